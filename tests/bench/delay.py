#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""delay.py [--minutes N] [--film FILE] [--only NAME]...

How much later than it left its camera a picture is painted, read back from the screen by the number that each carries;
whether that grows where the camera's clock is half a per cent too fast or too slow; and how soon it is back after
three seconds in which nothing came through.

Prints a table. Started by `run`, which gives it a screen that can be read."""

import collections
import math
import os
import signal
import statistics
import time

import table
from one_tile import DEVICE, OneTile
from peers import find_address
from sender import Sender

FAKE_CLOCK = "/usr/$LIB/faketime/libfaketime.so.1"
SETTLE = 8  # seconds
LOOK_EVERY = 1 / 400
PART = 15  # seconds, from which a figure is taken
PAUSE = 3  # seconds
BACK_WITHIN = 20  # seconds, for which it is watched
NEAR = 0.05  # seconds: so near to what it was before is back

# The protocol, and the rate of the camera's clock.
RUNS = {
    "flv": ("flv", 1),
    "rtmp": ("rtmp", 1),
    "flv, camera 0.5 % too fast": ("flv", 1.005),
    "flv, camera 0.5 % too slow": ("flv", 0.995),
    "rtmp, camera 0.5 % too fast": ("rtmp", 1.005),
    "rtmp, camera 0.5 % too slow": ("rtmp", 0.995),
}


# A picture that was seen: when, and when it left its camera.
Seen = collections.namedtuple("Seen", "at left")


class Painted:
    """The pictures of one tile as they are seen."""

    def __init__(self, screen, sender):
        self.screen, self.sender = screen, sender
        end = time.monotonic() + 30
        while len(strips := screen.find_strips()) != 1:
            if time.monotonic() > end:
                raise SystemExit(f"delay: {len(strips)} pictures with a number on the screen")
            time.sleep(0.2)
        self.strips = strips

    def watch(self, seconds):
        seen, last = [], None
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            number = self.screen.read(self.strips)[0]
            if number is not None and number != last:
                last = number
                seen.append(Seen(now, self.sender.left[number]))
            time.sleep(LOOK_EVERY)
        return seen


def delays(seen):
    return [picture.at - picture.left for picture in seen]


def longest_gap(seen):
    return max((b.at - a.at for a, b in zip(seen, seen[1:])), default=math.inf)


def wait_out(painted, process):
    """A program that stands still gets all that came meanwhile at once, as after a network that did. How soon pictures are as
    late as before, and how long they stood still at most on the way."""
    before = painted.watch(PART)
    usual = statistics.median(delays(before))
    os.kill(process.pid, signal.SIGSTOP)
    time.sleep(PAUSE)
    os.kill(process.pid, signal.SIGCONT)
    began = time.monotonic()
    seen = painted.watch(BACK_WITHIN)
    late = [(picture.at - began, delay - usual) for picture, delay in zip(seen, delays(seen))]
    back = next((at for i, (at, _) in enumerate(late) if all(much < NEAR for _, much in late[i:])), math.inf)
    return back, longest_gap(seen)


def measure(run, screen, options):
    way, rate = run
    environment = {"LD_PRELOAD": FAKE_CLOCK, "FAKETIME": f"+0 x{rate}"} if rate != 1 else None
    with OneTile(way, "--video", options.film, environment=environment) as one:
        sender = Sender(find_address(one.platform, "flv", DEVICE), options.film)
        sender.wait()
        painted = Painted(screen, sender)
        painted.watch(SETTLE)
        first = painted.watch(PART)
        if rate != 1:
            painted.watch(60 * options.minutes)
        last = painted.watch(PART)
        at_first, at_last = delays(first), delays(last)
        result = [statistics.median(at_first), statistics.median(at_last), max(at_last), longest_gap(last)]
        result += wait_out(painted, one.desk.process) if rate == 1 else (None, None)
        sender.stop()
        return map(show, result)


def show(seconds):
    return "" if seconds is None else f"{1000 * seconds:.0f}"


HEADINGS = ("delay, ms", "at the end", "longest", "longest gap", "back after a pause of 3 s, ms", "longest gap on the way")
ARGUMENTS = {"--minutes": {"type": float, "default": 10, "help": "for how long a clock that is wrong is watched"}}

if __name__ == "__main__":
    table.start(__doc__, ARGUMENTS, RUNS, HEADINGS, measure)
