#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wall under a name: a person arranges cameras, in a layout of their own too, saves them by the keyboard, quits, and finds
them again; renames, orders, deletes and brings back; takes the views out into a file and in again, and is told what is
wrong with a bad one; decides with what Lookout begins, and that nothing is remembered.
With simulated cameras nothing is left behind."""

import json
import os
import subprocess
import sys
import tempfile

from desk import Atspi, Desk, Screen, keyring_in, wait_for
from stand_in import StandIn
from test_bad_input import Form

BAD = '{"format": "lookout-views", "version": 1, "views": [{"name": "Yard", "layout": "four"}]}'


def add_account(desk, platform):
    desk.press(desk.find("push button", "Add an Account", seconds=60))
    form = Form(desk, "Add an Account")
    form.choose_own_server()
    form.fill(
        **{
            "Name": "Harbour",
            "Address of the server": platform.ready["url"],
            "Product ID": str(platform.ready["product_id"]),
            "Key": platform.ready["master_key"],
        }
    )
    form.press("Save")
    desk.find("list item", "Camera 0001", seconds=60)


def shown(desk):
    """What the tiles show, in order: “Camera 0001”, without the words that follow, and nothing for an empty tile."""
    panels = [node.get_name() or "" for node in desk.every("panel")]
    tiles = [name for name in panels if name == "Empty tile" or name.startswith("Camera ")]
    return ["" if name == "Empty tile" else name[: len("Camera 0001")] for name in tiles]


def wait_for_wall(desk, wanted, seconds=30):
    try:
        wait_for(f"{wanted} on the wall", lambda: shown(desk) == wanted, seconds)
    except AssertionError:
        sys.stderr.write(f"the wall shows {shown(desk)}\n")
        raise


def open_camera(desk, number):
    desk.double_click(desk.find("list item", f"Camera {number:04}"))
    wait_for("its tile", lambda: f"Camera {number:04}" in shown(desk), 20)


def button(desk, name):
    """The button of views says so."""
    roles = ("push button", "toggle button")
    wait_for(
        f"the button “{name}”",
        lambda: any(node.get_name() == name for role in roles for node in desk.every(role)),
        20,
    )


def type_name(desk, title, name):
    """In place of what is proposed."""
    desk.wait_for_window(title)
    entry = desk.find("text", "Name of the View")
    desk.key("ctrl+a")
    desk.write(name)
    wait_for("what was typed", lambda: desk.text(entry) == name, 10)
    desk.key("Return")


def save_as(desk, name):
    """By keys alone, with a tile focused."""
    tile = next(node for node in desk.every("panel") if (node.get_name() or "").startswith("Camera "))
    desk.click(tile)
    wait_for("the tile to have the focus", lambda: (desk.focused().get_name() or "").startswith("Camera "), 10)
    desk.key("ctrl+shift+s")
    type_name(desk, "Save View", name)
    button(desk, f"Views: {name}")


def read_views(home):
    with open(os.path.join(home, "data", "lookout", "views.json"), encoding="utf-8") as file:
        return json.load(file)["views"]


def arrange_and_save(desk, home):
    desk.maximize()
    button(desk, "Views")
    desk.key("ctrl+3")
    wait_for_wall(desk, [""] * 6)
    open_camera(desk, 1)
    open_camera(desk, 3)
    save_as(desk, "Gates")
    wait_for("the file", lambda: [view["name"] for view in read_views(home)] == ["Gates"], 10)
    desk.key("ctrl+1")
    button(desk, "Views: Gates, changed")
    desk.key("ctrl+Page_Down")
    button(desk, "Views: Gates")
    wait_for_wall(desk, ["Camera 0001", "Camera 0003"] + [""] * 4)


def extents(desk):
    """How much of the wall each tile is, as it is told: nothing in a layout that nobody has made."""
    panels = [node for node in desk.every("panel") if (node.get_name() or "").startswith(("Empty tile", "Camera "))]
    return [node.get_description() or "" for node in panels]


def wait_for_extents(desk, wanted):
    wait_for(f"tiles of {wanted}, not {extents(desk)}", lambda: extents(desk) == wanted, 30)


# Of the twelve lines in each direction: the first tile is two thirds wide and high, and has pushed out three of nine.
FREE = [(8, 8), (4, 4), (4, 4), (4, 4), (4, 4), (4, 4)]


def told(sizes):
    return [f"{width} of 12 wide, {height} of 12 high" for width, height in sizes]


def drag(start, end):
    """Not in one leap, which a person cannot do either."""
    middle = [(a + b) // 2 for a, b in zip(start, end)]
    for step in (["mousemove", *start], ["mousedown", 1], ["mousemove", *middle], ["mousemove", *end], ["mouseup", 1]):
        subprocess.run(["xdotool", *map(str, step)], check=True)


def edge_of_first(desk):
    """On the right of the first tile, on the screen: a frame around the window is not in what AT-SPI says."""
    screen = Screen.take()
    frame = desk.box(desk.find("frame", "Lookout"))
    tile = next(node for node in desk.every("panel") if (node.get_name() or "").startswith("Camera "))
    x, y, width, height = desk.box(tile)
    return [x + width + 1 + (screen.width - frame[2]) // 2, y + height // 2], width


def divide_freely(desk, home):
    """By the pointer and by keys; given up, undone, saved, and found in the file."""
    desk.key("ctrl+5")
    wait_for_wall(desk, ["Camera 0001", "Camera 0003"] + [""] * 7)
    desk.key("ctrl+l")
    wait_for_extents(desk, told([(4, 4)] * 9))
    edge, width = edge_of_first(desk)
    drag(edge, [edge[0] + width + 2, edge[1]])
    wait_for_extents(desk, told([(8, 4)] + [(4, 4)] * 7))
    wait_for_wall(desk, ["Camera 0001", "Camera 0003"] + [""] * 6)
    desk.key("ctrl+z")
    wait_for_extents(desk, told([(4, 4)] * 9))
    wait_for_wall(desk, ["Camera 0001", "Camera 0003"] + [""] * 7)
    desk.key(*["shift+Right"] * 4)
    desk.key(*["shift+Down"] * 4)
    wait_for_extents(desk, told(FREE))
    button(desk, "Views: Gates, changed")
    desk.key("ctrl+s")
    button(desk, "Views: Gates")
    wait_for("the file", lambda: isinstance(read_views(home)[0]["layout"], dict), 10)
    desk.key("ctrl+1")
    button(desk, "Views: Gates, changed")
    desk.key("ctrl+Page_Down")
    button(desk, "Views: Gates")
    wait_for_extents(desk, told(FREE))


def check_restored(desk):
    wait_for_wall(desk, ["Camera 0001", "Camera 0003"] + [""] * 4, 60)
    button(desk, "Views: Gates")
    wait_for_extents(desk, told(FREE))
    wait_for("a camera that is live", lambda: next(desk.every("panel", ", live"), None), 60)
    desk.maximize()


def rows(desk):
    return [node.get_name() for node in desk.every("list item") if "tile" in (node.get_name() or "")]


def names(desk):
    return [name.split(",")[0] for name in rows(desk)]


def wait_for_names(desk, *wanted):
    wait_for(f"the views {wanted}, not {names(desk)}", lambda: names(desk) == list(wanted), 20)


def manage(desk, home):
    desk.key("ctrl+2")
    save_as(desk, "Yard")
    desk.key("ctrl+shift+m")
    desk.wait_for_window("Views")
    wait_for_names(desk, "Gates", "Yard")
    assert rows(desk)[0] == "Gates, 2 cameras, free layout with 6 tiles", rows(desk)
    desk.move_to("Tab", "list item", "Gates, ", 6)
    desk.key("F2")
    type_name(desk, "Rename View", "Yard")
    desk.find("label", "Another view has this name")
    type_name(desk, "Rename View", "Harbour")
    desk.wait_for_window("Views")
    wait_for_names(desk, "Harbour", "Yard")
    wait_for("the row again", lambda: (desk.focused().get_name() or "").startswith("Harbour, "), 10)
    desk.key("alt+Down")
    wait_for_names(desk, "Yard", "Harbour")
    wait_for("the focus that goes with it", lambda: desk.focused().get_name().startswith("Harbour, "), 10)
    desk.key("Delete")
    wait_for_names(desk, "Yard")
    desk.press(desk.find("push button", "Undo"))
    wait_for_names(desk, "Yard", "Harbour")
    wait_for("the file", lambda: [view["name"] for view in read_views(home)] == ["Yard", "Harbour"], 10)


def choose_file(desk, title, path):
    """In the toolkit's own dialog, where a path can be typed."""
    desk.wait_for_window(title)
    if title.startswith("Import"):
        desk.key("ctrl+l")
        wait_for("the entry", lambda: "FileChooserEntry" in (desk.focused().get_name() or ""), 20)
    window = desk.find(None, title)
    desk.key("ctrl+a")
    desk.write(path)
    typed = wait_for("an entry", lambda: [desk.text(node) for node in desk.every("text", within=window)], 10)
    wait_for(
        f"{path}, not {typed}",
        lambda: path in [desk.text(node) for node in desk.every("text", within=window)],
        10,
    )
    desk.key("Return")
    desk.wait_for_window("Views")


