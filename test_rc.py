import os, sys, tempfile, subprocess, time
sys.path.insert(0, "/work/wt/leftovers/tests/e2e")
from desk import Desk, Screen, wait_for
def right(desk, node):
    x,y,w,h = desk.box(node)
    subprocess.run(["xdotool","mousemove",str(x+w//2),str(y+h//2),"click","3"],check=True)
def menu(desk):
    return list(desk.every("menu item","Copy the Device"))
with tempfile.TemporaryDirectory() as home:
    desk = Desk(home)
    try:
        desk.press(desk.find("push button", "Try with Simulated Cameras", seconds=30))
        row = desk.find("list item", "Camera 0001", seconds=60)
        desk.maximize()
        time.sleep(3)
        for i in range(12):
            right(desk, desk.find("list item", "Camera 0001"))
            time.sleep(0.7)
            print(time.monotonic(), i, "open", len(menu(desk)))
            subprocess.run(["import","-window","root",f"/tmp/rc{i}.png"])
            desk.key("Escape"); time.sleep(0.7)
            print(time.monotonic(), i, "closed", len(menu(desk)))
    except BaseException:
        sys.stderr.write(desk.output()); raise
    finally:
        print(desk.output()); desk.kill()
