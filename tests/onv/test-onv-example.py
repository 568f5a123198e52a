#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example in docs/examples, with the stand-in: test-onv-example.py EXAMPLE"""
import csv
import json
import os
import subprocess
import sys
import tempfile
import unittest

EXAMPLE = sys.argv.pop(1)


class TestExample(unittest.TestCase):
    def setUp(self):
        self.sim = subprocess.Popen(
            [os.environ["LOOKOUT_SIM"], "--with-parent", "--port", "0", "--devices", "110", "--channels", "2", "--online", "5",
             "--size", "320x180", "--fps", "5"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ready = json.loads(self.sim.stdout.readline())

    def tearDown(self):
        self.sim.stdin.close()
        self.sim.wait()
        self.sim.stdout.close()

    def export(self, **environment):
        settings = {"ONENET_URL": self.ready["url"], "ONENET_PRODUCT": self.ready["product_id"]}
        return subprocess.run([sys.executable, EXAMPLE], env=os.environ | settings | environment, text=True,
                              capture_output=True, check=False)

    def test_export(self):
        with tempfile.NamedTemporaryFile("w") as file:
            print(self.ready["master_key"], file=file, flush=True)
            done = self.export(ONENET_KEY_FILE=file.name)
        self.assertEqual(done.stderr, "")
        self.assertEqual(done.returncode, 0)
        table = list(csv.DictReader(done.stdout.splitlines()))
        self.assertEqual(len({row["device"] for row in table}), 110)
        shown = [row for row in table if row["kind"]]
        self.assertTrue(shown)
        self.assertEqual({row["error"] for row in shown}, {""})
        self.assertEqual({row["online"] for row in shown}, {"yes"})
        self.assertEqual({row["channel"] for row in shown}, {"1", "2"})
        for row in table:
            if row["online"] == "no":
                self.assertEqual(row["error"], "offline")
        # The same again, with the key itself in the environment.
        self.assertEqual(self.export(ONENET_KEY=self.ready["master_key"]).stdout, done.stdout)

    def test_wrong_key(self):
        done = self.export(ONENET_KEY="wrong")
        self.assertEqual(done.returncode, 1)
        self.assertIn("cannot be listed", done.stderr)

    def test_missing(self):
        for settings in ({}, {"ONENET_KEY": self.ready["master_key"], "ONENET_PRODUCT": ""}):
            done = self.export(**settings)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn("ONENET_PRODUCT", done.stderr)
            self.assertNotIn("Traceback", done.stderr)


if __name__ == "__main__":
    unittest.main()
