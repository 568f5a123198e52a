#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A patrol through the list: a person starts it by its key, sees page after page of the list on the wall, reads where it is,
pauses, goes on and back, starts it again from the row that is selected, and stops."""

import sys
import tempfile

from desk import Desk, keyring_in
from stand_in import StandIn
from test_views import add_account, button, shown, wait_for_wall

FIRST = [f"Camera {number:04}" for number in (1, 2, 3, 4)]
SECOND = ["Camera 0005", "Camera 0006", "", ""]
FROM_THIRD = [f"Camera {number:04}" for number in (3, 4, 5, 6)]


def read_place(desk, words):
    """In the popover of the patrol."""
    desk.click(next(node for role in ("push button", "toggle button") for node in desk.every(role, "Patrol: ")))
    desk.find("label", words)
    desk.key("Escape")
    desk.gone("label", words)


def gone(desk):
    for role in ("push button", "toggle button"):
        desk.gone(role, "Patrol: ")


def patrol(desk):
    desk.key("ctrl+2")
    wait_for_wall(desk, [""] * 4)
    desk.key("F7")
    button(desk, "Patrol: running")
    wait_for_wall(desk, FIRST)
    wait_for_wall(desk, SECOND)
    desk.key("shift+F8")
    button(desk, "Patrol: paused")
    read_place(desk, "Devices 5 to 6 of 6")
    desk.key("ctrl+shift+F8")
    wait_for_wall(desk, FIRST)
    desk.key("ctrl+F8")
    wait_for_wall(desk, SECOND)
    desk.key("F7")
    gone(desk)
    desk.click(desk.find("list item", "Camera 0003"))
    desk.key("F7")
    wait_for_wall(desk, FROM_THIRD)
    desk.key("F7")
    gone(desk)


def main():
    platform = StandIn("--devices", "6", "--size", "320x180")
    with tempfile.TemporaryDirectory(prefix="lookout-pages-") as home:
        desk = Desk(home, environment=keyring_in(home))
        try:
            add_account(desk, platform)
            desk.maximize()
            patrol(desk)
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
