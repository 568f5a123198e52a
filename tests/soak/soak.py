#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""soak.py [--minutes N] [--seed N] [--tiles N] [--keep FOLDER]

Watches a wall over all protocols, plain and over TLS, for a long time, while one thing after the other goes wrong and a
person uses the window. After each, every tile has to be live again in time; no tile may be called live while its picture
stands still; and in the end memory, descriptors and threads have to be what they were when the program had warmed up.

Prints a table, and exits with 1 and what did not hold. Started by `run`, which gives it a screen that can be read and a
network of its own; LOOKOUT and LOOKOUT_SIM are what is tried. What goes wrong, and when, follows from the seed."""

import argparse
import collections
import configparser
import glob
import json
import os
import random
import statistics
import sys
import tempfile
import time
import urllib.parse

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(TOP, "tests", folder) for folder in ("e2e", "bench")]

import flat  # noqa: E402
from PIL import Image  # noqa: E402
from desk import Desk, Timeout, keyring_in, wait_for  # noqa: E402
from faults import FAULTS, Clock, World  # noqa: E402
from person import DEEDS, DOOR, WALL, Person  # noqa: E402
from stand_in import StandIn  # noqa: E402
from test_bad_input import Form  # noqa: E402
from test_views import add_account  # noqa: E402
from watch import SETTLED, Meter, Watch  # noqa: E402

BACK = 15 + 1  # seconds: what is promised after a recovery, and one for seeing it
GIVE_UP = 120  # seconds: after that a tile will not come back any more
SLOW = 6  # seconds: who comes back later is named
START = 60  # seconds: for all tiles to be live the first time
REST = 5  # seconds between two events
PROTOCOLS = ("flv", "hls", "rtmp")

# What may be left between warming up and the end: several times what runs differ by that leak nothing (docs/performance.md).
ALLOWED = {"memory": 40, "descriptors": 10, "threads": 10}


class Platform(StandIn):
    """A stand-in with a name, and the cameras of it that are on the wall."""

    def __init__(self, name, secure, cameras):
        super().__init__("--devices", str(cameras), "--size", "320x180", "--fps", "8")
        self.name, self.secure = name, secure
        self.devices = [1001 + index for index in range(cameras)]

    def stop_for_a_while(self):
        self.ports = [
            word
            for option, address in (("--port", "url"), ("--https-port", "https_url"))
            for word in (option, str(urllib.parse.urlparse(self.ready[address]).port))
        ]
        self.stop()

    def start_again(self):
        self.start(*self.ports)


def add_secure_account(desk, platform):
    desk.key("ctrl+shift+n")
    form = Form(desk, "Add an Account")
    form.choose_own_server()
    form.fill(
        **{
            "Name": platform.name,
            "Address of the server": platform.ready["https_url"],
            "Product ID": str(platform.ready["product_id"]),
            "Key": platform.ready["master_key"],
        }
    )
    form.press("Save")
    wait_for("words on the certificate", lambda: form.says("certificate is not trusted"), 20)
    form.trust()
    form.press("Save")
    desk.gone("filler", "Add an Account", seconds=20)


def read_accounts(home):
    """Whether an account is secure → its id."""
    accounts = {}
    for path in glob.glob(os.path.join(home, "config", "lookout", "*")):
        file = configparser.ConfigParser(interpolation=None)
        file.read(path)
        for group in file.sections():
            if group.startswith("account "):
                accounts[file[group]["base-url"].startswith("https:")] = group.split(" ", 1)[1]
    assert len(accounts) == 2, accounts
    return accounts


def write_views(home, platforms):
    """The whole wall, and a smaller view of the first cameras of each platform."""
    accounts = read_accounts(home)
    cameras = [
        {"account": accounts[platform.secure], "camera": f"{device}/1", "name": f"Camera {device - 1000:04}",
         "protocol": PROTOCOLS[(device - 1001) % len(PROTOCOLS)]}
        for platform in platforms
        for device in platform.devices
    ]  # fmt: skip
    views = [
        {"name": name, "layout": layout, "cameras": [{**camera, "tile": tile + 1} for tile, camera in enumerate(shown)]}
        for name, layout, shown in ((WALL, len(cameras), cameras), (DOOR, 4, cameras[:2] + cameras[-2:]))
    ]
    path = os.path.join(home, "data", "lookout", "views.json")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": "lookout-views", "version": 1, "accounts": [], "views": views}, file)


def prepare(home, platforms):
    """Accounts as a person adds them; views as a file."""
    with Desk(home, environment=keyring_in(home)) as desk:
        add_account(desk, next(platform for platform in platforms if not platform.secure))
        add_secure_account(desk, next(platform for platform in platforms if platform.secure))
        desk.quit()
    write_views(home, platforms)


class Soak:
    def __init__(self, desk, platforms, clock, options):
        self.options = options
        self.chance = random.Random(options.seed)
        self.failures = []
        self.now_what = "start"
        self.watch = Watch(desk, platforms, options.tiles, self.note)
        self.world = World(platforms, self.watch, clock)
        self.person = Person(desk, self.watch, self.chance)
        self.took = collections.defaultdict(list)
        self.lies = collections.defaultdict(float)
        self.bag = []
        self.last = ""  # who came back last

    def note(self, words):
        """Something did not hold."""
        line = f"{self.watch.now():.0f} s, {self.now_what}: {words}"
        self.failures.append(line)
        print(f"NOT HELD {line}", flush=True)
        if self.options.keep:
            name = os.path.join(self.options.keep, f"failure-{len(self.failures)}.png")
            Image.fromarray(self.watch.screen.pixels[:, :, 2::-1].copy()).save(name)

    def draw(self):
        """Each fault and each deed once, in any order, then all of them again."""
        if not self.bag:
            self.bag = [("fault", name) for name in FAULTS] + [("deed", name) for name in DEEDS]
            self.chance.shuffle(self.bag)
        return self.bag.pop()

    def recover(self, since, what, within=BACK):
        """Waits for the wall, and counts how long it took."""
        try:
            took, last = self.watch.wait_until_back(since, within + SETTLED)
        except Timeout:
            missing = self.watch.missing(since)
            try:
                took, last = self.watch.wait_until_back(since, GIVE_UP)
            except Timeout as error:
                raise AssertionError(f"{missing}, and after all: {error}") from error
            self.note(f"back after {took:.1f} s only; missing until then: {missing}")
        else:
            if took > within:
                self.note(f"back after {took:.1f} s only; last {last}")
        self.last = f"; last {last}" if took > SLOW else ""
        self.took[what].append(took)
        self.lies[what] = max(self.lies[what], self.watch.lie)
        return took

    def act(self, name):
        DEEDS[name](self.person)

    def suffer(self, name):
        fault = FAULTS[name]
        seconds = self.chance.uniform(2, 10)
        deed = self.chance.choice([None, None, *DEEDS]) if not fault.deaf else None
        with fault.begin(self.world, self.chance) as aim:
            since = self.watch.fair()
            what = f"{name} ({aim}) for {seconds:.1f} s" + (f", {deed}" if deed else "")
            self.now_what = what
            if fault.deaf:
                self.watch.leave_alone(seconds)
            else:
                self.watch.watch(seconds)
            if deed:
                self.act(deed)
                self.person.back()
            if fault.heals:
                return what, self.recover(self.watch.fair() if deed else since, name)
        return what, self.recover(self.watch.fair(), name)

    def do(self, name):
        self.now_what = name
        self.act(name)
        return name, self.recover(self.person.back(), name)

    def event(self):
        kind, name = self.draw()
        self.watch.lie = 0
        what, took = self.suffer(name) if kind == "fault" else self.do(name)
        print(f"{self.watch.now():7.1f} s  {what}: back after {took:.1f} s{self.last}", flush=True)
        self.now_what = f"at rest after {what}"
        self.watch.lie = 0
        self.watch.watch(REST, quiet=True)
        self.lies["at rest"] = max(self.lies["at rest"], self.watch.lie)

    def run(self):
        self.person.back()
        self.recover(self.watch.fair(), "start", START)
        while self.watch.now() < self.options.minutes * 60:
            self.event()
        self.now_what = "the end"
        self.watch.watch(REST, quiet=True)
        self.recover(self.watch.fair(), "the end")

    # The end

    def judge(self):
        rows = []
        for name, allowed in ALLOWED.items():
            try:
                verdict = flat.judge(self.watch.series(name), self.watch.now(), allowed)
            except ValueError as error:
                self.note(f"{name}: {error}")
                continue
            if not verdict.holds:
                self.note(f"{name} grew from {verdict.first:.1f} to {verdict.last:.1f}; {allowed} more are allowed")
            rows.append((name, f"{verdict.first:.1f}", f"{verdict.last:.1f}", f"{self.watch.most(name):.1f}"))
        return rows

    def report(self, servers):
        rows = self.judge()
        events = [name for name in self.took if name not in ("start", "the end")]
        print(f"\n{self.watch.now() / 60:.1f} minutes, {self.options.tiles} tiles, seed {self.options.seed}\n")
        print("| what | times | back, median, s | longest, s | longest called live without movement, s |")
        print("|---|---|---|---|---|")
        for name in [*(name for name in FAULTS if name in events), *(name for name in DEEDS if name in events)]:
            took = self.took[name]
            print(f"| {name} | {len(took)} | {statistics.median(took):.1f} | {max(took):.1f} | {self.lies[name]:.1f} |")
        print(f"| at rest | | | | {self.lies['at rest']:.1f} |")
        print("\n| of Lookout | warmed up | at the end | most |\n|---|---|---|---|")
        for row in rows:
            print(f"| {' | '.join(row)} |")
        lasted = self.watch.now()
        print(f"\nThe machine was busy with something else for {self.watch.queue.lost:.0f} s.")
        print(f"Cores: Lookout {self.watch.samples[-1].cpu / lasted:.2f}, stand-ins {servers / lasted:.2f}")


def keep(desk, samples, folder):
    with open(os.path.join(folder, "samples.json"), "w", encoding="utf-8") as file:
        for sample in samples:
            file.write(json.dumps(sample._asdict()) + "\n")
    with open(os.path.join(folder, "lookout.log"), "w", encoding="utf-8") as file:
        file.write(desk.output())


def soak(home, platforms, options):
    clock = Clock(home)
    environment = {**keyring_in(home), **clock.environment()}
    with Desk(home, "--view", WALL, environment=environment) as desk:
        desk.maximize(60)
        test = Soak(desk, platforms, clock, options)
        try:
            test.run()
        except AssertionError as error:
            test.note(f"{error}")
        if options.keep:
            keep(desk, test.watch.samples, options.keep)
        test.report(sum(Meter(platform.process.pid).seconds() for platform in platforms))
        if desk.process.poll() is None:
            desk.quit()
        else:
            desk.check_end()
        for line in test.failures:
            print(f"NOT HELD (seed {options.seed}) {line}")
        return not test.failures


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--tiles", type=int, default=9, choices=[4, 9, 16, 25, 36])
    parser.add_argument("--keep", metavar="FOLDER", help="for what was measured, the log, and a picture of whatever did not hold")
    return parser.parse_args()


def main():
    options = parse()
    print(f"seed {options.seed}", flush=True)
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    secure = options.tiles // 3
    with (
        tempfile.TemporaryDirectory(prefix="lookout-soak-") as home,
        Platform("plain", False, options.tiles - secure) as plain,
        Platform("TLS", True, secure) as tls,
    ):
        prepare(home, (plain, tls))
        good = soak(home, (plain, tls), options)
    print("ok" if good else "not ok")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
