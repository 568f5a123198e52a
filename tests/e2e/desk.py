# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk to sit at: starts Lookout on the current display and uses it as assistive technology does.

Widgets are found by their accessible names and roles, keys go through the X server, and pictures are
judged by the pixels of the root window, never by what the application says of itself.
"""

import os
import struct
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import sanitized  # noqa: E402
from sanitized import SLOWNESS  # noqa: E402
from widgets import Bus, Program  # noqa: E402

LOOKOUT = os.environ["LOOKOUT"]

# Seconds between two looks: AT-SPI has no call that waits for another process's widget.
POLL = 0.1
DRAG_STEPS = 10
BORDERS = 16  # pixels: what a window's frame may take of the screen, on both sides together


class Timeout(AssertionError):
    """Something that a person would have seen by now did not happen."""


def wait_for(what, probe, seconds):
    """Returns the first true answer of `probe`, or fails saying `what` was waited for."""
    context = GLib.MainContext.default()
    seconds *= SLOWNESS
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        while context.pending():
            context.iteration(False)
        try:
            answer = probe()
        except GLib.Error:  # the widget went away between two questions
            answer = None
        if answer:
            return answer
        time.sleep(POLL)
    raise Timeout(f"waited {seconds} s for {what}")


class Screen:
    """The root window's pixels, through xwd: no library of ours between the X server and the check."""

    def __init__(self, raw):
        fields = struct.unpack(">25I", raw[:100])
        header, self.width, self.height = fields[0], fields[4], fields[5]
        self.bytes_per_line, colours = fields[12], fields[19]
        self.bytes_per_pixel = fields[11] // 8
        self.data = memoryview(raw)[header + colours * 12 :]

    @classmethod
    def take(cls):
        raw = subprocess.run(["xwd", "-root", "-silent"], check=True, capture_output=True).stdout
        return cls(raw)

    def rows(self, box):
        x, y, width, height = box
        bpp = self.bytes_per_pixel
        for row in range(max(y, 0), min(y + height, self.height)):
            start = row * self.bytes_per_line + max(x, 0) * bpp
            yield bytes(self.data[start : start + width * bpp])

    def crop(self, box):
        return b"".join(self.rows(box))

    def colours(self, box):
        """How many different pixels a box has: a picture has thousands, a flat area a few."""
        crop, bpp = self.crop(box), self.bytes_per_pixel
        return len({crop[i : i + bpp] for i in range(0, len(crop) - bpp + 1, bpp)})


