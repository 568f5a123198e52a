#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""wall.py [--tiles N] [--seconds N] [--film FILE] [--only NAME]...

A wall of cameras on a screen of 1920×1080, in Lookout and in other players, one after the other: how many of the
pictures were really painted, read back from the screen by the number that each carries, at what processor time, beside
that of decoding the same film and nothing else, and with how much memory.

Prints a table. Started by `run`, which gives it a screen that can be read; LOOKOUT and LOOKOUT_SIM are what is measured."""

import argparse
import collections
import math
import os
import sys
import tempfile
import time

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(TOP, "tests", "e2e")]

import film  # noqa: E402
import peers  # noqa: E402
from stand_in import StandIn  # noqa: E402

START_WITHIN = 90  # seconds, for all tiles
SETTLE = 5  # seconds: what the first pictures cost is not what a wall costs
LOOK_EVERY = 1 / 150  # seconds: several times between two pictures

FORGET = 5  # seconds: what has not been read for so long is no tile, or one that has moved
NEAR = 100  # pixels: what is nearer is the same tile
WHOLE = 0.95  # of its pictures; a tile that has fewer has lost some

Result = collections.namedtuple("Result", "cores painted worst whole screen memory")


def is_near(strip, other):
    return abs(strip[0] - other[0]) < NEAR and abs(strip[1][0] - other[1][0]) < NEAR


def wait_for_strips(screen, started, tiles):
    """Where the tiles' numbers are, once each has been seen. One that is just being painted cannot be read."""
    end = time.monotonic() + START_WITHIN
    seen = []  # of strips, and when each was read last
    while (now := time.monotonic()) < end:
        started.check()
        found = screen.find_strips()
        seen = [(strip, at) for strip, at in seen if now - at < FORGET and not any(is_near(strip, new) for new in found)]
        seen += [(strip, now) for strip in found]
        if len(seen) == tiles:
            return [strip for strip, _ in seen]
        time.sleep(0.5)
    raise SystemExit(f"wall: {len(seen)} of {tiles} tiles have a picture after {START_WITHIN} s")


class Count:
    """The pictures of one tile: how many there were, and how many of them were seen."""

    def __init__(self):
        self.last, self.seen, self.all = None, 0, 0

    def add(self, number):
        if number is None or number == self.last:
            return
        if self.last is not None:
            self.seen += 1
            self.all += (number - self.last) % film.PICTURES
        self.last = number


def watch(screen, strips, seconds):
    counts = [Count() for _ in strips]
    end = time.monotonic() + seconds
    while (now := time.monotonic()) < end:
        for count, number in zip(counts, screen.read(strips)):
            count.add(number)
        time.sleep(max(0, now + LOOK_EVERY - time.monotonic()))
    # A tile that stands still has had its pictures, too.
    due = seconds * film.FPS
    return [count.seen / max(count.all, due - film.FPS / 5) for count in counts]


def measure(start, screen, server, options):
    started = start(options, server)
    try:
        strips = wait_for_strips(screen, started, options.tiles)
        time.sleep(SETTLE)
        before, server_before = started.seconds(), server.seconds()
        began = time.monotonic()
        shares = watch(screen, strips, options.seconds)
        lasted = time.monotonic() - began
        spent, served = started.seconds() - before, server.seconds() - server_before
        started.check()
        whole = sum(share >= WHOLE for share in shares)
        return Result(
            spent / lasted, sum(shares) / len(shares), min(shares), whole, served / lasted, started.megabytes()
        )
    finally:
        started.stop()


def run(options):
    screen = film.Screen(os.environ["DISPLAY_FRAMEBUFFER"])
    server = peers.find_server()
    floor = peers.measure_floor(options.film, options.tiles, options.seconds)
    print(f"{options.tiles} tiles of {film.WIDTH}×{film.HEIGHT} at {film.FPS} pictures a second, {options.seconds} s each")
    print("| way | cores | of the floor | painted | worst tile | tiles with 95 % | X server alone, cores | memory, MB |")
    print("|---|---|---|---|---|---|---|---|")
    print(f"| decoding alone | {floor:.2f} | 1 | | | | | |", flush=True)
    for name, start in peers.PEERS.items():
        if options.only and name not in options.only:
            continue
        result = measure(start, screen, server, options)
        cores = result.cores + result.screen
        print(
            f"| {name} | {cores:.2f} | {cores / floor:.2f} | {math.floor(1000 * result.painted) / 10} % | "
            f"{math.floor(1000 * result.worst) / 10} % | {result.whole} | {result.screen:.2f} | {result.memory:.0f} |",
            flush=True,
        )


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tiles", type=int, default=16, choices=[1, 4, 9, 16, 25, 36])
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--film", help="made before, instead of a new one")
    parser.add_argument("--only", action="append", metavar="NAME", help=", ".join(peers.PEERS))
    return parser.parse_args()


def main():
    options = parse()
    with tempfile.TemporaryDirectory(prefix="lookout-wall-") as folder:
        options.folder = folder
        if not options.film:
            options.film = os.path.join(folder, "film.mp4")
            film.make(options.film)
        options.platform = StandIn(
            "--devices", str(options.tiles), "--channels", "1", "--online", "100", "--video", options.film
        )
        try:
            run(options)
        finally:
            options.platform.stop()


if __name__ == "__main__":
    main()
