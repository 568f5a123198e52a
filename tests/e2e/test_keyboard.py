#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lookout without a mouse: from the first screen to a camera and its buttons, and back, by keys alone."""

import os
import sys
import tempfile

from desk import Desk, Screen, changed_share, wait_for

ACCENT = (0x35, 0x84, 0xE4)  # the colour of Adwaita's focus ring


def check_ring(desk, key, role, name, limit=40):
    """Goes to a widget by keys, and sees on the screen that it has the focus."""
    target = desk.find(role, name)
    before = Screen.take()
    desk.move_to(key, role, name, limit)
    wait_for(
        f"a sign on the screen that {name} has the focus",
        lambda: changed_share(before, Screen.take(), desk.box(target)) > 0.001,
        10,
    )


def accent_pixels(screen, box):
    crop, bpp = screen.crop(box), screen.bytes_per_pixel
    red, green, blue = ACCENT
    return sum(
        abs(crop[i] - blue) + abs(crop[i + 1] - green) + abs(crop[i + 2] - red) < 60
        for i in range(0, len(crop) - bpp + 1, bpp)
    )


def check_tile_ring(desk, tile):
    """Pictures move, and so it is the ring's colour along the tile's upper edge that is looked for."""
    x, y, width, _ = desk.box(tile)
    edge = (x, y - 8, width, 16)  # the window's own border may shift it by a few pixels
    wait_for(
        "a ring around the tile that has the focus",
        lambda: accent_pixels(Screen.take(), edge) > width // 2,
        10,
    )


def begin(desk):
    desk.find("push button", "Try with Simulated Cameras", seconds=30)
    desk.move_to("Tab", "push button", "Try with Simulated Cameras", 10)
    desk.key("Return")
    desk.find("list item", "Camera 0001", seconds=60)
    desk.maximize()  # so that a widget's place is one on the screen
    desk.key("ctrl+shift+w")
    wait_for("an empty wall", lambda: len(list(desk.every("panel", "Empty tile"))) == 4, 20)


def go_through_the_filters(desk):
    desk.key("ctrl+f")
    wait_for("the search", lambda: "Search" in (desk.focused().get_name() or ""), 10)
    desk.move_to("Tab", "push button", "Filters", 2)
    desk.key("space")
    desk.find("push button", "Offline")
    assert "Tag" in desk.move_to("Tab", "entry", "Tag", 4).get_name()
    desk.move_to("shift+Tab", "push button", "Filters", 4)
    desk.key("space")


def go_through_the_tree(desk):
    """From the search to a channel, which Enter opens on the wall."""
    row = desk.move_to("Tab", "list item", "Simulated cameras", 1)
    assert "8 devices" in row.get_name(), row.get_name()
    check_ring(desk, "Down", "list item", "Camera 0001", 2)
    device = desk.focused().get_name().split(",")[0]
    desk.key("Right")
    channel = desk.find("list item", "Channel 1")
    desk.move_to("Down", "list item", channel.get_name(), 1)
    desk.key("Left")  # back up to the device, and down again
    wait_for("the device", lambda: device in desk.focused().get_name(), 10)
    desk.move_to("Down", "list item", channel.get_name(), 1)
    desk.key("Return")
    return desk.find("panel", f"{device}, live", seconds=60)


def check_menu(desk):
    """The menus of a device and of the account, by the keyboard; Escape goes back to where one was."""
    desk.move_to("Up", "list item", "Camera 0001", 1)
    desk.key("shift+F10")
    desk.find("menu item", "Copy the Device")
    desk.key("Escape")
    desk.gone("menu item", "Copy the Device")
    wait_for("the device's row", lambda: "Camera 0001" in (desk.focused().get_name() or ""), 10)
    desk.move_to("Up", "list item", "Simulated cameras", 4)
    desk.key("shift+F10")
    desk.find("menu item", "Remove This Account")
    desk.key("Escape")
    desk.gone("menu item", "Remove This Account")
    wait_for("the row", lambda: "Simulated" in (desk.focused().get_name() or ""), 10)


def use_favourites(desk):
    """A camera goes to the favourites and out of them again, and comes back."""
    desk.move_to("Down", "list item", "Camera 0001", 4)
    desk.key("ctrl+d")
    desk.find("list item", "Favourites, 1 camera")
    desk.move_to("Up", "list item", "Favourites", 1)
    desk.key("Right")
    desk.move_to("Down", "list item", "Camera 0001", 1)
    desk.key("Delete")
    desk.find("list item", "Favourites, Drag cameras here")
    desk.press(desk.find("push button", "Undo"))
    desk.find("list item", "Favourites, 1 camera")
    wait_for("the row", lambda: "Favourites" in (desk.focused().get_name() or ""), 10)
    desk.move_to("Up", "list item", "Simulated cameras", 1)


def check_collapse(desk):
    """Left closes the account, which stays open; Right opens its row again."""
    desk.key("Left")
    desk.gone("list item", "Camera 0001")
    desk.key("Right")
    desk.find("list item", "Camera 0001")


def is_heard_or_told(desk, tile):
    """Where there is no sound device, that is said."""
    if next(desk.every("push button", "Sound Off", within=tile), None):
        return True
    return any("no sound device" in text for text in desk.labels(within=tile))


def use_the_tile(desk, tile, home):
    check_ring(desk, "Tab", "push button", "View", 4)
    desk.move_to("Tab", "panel", tile.get_name(), 8)
    check_tile_ring(desk, tile)
    desk.move_to("Tab", "push button", "Sound On", 2)
    desk.key("space")
    wait_for("sound, or why there is none", lambda: is_heard_or_told(desk, tile), 20)
    desk.move_to("Tab", "push button", "Take a Snapshot", 2)
    desk.key("space")
    wait_for("the snapshot", lambda: any("Lookout" in path for path, _, files in os.walk(home) if files and path.endswith("Pictures/Lookout")), 20)
    desk.move_to("Tab", "push button", "Enlarge", 2)
    desk.move_to("Tab", "push button", "Close This Camera", 2)
    desk.key("space")
    wait_for("an empty tile again", lambda: len(list(desk.every("panel", "Empty tile"))) == 4, 20)


def go_back(desk):
    desk.move_to("shift+Tab", "list item", "Simulated cameras")
    desk.move_to("shift+Tab", "entry", "Search", 2)
    desk.move_to("shift+Tab", "push button", "Accounts", 2)


def main():
    with tempfile.TemporaryDirectory(prefix="lookout-keyboard-") as home:
        desk = Desk(home)
        try:
            begin(desk)
            go_through_the_filters(desk)
            tile = go_through_the_tree(desk)
            check_menu(desk)
            use_favourites(desk)
            check_collapse(desk)
            use_the_tile(desk, tile, home)
            go_back(desk)
            desk.quit()
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
    print("ok")


if __name__ == "__main__":
    main()
