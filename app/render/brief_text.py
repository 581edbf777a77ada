"""A briefing as plain text and as Markdown, its numbers explained at the end."""

from __future__ import annotations

from collections.abc import Iterator

from app.brief.briefing import Briefing, Line
from app.render.answer import source_line
from app.render.brief import as_of
from app.render.escape import sendable
from app.render.export import markdown
from app.render.timeline import when


def briefing_text(briefing: Briefing) -> str:
    """Line by line under headings, each with its numbers."""
    parts = [f"{briefing.topic}\n{as_of(briefing)}"]
    for heading, lines in sections(briefing):
        parts.append("\n".join([heading, *(f"• {text}{_marks(line)}" for text, line in lines)]))
    parts.append("\n".join(f"[{c.number}] {source_line(c.article)}" for c in briefing.citations))
    return "\n\n".join(parts).strip()


def briefing_markdown(briefing: Briefing) -> bytes:
    """The same with footnotes that quote what is cited."""
    parts = [f"# {markdown(briefing.topic)}", markdown(as_of(briefing))]
    for heading, lines in sections(briefing):
        parts.append(f"## {heading}")
        parts.append("\n".join(f"- {markdown(text)}{_footmarks(line)}" for text, line in lines))
    parts += [
        f"[^{c.number}]: {markdown(source_line(c.article))}: “{markdown(c.passage.text)}”"
        for c in briefing.citations
    ]
    return sendable("\n\n".join(parts) + "\n").encode()


def sections(briefing: Briefing) -> Iterator[tuple[str, list[tuple[str, Line]]]]:
    """Headings and their lines, whose each is in front of it."""
    told = [one.line for one in briefing.said]
    sides = [side for dispute in briefing.disputed for side in dispute.sides]
    dated = [(f"{when(event)}: {_whose(event.line)}", event.line) for event in briefing.timeline]
    parts = (
        ("Key points", [(_whose(line), line) for line in briefing.key_points]),
        ("Who said what", [(_whose(line), line) for line in told]),
        ("Disputed", [(_whose(line), line) for line in sides]),
        ("Timeline", dated),
        ("Not known yet", [(_whose(line), line) for line in briefing.unknown]),
        ("Withdrawn", [(_whose(line), line) for line in briefing.withdrawn]),
    )
    yield from ((heading, lines) for heading, lines in parts if lines)


def _whose(line: Line) -> str:
    claim = line.claim
    return f"{claim.attribution}: {claim.text}" if claim.attribution else claim.text


def _marks(line: Line) -> str:
    return "".join(f" [{number}]" for number in line.claim.citations)


def _footmarks(line: Line) -> str:
    return "".join(f"[^{number}]" for number in line.claim.citations)
