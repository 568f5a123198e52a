#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A menu at the pointer opens each time it is asked for, in the tree and on a tile, though the pointer has not moved
since the last one was closed by Escape; and what it was opened on does not look pressed afterwards."""

import subprocess
import sys
import tempfile

from desk import Desk, Screen, wait_for

TIMES = 8


def press(desk, item):
    subprocess.run(["xdotool", "click", "3"], check=True)
    desk.find("menu item", item, seconds=10)
    wait_until_it_is_drawn(desk)
    desk.key("Escape")
    desk.gone("menu item", item, seconds=10)


def press_again_and_again(desk, node, item):
    desk.point(node)
    for _ in range(TIMES):
        press(desk, item)


def check_that_one_is_marked(desk, rows, elsewhere):
    """The button goes up over the menu, so that the row itself does not hear of it."""
    for row in rows[:2]:
        desk.point(row)
        press(desk, "Open")
    desk.point(elsewhere)

    def end(screen, row):
        x, y, width, height = desk.box(row)
        return screen.crop((x + width - 20, y + height // 2, 8, 4))

    def is_so():
        screen = Screen.take()
        return end(screen, rows[0]) == end(screen, rows[2]) != end(screen, rows[1])

    wait_for("the row of the last menu alone to look selected", is_so, 10)


def wait_until_it_is_drawn(desk):
    """A person reads before they close it; and the toolkit asks where the pointer is once a menu has its size."""
    windows = ["xdotool", "search", "--onlyvisible", "--pid", str(desk.process.pid)]
    wait_for("a window of the menu", lambda: len(subprocess.check_output(windows).split()) > 1, 10)


def main():
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as home:
        desk = Desk(home, "--simulate")
        try:
            desk.maximize()
            tile = wait_for("a tile that is live", desk.live_tiles, 60)[0]
            tree = desk.find("list", "Cameras", seconds=60)
            row = wait_for("a camera", lambda: tree.get_child_count() > 2 and tree.get_child_at_index(2), 60)
            press_again_and_again(desk, row, "Open")
            check_that_one_is_marked(desk, [tree.get_child_at_index(i) for i in range(2, 5)], tile)
            press_again_and_again(desk, tile, "Close This Camera")
            desk.quit()
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
    print("ok")


if __name__ == "__main__":
    main()
