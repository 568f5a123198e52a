#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A menu at the pointer opens each time it is asked for, in the tree and on a tile, though the pointer has not moved
since the last one was closed by Escape; and what it was opened on does not look pressed afterwards. Then cameras are
dragged from the tree into favourites and a group, and within them."""

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


def check_dragging(desk):
    """Cameras go where they are dropped, and stand in the order that they are given."""

    def row(name):
        return desk.find("list item", name)

    def wait_for_members(*wanted):
        wait_for(f"the members {wanted}", lambda: names(desk) == list(wanted), 20)

    desk.click(row("Camera 0001"))
    desk.key("ctrl+g")
    desk.wait_for_window("New Group")
    desk.key("Return")
    row("Group 1, 1 camera")
    desk.wait_for_window("Lookout")
    desk.key("Right")
    wait_for_members("Camera 0001")
    desk.drag(row("Camera 0003"), row("Group 1"))
    wait_for_members("Camera 0001", "Camera 0003")
    # The second goes before the first, and another camera after that.
    desk.drag(members(desk)[1], members(desk)[0], 0.2)
    wait_for_members("Camera 0003", "Camera 0001")
    desk.drag(row("Camera 0004"), members(desk)[0], 0.8)
    wait_for_members("Camera 0003", "Camera 0004", "Camera 0001")
    desk.drag(row("Camera 0002"), row("Favourites"))
    row("Favourites, 1 camera")


def members(desk):
    """The rows below the group, and above the devices of the platform."""
    rows = list(desk.every("list item"))
    first = next(i for i, row in enumerate(rows) if row.seen.startswith("Group 1")) + 1
    count = int(rows[first - 1].seen.split(", ")[1].split()[0])
    return rows[first : first + count]


def names(desk):
    """As “Camera 0001”, without where it is."""
    return [" ".join(row.seen.split()[:2]) for row in members(desk)]


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
            check_dragging(desk)
            desk.quit()
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
    print("ok")


if __name__ == "__main__":
    main()
