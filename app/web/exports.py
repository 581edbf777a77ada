"""What was said as files to download. Made when asked for: nothing is left lying in a cache."""

from __future__ import annotations

import re

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse, Response

from app.render.document.file import TYPES, briefing_file
from app.render.export import csv_file, matrix_markdown, placed, said_markdown
from app.web.made import Made
from app.web.newsroom import Newsroom
from archive.article import Filters
from archive.errors import BylineError, SettingError
from archive.statement import Saying

_TYPES = {"csv": "text/csv; charset=utf-8"} | TYPES
_OWN = {"yes": True, "no": False}


def add_exports(app: FastAPI, newsroom: Newsroom, made: Made) -> None:
    """The addresses that the Sources and the Brief tab link to."""

    @app.get("/export/said.{ending}")
    def said(
        ending: str,
        source: str = "",
        about: str = "",
        after: str = "",
        before: str = "",
        own: str = "",
    ) -> Response:
        try:
            filters = Filters((), after, before)
            sayings = newsroom.said(source, about, filters, _OWN.get(own), limit=None)
        except BylineError as error:
            return _failed(error)
        name = _name(sayings, source)
        if ending == "csv":
            file = csv_file(about, [("", saying) for saying in sayings])
        else:
            file = said_markdown(f"What {name or 'everyone'} said", about, sayings)
        return _file(file, f"{name or 'everyone'} {about}", ending)

    @app.get("/export/matrix.{ending}")
    def matrix(ending: str, topic: str = "", after: str = "", before: str = "") -> Response:
        try:
            found = newsroom.matrix(topic, Filters((), after, before))
        except BylineError as error:
            return _failed(error)
        file = csv_file(topic, placed(found)) if ending == "csv" else matrix_markdown(found)
        return _file(file, f"who says what {topic}", ending)

    @app.get("/export/brief/{id}.{ending}")
    def brief(id: str, ending: str) -> Response:
        briefing = made.get(id)
        if briefing is None or ending not in TYPES:
            return PlainTextResponse("This briefing is no longer here.", status_code=404)
        return _file(briefing_file(briefing, ending), f"briefing {briefing.topic}", ending)


def _name(sayings: tuple[Saying, ...], key: str) -> str:
    statements = [saying.statement for saying in sayings]
    everybody = [who for each in statements for who in (each.speaker, each.relayed_from)]
    return next((named.name for named in everybody if named.key == key and key), key)


def _file(content: bytes, title: str, ending: str) -> Response:
    if ending not in _TYPES:
        return PlainTextResponse("There is no such file.", status_code=404)
    # ASCII letters alone: nothing in a header to trip over, on any system's file names.
    name = "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:60].strip("-") or "statements"
    headers = {
        "Content-Disposition": f'attachment; filename="byline-{name}.{ending}"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=_TYPES[ending], headers=headers)


def _failed(error: BylineError) -> Response:
    status = 400 if isinstance(error, SettingError) else 503
    return PlainTextResponse(f"{error}\nhint: {error.hint}", status_code=status)
