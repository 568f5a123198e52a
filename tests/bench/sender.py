# SPDX-License-Identifier: GPL-3.0-or-later
"""When a picture of a film left its camera: a viewer of our own, that only looks at the packets as they come."""

import http.client
import statistics
import subprocess
import threading
import time
import urllib.parse

import film

VIDEO = 9  # the kind of a tag
NALU = 1  # the kind of its content


def packet_sizes(path):
    command = ["ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "packet=size", "-of", "csv=p=0", path]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [int(line.strip(",")) for line in answer.split()]


class Sender:
    """The packets of one camera over HTTP-FLV; `left` has, by the number that the picture carries, when it came last."""

    KNOWN_AFTER = 150  # packets, that are compared with those of the film

    def __init__(self, address, path):
        self.sizes = packet_sizes(path)
        self.first = None  # the number of the first packet
        self.came = []  # of each packet: size, and when
        self.left = {}
        self.stopping = False
        parts = urllib.parse.urlparse(address)
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
        self.connection.request("GET", f"{parts.path}?{parts.query}")
        self.answer = self.connection.getresponse()
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _take(self, length):
        data = self.answer.read(length)
        if len(data) < length:
            raise EOFError
        return data

    def _read(self):
        try:
            self._take(13)
            while not self.stopping:
                head = self._take(11)
                length = int.from_bytes(head[1:4], "big")
                body = self._take(length + 4)
                now = time.monotonic()
                if head[0] == VIDEO and body[1] == NALU:
                    self._note(length, now)
        except (EOFError, OSError, http.client.HTTPException):
            pass

    def _note(self, length, now):
        self.came.append((length, now))
        if self.first is None and len(self.came) == self.KNOWN_AFTER:
            self.first = self._find_first()
            for i, (_, at) in enumerate(self.came):
                self.left[(self.first + i) % film.PICTURES] = at
        elif self.first is not None:
            self.left[(self.first + len(self.came) - 1) % film.PICTURES] = now

    def _find_first(self):
        """Where in the film the packets are: there their sizes differ by what the way of packing adds, and nothing else."""

        def spread(start):
            return statistics.pstdev(
                size - self.sizes[(start + i) % len(self.sizes)] for i, (size, _) in enumerate(self.came)
            )

        return min(range(len(self.sizes)), key=spread)

    def wait(self, seconds=30):
        end = time.monotonic() + seconds
        while self.first is None:
            if time.monotonic() > end:
                raise SystemExit(f"delay: {len(self.came)} packets after {seconds} s")
            time.sleep(0.05)

    def stop(self):
        self.stopping = True
        self.connection.close()
        self.thread.join(5)
