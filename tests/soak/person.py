# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with the wall in between: a table of deeds, each of which may leave the wall changed. `back` then opens
the view again that has all cameras."""

import subprocess

from desk import Timeout, wait_for

WALL, DOOR = "Wall", "Door"  # the two views


def xdotool(*words):
    return subprocess.run(["xdotool", *map(str, words)], check=True, capture_output=True, text=True).stdout.strip()


class Person:
    def __init__(self, desk, watch, chance):
        self.desk, self.watch, self.chance = desk, watch, chance
        desk.wait_for_window("Lookout")
        self.window = xdotool("getwindowfocus")
        self.views = wait_for("the button of views", self.find_views, 20)

    def wait(self, least, most):
        self.watch.leave_alone(self.chance.uniform(least, most))

    def tile(self):
        return self.chance.choice(self.watch.tiles).widget

    def find_views(self):
        roles = ("push button", "toggle button")
        return next((button for role in roles for button in self.desk.every(role, "Views")), None)

    def back(self):
        """From view to view, until it is that of the whole wall as it was saved. When the last was asked for."""
        since = self.watch.fair()
        for _ in range(5):
            before = self.views.get_name()
            if before == f"Views: {WALL}":
                self.watch.find_tiles()
                return since
            since = self.watch.fair()
            self.desk.key("ctrl+Page_Down")
            wait_for(f"another view than “{before}”", lambda: self.views.get_name() != before, 20)
        raise Timeout(f"the view of the wall; it is “{self.views.get_name()}”")

    def changed(self):
        return self.views.get_name() == f"Views: {WALL}, changed"

    def see_change(self):
        """Until the wall is another than was saved: a program that is kept waiting may do later what keys told it."""
        wait_for("a changed view", self.changed, 20)

    # Deeds

    def divide(self):
        self.desk.key(f"ctrl+{self.chance.choice('12345678')}")
        self.wait(1, 5)
        self.desk.key(f"ctrl+{self.chance.choice('1234')}")
        self.see_change()

    def enlarge(self):
        tile = self.tile()
        self.desk.double_click(tile)
        self.wait(1, 5)
        self.desk.key("Escape")

    def patrol(self):
        self.desk.key("F8")
        self.wait(1, 3)
        for _ in range(self.chance.randint(1, 3)):
            self.desk.key("ctrl+F8")
            self.wait(1, 4)
        self.desk.key("F8")
        for role in ("push button", "toggle button"):
            self.desk.gone(role, "Patrol: ")

    def hide(self):
        xdotool("windowminimize", self.window)
        self.wait(2, 8)
        xdotool("windowactivate", "--sync", self.window)
        self.desk.wait_for_window("Lookout")

    def zoom(self):
        self.desk.click(self.tile())
        for key in ("ctrl+plus", "ctrl+plus", "alt+Left", "ctrl+plus", "alt+Down"):
            self.desk.key(key)
            self.wait(0.2, 1)
        self.desk.key("ctrl+0")

    def listen(self):
        self.desk.click(self.tile())
        self.desk.key("m")
        self.wait(1, 4)
        self.desk.key("m")

    def mute(self):
        self.desk.key("ctrl+m")
        self.wait(1, 3)
        self.desk.key("ctrl+m")

    def swap(self):
        """By dragging one tile to another."""
        (x, y, width, height), (to_x, to_y, _, _) = (
            self.desk.box(tile.widget) for tile in self.chance.sample(self.watch.tiles, 2)
        )
        x, y, to_x, to_y = x + width // 2, y + height // 2, to_x + width // 2, to_y + height // 2
        xdotool("mousemove", x, y, "mousedown", 1)
        for step in range(1, 9):
            xdotool("mousemove", x + (to_x - x) * step // 8, y + (to_y - y) * step // 8)
        xdotool("mouseup", 1)
        self.see_change()

    def change_protocol(self):
        self.desk.click(self.tile())
        self.desk.key("p")
        self.wait(1, 5)
        # A tile that another protocol was found for: the next may be the saved one again, and then nothing has changed.
        if not self.changed():
            self.desk.key("p")
            self.see_change()

    def close(self):
        self.desk.click(self.tile())
        self.desk.key("Delete")
        self.see_change()

    def close_all(self):
        self.desk.key("ctrl+shift+w")
        self.see_change()

    def read_figures(self):
        self.desk.key("ctrl+i")
        self.wait(1, 4)
        self.desk.key("ctrl+i")


DEEDS = {
    "divide": Person.divide,
    "enlarge": Person.enlarge,
    "patrol": Person.patrol,
    "hide": Person.hide,
    "zoom": Person.zoom,
    "listen": Person.listen,
    "mute": Person.mute,
    "swap": Person.swap,
    "change protocol": Person.change_protocol,
    "close": Person.close,
    "close all": Person.close_all,
    "read figures": Person.read_figures,
}
