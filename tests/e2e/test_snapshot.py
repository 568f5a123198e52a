#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A snapshot goes to the folder “Lookout” in the person's pictures, whatever these are called and nowhere else, as
large as the stream; and the toast that tells of it opens it. A key takes one of each camera, and one toast tells of
them all."""

import os
import stat
import struct
import sys
import tempfile

from desk import Desk, wait_for

PICTURES = "Bilder"
SIZE = (640, 360)  # of the simulated cameras
VIEWER = """#!/bin/sh
printf '%s\\n' "$1" >"{home}/opened.new" && mv "{home}/opened.new" "{home}/opened"
"""
DESKTOP_FILE = """[Desktop Entry]
Type=Application
Name=Viewer
Exec={home}/viewer %f
MimeType=image/png;
"""


def write(path, text, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


def furnish(home):
    """A home with pictures under another name, and a viewer of pictures that notes what it was given."""
    write(os.path.join(home, "config", "user-dirs.dirs"), f'XDG_PICTURES_DIR="$HOME/{PICTURES}"\n')
    write(os.path.join(home, "viewer"), VIEWER.format(home=home), stat.S_IRWXU)
    write(os.path.join(home, "data", "applications", "viewer.desktop"), DESKTOP_FILE.format(home=home))
    write(os.path.join(home, "config", "mimeapps.list"), "[Default Applications]\nimage/png=viewer.desktop\n")


def pictures(home):
    """Every picture below the home."""
    return [
        os.path.join(folder, name)
        for folder, _, names in os.walk(home)
        for name in names
        if name.endswith(".png")
    ]


def png_size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n", f"{path} is no PNG"
    return struct.unpack(">2I", head[16:24])


def read_opened(home):
    path = os.path.join(home, "opened")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def check(desk, home):
    (tile,) = wait_for("a live tile", desk.live_tiles, 60)
    before = pictures(home)
    desk.press(desk.find("push button", "Take a Snapshot", within=tile))
    wait_for("a picture", lambda: len(pictures(home)) > len(before), 20)
    (new,) = set(pictures(home)) - set(before)
    assert os.path.dirname(new) == os.path.join(home, PICTURES, "Lookout"), new
    assert png_size(new) == SIZE, png_size(new)
    desk.press(desk.find("push button", "Open"))
    assert wait_for("the viewer", lambda: read_opened(home), 20) == new


def check_all(desk, home):
    """By the key, with a tile focused."""
    desk.maximize()
    tiles = wait_for("four live tiles", lambda: len(desk.live_tiles()) == 4 and desk.live_tiles(), 60)
    names = [tile.seen.partition(", live")[0] for tile in tiles]
    before = pictures(home)
    desk.click(tiles[1])
    wait_for("the focus", lambda: ", live" in (desk.focused().get_name() or ""), 10)
    desk.key("shift+s")
    desk.find("label", "4 pictures saved")
    new = [os.path.basename(path) for path in set(pictures(home)) - set(before)]
    assert len(new) == 4, new
    for name in names:
        assert [file for file in new if file.startswith(f"{name} 20")], (name, new)


def main():
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as home:
        furnish(home)
        for layout, look in (("1", check), ("4", check_all)):
            desk = Desk(home, "--simulate", "--layout", layout)
            try:
                look(desk, home)
                desk.quit()
            except BaseException:
                sys.stderr.write(desk.output())
                raise
            finally:
                desk.kill()
    print("ok")


if __name__ == "__main__":
    main()
