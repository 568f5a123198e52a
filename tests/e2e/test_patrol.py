#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two saved views in turn: a person starts the patrol by its key, chooses how long each view stays, sees by the tiles and
their pixels that the views change, touches the wall and is waited for, pauses, and stops. Then the same views in a kiosk,
which no key but one leaves; a view that does not exist is refused in words."""

import os
import subprocess
import sys
import tempfile

from desk import LOOKOUT, Desk, Screen, changed_share, keyring_in, wait_for
from stand_in import StandIn
from test_views import add_account, button, open_camera, save_as, shown, wait_for_wall

GATES = ["Camera 0001", "Camera 0002", "", ""]
YARD = ["Camera 0003"]
ABOVE = "List of Cameras"  # a button above the wall
WAITING = "Patrol: waiting while you use the window"


def save_two_views(desk):
    desk.maximize()
    desk.find(None, ABOVE)
    desk.key("ctrl+2")
    wait_for_wall(desk, [""] * 4)
    open_camera(desk, 1)
    open_camera(desk, 2)
    save_as(desk, "Gates")
    desk.key("ctrl+shift+w")
    wait_for_wall(desk, [""] * 4)
    desk.key("ctrl+1")
    wait_for_wall(desk, [""])
    open_camera(desk, 3)
    save_as(desk, "Yard")


def wait_for_live(desk, wanted):
    """All cameras of the view play, and the first of them is a picture that moves."""
    wait_for_wall(desk, wanted)
    count = len([name for name in wanted if name])
    wait_for(f"{count} tiles that are live", lambda: len(desk.live_tiles()) == count, 30)
    box = desk.box(desk.live_tiles()[0])
    wait_for("a picture", lambda: Screen.take().colours(box) > 50, 10)
    before = Screen.take()
    wait_for("movement", lambda: changed_share(before, Screen.take(), box) > 0.001, 10)


def set_seconds(desk, seconds):
    """In the popover of the patrol."""
    desk.click(next(node for role in ("push button", "toggle button") for node in desk.every(role, "Patrol: ")))
    entry = desk.find("spin button", "Seconds for each view or page")
    assert desk.text(entry) == "15", desk.text(entry)
    desk.key("ctrl+a")
    desk.write(str(seconds))
    desk.key("Return")
    wait_for("what was typed", lambda: desk.text(entry) == str(seconds), 10)
    desk.find("label", "You use the window: the patrol goes on in")
    desk.key("Escape")
    desk.gone("spin button", "Seconds for each view or page")


def touch(desk):
    """Clicks on a tile; true once the patrol is seen to wait, which it does for a while after each click."""
    desk.click(next(desk.every("panel", "Camera ")))
    return any(next(desk.every(role, WAITING), None) for role in ("push button", "toggle button"))


def patrol(desk):
    desk.key("F8")
    button(desk, "Patrol: running")
    set_seconds(desk, 5)
    # A stay is too short for more than a look at the names, on a slow machine.
    wait_for_wall(desk, GATES)
    wait_for_wall(desk, YARD)
    wait_for_wall(desk, GATES)
    wait_for("the patrol to wait", lambda: touch(desk), 20)
    desk.key("shift+F8")
    button(desk, "Patrol: paused")
    # On a slow machine it may have gone on before it heard the key.
    here = wait_for("a view", lambda: next((view for view in (GATES, YARD) if shown(desk) == view), None), 30)
    there = YARD if here == GATES else GATES
    wait_for_live(desk, here)
    desk.key("ctrl+Page_Down")
    wait_for_live(desk, there)
    button(desk, "Patrol: paused")
    desk.key("ctrl+F8")
    wait_for_wall(desk, here)
    button(desk, "Patrol: paused")
    desk.key("F8")
    for role in ("push button", "toggle button"):
        desk.gone(role, "Patrol: ")


def refuse(home, name, keyring):
    folders = {f"XDG_{kind.upper()}_HOME": os.path.join(home, kind) for kind in ("config", "data", "cache", "state")}
    answer = subprocess.run(
        [LOOKOUT, "--view", name, "--kiosk"],
        env={**os.environ, **folders, **keyring, "HOME": home},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert answer.returncode == 1, answer
    for words in (f"There is no view called “{name}”", "“Gates”, “Yard”"):
        assert words in answer.stderr, answer.stderr


def is_kiosk(desk):
    screen = Screen.take()
    frames = [desk.box(node) for node in desk.every("frame", "Lookout")]
    fills = any(width >= screen.width and height >= screen.height for _, _, width, height in frames)
    return fills and not next(desk.every(None, ABOVE), None)


def kiosk(desk):
    wait_for_live(desk, YARD)
    wait_for("a window of tiles alone that fills the screen", lambda: is_kiosk(desk), 20)
    desk.wait_for_window("Lookout")
    for key in ("Escape", "F11", "F9", "ctrl+f", "ctrl+w"):
        desk.key(key)
    # What was pressed before has been dealt with once this is seen.
    desk.key("ctrl+2")
    wait_for_wall(desk, YARD + [""] * 3)
    assert is_kiosk(desk)
    desk.key("F8")
    wait_for_live(desk, GATES)
    assert is_kiosk(desk)


def main():
    platform = StandIn("--devices", "4", "--size", "320x180")
    with tempfile.TemporaryDirectory(prefix="lookout-patrol-") as home:
        keyring = keyring_in(home)
        desk = Desk(home, environment=keyring)
        try:
            add_account(desk, platform)
            save_two_views(desk)
            patrol(desk)
            desk.quit()
            desk.kill()
            refuse(home, "Nowhere", keyring)
            desk = Desk(home, "--view", "Yard", "--kiosk", environment=keyring)
            kiosk(desk)
            desk.quit()
        except BaseException:
            sys.stderr.write(f"the wall shows {shown(desk)}\n" if desk.process.poll() is None else "")
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
            platform.stop()
    print("ok")


if __name__ == "__main__":
    main()