def take_out_and_in(desk, home):
    out = os.path.join(home, "out.json")
    desk.press(desk.find("push button", "Export All…"))
    choose_file(desk, "Export Views", out)
    desk.find("label", "2 views exported")
    with open(out, encoding="utf-8") as file:
        text = file.read()
    views = json.loads(text)
    assert [view["name"] for view in views["views"]] == ["Yard", "Harbour"], views
    assert views["accounts"][0]["name"] == "Harbour", views["accounts"]
    assert len(views["views"][1]["layout"]["tiles"]) == len(FREE), views["views"][1]
    desk.press(desk.find("push button", "Import…"))
    choose_file(desk, "Import Views", out)
    wait_for_names(desk, "Yard", "Harbour", "Yard (2)", "Harbour (2)")
    return text


def import_a_bad_one(desk, home):
    path = os.path.join(home, "bad.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(BAD)
    desk.press(desk.find("push button", "Import…"))
    choose_file(desk, "Import Views", path)
    desk.find("label", "The file of views cannot be used")
    desk.find("label", "views[0].layout: this must be a whole number from 1 to")
    wait_for_names(desk, "Yard", "Harbour", "Yard (2)", "Harbour (2)")


def leave(desk):
    """Right after a dialog has closed, a key may still go to it: then a person presses it once more."""
    desk.wait_for_window("Views")
    for _ in range(3):
        desk.key("Escape")
        try:
            return wait_for("a closed window", lambda: not next(desk.every("frame", "Views"), None), 3)
        except AssertionError:
            continue
    raise AssertionError("Escape does not close the window of views")


def choose_the_start(desk):
    """Nothing on the wall, on the whole screen: by keys alone."""
    desk.key("ctrl+comma")
    desk.wait_for_window("Preferences")
    wait_for("the first row", lambda: desk.focused().get_name() == "On the Wall at the Start", 10)
    row = desk.focused().path
    desk.key("Return")
    wait_for("the list", lambda: desk.focused().path != row, 10)
    desk.key("Down", "Return")
    wait_for("the row again", lambda: desk.focused().path == row, 10)
    wait_for("what was chosen", lambda: "Nothing" in desk.labels(), 10)
    desk.move_to("Down", "list item", "Begin in Full Screen", 1)
    desk.key("Return")
    switch = desk.find("check box", "Begin in Full Screen")
    wait_for("a switch that is on", lambda: switch.has_state(Atspi.StateType.CHECKED), 10)
    desk.key("Escape")
    desk.wait_for_window("Lookout")


def check_chosen_start(desk):
    """Nothing but empty tiles, though the account is open; Escape leaves full screen."""
    frame = desk.find("frame", "Lookout", seconds=60)
    screen = Screen.take()
    wait_for("the whole screen", lambda: desk.box(frame)[2:] == (screen.width, screen.height), 30)
    desk.find("list item", "Camera 0001", seconds=60)
    desk.key("Escape")
    wait_for("the window again", lambda: desk.box(frame)[2:] != (screen.width, screen.height), 20)
    wait_for_wall(desk, [""] * 4)
    button(desk, "Views")


def left(home):
    """Which files tell of cameras: of the wall, of data, and small pictures."""
    found = subprocess.run(
        ["grep", "-rlE", "Camera 0001", f"{home}/state", f"{home}/data/lookout/data-used.json"], capture_output=True, text=True
    )
    return found.stdout.split()


def remember_nothing(desk, home):
    """Whatever tells of cameras goes at once, and does not come back at the end."""
    row = desk.find("list item", "Camera 0001")
    wait_for("the list of cameras in its place", lambda: desk.box(row)[0] >= 0, 20)
    desk.maximize()
    open_camera(desk, 1)
    wait_for("the wall that is kept", lambda: left(home), 20)
    desk.key("ctrl+comma")
    desk.wait_for_window("Preferences")
    desk.press(desk.find("check box", "Remember What Was Watched"))
    wait_for("nothing that is left", lambda: not left(home), 20)
    desk.key("Escape")
    desk.wait_for_window("Lookout")


def check_secrets(platform, text):
    assert platform.ready["master_key"] not in text


def check_simulated(home):
    """Views are there until Lookout quits, and nothing of them afterwards."""
    desk = Desk(home, "--simulate")
    try:
        wait_for("a camera that is live", lambda: next(desk.every("panel", ", live"), None), 60)
        save_as(desk, "Gates")
        desk.key("ctrl+1")
        button(desk, "Views: Gates, changed")
        desk.key("ctrl+shift+m")
        wait_for("words", lambda: "until Lookout quits" in " ".join(rows(desk)), 20)
        desk.wait_for_window("Views")
        desk.key("Escape")
        desk.wait_for_window("Lookout")
        desk.quit()
    except BaseException:
        sys.stderr.write(desk.output())
        raise
    finally:
        desk.kill()
    left = subprocess.run(["grep", "-rl", "Camera\\|Gates", home], capture_output=True, text=True).stdout.split()
    assert [path for path in left if path.endswith(".json")] == [], left
    for name in ("data/lookout/views.json", "state/lookout/wall.json"):
        assert not os.path.exists(os.path.join(home, name)), name


def main():
    platform = StandIn("--devices", "4", "--size", "320x180")
    with tempfile.TemporaryDirectory(prefix="lookout-views-") as home:
        keyring = {**keyring_in(home), "GSETTINGS_BACKEND": "keyfile"}
        desk = Desk(home, environment=keyring)
        try:
            add_account(desk, platform)
            arrange_and_save(desk, home)
            divide_freely(desk, home)
            desk.quit()
            desk.kill()
            desk = Desk(home, environment=keyring)
            check_restored(desk)
            manage(desk, home)
            check_secrets(platform, take_out_and_in(desk, home))
            import_a_bad_one(desk, home)
            leave(desk)
            desk.wait_for_window("Lookout")
            choose_the_start(desk)
            desk.quit()
            desk.kill()
            desk = Desk(home, environment=keyring)
            check_chosen_start(desk)
            remember_nothing(desk, home)
            desk.quit()
            assert not left(home), left(home)
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
            platform.stop()
    with tempfile.TemporaryDirectory(prefix="lookout-views-") as home:
        check_simulated(home)
    print("ok")


if __name__ == "__main__":
    main()
