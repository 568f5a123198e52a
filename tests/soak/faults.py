# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong between Lookout and its cameras, one thing at a time: a table of faults, each a context in which it lasts.

Waiting is not the point, so nothing is waited for that can be moved: tokens end because the platform ends them (`expire`),
and not after their hour; clocks are set; and faults are over before a player's pauses grow beyond a few seconds."""

import contextlib
import os
import re
import signal
import subprocess
import time

from desk import wait_for
from watch import CLEARLY

TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?: \(UTC.*\))?")  # the zone, where the platform has another
FAKE_CLOCK = "libfaketime.so.1"
DAY = 86400
JUMPS = ("+7200", "-7200", "+86000", "-43000")  # seconds; the stand-in's certificates are a day old


def seconds_of(clock):
    hour, minute, second = clock
    return 3600 * hour + 60 * minute + second


class Clock:
    """The wall clock of the programs that run with its environment; their monotonic clock goes on as it does."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "clock")
        self.set("+0")

    def environment(self):
        return {
            "LD_PRELOAD": f"/usr/$LIB/faketime/{FAKE_CLOCK}",
            "FAKETIME_TIMESTAMP_FILE": self.path,
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def set(self, offset):
        with open(self.path + ".new", "w", encoding="ascii") as file:
            file.write(offset + "\n")
        os.rename(self.path + ".new", self.path)


class World:
    """Everything that can go wrong: the stand-ins with the cameras of each, the program, and its clock."""

    def __init__(self, platforms, watch, clock):
        self.platforms, self.watch, self.clock = platforms, watch, clock

    def shows(self, offset):
        """Whether the clock on a tile is off by so many seconds, and a few for looking at it."""
        wanted = time.localtime(time.time() + offset)
        clocks = [TIME.fullmatch(text) for text in self.watch.desk.labels(self.watch.tiles[0].widget)]
        shown = [[int(part) for part in clock.groups()] for clock in clocks if clock]
        wanted = [wanted.tm_hour, wanted.tm_min, wanted.tm_sec]
        return any((seconds_of(clock) - seconds_of(wanted) + 10) % DAY < 20 for clock in shown)

    @contextlib.contextmanager
    def misbehaving(self, chance, *specs):
        """The platforms do, for all cameras, or for one or some of one platform."""
        aim = chance.choice(("all", "some", "one"))
        platform = chance.choice(self.platforms)
        devices = chance.sample(platform.devices, 1 if aim == "one" else chance.randint(1, len(platform.devices)))
        hit = self.platforms if aim == "all" else [platform]
        if aim != "all":
            specs = [f"{spec}{',' if ':' in spec else ':'}device={device}" for spec in specs for device in devices]
        for platform in hit:
            platform.misbehave(*specs)
        try:
            yield "all" if aim == "all" else f"{len(devices)} of {platform.name}"
        finally:
            for platform in hit:
                platform.misbehave()


def misbehave(*specs):
    def fault(world, chance):
        return world.misbehaving(chance, *specs)

    return fault


@contextlib.contextmanager
def freeze(world, chance):
    world.watch.clearly = CLEARLY
    try:
        with world.misbehaving(chance, "freeze") as aim:
            yield aim
    finally:
        world.watch.clearly = 0


@contextlib.contextmanager
def stopped(pid):
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@contextlib.contextmanager
def stop_server(world, chance):
    platform = chance.choice(world.platforms)
    with stopped(platform.process.pid):
        yield platform.name


@contextlib.contextmanager
def restart_server(world, chance):
    """The one without TLS: another certificate is a person's to trust."""
    platform = next(platform for platform in world.platforms if not platform.secure)
    platform.stop_for_a_while()
    try:
        yield platform.name
    finally:
        platform.start_again()


@contextlib.contextmanager
def take_network_away(world, chance):
    subprocess.run(["ip", "link", "set", "lo", "down"], check=True)
    try:
        yield "all"
    finally:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        subprocess.run(["ip", "route", "add", "default", "dev", "lo"], check=True)


@contextlib.contextmanager
def jump(world, chance):
    """Streams are cut, too, so that what begins meanwhile begins at the wrong time: signatures, certificates, caches."""
    offset = chance.choice(JUMPS)
    world.clock.set(offset)
    try:
        wait_for(f"the clock on a tile to jump by {offset} s", lambda: world.shows(int(offset)), 10)
        for platform in world.platforms:
            platform.misbehave("reset")
            platform.misbehave()
        yield f"{offset} s"
    finally:
        world.clock.set("+0")


@contextlib.contextmanager
def suspend(world, chance):
    with stopped(world.watch.desk.process.pid):
        yield "Lookout"
    world.watch.judge_anew()


class Fault:
    """`heals`: tiles come back while it lasts. `deaf`: Lookout answers nobody meanwhile."""

    def __init__(self, begin, heals=False, deaf=False):
        self.begin, self.heals, self.deaf = begin, heals, deaf


FAULTS = {
    "reset": Fault(misbehave("reset")),
    "stall": Fault(misbehave("stall")),
    "frozen picture": Fault(freeze),
    "sound alone": Fault(misbehave("freeze:mode=sound")),
    "slow drip": Fault(misbehave("drip:bytes-per-second=300")),
    "black hole": Fault(misbehave("black-hole")),
    "expiry": Fault(misbehave("expire")),
    "500": Fault(misbehave("reset", "http:status=500")),
    "503": Fault(misbehave("reset", "http:status=503")),
    "platform's own error": Fault(misbehave("reset", "errno:number=2")),
    "half an answer": Fault(misbehave("reset", "truncate")),
    "stopped server": Fault(stop_server),
    "restarted server": Fault(restart_server),
    "network away": Fault(take_network_away),
    "clock jump": Fault(jump, heals=True),
    "suspend": Fault(suspend, deaf=True),
}
