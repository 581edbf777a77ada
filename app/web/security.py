"""Headers that keep the page to its own origin, and our own lines in its head.

Knows nothing of what the pages show.

Gradio sends no Content-Security-Policy. Its page holds a few inline scripts that differ from
request to request, so the page is read on its way out and each is allowed by its hash; nothing
else inline runs, event-handler attributes included. `unsafe-eval` stays, because gr.HTML compiles
its (constant) template in the browser; `unsafe-inline` for styles, because Svelte writes them.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.S | re.I)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
# For everything that is not the page itself: should a browser show it, nothing in it is alive.
_INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"


def page_policy(page: bytes) -> str:
    """The policy for a page with exactly these inline scripts."""
    hashes = [
        f"'sha256-{b64encode(sha256(match['code']).digest()).decode()}'"
        for match in _SCRIPT.finditer(page)
        if b"src=" not in match["attributes"]
    ]
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'unsafe-eval' {' '.join(hashes)}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class SecurityHeaders:
    """ASGI middleware: headers on every answer, and no writes from another site's page."""

    def __init__(self, app: ASGIApp, head: str = "") -> None:
        self.app = app
        self.head = head.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        origin = Headers(scope=scope).get("sec-fetch-site", "same-origin")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and origin == "cross-site":
            refusal = PlainTextResponse("Refused: another site sent this request.", 403)
            await refusal(scope, receive, send)
            return
        if scope["path"] == "/":
            # The page is read below, so it must not come compressed.
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        await self.app(scope, receive, _Guard(send, self.head if scope["path"] == "/" else None))


class _Guard:
    """Sends on, with headers; holds the page (where `head` is given) back until it is whole."""

    def __init__(self, send: Send, head: bytes | None) -> None:
        self.send = send
        self.head = head
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers[name] = value
            headers["Content-Security-Policy"] = _INERT
            if self.head is not None and headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if message.get("more_body"):
                return
            page = self.body.replace(b"</head>", (self.head or b"") + b"</head>", 1)
            headers = MutableHeaders(scope=self.start)
            headers["Content-Security-Policy"] = page_policy(page)
            headers["Content-Length"] = str(len(page))
            await self.send(self.start)
            message, self.start = {"type": "http.response.body", "body": page}, None
        await self.send(message)
