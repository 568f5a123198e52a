#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library as other languages see it: properties, enumerations, fields, calls and errors."""

import http.server
import json
import threading
import unittest

import gi

gi.require_version("Onv", "0")
gi.require_version("Json", "1.0")
from gi.repository import Gio, GLib, Json, Onv  # noqa: E402

DEVICE = {"errno": 0, "data": {"id": 7, "title": "Gate", "online": True, "tags": ["a", "b"],
                               "location": {"lat": 29.5}, "keys": [{"title": "k", "key": "s"}]}}


class Platform(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        good = self.headers.get("api-key") == "KEY"
        body = json.dumps(DEVICE if good else {"errno": 401, "error": "auth failed"}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class TestTypelib(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Platform)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.client = Onv.Client.new(f"http://127.0.0.1:{self.server.server_port}/", "7312")
        self.loop = GLib.MainLoop()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()

    def call(self, name, *args):
        results = []

        def done(client, result):
            results.append(result)
            self.loop.quit()

        getattr(self.client, name + "_async")(*args, None, done)
        self.loop.run()
        return getattr(self.client, name + "_finish")(results[0])

    def test_call(self):
        self.client.set_api_key("KEY")
        device = self.call("get_device", "7")
        self.assertEqual(device.props.id, "7")
        self.assertEqual(device.props.title, "Gate")
        self.assertTrue(device.props.online)
        self.assertEqual(device.props.tags, ["a", "b"])
        self.assertAlmostEqual(device.props.location.props.latitude, 29.5)
        self.assertEqual([key.props.title for key in device.props.keys], ["k"])

    def test_error(self):
        self.client.set_api_key("wrong")
        with self.assertRaises(GLib.Error) as caught:
            self.call("get_device", "7")
        error = caught.exception
        self.assertTrue(error.matches(Onv.error_quark(), Onv.Error.UNAUTHORIZED))

    def test_record(self):
        motion = Onv.Detector(enabled=True, event=Onv.DetectorEvent.SNAPSHOT, sensitivity=50)
        motion.props.regions.append(Onv.Region(x=0, y=0, width=300, height=100))
        text = Json.to_string(motion.to_json(Onv.Write.WHOLE), False)
        self.assertEqual(json.loads(text), {"state": 1, "event": 1, "sensitivity": 50, "region": [
            {"x": 0, "y": 0, "w": 300, "h": 100}]})
        motion.props.sensitivity = 101
        with self.assertRaises(GLib.Error) as caught:
            motion.check()
        self.assertIn("sensitivity", caught.exception.message)

    def test_fields(self):
        device = Onv.Device()
        fields = [device.get_field(i) for i in range(device.get_n_fields())]
        self.assertEqual(fields[1].get_name(), "title")
        self.assertEqual(fields[1].get_range(), (True, 1, 64))
        self.assertEqual(fields[-1].get_kind(), Onv.Kind.LIST)
        columns = [f.get_name() for f in fields if not f.get_flags() & Onv.FieldFlags.SECRET]
        self.assertNotIn("auth-info", columns)

    def test_time(self):
        time = Onv.Time.parse(Onv.TimeKind.PLATFORM, "2019-04-29   12:00:01")
        moment = time.to_date_time(GLib.TimeZone.new_identifier("+08:00"))
        self.assertEqual(moment.to_unix(), 1556510401)

    def test_list(self):
        devices = Onv.Device.list_new(self.client, None)
        self.assertIsInstance(devices, Onv.PagedList)
        self.assertIsInstance(devices, Gio.ListModel)
        devices.connect("notify::error", lambda *_: self.loop.quit())
        self.loop.run()  # there is no key
        self.assertTrue(devices.props.error.matches(Onv.error_quark(), Onv.Error.UNAUTHORIZED))
        self.assertEqual(len(devices), 0)


if __name__ == "__main__":
    unittest.main()
