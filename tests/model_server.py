"""A server that speaks as much of OpenAI's protocol as a streamed answer takes, and its faults."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class ModelServer(ThreadingHTTPServer):
    """`fault` is what goes wrong, "" nothing; `asked` are the bodies of the requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fault = ""
        self.written = "Some 4,800 people were evacuated [1]."
        self.asked: list[Any] = []
        self.keys: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(json.loads(body))
        self.server.keys.append(self.headers.get("Authorization", ""))
        match self.server.fault:
            case "slow":
                time.sleep(5)
            case "limited" | "refused" | "unknown" | "broken":
                status = {"limited": 429, "refused": 401, "unknown": 404, "broken": 500}
                said = {"error": {"message": f"no: {self.headers.get('Authorization')}"}}
                self._send(status[self.server.fault], json.dumps(said))
                return
            case "malformed":
                self._begin()
                self._chunk("data: {not json\n\n")
                self._end()
                return
            case _:
                pass
        self._begin()
        words = self.server.written.split(" ")
        for place, word in enumerate(words):
            if self.server.fault == "cut" and place == len(words) - 2:
                self.wfile.flush()
                self.close_connection = True
                self.connection.close()
                return
            self._event({"choices": [{"index": 0, "delta": {"content": f"{word} "}}]})
        self._event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        usage = {"prompt_tokens": 120, "completion_tokens": 9, "total_tokens": 129}
        self._event({"choices": [], "usage": usage})
        self._chunk("data: [DONE]\n\n")
        self._end()

    def _event(self, more: dict[str, Any]) -> None:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"} | more
        self._chunk(f"data: {json.dumps(event)}\n\n")

    def _begin(self) -> None:
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

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
def serving() -> Iterator[ModelServer]:
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
