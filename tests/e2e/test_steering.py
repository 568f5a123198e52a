#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steering a camera: what is held moves the picture, and whatever ends the holding ends the movement. The picture is
judged by its pixels, and what was sent by the platform's own log."""

import json
import os
import subprocess
import sys
import tempfile

from desk import Desk, Screen, wait_for
from stand_in import StandIn

PHASES = ("start", "stop", "step")
MOVES = 0.25  # more of the picture's pixels change in a second than this when the camera pans …
STANDS = 0.15  # … and less than this when only the boats in it move


def pointer(*arguments):
    subprocess.run(["xdotool", *[str(argument) for argument in arguments]], check=True)


def moved_share(before, after, box):
    """The share of a box's pixels that are plainly different: an encoder's noise is not."""
    first, second, bpp = before.crop(box), after.crop(box), before.bytes_per_pixel
    places = range(0, len(first) - bpp + 1, 5 * bpp)
    moved = sum(sum(abs(first[i + c] - second[i + c]) for c in range(3)) > 60 for i in places)
    return moved / len(places)


class Bridge:
    """A Lookout with one camera of a stand-in, and its panel open."""

    def __init__(self, home):
        self.sim = StandIn("--devices", "2", "--online", "100", "--seed", "7")
        key = os.path.join(home, "key")
        with open(key, "w", encoding="utf-8") as file:
            file.write(self.sim.ready["master_key"])
        os.chmod(key, 0o600)
        self.desk = Desk(
            home, "--server", self.sim.ready["url"], "--product", str(self.sim.ready["product_id"]),
            "--api-key-file", key, "--open", "1001/1", "--open", "1002/1", "--layout", "4",
        )  # fmt: skip
        self.desk.find("panel", ", live", seconds=60)
        self.desk.maximize()

    def sent(self):
        """The movements that the platform was sent, such as ("start", 13)."""
        moves = []
        for entry in self.sim.ask("_sim/log"):
            body = json.loads(entry["body"]) if (entry["body"] or "").startswith("{") else {}
            if body.get("cmdId") == 7:
                moves.append((PHASES[body["cmd"]["stop"]], body["cmd"]["cmd"]))
        return moves

    def wait_sent(self, *wanted):
        """Waits until exactly these were sent, and forgets them."""
        try:
            wait_for(f"{wanted} on the wire", lambda: self.sent() == list(wanted), 20)
        except AssertionError as error:
            raise AssertionError(f"{error}, but it was {self.sent()}") from error
        self.sim.ask("_sim/log", "DELETE")

    def tile(self):
        return self.desk.find("panel", ", live")

    def change(self):
        """The share of the first tile's inner pixels that changes within a second."""
        x, y, width, height = self.desk.box(self.tile())
        box = (x + width // 8, y + height // 4, width * 3 // 4, height // 2)
        before = Screen.take()
        end = []
        wait_for("a second", lambda: end.append(1) or len(end) > 10, 30)
        share = moved_share(before, Screen.take(), box)
        print(f"{share:.2f} of the picture moved", flush=True)
        return share

    def check_moves(self):
        wait_for("the picture to move", lambda: self.change() > MOVES, 20)

    def check_stands(self):
        wait_for("the picture to stand still", lambda: self.change() < STANDS, 20)

    def to(self, node):
        x, y, width, height = self.desk.box(node)
        pointer("mousemove", x + width // 2, y + height // 2)

    def hold(self, name):
        self.to(self.desk.find("push button", name))
        pointer("mousedown", 1)


def check_buttons(bridge):
    """Held, it moves until it is released; a click, and an activation without a pointer, are one step."""
    bridge.hold("Move Left")
    bridge.check_moves()
    pointer("mouseup", 1)
    bridge.check_stands()
    bridge.wait_sent(("start", 13), ("stop", 13))
    bridge.hold("Zoom In")
    pointer("mouseup", 1)
    bridge.wait_sent(("step", 1))
    bridge.desk.press(bridge.desk.find("push button", "Zoom Out"))
    bridge.wait_sent(("step", 2))


def check_back(bridge):
    """The way back is what was done, the other way round."""
    back = bridge.desk.find("push button", "Back to Where I Was")
    bridge.desk.press(back)
    bridge.wait_sent(("start", 14), ("stop", 14))
    wait_for("the end of the way", lambda: not bridge.desk.is_sensitive(back), 10)


def check_keys(bridge):
    """With the focus on the picture; the arrow key held moves, and the focus that goes stops."""
    bridge.to(bridge.tile())
    pointer("click", 1)
    bridge.desk.key("Up")
    bridge.wait_sent(("step", 11))
    bridge.desk.key("plus")
    bridge.wait_sent(("step", 1))
    bridge.desk.key("Page_Up")
    bridge.wait_sent(("step", 4))
    pointer("keydown", "Right")
    wait_for("the start", lambda: bridge.sent() == [("start", 14)], 20)
    pointer("keyup", "Right")
    bridge.wait_sent(("start", 14), ("stop", 14))
    pointer("keydown", "Right")
    wait_for("the start", lambda: bridge.sent() == [("start", 14)], 20)
    bridge.desk.key("Tab")
    bridge.wait_sent(("start", 14), ("stop", 14))
    pointer("keyup", "Right")


def check_drag(bridge):
    """Farther is faster; letting go stops. The tile stays where it is."""
    name = bridge.tile().get_name()
    x, y, width, height = bridge.desk.box(bridge.tile())
    pointer("mousemove", x + width // 2, y + height // 2, "mousedown", 1)
    pointer("mousemove", x + width // 2, y + height // 2 + 20)
    wait_for("the start", lambda: ("start", 12) in bridge.sent(), 20)
    pointer("mouseup", 1)
    wait_for("the stop", lambda: bridge.sent()[-1] == ("stop", 12), 20)
    assert set(bridge.sent()) == {("start", 12), ("stop", 12)}, bridge.sent()
    assert bridge.tile().get_name() == name
    bridge.sim.ask("_sim/log", "DELETE")


def check_tile_change(bridge):
    """Another tile gets the focus by a key while the button is held with the pointer."""
    bridge.to(bridge.tile())
    pointer("click", 1)
    bridge.hold("Move Right")
    wait_for("the start", lambda: bridge.sent() == [("start", 14)], 20)
    bridge.desk.press(bridge.desk.find("push button", "Stop Steering"))
    bridge.wait_sent(("start", 14), ("stop", 14))
    pointer("mouseup", 1)


def check_offline(bridge):
    """What the platform says is said in words."""
    bridge.sim.misbehave("errno:number=12,path=*cmds*,count=1")
    bridge.desk.press(bridge.desk.find("push button", "Move Up"))
    bridge.desk.find("label", "refused")


def check_closed_in_flight(bridge):
    """The platform takes five seconds for each answer, and the window is closed in mid-move."""
    bridge.sim.misbehave("latency:ms=5000,path=*cmds*")
    bridge.sim.ask("_sim/log", "DELETE")
    bridge.hold("Move Left")
    wait_for("the start", lambda: bridge.sent() == [("start", 13)], 20)
    bridge.desk.key("alt+F4")
    bridge.desk.check_end(40)
    pointer("mouseup", 1)
    sent = bridge.sent()
    assert sent[0] == ("start", 13) and sent[1:] == [("stop", 13)] * (len(sent) - 1), sent
    assert len(sent) >= 2, sent


def main():
    with tempfile.TemporaryDirectory(prefix="lookout-steering-") as home:
        bridge = Bridge(home)
        try:
            bridge.to(bridge.tile())
            pointer("click", 1)
            bridge.desk.press(bridge.desk.find("push button", "Steer the Camera"))
            bridge.check_stands()
            check_buttons(bridge)
            check_back(bridge)
            check_keys(bridge)
            check_drag(bridge)
            check_tile_change(bridge)
            bridge.desk.press(bridge.desk.find("push button", "Steer the Camera"))
            check_offline(bridge)
            check_closed_in_flight(bridge)
        except BaseException:
            subprocess.run(["xdotool", "mouseup", "1"], check=False)
            sys.stderr.write(bridge.desk.output())
            raise
        finally:
            bridge.desk.kill()
            bridge.sim.stop()
    print("ok")


if __name__ == "__main__":
    main()
