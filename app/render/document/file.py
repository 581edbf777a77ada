"""Which file a briefing is written to, by the ending of its name. Knows no form itself."""

from __future__ import annotations

from app.brief.briefing import Briefing
from app.render.document.html import briefing_html
from app.render.document.markdown import briefing_markdown
from archive.errors import SettingError

TYPES = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def briefing_file(briefing: Briefing, ending: str) -> bytes:
    """The bytes of a file whose name ends so, one of `TYPES`. Raises SettingError for another."""
    match ending:
        case "md":
            return briefing_markdown(briefing).encode()
        case "html":
            return briefing_html(briefing).encode()
        case "docx":
            # Loaded here: no other command is to wait for it.
            from app.render.document.word import briefing_docx

            return briefing_docx(briefing)
    raise SettingError(
        f"a briefing can't be written as {ending!r}",
        hint=f"give the file a name that ends in .{', .'.join(TYPES)}",
    )
