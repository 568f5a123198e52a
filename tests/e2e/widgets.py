# SPDX-License-Identifier: GPL-3.0-or-later
"""The widgets of a running program, as assistive technology is told of them over the accessibility bus.

A look at all of them is two questions: what they are, and, put to all at once, what is below each. A walk from widget to
widget, as the AT-SPI library has it, is some five questions a widget and thousands a look, each answered between two
frames: a program that draws slowly, as with sanitizers, takes minutes for it, and the library gives up after 0.8 s."""

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PREFIX = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
CACHE = "/org/a11y/atspi/cache"
LOOKS = 4  # until all widgets are known that were there at the first; what comes meanwhile is for the next look


class Bus:
    """The accessibility bus; no answer is waited for longer than `seconds`."""

    def __init__(self, seconds):
        self.milliseconds = int(seconds * 1000)
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, self.milliseconds, None
        )
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)

    def ask(self, owner, path, interface, method, arguments=None):
        answer = self.connection.call_sync(owner, path, interface, method, arguments, None, 0, self.milliseconds, None)
        return answer.unpack()

    def ask_all(self, owner, paths, interface, method):
        """Asks many widgets the same at once. Their answers by their paths; none of those that went away."""
        answers, missing = {}, set(paths)
        context = GLib.MainContext.new()

        def keep(connection, result, path):
            missing.discard(path)
            try:
                answers[path] = connection.call_finish(result).unpack()
            except GLib.Error as error:
                if not error.matches(Gio.dbus_error_quark(), Gio.DBusError.UNKNOWN_METHOD):
                    failures.append(error)

        failures = []
        context.push_thread_default()
        for path in list(missing):
            self.connection.call(owner, path, interface, method, None, None, 0, self.milliseconds, None, keep, path)
        while missing:
            context.iteration(True)
        context.pop_thread_default()
        if failures:
            raise failures[0]
        return answers

    def find(self, pid):
        """The name of the program with this process id, or None."""
        (programs,) = self.ask(PREFIX + "Registry", ROOT, PREFIX + "Accessible", "GetChildren")
        daemon = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
        for owner, _ in programs:
            try:
                answer = self.ask(*daemon, "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)))
            except GLib.Error:  # it went away
                continue
            if answer == (pid,):
                return owner
        return None


class Widget:
    """One of them. The methods ask it; `seen` and what else a look told is of that moment."""

    def __init__(self, bus, owner, path):
        self.bus, self.owner, self.path = bus, owner, path
        self.seen, self.role, self.states = "", None, 0

    def ask(self, interface, method, arguments=None):
        return self.bus.ask(self.owner, self.path, PREFIX + interface, method, arguments)

    def property(self, interface, name):
        question = GLib.Variant("(ss)", (PREFIX + interface, name))
        return self.bus.ask(self.owner, self.path, "org.freedesktop.DBus.Properties", "Get", question)[0]

    def _other(self, reference):
        owner, path = reference
        return Widget(self.bus, owner, path) if owner else None

    def get_name(self):
        return self.property("Accessible", "Name")

    def get_description(self):
        return self.property("Accessible", "Description")

    def get_role_name(self):
        (role,) = self.ask("Accessible", "GetRole")
        return Atspi.role_get_name(Atspi.Role(role))

    def get_parent(self):
        return self._other(self.property("Accessible", "Parent"))

    def get_child_count(self):
        return self.property("Accessible", "ChildCount")

    def get_child_at_index(self, index):
        return self._other(self.ask("Accessible", "GetChildAtIndex", GLib.Variant("(i)", (index,)))[0])

    def has_state(self, state):
        return has_state(self.ask("Accessible", "GetState")[0], state)

    def get_extents(self):
        """Its place in its window: x, y, width, height."""
        return self.ask("Component", "GetExtents", GLib.Variant("(u)", (int(Atspi.CoordType.WINDOW),)))[0]

    def do_action(self, index=0):
        return self.ask("Action", "DoAction", GLib.Variant("(i)", (index,)))[0]

    def get_text(self):
        end = self.property("Text", "CharacterCount")
        return self.ask("Text", "GetText", GLib.Variant("(ii)", (0, end)))[0]

    def set_text(self, text):
        return self.ask("EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))[0]


def has_state(words, state):
    """Whether a state is in a set of them, which comes as 32 bits a word."""
    word, bit = divmod(int(state), 32)
    return word < len(words) and bool(words[word] >> bit & 1)


class Program:
    """All widgets of a program."""

    def __init__(self, bus, owner):
        self.bus, self.owner = bus, owner

    def widget(self, path):
        return Widget(self.bus, self.owner, path)

    def _items(self):
        """What the program tells of its widgets: each by its path, and the paths below each in their order.

        Those below are asked for: it tells of some that are hidden as if they were not, and of some others not at all."""
        (items,) = self.bus.ask(self.owner, CACHE, PREFIX + "Cache", "GetItems")
        widgets, parents = {}, [ROOT]
        for (_, path), _, _, _, count, _, name, role, _, states in items:
            widget = widgets[path] = self.widget(path)
            widget.seen, widget.role, widget.states = name, Atspi.role_get_name(Atspi.Role(role)), states
            if count > 0:
                parents.append(path)
        answers = self.bus.ask_all(self.owner, parents, PREFIX + "Accessible", "GetChildren")
        return widgets, {parent: [path for _, path in below] for parent, (below,) in answers.items()}

    def _wake(self, path):
        """GTK knows a widget, and tells of it, only once its parent was asked for it."""
        try:
            (below,) = self.bus.ask(self.owner, path, PREFIX + "Accessible", "GetChildren")
        except GLib.Error:  # it went away
            return
        for _, child in below:
            self._wake(child)

    def _walk(self, within):
        """What is shown, and the paths of which the program has not told."""
        widgets, below = self._items()
        shown, unknown, stack = [], [], [within]
        while stack:
            path = stack.pop()
            if path not in widgets:
                unknown.append(path)
                continue
            if path != ROOT and not has_state(widgets[path].states, Atspi.StateType.VISIBLE):
                continue
            shown.append(widgets[path])
            stack += reversed(below.get(path, []))
        return shown, unknown

    def look(self, within=ROOT):
        """What is shown below this path, and itself, in the tree's order."""
        for _ in range(LOOKS):
            shown, unknown = self._walk(within)
            if not unknown:
                break
            for path in unknown:
                self._wake(path)
        return shown
