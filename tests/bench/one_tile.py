# SPDX-License-Identifier: GPL-3.0-or-later
"""A Lookout with one large tile."""

import os
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(TOP, "tests", "e2e")]

from desk import Desk, wait_for  # noqa: E402
from stand_in import StandIn  # noqa: E402

DEVICE = 1001


class OneTile:
    """`way` is what the camera is asked for by; the rest goes to the stand-in."""

    def __init__(self, way, *arguments, environment=None):
        self.folder = tempfile.TemporaryDirectory(prefix="lookout-bench-")
        self.platform = StandIn("--devices", "1", "--channels", "1", "--online", "100", *arguments, environment=environment)
        key = os.path.join(self.folder.name, "key")
        with open(key, "w", encoding="utf-8") as file:
            file.write(self.platform.ready["master_key"])
        os.chmod(key, 0o600)
        self.desk = Desk(
            self.folder.name, "--server", self.platform.ready["url"], "--product", str(self.platform.ready["product_id"]),
            "--api-key-file", key, "--protocol", way, "--open", f"{DEVICE}/1", "--layout", "1",
        )  # fmt: skip
        tile = self.desk.find("panel", ", live", seconds=60)
        self.desk.maximize()
        self.box = wait_for("the tile", lambda: self.desk.box(tile), 20)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.desk.kill()
        self.platform.stop()
        self.folder.cleanup()
