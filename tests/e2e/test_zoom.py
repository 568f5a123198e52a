#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking closer at a picture: by keys, by the wheel and by dragging. What is seen is judged by its pixels: each must be
that of the whole picture which was seen before, at the place where the zoom says it is."""

import os
import subprocess
import sys
import tempfile

from desk import Desk, Screen, wait_for
from stand_in import StandIn

STEP = 1.5  # one press of a key
NEAR = 12  # greys that lie farther apart are another's: an encoder, and the edge of a shape, may make less of it
MOST = 0.3  # what moves in the picture may be another's, at so many of its places
GRID = 24  # so many places are looked at, across and down


def pointer(*arguments):
    subprocess.run(["xdotool", *[str(argument) for argument in arguments]], check=True)


class Picture:
    """The pixels of a tile, at shares of its picture."""

    def __init__(self, box):
        self.box = box
        self.screen = Screen.take()

    def grey(self, x, y):
        """Of a few pixels around a place: edges may lie a pixel off."""
        left, top, width, height = self.box
        place = (round(left + x * width) - 2, round(top + y * height) - 2, 5, 5)
        pixels = self.screen.crop(place)
        bpp = self.screen.bytes_per_pixel
        greys = [sum(pixels[i : i + 3]) / 3 for i in range(0, len(pixels) - bpp + 1, bpp)]
        return sum(greys) / len(greys)


def difference(whole, part, factor, x, y):
    """At what share of its places that which is seen is not the part of the whole around (x, y)."""
    others = 0
    places = [(0.2 + 0.6 * i / (GRID - 1), 0.3 + 0.4 * j / (GRID - 1)) for i in range(GRID) for j in range(GRID)]
    for u, v in places:
        there = whole.grey(x + (u - 0.5) / factor, y + (v - 0.5) / factor)
        others += abs(part.grey(u, v) - there) > NEAR
    return others / len(places)


class Glass:
    """A Lookout with one large picture."""

    def __init__(self, home):
        self.sim = StandIn("--devices", "2", "--online", "100", "--size", "1280x720", "--seed", "7")
        key = os.path.join(home, "key")
        with open(key, "w", encoding="utf-8") as file:
            file.write(self.sim.ready["master_key"])
        os.chmod(key, 0o600)
        self.desk = Desk(
            home, "--server", self.sim.ready["url"], "--product", str(self.sim.ready["product_id"]),
            "--api-key-file", key, "--open", "1001/1", "--layout", "1",
        )  # fmt: skip
        self.desk.find("panel", ", live", seconds=60)
        self.desk.maximize()
        x, y, width, height = self.desk.box(self.tile())
        self.box = (x, y + (height - width * 9 / 16) / 2, width, width * 9 / 16)
        assert height >= width * 9 / 16, "the picture fills the tile from side to side"

    def tile(self):
        return self.desk.find("panel", ", live")

    def at(self, x, y):
        left, top, width, height = self.box
        return round(left + x * width), round(top + y * height)

    def check(self, whole, factor, x, y):
        """Waits until the picture is the part of the whole around (x, y)."""
        said = f"Zoom {factor:.1f} ×"
        self.desk.find("image", said)
        assert self.tile().get_description() == said, self.tile().get_description()
        seen = []

        def is_near():
            seen.append(difference(whole, Picture(self.box), factor, x, y))
            return seen[-1] < MOST

        try:
            wait_for(f"the part around {x:.2f}, {y:.2f}, {factor:.2f} times as large", is_near, 20)
        finally:
            print(f"{factor:.2f} × around {x:.2f}, {y:.2f}: {seen[-1]:.2f}", flush=True)

    def check_whole(self, whole):
        self.desk.gone("image", "Zoom")
        assert self.tile().get_description() == "", self.tile().get_description()
        wait_for("the whole picture", lambda: difference(whole, Picture(self.box), 1, 0.5, 0.5) < MOST, 20)


def check_keys(glass, whole):
    glass.desk.key("ctrl+plus")
    glass.desk.key("ctrl+plus")
    factor = STEP**2
    glass.check(whole, factor, 0.5, 0.5)
    glass.desk.key("alt+Left")
    x = 0.5 - 0.25 / factor
    glass.check(whole, factor, x, 0.5)
    # The test can tell one part from another.
    other = difference(whole, Picture(glass.box), factor, 0.5, 0.5)
    print(f"{other:.2f} from the part beside", flush=True)
    assert other > MOST, other
    glass.desk.key("alt+Down")
    glass.check(whole, factor, x, 0.5 + 0.25 / factor)
    glass.desk.key("ctrl+minus")
    glass.check(whole, STEP, max(x, 0.5 / STEP), min(0.5 + 0.25 / factor, 1 - 0.5 / STEP))
    glass.desk.key("ctrl+0")
    glass.check_whole(whole)


def check_wheel_and_drag(glass, whole):
    """Three clicks are a doubling, about the pointer; then dragging takes the picture along, and not the tile."""
    pointer("mousemove", *glass.at(0.75, 0.5))
    pointer("click", "--repeat", 3, "--delay", 60, 4)
    glass.check(whole, 2, 0.625, 0.5)
    start, end = glass.at(0.4, 0.5), glass.at(0.8, 0.5)
    pointer("mousemove", *start, "mousedown", 1)
    for i in range(1, 11):
        pointer("mousemove", start[0] + (end[0] - start[0]) * i // 10, start[1])
    pointer("mouseup", 1)
    glass.check(whole, 2, 0.425, 0.5)
    pointer("click", "--repeat", 3, "--delay", 60, 5)
    glass.check_whole(whole)


def button(desk, name):
    roles = ("push button", "toggle button")
    wait_for(
        f"the button “{name}”",
        lambda: any(node.get_name() == name for role in roles for node in desk.every(role)),
        20,
    )


def check_view(glass, whole):
    """A view holds how closely a picture is looked at."""
    desk = glass.desk
    pointer("mousemove", *glass.at(0.5, 0.5), "click", 1)
    desk.key("ctrl+plus")
    desk.key("ctrl+plus")
    desk.key("alt+Right")
    x = 0.5 + 0.25 / STEP**2
    glass.check(whole, STEP**2, x, 0.5)
    desk.key("ctrl+shift+s")
    desk.wait_for_window("Save View")
    desk.find("text", "Name of the View")
    desk.key("ctrl+a")
    desk.write("Close")
    desk.key("Return")
    button(desk, "Views: Close")
    desk.wait_for_window("Lookout")
    desk.key("ctrl+0")
    glass.check_whole(whole)
    button(desk, "Views: Close, changed")
    desk.key("ctrl+Page_Down")
    button(desk, "Views: Close")
    glass.check(whole, STEP**2, x, 0.5)


def main():
    with tempfile.TemporaryDirectory(prefix="lookout-zoom-") as home:
        glass = Glass(home)
        try:
            pointer("mousemove", *glass.at(0.5, 0.5), "click", 1)
            whole = Picture(glass.box)
            check_keys(glass, whole)
            whole = Picture(glass.box)
            check_wheel_and_drag(glass, whole)
            whole = Picture(glass.box)
            check_view(glass, whole)
            glass.desk.quit()
        except BaseException:
            subprocess.run(["xdotool", "mouseup", "1"], check=False)
            sys.stderr.write(glass.desk.output())
            raise
        finally:
            glass.desk.kill()
            glass.sim.stop()
    print("ok")


if __name__ == "__main__":
    main()
