#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop is asked to keep the screen on, and why, once a camera plays; no longer when the window is minimised; and
again no longer when nothing plays."""

import subprocess
import sys
import tempfile
import threading

from desk import Desk, wait_for
from gi.repository import Gio, GLib

NAME, PATH = "org.gnome.SessionManager", "/org/gnome/SessionManager"
IDLE = 8  # the flag that keeps the session from being marked as idle
INTERFACE = f"""<node><interface name="{NAME}">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
</interface></node>"""


class SessionManager(threading.Thread):
    """Stands in for the desktop's. In a thread of its own: the toolkit's question blocks who asks, and would block us."""

    def __init__(self):
        super().__init__(daemon=True)
        self.held = {}  # cookie → (application, reason, flags)
        self.count = 0
        self.owned = threading.Event()
        self.start()
        assert self.owned.wait(20), "the name on the bus is not free"

    def run(self):
        context = GLib.MainContext.new()
        context.push_thread_default()
        Gio.bus_own_name(
            Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, self.on_bus, lambda *_: self.owned.set(), None
        )
        GLib.MainLoop.new(context, False).run()

    def on_bus(self, connection, _name):
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        connection.register_object(PATH, interface, self.on_call, None, None)

    def on_call(self, _connection, _sender, _path, _interface, method, parameters, invocation):
        if method == "Uninhibit":
            self.held.pop(parameters.unpack()[0])
            invocation.return_value(None)
            return
        application, _window, reason, flags = parameters.unpack()
        self.count += 1
        self.held[self.count] = (application, reason, flags)
        invocation.return_value(GLib.Variant("(u)", (self.count,)))

    def holds_idle(self):
        return [entry for entry in list(self.held.values()) if entry[2] & IDLE]


def check(desk, manager):
    wait_for("the screen to be kept on", manager.holds_idle, 60)
    assert manager.holds_idle()[0][1] == "Cameras are being watched", manager.held
    wait_for("a live tile", desk.live_tiles, 20)
    window = subprocess.run(["xdotool", "getactivewindow"], check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run(["xdotool", "windowminimize", window], check=True)
    wait_for("the screen to be let go, minimised", lambda: not manager.holds_idle(), 20)
    subprocess.run(["xdotool", "windowactivate", window], check=True)
    wait_for("the screen to be kept on again", manager.holds_idle, 60)
    desk.key("ctrl+shift+w")
    wait_for("the screen to be let go, with nothing open", lambda: not manager.holds_idle(), 20)
    assert manager.count == 2, f"it was asked {manager.count} times"


def main():
    manager = SessionManager()
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as home:
        desk = Desk(home, "--simulate", "--layout", "4")
        try:
            check(desk, manager)
            desk.quit()
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()
    print("ok")


if __name__ == "__main__":
    main()
