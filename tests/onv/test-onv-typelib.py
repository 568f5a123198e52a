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


PICTURE = {"name": "gate", "format": "jpg", "size": 9, "url": "/ipc/video/picture/1"}
PICTURES = {"errno": 0, "data": [PICTURE], "page_info": {"total_num": 3, "page_size": 1, "current_page": 1}}
OUTCOME = {"errno": 0, "data": {"cmd_status": 4, "dev_resp": {"resp_code": 0, "resp_data": "b3Blbg=="}}}


class Platform(http.server.BaseHTTPRequestHandler):
    pictures = []

    def do_GET(self):
        good = self.headers.get("api-key") == "KEY"
        if self.path.startswith("/ipc/video/picture/get_list"):
            self.answer(json.dumps(PICTURES).encode())
        elif self.path.startswith("/ipc/video/picture/"):
            self.answer(self.pictures[0])
        else:
            self.answer(json.dumps(DEVICE if good else {"errno": 401, "error": "auth failed"}).encode())

    def do_PUT(self):
        self.pictures.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.answer(b'{"errno":0}')

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(json.dumps(OUTCOME).encode())

    def answer(self, body):
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

    def test_pictures(self):
        self.client.set_api_key("KEY")
        picture = b"\xff\xd8\xff a picture"
        upload = Onv.Transfer.new_from_bytes(GLib.Bytes.new(picture))
        told = []
        upload.connect("notify::done", lambda *_: told.append(upload.props.done))
        self.call("upload_picture", "7", 1, Onv.PictureFormat.JPG, "gate", None, upload)
        self.assertEqual(Platform.pictures, [picture])
        self.assertEqual(told[-1], len(picture))

        page = self.call("list_pictures", Onv.PictureQuery.new("7", 1))
        self.assertEqual(page.props.total, 3)
        self.assertEqual([found.props.name for found in page.props.items], ["gate"])

        stream = Gio.MemoryOutputStream.new_resizable()
        self.call("download_picture", page.props.items[0].props.url, Onv.Transfer.new_to_stream(stream))
        stream.close()
        self.assertEqual(stream.steal_as_bytes().get_data(), picture)

    def test_message(self):
        self.client.set_api_key("KEY")
        body = GLib.Bytes.new("开门".encode())
        outcome = self.call("send_message", "7", Onv.MessageKind.OWN, Onv.MessageFormat.TEXT, body, True)
        self.assertEqual(outcome.props.status, Onv.CommandStatus.ANSWERED)
        self.assertEqual(outcome.props.response.dup_text(), "open")

    def test_plan(self):
        plan = Onv.WeekPlan.new()
        plan.add(Onv.Weekday.MONDAY, 8 * 3600, 18 * 3600)
        detector = Onv.Detector(enabled=True, times=plan)
        text = Json.to_string(detector.to_json(Onv.Write.WHOLE), False)
        self.assertEqual(json.loads(text)["time"], [
            {"weekday": 1, "start_time": "08:00:00", "end_time": "18:00:00"}])
        self.assertTrue(plan.covers(Onv.Weekday.MONDAY, 9 * 3600))

    def test_error(self):
        self.client.set_api_key("wrong")
        with self.assertRaises(GLib.Error) as caught:
            self.call("get_device", "7")
        error = caught.exception
        self.assertTrue(error.matches(Onv.error_quark(), Onv.Error.UNAUTHORIZED))
        self.assertEqual(Onv.error_get_number(error), 401)
        self.assertEqual(Onv.error_get_http_status(error), 200)
        self.assertEqual(Onv.error_get_platform_text(error), "auth failed")
        self.assertIsNone(Onv.error_get_member(error))
        strange = GLib.Error(error.message + "!", error.domain, error.code)
        self.assertEqual(Onv.error_get_number(strange), 0)

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
        self.assertEqual(Onv.error_get_member(caught.exception), "sensitivity")

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