def changed_share(before, after, box):
    """The share of a box's pixels that differ between two screens."""
    first, second = before.crop(box), after.crop(box)
    bpp = before.bytes_per_pixel
    pixels = max(len(first) // bpp, 1)
    different = sum(
        first[i : i + bpp] != second[i : i + bpp] for i in range(0, pixels * bpp, bpp)
    )
    return different / pixels


def keyring_in(home):
    """The environment for a keyring in a file of this test, in place of the person's own; it outlives the program."""
    return {
        "SECRET_BACKEND": "file",
        "SECRET_FILE_TEST_PATH": os.path.join(home, "keyring"),
        "SECRET_FILE_TEST_PASSWORD": "of the test",
    }


class Desk:
    """One running Lookout with its own configuration, seen through AT-SPI."""

    def __init__(self, home, *arguments, environment=None):
        self.home = home
        env = dict(os.environ)
        for name, folder in (
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ):
            env[name] = os.path.join(home, folder)
            os.makedirs(env[name], exist_ok=True)
        env["HOME"] = home
        env.pop("GTK_A11Y", None)
        env.update(sanitized.environment())
        env.update(environment or {})
        self.log_path = os.path.join(home, "lookout.log")
        self.log = open(self.log_path, "ab")
        self.process = subprocess.Popen(
            [LOOKOUT, *arguments], env=env, stdout=self.log, stderr=self.log
        )
        self._focus = None
        self._listener = Atspi.EventListener.new(self._on_focus)
        self._listener.register("object:state-changed:focused")
        self.bus = Bus(60 * SLOWNESS)
        self.program = wait_for("Lookout on the accessibility bus", self._find, 60)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        """What it said belongs to whatever went wrong."""
        if kind is not None:
            sys.stderr.write(self.output())
        self.kill()

    def _find(self):
        if self.process.poll() is not None:
            raise AssertionError(f"Lookout ended with {self.process.returncode}: {self.output()}")
        owner = self.bus.find(self.process.pid)
        program = owner and Program(self.bus, owner)
        return program if program and len(program.look()) > 1 else None

    # Looking

    def every(self, role=None, name=None, within=None):
        """Yields the widgets with this role and a name that contains `name`, in the tree's order."""
        for widget in self.program.look(within.path) if within else self.program.look():
            if (role is None or widget.role == role) and (name is None or name in widget.seen):
                yield widget

    def find(self, role=None, name=None, seconds=20, **keys):
        return wait_for(
            f"a {role or 'widget'} called “{name}”",
            lambda: next(self.every(role, name, **keys), None),
            seconds,
        )

    def gone(self, role=None, name=None, seconds=20, **keys):
        wait_for(
            f"no {role or 'widget'} called “{name}”",
            lambda: next(self.every(role, name, **keys), None) is None,
            seconds,
        )

    def names(self, role=None):
        return [widget.seen for widget in self.every(role)]

    def live_tiles(self):
        return [tile for tile in self.every("panel") if ", live" in tile.seen]

    def labels(self, within=None):
        """The texts that are shown, in the tree's order."""
        return [label.seen for label in self.every("label", within=within)]

    @staticmethod
    def text(entry):
        """What stands in an entry."""
        return entry.get_text()

    @staticmethod
    def is_sensitive(widget):
        return widget.has_state(Atspi.StateType.SENSITIVE)

    @staticmethod
    def box(widget):
        """A widget's place in its window; on the screen too, once the window is maximised."""
        return widget.get_extents()

    def _on_focus(self, event):
        if event.detail1:
            self._focus = event.source.path

    def focused(self):
        """The widget that got the keyboard last, as Lookout told."""
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        return self._focus and self.program.widget(self._focus)

    # Doing

    @staticmethod
    def press(widget):
        """Activates a widget by its first action."""
        assert widget.do_action(), f"{widget.get_role_name()} “{widget.get_name()}” cannot be pressed"

    def maximize(self, seconds=30):
        """Lets the window fill the screen, and waits until it does: only then a widget's place is one on the screen.

        Every page has such a button, and AT-SPI does not tell which page is seen: that of another does nothing."""
        screen = Screen.take()
        frame = self.find("frame", "Lookout", seconds=seconds)
        self.find("push button", "Maximize", seconds=seconds)

        def fills():
            width, height = self.box(frame)[2:]
            return width >= screen.width - BORDERS and height >= screen.height - BORDERS

        for button in list(self.every("push button", "Maximize")):
            self.press(button)
            try:
                return wait_for("a window that fills the screen", fills, 5)
            except Timeout:
                continue
        raise Timeout("no button lets the window fill the screen")

    @staticmethod
    def fill(node, text):
        """Puts a text into an entry in place of what is there."""
        assert node.set_text(text), node.get_name()

    def point(self, node, *more):
        """Puts the pointer on a widget; the window must be maximised."""
        x, y, width, height = self.box(node)
        place = [str(x + width // 2), str(y + height // 2)]
        subprocess.run(["xdotool", "mousemove", *place, *more], check=True)

    def click(self, node, times=1):
        """Like a person with a mouse."""
        self.point(node, "click", "--repeat", str(times), "--delay", "60", "1")

    def double_click(self, node):
        self.click(node, 2)

    def drag(self, node, target, share=0.5):
        """Takes a row onto another with the pointer, to a share of its height from the top, and lets go once it shows that it
        would take it, as a person does."""
        x, y, width, height = self.box(node)
        start = (x + width // 2, y + height // 2)
        x, y, width, height = self.box(target)
        end = (x + width // 2, y + int(height * share))
        # What is dragged does not lie over it; the window's own border may shift it by a few pixels.
        edge = (x + 8, y - BORDERS // 2, 32, height + BORDERS)

        def at_rest():
            first = Screen.take().crop(edge)
            time.sleep(POLL)
            return first == Screen.take().crop(edge) and first

        self._move("mousemove", *start, "mousedown", 1, "sleep", 0.1, "mousemove", start[0] + 20, start[1])
        before = wait_for("a row on which nothing moves", at_rest, 10)
        for i in range(1, DRAG_STEPS + 1):
            self._move("mousemove", *(a + (b - a) * i // DRAG_STEPS for a, b in zip(start, end)), "sleep", 0.02)
        wait_for("a sign that it would be taken", lambda: Screen.take().crop(edge) != before, 20)
        self._move("mouseup", 1)

    @staticmethod
    def _move(*words):
        subprocess.run(["xdotool", *map(str, words)], check=True)

    @staticmethod
    def key(*names):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)

    @staticmethod
    def write(text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", text], check=True)

    @staticmethod
    def wait_for_window(title):
        """Until the keys go to the window with this title."""
        question = ["xdotool", "getwindowfocus", "getwindowname"]
        wait_for(
            f"the window “{title}” to have the keyboard",
            lambda: subprocess.run(question, capture_output=True, text=True).stdout.strip() == title,
            20,
        )

    def _place(self):
        node = self.focused()
        return node and (node.get_role_name(), node.get_name(), self.box(node))

    def move(self, key):
        """Presses a key that moves the focus, waits until it has, and returns the widget that has it then."""
        before = self._place()
        self.key(key)
        wait_for(f"the focus to go on from {before} by {key}", lambda: self._place() not in (None, before), 10)
        return self.focused()

    def move_to(self, key, role, name, limit=40):
        """Presses a key until the focus is on a widget; fails after so many that it is out of a person's reach."""
        seen = []
        for _ in range(limit):
            node = self.move(key)
            if node.get_role_name() == role and name in (node.get_name() or ""):
                return node
            seen.append(f"{node.get_role_name()} “{node.get_name()}”")
        raise AssertionError(f"{limit} times {key} do not reach a {role} “{name}”: {seen}")

    # Ending

    def children(self, name):
        """The process ids of this Lookout's children with this command name."""
        answer = subprocess.run(
            ["pgrep", "-P", str(self.process.pid), "-x", name], capture_output=True, text=True
        )
        return [int(pid) for pid in answer.stdout.split()]

    def output(self):
        self.log.flush()
        with open(self.log_path, encoding="utf-8", errors="replace") as log:
            return log.read()

    def quit(self):
        """By its key."""
        self.key("ctrl+q")
        self.check_end()

    def check_end(self, seconds=30):
        """It must end well and have complained of nothing, leaks among it."""
        code = self.process.wait(seconds * SLOWNESS)
        output = self.output()
        assert sanitized.ended_well(code, output), f"ended with {code}: {output}"
        signs = ("WARNING", "CRITICAL", "Sanitizer", "runtime error")
        lines = sanitized.without_quarks(output).splitlines()
        loud = [line for line in lines if any(sign in line for sign in signs)]
        assert not loud, "\n".join(loud)

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()
