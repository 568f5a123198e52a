# SPDX-License-Identifier: GPL-3.0-or-later
"""What a wall says of itself and what is seen of it: states through AT-SPI, movement by the pixels of the screen, and what
the program takes of the machine meanwhile."""

import collections
import os
import time

import film
from desk import Timeout, wait_for

LOOK_EVERY = 0.25  # seconds
SAMPLE_EVERY = 2  # seconds
SETTLED = 4  # seconds for which all tiles have to be live, without a break, before they count as back
# A tile must not be called live for longer than this after its last picture that differs; one second is for seeing it:
# between two looks, and until what was said has come through the accessibility bus.
LIE = 4 + 1
LIVE = ", live"
COARSE = 2  # of so many pixels one is looked at, in either direction
BLOCK = 8  # looked-at pixels: what moves is larger
# A camera that repeats one picture polishes it, and draws it anew with each keyframe, by 8 of 255 at most where this was
# measured. While one may do so, a block has to become brighter or darker by more than that; else any change is movement.
CLEARLY = 14

Sample = collections.namedtuple("Sample", "seconds quiet memory descriptors threads cpu")


class Tile:
    """One tile of the wall: its widget, the part of the screen where nothing but its picture is, and what was seen."""

    def __init__(self, widget, box):
        self.widget = widget
        x, y, width, height = box
        # Name and state are above, tools are below.
        self.rows = slice(y + height // 4, y + height * 3 // 4, COARSE)
        self.columns = slice(x + width // 10, x + width * 9 // 10, COARSE)
        self.blocks = None
        self.moved_at = 0
        self.live_since = 0
        self.name = ""

    @property
    def live(self):
        return LIVE in self.name

    def call(self, name, now):
        """What it says of itself."""
        if LIVE in name and not self.live:
            self.live_since = now
        self.name = name

    def see(self, pixels, now, clearly):
        seen = pixels[self.rows, self.columns, 1].astype(int)
        height, width = (size // BLOCK for size in seen.shape)
        blocks = seen[: height * BLOCK, : width * BLOCK].reshape(height, BLOCK, width, BLOCK).mean(axis=(1, 3))
        if self.blocks is None or abs(blocks - self.blocks).max() > clearly:
            self.moved_at, self.blocks = now, blocks


class Meter:
    """What a process takes of the machine."""

    def __init__(self, pid):
        self.folder = f"/proc/{pid}"
        self.ticks = os.sysconf("SC_CLK_TCK")

    def _number(self, file, name):
        with open(os.path.join(self.folder, file), encoding="ascii", errors="replace") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))

    def megabytes(self):
        """Its own. Its share of libraries is left out: that grows when other programs that use them end."""
        return sum(self._number("smaps_rollup", name) for name in ("Pss_Anon", "Pss_Shmem")) / 1024

    def descriptors(self):
        return len(os.listdir(os.path.join(self.folder, "fd")))

    def threads(self):
        return self._number("status", "Threads")

    def seconds(self):
        """Of the processor."""
        with open(os.path.join(self.folder, "stat"), encoding="ascii", errors="replace") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / self.ticks


class Queue:
    """For how long programs were ready to run and waited for a processor, which others had: the kernel counts it.

    Promises are judged without that time. A machine that is busy with something else is not a fault of the program."""

    def __init__(self, find_pids):
        self.find_pids = find_pids
        self.seen = {}
        self.lost = 0
        self.count()

    def measure(self):
        """How long each has waited since it was started, in seconds."""
        for pid in self.find_pids():
            try:
                with open(f"/proc/{pid}/task/{pid}/schedstat", encoding="ascii") as file:
                    yield pid, int(file.read().split()[1]) / 1e9
            except OSError:  # it has just ended
                continue

    def count(self):
        seen = dict(self.measure())
        self.lost += max((waited - self.seen.get(pid, waited) for pid, waited in seen.items()), default=0)
        self.seen = seen
        return self.lost


class Watch:
    """Looks at the wall of a desk; `note` is told what does not hold."""

    def __init__(self, desk, platforms, n_tiles, note):
        self.desk, self.n_tiles, self.note = desk, n_tiles, note
        programs = [desk, *platforms]
        self.queue = Queue(lambda: [program.process.pid for program in programs if program.process.poll() is None])
        self.screen = film.Screen(os.environ["DISPLAY_FRAMEBUFFER"])
        self.meter = Meter(desk.process.pid)
        self.began = time.monotonic()
        self.samples = []
        self.sampled_at = 0
        self.tiles = []
        self.judged_since = 0
        self.lie = 0  # the longest since it was set to nothing
        self.told = set()  # the tiles whose lie was told
        self.clearly = 0  # what is no movement yet

    def now(self):
        """Seconds since the beginning."""
        return time.monotonic() - self.began

    def fair(self):
        """The time, of which what others took is no part."""
        return time.monotonic() - self.queue.count()

    def sample(self, quiet):
        now = self.now()
        if now - self.sampled_at < SAMPLE_EVERY:
            return
        self.sampled_at = now
        meter = self.meter
        self.samples.append(
            Sample(now, quiet, meter.megabytes(), meter.descriptors(), meter.threads(), meter.seconds())
        )

    def find_tiles(self):
        """Where they are, once the whole wall is shown."""
        wall = self.desk.find("panel", "Live wall", seconds=60)

        def find():
            if wall.get_child_count() < self.n_tiles:
                return None
            widgets = [wall.get_child_at_index(index) for index in range(self.n_tiles)]
            boxes = [self.desk.box(widget) for widget in widgets]
            # No two at one place: the wall is divided, and no tile is enlarged.
            return len({box[:2] for box in boxes}) == self.n_tiles and list(zip(widgets, boxes))

        self.tiles = [Tile(*found) for found in wait_for("a divided wall", find, 20)]
        self.judge_anew()

    def judge_anew(self):
        """Nothing could be seen until now."""
        self.judged_since = self.fair()
        self.told.clear()
        for tile in self.tiles:
            tile.moved_at = 0

    def look(self):
        if self.desk.process.poll() is not None:
            raise AssertionError(f"Lookout ended with {self.desk.process.returncode}")
        for index, tile in enumerate(self.tiles):
            name = tile.widget.get_name()
            now = self.fair()
            tile.see(self.screen.pixels, now, self.clearly)
            tile.call(name, now)
            lie = now - max(tile.moved_at, tile.live_since, self.judged_since) if tile.live else 0
            self.lie = max(self.lie, lie)
            if lie > LIE and index not in self.told:
                self.told.add(index)
                self.note(f"tile {index + 1} (“{name}”) has not moved for {lie:.1f} s")

    def watch(self, seconds, quiet=False):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
            self.sample(quiet)
            time.sleep(LOOK_EVERY)

    def leave_alone(self, seconds):
        """Without asking the program for anything."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.sample(False)
            time.sleep(LOOK_EVERY)

    def wait_until_back(self, since, seconds):
        """Waits until all tiles are live, have moved since then, and stay so. How long they took, and what came last."""
        back, last = None, ""
        while self.fair() < since + seconds:
            self.look()
            self.sample(False)
            now = self.fair()
            if not all(tile.live and tile.moved_at > since for tile in self.tiles):
                back, last = None, self.missing(since)
            elif back is None:
                back = now
            elif now - back >= SETTLED:
                return back - since, last
            time.sleep(LOOK_EVERY)
        raise Timeout(f"not live after {seconds} s: {self.missing(since)}")

    def missing(self, since):
        return "; ".join(
            f"tile {index + 1} “{tile.name}”" + ("" if tile.moved_at > since else ", no movement")
            for index, tile in enumerate(self.tiles)
            if not (tile.live and tile.moved_at > since)
        )

    def series(self, name):
        """What was measured at rest."""
        return [(sample.seconds, getattr(sample, name)) for sample in self.samples if sample.quiet]

    def most(self, name):
        return max(getattr(sample, name) for sample in self.samples)
