#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists a fleet, and writes what its cameras show in their pictures as comma-separated values.

    GI_TYPELIB_PATH=… LD_LIBRARY_PATH=… ONENET_PRODUCT=7312 ONENET_KEY_FILE=~/.config/onenet.key osd-settings.py >osd.csv

The key never stands among the arguments, where everybody on the machine could read it:

    ONENET_KEY_FILE  a file with the API key, or
    ONENET_KEY       the API key itself
    ONENET_PRODUCT   the number of the product
    ONENET_URL       another address of the platform

A camera that does not answer has a line, too, which says why; the exit code is 1 when the list could not be read, and 2
when something above is missing.
"""
import csv
import os
import sys

import gi

gi.require_version("Onv", "0")
from gi.repository import GLib, Onv  # noqa: E402

PLATFORM = "https://api-video.heclouds.com:8443/"
PAGE = 100
ENTRY = ("kind", "enabled", "text", "position", "date", "clock")
HEAD = ("device", "title", "online", "channel", *ENTRY, "error")


def read_key(environment):
    path = environment.get("ONENET_KEY_FILE")
    if not path:
        return environment.get("ONENET_KEY", "")
    with open(os.path.expanduser(path), encoding="utf-8") as file:
        return file.read().strip()


def call(client, name, *args):
    """Makes a call and waits for what becomes of it; what goes wrong is a GLib.Error."""
    loop = GLib.MainLoop()
    results = []

    def done(_client, result):
        results.append(result)
        loop.quit()

    getattr(client, name + "_async")(*args, None, done)
    loop.run()
    return getattr(client, name + "_finish")(results[0])


def devices(client):
    """The whole fleet, a page after the other."""
    query = Onv.DeviceQuery(page=1, per_page=PAGE)
    while True:
        page = call(client, "find_devices", query)
        yield from page.props.items
        if len(page.props.items) < PAGE:
            return
        query.props.page += 1


def rows(client, device):
    """A line for each entry that each camera of a device shows."""
    about = [device.props.id, device.props.title, "yes" if device.props.online else "no"]
    if not device.props.online:
        yield about + [""] * (1 + len(ENTRY)) + ["offline"]
        return
    try:
        channels = call(client, "list_channels", device.props.id)
    except GLib.Error as error:
        yield about + [""] * (1 + len(ENTRY)) + [error.message]
        return
    for channel in channels:
        try:
            osd = call(client, "get_osd", device.props.id, channel.props.channel_id)
        except GLib.Error as error:
            yield about + [channel.props.channel_id] + [""] * len(ENTRY) + [error.message]
            continue
        for entry in osd.props.entries:
            yield about + [channel.props.channel_id] + [entry.dup_text(name) or "" for name in ENTRY] + [""]


def main(environment):
    product, key = environment.get("ONENET_PRODUCT"), read_key(environment)
    if not product or not key:
        print("Set ONENET_PRODUCT, and ONENET_KEY_FILE or ONENET_KEY.", file=sys.stderr)
        return 2
    client = Onv.Client.new(environment.get("ONENET_URL", PLATFORM), product)
    client.set_api_key(key)
    table = csv.writer(sys.stdout)
    table.writerow(HEAD)
    try:
        for device in devices(client):
            table.writerows(rows(client, device))
    except GLib.Error as error:
        print(f"The devices cannot be listed: {error.message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ))
