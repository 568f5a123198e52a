#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An account of the command line whose server has a certificate that nobody vouches for: it is shown where the failure
is shown, in the tile and in the tree, and trusted for this run; nothing is saved."""

import os
import sys
import tempfile

from desk import Desk, Screen, changed_share, wait_for
from stand_in import Detour, Page, StandIn, fingerprint, make_certificate, spread

TITLE = "The certificate of this server"


def failed_tile(desk, words, button="Show Certificate"):
    """The tile that says so, and has a button for it."""
    for label in desk.every("label", words):
        tile = label
        while tile is not None and not (tile.get_role_name() == "panel" and tile.get_name()):
            tile = tile.get_parent()
        if tile is not None and next(desk.every("push button", button, within=tile), None):
            return tile
    return None


def read_failure(desk, words):
    """The labels and buttons of the tile that says so, if it said so all the while: soon another protocol is tried, which
    fails for another reason."""
    tile = failed_tile(desk, words, "Try Again")
    if tile is None:
        return None
    labels = set(desk.labels(tile))
    buttons = {button.get_name() for button in desk.every("push button", within=tile)}
    return (labels, buttons) if failed_tile(desk, words, "Try Again") else None


def trust(desk, button, digest):
    """Looks at the certificate, and closes it; looks again, and trusts it."""
    desk.press(button)
    desk.find("frame", TITLE)
    desk.key("Escape")
    desk.gone("frame", TITLE)
    desk.press(button)
    window = desk.find("frame", TITLE)
    assert spread(digest) in desk.labels(window), desk.labels(window)
    desk.press(desk.find("push button", "Trust This Certificate", within=window))
    desk.gone("frame", TITLE)


def check_plays(desk):
    """The camera that was asked for, by its pixels, and the tree."""
    tile = wait_for("a tile that is live", desk.live_tiles, 30)[0]
    box = desk.box(tile)
    before = Screen.take()
    assert before.colours(box) > 50, "there is no picture"
    wait_for("movement", lambda: changed_share(before, Screen.take(), box) > 0.001, 10)
    desk.find("list item", "Camera 0001", seconds=30)


def check_other_video(desk, platform, video):
    """The certificate of the platform is trusted, that of the video server is another: the tile says whose it is, and
    offers nothing that would not help."""
    desk.maximize()
    tile = wait_for("a tile that says why", lambda: failed_tile(desk, "certificate is not trusted"), 60)
    trust(desk, desk.find("push button", "Show Certificate", within=tile), fingerprint(platform.url))
    name = f"{video.origin} shows another certificate than the one that is trusted for the account."
    labels, buttons = wait_for("the name of the video server", lambda: read_failure(desk, name), 60)
    assert "The video server’s certificate is not trusted" in labels, labels
    assert not {"Edit Account", "Show Certificate"} & buttons, buttons
    desk.quit()


def check_saved_nowhere(home, *digests):
    for folder, _, names in os.walk(home):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                contents = file.read()
            assert not any(digest.encode() in contents for digest in digests), name
    assert not os.path.exists(os.path.join(home, "config", "lookout", "accounts.ini"))


def check(desk, platform, home):
    desk.maximize()
    first = fingerprint(platform.ready["https_url"])
    tile = wait_for("a tile that says why", lambda: failed_tile(desk, "certificate is not trusted"), 60)
    trust(desk, desk.find("push button", "Show Certificate", within=tile), first)
    check_plays(desk)
    platform.start_anew()
    second = fingerprint(platform.ready["https_url"])
    assert second != first
    wait_for("words on another certificate", lambda: failed_tile(desk, "another certificate than before"), 60)
    tile = failed_tile(desk, "another certificate than before")
    trust(desk, desk.find("push button", "Show Certificate", within=tile), second)
    check_plays(desk)
    desk.quit()
    check_saved_nowhere(home, first, second)


def run(platform, url, what):
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as home:
        key = os.path.join(home, "key")
        with open(key, "w", encoding="utf-8") as file:
            file.write(platform.ready["master_key"])
        desk = Desk(
            home, "--server", url, "--product", str(platform.ready["product_id"]),
            "--api-key-file", key, "--open", "1001/1", "--layout", "1",
        )  # fmt: skip
        try:
            what(desk, home)
        except BaseException:
            sys.stderr.write(desk.output())
            raise
        finally:
            desk.kill()


def run_with_other_video(platform):
    with tempfile.TemporaryDirectory(prefix="lookout-e2e-") as folder:
        video = Page(make_certificate(os.path.join(folder, "video")))
        detour = Detour(platform, "1001", video.origin, make_certificate(os.path.join(folder, "platform")))
        try:
            run(platform, detour.url, lambda desk, home: check_other_video(desk, detour, video))
        finally:
            detour.stop()
            video.stop()


def main():
    platform = StandIn("--devices", "2", "--size", "640x360")
    try:
        run_with_other_video(platform)
        run(platform, platform.ready["https_url"], lambda desk, home: check(desk, platform, home))
    finally:
        platform.stop()
    print("ok")


if __name__ == "__main__":
    main()
