#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""With every log on, nothing that Lookout says, writes down or is started with holds a key or a token.

Any word that looks like a token is tried on the platform itself: what it accepts has leaked."""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

import sanitized

TOKEN = re.compile(rb"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])")
PROTOCOLS = ("flv", "hls", "rtmp")
INNER = re.compile(rb"rtmp://[^ ]*\?")  # what the simulated cameras say to their own server


def start_platform():
    sim = subprocess.Popen(
        [os.environ["LOOKOUT_SIM"], "--with-parent", "--devices", "4"],
        env={**os.environ, **sanitized.environment()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    return sim, json.loads(sim.stdout.readline())


def write_secret(home, name, text):
    path = os.path.join(home, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def account(home, ready):
    return [
        *("--server", ready["url"], "--product", ready["product_id"]),
        *("--api-key-file", os.path.join(home, "key")),
        *("--access-key-file", os.path.join(home, "access")),
    ]


def watch(home, cameras, protocol):
    """Watches one camera until it plays, and returns what was said."""
    environment = dict(
        os.environ,
        HOME=home,
        XDG_CONFIG_HOME=os.path.join(home, "config"),
        XDG_CACHE_HOME=os.path.join(home, "cache"),
        XDG_DATA_HOME=os.path.join(home, "data"),
        G_MESSAGES_DEBUG="all",
        GST_DEBUG="4,rtmp*:9,soup*:6,hls*:6,media*:6",
        GST_DEBUG_NO_COLOR="1",
        **sanitized.environment(),
    )
    answer = subprocess.run(
        [
            os.environ["LOOKOUT"],
            *cameras,
            *("--open", "1001/1", "--layout", "1", "--protocol", protocol),
            *("--screenshot", os.path.join(home, "picture.png"), "--after", "playing"),
        ],
        env=environment,
        capture_output=True,
        timeout=120 * sanitized.SLOWNESS,
        check=False,
    )
    said = answer.stderr.decode(errors="replace")
    assert sanitized.ended_well(answer.returncode, said), said[-4000:]
    return answer.stdout + answer.stderr


def written_down(home, secrets_here):
    for folder, _, names in os.walk(home):
        for name in names:
            path = os.path.join(folder, name)
            if path not in secrets_here:
                with open(path, "rb") as file:
                    yield path, file.read()


def is_accepted(ready, token):
    address = f"{ready['url']}live_preview/1001_1?token={token.decode()}"
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status == 200
    except urllib.error.HTTPError:
        return False


def check(ready, where, text):
    for name in ("master_key", "access_key"):
        assert ready[name].encode() not in text, f"{where} holds the {name}"
    for token in set(TOKEN.findall(text)):
        assert not is_accepted(ready, token), f"{where} holds a token that is good"


def main():
    sim, ready = start_platform()
    try:
        with tempfile.TemporaryDirectory(prefix="lookout-secrets-") as home:
            own = {write_secret(home, "key", ready["master_key"]), write_secret(home, "access", ready["access_key"])}
            for protocol in PROTOCOLS:
                said = watch(home, account(home, ready), protocol)
                assert b"onv" in said, "the logs were not on"
                check(ready, f"what was said over {protocol}", said)
            said = watch(home, ["--simulate"], "rtmp")
            assert not INNER.search(said), INNER.search(said).group()
            for path, text in written_down(home, own):
                check(ready, path, text)
    finally:
        sim.stdin.close()
        sim.wait(20)
    print("ok")


if __name__ == "__main__":
    sys.exit(main())
