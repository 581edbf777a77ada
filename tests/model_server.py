"""A server that streams answers as a provider's does, and its faults. How, is in wires.py."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.wires import WIRES

_STATUS = {"limited": 429, "limited once": 429, "refused": 401, "unknown": 404, "broken": 500}


class ModelServer(ThreadingHTTPServer):
    """`fault` is what goes wrong, "" nothing; `asked` are the bodies of the requests.

    `left` is set when whoever asked hangs up.
    """

    daemon_threads = True

    def __init__(self, provider: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.provider = provider
        self.wire = WIRES[provider]
        self.fault = ""
        self.written = "Some 4,800 people were evacuated [1]."
        self.asked: list[Any] = []
        self.keys: list[str] = []
        self.left = threading.Event()

    @property
    def url(self) -> str:
        version = "/v1" if self.provider == "openai" else ""
        return f"http://127.0.0.1:{self.server_address[1]}{version}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: who hangs up is no fault of the server's."""


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        server, wire = self.server, self.server.wire
        server.asked.append(json.loads(self._body()))
        server.keys.append(self.headers.get(wire.key, ""))
        fault = server.fault
        if fault == "slow":
            time.sleep(5)
        if fault == "limited once":
            server.fault = ""
        if fault in _STATUS:
            said = wire.refusal(_STATUS[fault], f"no: {self.headers.get(wire.key)}")
            self._send(_STATUS[fault], json.dumps(said))
            return
        self._begin(wire.media)
        if fault == "malformed":
            self._chunk(wire.malformed)
            self._end()
            return
        self._chunk(wire.begin())
        words = server.written.split(" ")
        for place, word in enumerate(words if fault != "endless" else words * 1000):
            if fault == "cut" and place == len(words) - 2:
                self.wfile.flush()
                self.close_connection = True
                self.connection.close()
                return
            self._chunk(wire.word(f"{word} "))
            if fault == "endless":
                time.sleep(0.01)
        self._chunk(wire.end())
        self._end()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers["Content-Length"]))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        return body

    def _begin(self, media: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _chunk(self, text: str) -> None:
        if not text:
            return
        data = text.encode()
        try:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        except OSError:
            self.server.left.set()
            raise

    def _end(self) -> None:
        self.wfile.write(b"0\r\n\r\n")

    def _send(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def serving(provider: str = "openai") -> Iterator[ModelServer]:
    server = ModelServer(provider)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
