"""Headers that keep the page to its own origin, our own lines in its head, and who may ask at all.

Knows nothing of what the pages show.

There is no login, so other sites' pages must get nowhere. Requests that one of them sends are
refused by where the browser says they come from: by `Sec-Fetch-Site`, which browsers send to this
machine and over HTTPS, else by `Origin`. A site whose name is made to lead here (DNS rebinding) is
of our own origin to a browser; only `Host` tells it apart. An address or "localhost" in it can't be
anybody's; a name must be one that the app was told it has.

Gradio sends no Content-Security-Policy. Its page holds a few inline scripts that differ from
request to request, so the page is read on its way out and each is allowed by its hash; nothing
else inline runs, event-handler attributes included. `unsafe-eval` stays, because gr.HTML compiles
its (constant) template in the browser; `unsafe-inline` for styles, because Svelte writes them.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from base64 import b64encode
from collections.abc import Collection
from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.S | re.I)
_HOST = re.compile(r"(?:\[(?P<address>[^\]]*)\]|(?P<name>[^\[\]:]*))(?::\d+)?")
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


def names_of(host: str) -> tuple[str, ...]:
    """The names of a server that listens at `host`: that one; at all addresses, the machine's."""
    if host not in ("", "0.0.0.0", "::"):
        return (host,)
    own = socket.gethostname()
    return (own, f"{own}.local")


def is_ours(host: str, names: Collection[str]) -> bool:
    """Whether a Host header is an address, localhost, or one of the names; with any port."""
    match = _HOST.fullmatch(host)
    if not match:
        return False
    name = (match["address"] or match["name"]).lower().removesuffix(".")
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return not match["address"] and name in {"localhost", *(known.lower() for known in names)}
    return True


def _from_elsewhere(headers: Headers) -> bool:
    """Whether another site's page sent it. Without either header it is no browser of today."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site not in ("same-origin", "none")  # "same-site" is any other port of this machine
    return origin is not None and origin.partition("://")[2] != headers.get("host", "")


class SecurityHeaders:
    """ASGI middleware: headers on every answer; nothing for a page that is not ours.

    `names` are the host names, besides "localhost", that the app is reached by.
    """

    def __init__(self, app: ASGIApp, head: str = "", names: Collection[str] = ()) -> None:
        self.app = app
        self.head = head.encode()
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = ""
        if not is_ours(headers.get("host", ""), self.names):
            refusal = "Refused: Byline does not know this name as its own (see BYLINE_NAMES)."
        elif scope["method"] not in ("GET", "HEAD", "OPTIONS") and _from_elsewhere(headers):
            refusal = "Refused: another site sent this request."
        if refusal:
            await PlainTextResponse(refusal, 403)(scope, receive, send)
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
