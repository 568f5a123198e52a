#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hotspot: a person makes an empty tile one by its key, sees in it what they select in the list and in another tile,
goes back to the list, and finds it in the view that was saved."""

import sys
import tempfile

from desk import Desk, Screen, changed_share, keyring_in, wait_for
from stand_in import StandIn
from test_views import add_account, open_camera, save_as, shown, wait_for_wall

WALL = ["Camera 0001", "Camera 0002", ""]  # beside the hotspot


def wait_for_spot(desk, name):
    """The hotspot shows this camera, live and moving."""
    tile = wait_for(
        f"{name} live in the hotspot",
        lambda: next((tile for tile in desk.every("panel", f"Hotspot: {name}") if ", live" in tile.seen), None),
        30,
    )
    box = desk.box(tile)
    before = Screen.take()
    wait_for("movement", lambda: changed_share(before, Screen.take(), box) > 0.001, 10)
    assert Screen.take().colours(box) > 50
    assert shown(desk) == WALL, shown(desk)


def make_hotspot(desk):
    desk.key("ctrl+2")
    wait_for_wall(desk, [""] * 4)
    open_camera(desk, 1)
    open_camera(desk, 2)
    desk.click(list(desk.every("panel", "Empty tile"))[-1])
    wait_for("the tile to have the focus", lambda: desk.focused().get_name() == "Empty tile", 10)
    desk.key("h")
    # Nothing was selected since the second camera was opened: it is not dark, it shows the first.
    wait_for_spot(desk, "Camera 0001")


def select(desk):
    desk.click(desk.find("list item", "Camera 0004"))
    wait_for_spot(desk, "Camera 0004")
    desk.click(next(node for node in desk.every("panel") if node.seen.startswith("Camera 0002")))
    wait_for_spot(desk, "Camera 0002")
    # The row is still selected there.
    desk.click(desk.find("list item", "Camera 0004"))
    wait_for_spot(desk, "Camera 0004")
    desk.key("Up")
    wait_for_spot(desk, "Camera 0003")


def main():
    platform = StandIn("--devices", "4", "--size", "320x180")
    with tempfile.TemporaryDirectory(prefix="lookout-hotspot-") as home:
        keyring = keyring_in(home)
        desk = Desk(home, environment=keyring)
        try:
            add_account(desk, platform)
            desk.maximize()
            make_hotspot(desk)
            select(desk)
            save_as(desk, "Watch")
            wait_for_spot(desk, "Camera 0001")
            desk.quit()
            desk.kill()
            desk = Desk(home, "--view", "Watch", environment=keyring)
            wait_for_wall(desk, WALL)
            wait_for_spot(desk, "Camera 0001")
            desk.quit()
        except BaseException:
            if desk.process.poll() is None:
                sys.stderr.write(f"{[node.seen for node in desk.every('panel')]}\n")
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
            platform.stop()
    print("ok")


if __name__ == "__main__":
    main()
