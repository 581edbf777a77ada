"""The web server: pages, articles as fragments, health. Knows nothing of how answers are made."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Collection
from pathlib import Path
from typing import Annotated

import fastapi
import gradio as gr
import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from app.render.article import REPLACED, Parts, article_html, said_in_html
from app.render.escape import escape
from app.web.exports import add_exports
from app.web.made import Made
from app.web.newsroom import Newsroom
from app.web.page import page
from app.web.security import SecurityHeaders, names_of
from app.web.theme import theme
from archive.errors import BylineError, PortInUse, SettingError, UnknownArticle
from ingest.fetch import MAX_BYTES

HERE = Path(__file__).parent
STYLES = (
    *("base.css", "controls.css", "chat.css", "reader.css", "library.css"),
    *("sources.css", "matrix.css", "brief.css"),
)
SCRIPTS = ("reader.js", "byline.js")
# Not handed to Gradio: it prefixes every selector of `css`, which breaks those for the panel, and
# puts `head` into the page only once it has drawn it.
HEAD = "".join(
    [f'<link rel="stylesheet" href="./byline/{name}">' for name in STYLES]
    + [f'<script defer src="./byline/{name}"></script>' for name in SCRIPTS]
)

Version = Annotated[int, fastapi.Path(ge=0, lt=2**63)]  # what SQLite can hold


def build(newsroom: Newsroom, *, names: Collection[str] = ()) -> FastAPI:
    """The whole web app, ready for an ASGI server; `names` are the hosts it is reached by."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    app = FastAPI(title="Byline", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(SecurityHeaders, head=HEAD, names=names)
    _add_assets(app)
    _add_health(app, newsroom)
    made = Made()
    add_exports(app, newsroom, made)

    @app.get("/article/{article_id:path}/{version}")
    def article(
        article_id: str,
        version: Version,
        start: int | None = None,
        end: int | None = None,
        source: str = "",
        cue: str = "",
        content: str = "",
    ) -> Response:
        try:
            found = newsroom.article(article_id, version)
            note = REPLACED if newsroom.newest(article_id) > version else ""
        except UnknownArticle:
            return _gone("This article is no longer in the archive, or never was.")
        except BylineError as error:
            return _gone(str(error), error.hint, status=503)
        try:
            parts = Parts.read(source, cue, content)
            fragment = said_in_html(found, parts) if parts else article_html(found, start, end)
        except ValueError:
            return _gone("This article has no such passage.")
        return HTMLResponse(note + fragment, headers={"Cache-Control": "no-store"})

    @app.exception_handler(RequestValidationError)
    def malformed(_request: Request, _error: RequestValidationError) -> Response:
        return _gone("There is no such address.")  # FastAPI's own answer repeats what was sent

    blocks = page(newsroom, made)
    blocks.queue(max_size=64, default_concurrency_limit=4, api_open=False)
    blocks.state_session_capacity = 500
    gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        max_file_size=MAX_BYTES,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=theme(),
    )
    return app


def _gone(*lines: str, status: int = 404) -> Response:
    paragraphs = "".join(f'<p class="gone">{escape(line)}</p>' for line in lines if line)
    return HTMLResponse(paragraphs, status_code=status)


def _add_assets(app: FastAPI) -> None:
    @app.get("/byline/{name}")
    def asset(name: str) -> Response:
        if name not in STYLES + SCRIPTS:
            return PlainTextResponse("No such file.", status_code=404)
        kind = "text/css" if name in STYLES else "text/javascript"
        text = (HERE / name).read_text("utf-8")
        # Fetched again on every visit, so that an upgrade never mixes two versions.
        return Response(text, media_type=kind, headers={"Cache-Control": "no-store"})


def _add_health(app: FastAPI, newsroom: Newsroom) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        return JSONResponse({"ok": True})

    @app.get("/readyz")
    def readyz() -> Response:
        try:
            newsroom.outlets()
        except BylineError as error:
            return JSONResponse({"ready": False, "notice": str(error)}, status_code=503)
        return JSONResponse({"ready": True, "notice": newsroom.notice()})


def serve(
    newsroom: Newsroom, host: str, port: int, open_browser: bool, *, names: Collection[str] = ()
) -> None:
    """Serve until interrupted, under these names too.

    Raises PortInUse; SettingError for an address that can't be used.
    """
    listener = _listen(host, port)  # first: it is what fails soonest
    app = build(newsroom, names=(*names_of(host), *names))
    address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/"
    print(f"Byline is at {address}  (Ctrl+C stops it)", file=sys.stderr)
    if open_browser:
        opening = threading.Timer(1.0, webbrowser.open, [address])
        opening.daemon = True
        opening.start()
    config = uvicorn.Config(
        app, log_level="warning", server_header=False, timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(f"port {port} on {host} is taken") from error
        raise SettingError(
            f"can't listen on {host}:{port}: {error.strerror or error}",
            hint="choose another address with --host, or a port above 1023 with --port",
        ) from error
    except OverflowError as error:
        raise SettingError(f"{port} is not a port", hint="ports are 1 to 65535") from error
