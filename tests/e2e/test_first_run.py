#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's first minutes: choose simulated cameras, open four tiles, see them move, lose the platform,
see every tile come back, and quit."""

import os
import signal
import sys
import tempfile

from desk import Desk, Screen, changed_share, wait_for

TILES = 4
BACK_WITHIN = 15  # seconds: what we promise after the platform is back


def wait_for_live_tiles(desk, seconds):
    wait_for("four live tiles", lambda: len(desk.live_tiles()) == TILES, seconds)


def close_every_tile(desk):
    """The simulated cameras open a few by themselves; what a person opens must work from nothing."""
    wait_for_live_tiles(desk, 60)
    for tile in desk.live_tiles():
        desk.press(desk.find("push button", "Close This Camera", within=tile))
    wait_for("an empty wall", lambda: not desk.live_tiles(), 20)


def open_four_tiles(desk):
    tree = desk.find("list", "Cameras", seconds=60)
    wait_for("rows in the tree", lambda: tree.get_child_count() > TILES + 1, 60)
    for index in range(TILES):
        row = tree.get_child_at_index(index + 2)  # the account stands first, and its favourites
        name = row.get_name().split(",")[0]
        desk.double_click(row)
        desk.find("panel", f"{name}, ", seconds=20)
    wait_for_live_tiles(desk, 60)


def check_tiles_move(desk):
    tiles = desk.live_tiles()
    assert len(tiles) == TILES, desk.names("panel")
    before = Screen.take()
    for tile in tiles:
        box = desk.box(tile)
        assert before.colours(box) > 50, f"{tile.seen} shows no picture"
        wait_for(
            f"movement in {tile.seen}",
            lambda area=box: changed_share(before, Screen.take(), area) > 0.001,
            10,
        )


def lose_and_find_the_platform(desk):
    (sim,) = desk.children("lookout-sim")
    os.kill(sim, signal.SIGKILL)
    wait_for("no tile that still says live", lambda: not desk.live_tiles(), 8)
    wait_for("the simulated cameras again", lambda: desk.children("lookout-sim"), 15)
    wait_for_live_tiles(desk, BACK_WITHIN)
    check_tiles_move(desk)


def main():
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as home:
        desk = Desk(home)
        try:
            desk.press(desk.find("push button", "Try with Simulated Cameras", seconds=30))
            desk.maximize()
            close_every_tile(desk)
            open_four_tiles(desk)
            desk.key("F11")
            check_tiles_move(desk)
            lose_and_find_the_platform(desk)
            desk.quit()
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
    print("ok")


if __name__ == "__main__":
    main()
