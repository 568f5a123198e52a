# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers that a test of the running application needs: the stand-in platform, and small ones for what it cannot do."""

import hashlib
import json
import os
import socket
import ssl
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import sanitized


def fingerprint(address):
    """The SHA-256 of the certificate that a server shows, in hex."""
    url = urllib.parse.urlparse(address)
    pem = ssl.get_server_certificate((url.hostname, url.port))
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


def make_certificate(file):
    """One that nobody vouches for, with its key, for this computer."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        + ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file, "-out", file + ".pem"],
        check=True,
        capture_output=True,
    )
    with open(file, "a", encoding="ascii") as both, open(file + ".pem", encoding="ascii") as certificate:
        both.write(certificate.read())
    return file


def spread(digest):
    """As it is shown to a person."""
    return " ".join(digest[i : i + 2] for i in range(0, len(digest), 2)).upper()


class StandIn:
    """A `lookout-sim` of this test; `ready` is what it says of itself."""

    def __init__(self, *arguments, environment=None):
        self.arguments = arguments
        self.environment = environment or {}
        self.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, *more):
        self.process = subprocess.Popen(
            [os.environ["LOOKOUT_SIM"], "--with-parent", *self.arguments, *more],
            env={**os.environ, **sanitized.environment(), **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        line = self.process.stdout.readline()
        assert line, f"lookout-sim ended with {self.process.wait()}"
        self.ready = json.loads(line)

    def stop(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait(20)
        self.process.stdout.close()

    def start_anew(self):
        """Stops it, and starts it on the same ports: with a new authority and a new certificate."""
        ports = []
        for option, address in (("--port", "url"), ("--https-port", "https_url")):
            ports += [option, str(urllib.parse.urlparse(self.ready[address]).port)]
        self.stop()
        self.start(*ports)

    def ask(self, path, method="GET", body=None):
        request = urllib.request.Request(
            self.ready["url"] + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"api-key": self.ready["master_key"]},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def misbehave(self, *specs):
        """Switches exactly these faults on; none is good behaviour."""
        self.ask("_sim/faults", "PUT", list(specs))


class Server:
    """A small web server; what it answers is a status, a content type and a body."""

    def __init__(self, certificate=None):
        """With a `certificate`, a file with it and its key, it speaks HTTPS alone."""
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                status, kind, body = server.answer(self)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET

            def log_message(self, format, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.handle_error = lambda *_: None  # who asked does not wait any more
        self.origin = f"127.0.0.1:{self.server.server_port}"
        self.url = f"{'https' if certificate else 'http'}://{self.origin}/"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            # Who does not finish a handshake keeps nobody else waiting: it is made where the request is read.
            self.server.socket = context.wrap_socket(self.server.socket, True, do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Page(Server):
    """A web server that is no platform: the same page for whatever is asked, as the sign-in page of a hotel."""

    def answer(self, request):
        return 200, "text/html", b"<html><body>Welcome! Please sign in.</body></html>"


class Detour(Page):
    """Stands before a platform and passes on what is asked of its API. While it is `wrong`, the play addresses of one
    device lead back to it, or `to` another, where there is a page instead of video."""

    def __init__(self, platform, device, to=None, certificate=None):
        self.platform = platform
        self.device = device
        self.wrong = True
        super().__init__(certificate)
        self.to = to or self.origin

    def answer(self, request):
        if not request.path.startswith(("/ipc/", "/devices")):
            return super().answer(request)
        status, body = self.pass_on(request)
        if self.wrong and f"play_address?device_id={self.device}&" in request.path:
            reply = json.loads(body)
            reply["data"]["addr"] = self.to
            body = json.dumps(reply).encode()
        return status, "application/json", body

    def pass_on(self, request):
        length = int(request.headers.get("Content-Length") or 0)
        question = urllib.request.Request(
            self.platform.ready["url"] + request.path[1:],
            data=request.rfile.read(length) if request.command == "POST" else None,
            headers={"api-key": request.headers.get("api-key", "")},
            method=request.command,
        )
        try:
            with urllib.request.urlopen(question, timeout=20) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read()
        except OSError:  # it says nothing, and so do we, until nobody waits any more
            return 504, b""


class ClosedPort:
    """A port on which nothing listens, kept so that nobody else takes it."""

    def __init__(self):
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def stop(self):
        self.socket.close()
