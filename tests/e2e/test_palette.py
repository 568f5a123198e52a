#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything by its name, and by the keyboard alone: Ctrl+K, a part of a camera's name, Enter, and it plays; an action; the
answers as assistive technology has them; nothing found, in words; Escape. And the report, which holds no key."""

import sys
import tempfile

from desk import Desk, wait_for
from stand_in import StandIn
from test_secrets import check
from test_views import add_account

TITLE = "Search Everything"


def open_palette(desk):
    desk.wait_for_window("Lookout")
    desk.key("ctrl+k")
    desk.wait_for_window(TITLE)
    return desk.find("entry", "Search everything")


def found(desk):
    """The answers, in order."""
    window = next(desk.every("frame", TITLE))
    return [row.get_name() for row in desk.every("list item", within=window)]


def wait_for_first(desk, name):
    wait_for(f"“{name}” first", lambda: (found(desk) or [""])[0].startswith(name), 20)


def look_for(desk, entry, text):
    desk.key("ctrl+a")
    desk.write(text)
    wait_for("what was typed", lambda: desk.text(entry) == text, 10)


def gone(desk):
    wait_for("the palette to go", lambda: not next(desk.every("frame", TITLE), None), 10)


def open_a_camera(desk):
    entry = open_palette(desk)
    assert any(name.startswith("Full Screen, Window") for name in found(desk)), found(desk)
    look_for(desk, entry, "warehouse")
    wait_for("a camera", lambda: found(desk), 20)
    name = found(desk)[0].split(",")[0]
    assert name.startswith("Camera ") and name.endswith("Warehouse"), found(desk)
    desk.key("Return")
    gone(desk)
    desk.find("panel", f"{name}, live", seconds=60)


def do_an_action(desk):
    entry = open_palette(desk)
    look_for(desk, entry, "9 cameras")
    wait_for_first(desk, "9 Cameras, Wall, Ctrl+5")
    desk.key("Return")
    gone(desk)
    wait_for("eight empty tiles", lambda: len(list(desk.every("panel", "Empty tile"))) == 8, 20)


def choose_by_arrows(desk):
    """Down goes to the second answer, Up back to the first and to the entry; typing goes on there."""
    entry = open_palette(desk)
    look_for(desk, entry, "appearance")
    wait_for_first(desk, "Appearance: As the System, Appearance · chosen")
    desk.move("Down")
    assert desk.focused().get_name().startswith("Appearance: Light"), desk.focused().get_name()
    desk.move("Down")
    assert desk.focused().get_name().startswith("Appearance: Dark"), desk.focused().get_name()
    desk.move("Up")
    desk.move("Up")
    desk.move("Up")
    assert desk.focused().get_role_name() == "entry", desk.focused().get_role_name()
    desk.write(" dark")
    wait_for_first(desk, "Appearance: Dark")
    desk.key("Return")
    gone(desk)
    entry = open_palette(desk)
    look_for(desk, entry, "appearance dark")
    wait_for_first(desk, "Appearance: Dark, Appearance · chosen")
    desk.key("Escape")
    gone(desk)


def find_nothing(desk):
    entry = open_palette(desk)
    look_for(desk, entry, "zebra crossing")
    desk.find("label", "Nothing Found")
    assert found(desk) == [], found(desk)
    desk.key("Escape")
    gone(desk)


def read_report(desk, platform):
    """With the log of every call on, while a camera plays."""
    entry = open_palette(desk)
    look_for(desk, entry, "diagnostics")
    wait_for_first(desk, "Diagnostics…, Program")
    desk.key("Return")
    gone(desk)
    desk.wait_for_window("Diagnostics")
    text = desk.text(desk.find("text", "Report"))
    for words in ("Lookout ", "flvdemux: ", "Tile 1: live over flv", "Account 1: http, 127.0.0.1", " onv debug: "):
        assert words in text, f"“{words}” is not in: {text}"
    check(platform.ready, "the report", text.encode())
    for name in ("Harbour", "Warehouse"):
        assert name not in text, f"“{name}” is in: {text}"
    desk.key("Escape")
    wait_for("the report to go", lambda: not next(desk.every("frame", "Diagnostics"), None), 10)


def main():
    platform = StandIn("--devices", "12", "--size", "320x180")
    with tempfile.TemporaryDirectory(prefix="lookout-palette-") as home:
        desk = Desk(home, environment={"G_MESSAGES_DEBUG": "onv"})
        try:
            add_account(desk, platform)
            open_a_camera(desk)
            do_an_action(desk)
            choose_by_arrows(desk)
            find_nothing(desk)
            read_report(desk, platform)
            desk.wait_for_window("Lookout")
            desk.quit()
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
            platform.stop()
    print("ok")


if __name__ == "__main__":
    main()
