#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""first.py [--samples N] [--film FILE] [--only NAME]...

How soon after a person opened a camera its first picture is seen on the screen: opened by a key at any moment between two
keyframes, which come every 2 s, while somebody else watches it already; beside mpv, from when it is started.

Prints a table. Started by `run`, which gives it a screen that can be read."""

import collections
import contextlib
import random
import statistics
import subprocess
import time

import table
from one_tile import DEVICE, OneTile, wait_for
from peers import find_address

GOP = 2  # seconds
LOOK_EVERY = 1 / 400
PATIENCE = 30  # seconds
COLD_AFTER = 25  # seconds without a viewer, after which a camera films nothing
ROWS, COLUMNS = 20, 36  # so many places are looked at
SHADES = 16  # of so many shades each colour is told apart
MANY = 30  # colours: no tile without a picture has as many

Run = collections.namedtuple("Run", "way keyframe warm")

# A film has its keyframes where it has them; other cameras make one when they are asked (command 5).
RUNS = {
    "FLV": Run("flv", True, True),
    "RTMP": Run("rtmp", True, True),
    "FLV, no keyframe on demand": Run("flv", False, True),
    "RTMP, no keyframe on demand": Run("rtmp", False, True),
    "HLS, somebody watches": Run("hls", True, True),
    "HLS, nobody watches": Run("hls", True, False),
}


class Place:
    """A part of the screen that a picture is to appear in."""

    def __init__(self, screen, box):
        x, y, width, height = box
        self.screen = screen
        self.rows = [[int(y + height * (row + 0.5) / ROWS)] for row in range(ROWS)]
        self.columns = [int(x + width * (column + 0.5) / COLUMNS) for column in range(COLUMNS)]

    def has_picture(self):
        pixels = self.screen.pixels[self.rows, self.columns, :3] // SHADES
        return len({tuple(pixel) for pixel in pixels.reshape(-1, 3).tolist()}) >= MANY

    def wait(self, wanted):
        """When it has a picture, or none any more."""
        end = time.monotonic() + PATIENCE
        while (now := time.monotonic()) < end:
            if self.has_picture() == wanted:
                return now
            time.sleep(LOOK_EVERY)
        raise SystemExit(f"first: {'no' if wanted else 'still a'} picture after {PATIENCE} s")


@contextlib.contextmanager
def viewer(address):
    """Somebody else who watches."""
    process = subprocess.Popen(["ffmpeg", "-loglevel", "quiet", "-i", address, "-c", "copy", "-f", "null", "-"])
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def open_once(one, place, pause):
    """By the row in the tree, and a key. In milliseconds."""
    desk = one.desk
    desk.key("ctrl+shift+w")
    place.wait(False)
    desk.click(desk.find("list item", "Camera 0001"))
    time.sleep(pause)
    began = time.monotonic()
    desk.key("Return")
    return 1000 * (place.wait(True) - began)


def start_mpv(address, screen, pause):
    place = Place(screen, (0, 0, screen.pixels.shape[1], screen.pixels.shape[0]))
    time.sleep(pause)
    began = time.monotonic()
    command = ["mpv", "--no-config", "--no-terminal", "--no-osc", "--vo=x11", "--ao=null", "--profile=low-latency", "--fullscreen", address]
    process = subprocess.Popen(command)
    try:
        return 1000 * (place.wait(True) - began)
    finally:
        process.terminate()
        process.wait(20)


def measure(run, screen, options):
    kind = ("--gop", str(GOP), "--size", "1280x720") if run.keyframe else ("--video", options.film)
    samples = options.samples if run.warm else min(options.samples, 5)
    ours, others = [], []
    with OneTile(run.way, *kind) as one:
        place = Place(screen, one.box)
        place.wait(True)
        with viewer(find_address(one.platform, run.way, DEVICE)) if run.warm else contextlib.nullcontext():
            for _ in range(samples):
                ours.append(open_once(one, place, random.uniform(1, 1 + GOP) if run.warm else COLD_AFTER))
            one.desk.kill()
            wait_for("an empty screen", lambda: not place.has_picture(), 20)
            for _ in range(samples):
                pause = random.uniform(1, 1 + GOP) if run.warm else COLD_AFTER
                others.append(start_mpv(find_address(one.platform, run.way, DEVICE), screen, pause))
    return map(show, (ours, others))


def show(samples):
    return f"{statistics.median(samples):.0f} | {max(samples):.0f}"


HEADINGS = ("median, ms", "longest", "mpv from its start, median, ms", "longest")

if __name__ == "__main__":
    table.start(__doc__, {"--samples": {"type": int, "default": 20}}, RUNS, HEADINGS, measure)
