#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be played says why in its tile, each thing in its own words, and plays once the cause is gone and the
tile's own button is pressed. The same words stand on the terminal of whoever asked from there."""

import os
import subprocess
import sys
import tempfile

from desk import SLOWNESS, Desk, Screen, changed_share, wait_for
from stand_in import Detour, StandIn

SAID_WITHIN = 60  # seconds: a protocol after the other is tried, with pauses between them
LIVE_WITHIN = 40
ADDRESS = "path=/ipc/video/play_address"

# Which camera, how the platform misbehaves for it, what its tile says, and the button below.
# Without a button there is nothing that a person can do about it here.
CASES = (
    ("1001/1", None, "What came is not video", "Change Protocol"),
    ("1002/1", f"errno:number=4,device=1002,{ADDRESS}", "The camera is offline", "Try Again"),
    ("1003/1", f"errno:number=3,device=1003,{ADDRESS}", "There is no such channel", "Load Again"),
    ("1004/1", f"http:status=500,device=1004,{ADDRESS}", "The platform has a problem of its own", "Try Again"),
    ("1005/1", f"expire:device=1005,{ADDRESS}", "The address of the video has expired", "Try Again"),
    ("1006/1", f"truncate:device=1006,{ADDRESS}", "The platform’s answer could not be read", "Try Again"),
    ("1007/1", f"black-hole:device=1007,{ADDRESS}", "The platform does not say where the video is", "Try Again"),
    ("1008/9", None, "There is no such channel", "Load Again"),
    ("4711/1", None, "The platform does not know this camera", "Load Again"),
)
FOREVER = ("1008/9", "4711/1")


def write_key(home, ready):
    path = os.path.join(home, "key")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ready["master_key"])
    return path


def account(detour, home):
    ready = detour.platform.ready
    return ("--server", detour.url, "--product", ready["product_id"], "--api-key-file", write_key(home, ready))


def tiles(desk):
    """The tiles in reading order, which is the order in which their cameras were asked for."""
    wall = desk.find("panel", "Live wall", seconds=60)
    return [wall.get_child_at_index(index) for index in range(wall.get_child_count())]


def button_of(desk, tile, label):
    return next(desk.every("push button", label, within=tile), None)


def check_words(desk, tile, camera, words, label):
    def probe():
        """Title, advice and button together: a moment later the tile may be trying again, and say nothing."""
        said = desk.labels(tile)
        advice = [text for text in said if text.split("\n")[0].endswith((".", "”"))]
        return words in said and advice and button_of(desk, tile, label) and (said, advice[0])

    said, advice = wait_for(f"“{words}” and “{label}” in the tile of {camera}", probe, SAID_WITHIN)
    print(f"{camera}: {' | '.join(said)}", flush=True)
    return words, advice


def check_all_words(desk):
    said = {}
    for tile, (camera, _, words, label) in zip(tiles(desk), CASES):
        title, advice = check_words(desk, tile, camera, words, label)
        said.setdefault((title, advice.split("\n")[0]), []).append(camera)
    titles = [title for title, _ in said]
    assert len(set(titles)) == len(titles) == len({case[2] for case in CASES}), said


def is_live(tile):
    return ", live" in tile.get_name()


def retry(desk, tile, camera, label):
    """Presses the tile's button if it still shows one: it tries again by itself too, and may have come first."""

    def press():
        button = button_of(desk, tile, label)
        # Once it tries by itself there is no button any more, perhaps just since it was found.
        return is_live(tile) or (button is not None and button.do_action())

    wait_for(f"the button of {camera}", press, 40)
    wait_for(f"{camera} to be live", lambda: is_live(tile), LIVE_WITHIN)


def check_recovery(desk, detour):
    detour.wrong = False
    detour.platform.misbehave()
    before = Screen.take()
    for tile, (camera, _, _, label) in zip(tiles(desk), CASES):
        if camera in FOREVER:
            continue
        retry(desk, tile, camera, label)
        wait_for(
            f"movement in {camera}",
            lambda area=desk.box(tile): changed_share(before, Screen.take(), area) > 0.001,
            20,
        )
    for tile, (camera, _, words, _) in zip(tiles(desk), CASES):
        assert camera not in FOREVER or not is_live(tile), f"{camera} plays what is not there"


def check_tiles(detour, home):
    opened = [word for case in CASES for word in ("--open", case[0])]
    desk = Desk(home, *account(detour, home), "--layout", "9", *opened)
    try:
        desk.maximize()
        check_all_words(desk)
        check_recovery(desk, detour)
        desk.quit()
    except BaseException:
        sys.stderr.write(desk.output())
        raise
    finally:
        desk.kill()


def ask_from_the_terminal(arguments):
    return subprocess.run(
        [os.environ["LOOKOUT"], *arguments],
        capture_output=True,
        text=True,
        timeout=120 * SLOWNESS,
        check=False,
    )


def check_terminal(detour, home):
    """A channel and a device that do not exist are named, and the exit status says that something is wrong."""
    answer = ask_from_the_terminal(
        (
            *account(detour, home),
            *("--layout", "4", "--open", "1002/1", "--open", "1008/9", "--open", "4711/1"),
            *("--screenshot", os.path.join(home, "picture.png"), "--after", "playing"),
        )
    )
    print(answer.stderr, flush=True)
    assert answer.returncode == 1, answer
    lines = answer.stderr.splitlines()
    for start in ("1008/9: There is no such channel.", "4711/1: The platform does not know this camera."):
        assert any(line.startswith(start) for line in lines), answer.stderr
    assert not any("1002/1" in line for line in lines), answer.stderr
    check_terminal_in_time(detour, home)


def check_terminal_in_time(detour, home):
    """A picture after some seconds was asked for, and is there; that a tile does not play is said all the same."""
    picture = os.path.join(home, "in-time.png")
    answer = ask_from_the_terminal(
        (*account(detour, home), *("--layout", "1", "--open", "4711/1", "--screenshot", picture, "--after", "12"))
    )
    assert answer.returncode == 0, answer
    assert os.path.exists(picture), answer
    assert "\n4711/1: " in answer.stderr, answer.stderr


def main():
    platform = StandIn("--devices", "8", "--size", "320x180", "--fps", "10")
    detour = Detour(platform, "1001")
    platform.misbehave(*(case[1] for case in CASES if case[1]))
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as home:
        try:
            check_tiles(detour, home)
            check_terminal(detour, home)
        finally:
            detour.stop()
            platform.stop()
    print("ok")


if __name__ == "__main__":
    main()
