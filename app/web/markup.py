"""The pages' own small pieces of HTML: masthead, turns, lists. Knows nothing of Gradio.

Like app.render, it lets no text into a page but through `escape`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.answer import Answer, Usage
from app.figures.dates import day
from app.render.answer import NOTHING, answer_html, answer_text
from app.render.escape import count, dots, escape
from archive.conversation import Heading

if TYPE_CHECKING:
    from ingest.pipeline import IngestResult

STOPPED = "Stopped."
EARLIER = 6  # conversations that are listed before the rest is folded
ROWS = 200  # more than anybody reads; the search box narrows the list
_STATUS = {
    "added": "Added",
    "updated": "Updated",
    "unchanged": "Unchanged",
    "copy": "Copy",
    "failed": "Failed",
}

MASTHEAD = (
    '<header class="masthead"><h1>Byline</h1>'
    "<p>Answers from your articles, every sentence with its source.</p></header>"
)


def intro(articles: int, outlets: int) -> str:
    """The empty chat: what can be asked, or where to begin when there is nothing to ask about."""
    if not articles:
        return (
            '<section class="intro"><h2>There are no articles yet</h2><p>Byline answers only from '
            "articles you give it. Add some in the Library, then come back and ask.</p></section>"
        )
    outlet_count = f" from {count(outlets, 'outlet')}" if outlets else ""
    return (
        '<section class="intro"><h2>What would you like to know?</h2>'
        f"<p>Byline reads {count(articles, 'article')}{outlet_count} and answers from them "
        "alone. Every sentence opens at the line it came from.</p></section>"
    )


def notice(line: str) -> str:
    return f'<p class="notice" role="status">{escape(line)}</p>' if line else ""


def not_kept(what: str) -> str:
    return notice(
        f"This {what} could not be kept: after a reload it is gone. The reason is in the server's "
        "log."
    )


def turn(
    question: str,
    body: str,
    *,
    number: int,
    status: str = "",
    busy: bool = False,
    conversation: str = "",
) -> str:
    """A question and what there is of its answer. The status line is what is read aloud.

    byline.js has the browser remember the `conversation`, to show it again after a reload.
    """
    said = 'class="answer"' in body and not busy and status != STOPPED  # the answer shows it
    return (
        f'<section class="turn" data-turn="{number}" data-conversation="{escape(conversation)}" '
        f'aria-busy="{"true" if busy else "false"}">'
        f'<h2 class="question"><span class="unseen">You asked: </span>'
        f'<bdi dir="auto">{escape(question)}</bdi></h2>'
        f'<p class="status{" busy" if busy else ""}{" unseen" if said else ""}" role="status">'
        f"{escape(status)}</p>"
        f"{body}</section>"
    )


def finished(answer: Answer, *, key: str) -> str:
    """An answer with what can be done with it."""
    made = made_with(answer.engine, answer.seconds, answer.usage)
    return (
        f'{answer_html(answer, key=key)}<p class="after"><span>{escape(made)}</span>'
        f'<button type="button" class="quiet" data-copy="{escape(answer_text(answer))}">'
        "Copy answer</button></p>"
    )


def made_with(engine: str, seconds: float, usage: Usage | None) -> str:
    """Which engine, in what time, and what that took."""
    told = [engine, f"{seconds:.1f} s" if seconds >= 0.1 else "under 0.1 s"]
    if usage is not None:
        told.append(f"{usage.read:,} tokens read, {usage.written:,} written")
        if (cost := usage.cost) is not None:
            told.append(f"${cost:.4f}" if cost >= 0.0001 else "under $0.0001")
    return f"Engine: {', '.join(told)}"


def outcome(answer: Answer) -> str:
    """One line for the status: said aloud when an answer is there."""
    if answer.outcome == "not_found":
        return NOTHING
    return f"Answered from {count(len(answer.citations), 'passage')}"


def earlier(headings: Sequence[Heading], what: str) -> str:
    """A list of what was kept, to open again or to delete, each of them asked about first."""
    shown, rest = headings[:EARLIER], headings[EARLIER:ROWS]
    more = (
        f'<details class="more"><summary>{len(rest)} more</summary>{_earlier(rest, what)}</details>'
        if rest
        else ""
    )
    return (
        f'<section class="earlier"><h2 class="aside">Earlier {what}s</h2>{_earlier(shown, what)}'
        f"{more}</section>"
        if shown
        else ""
    )


def _earlier(headings: Sequence[Heading], what: str) -> str:
    rows = "".join(
        f'<li><button type="button" class="resume" data-resume="{escape(heading.id)}">'
        f'<span class="title" dir="auto">{escape(heading.title)}</span>'
        f'<span class="by">{_noted(heading)}</span></button>'
        '<details class="forget"><summary><span class="closed">Delete</span>'
        '<span class="open-now">Keep</span>'
        f'<span class="unseen"> the {what} “{escape(heading.title)}”</span></summary>'
        f'<button type="button" data-forget="{escape(heading.id)}">Delete for good</button>'
        "</details></li>"
        for heading in headings
    )
    return f"<ul>{rows}</ul>"


def _noted(heading: Heading) -> str:
    return dots([escape(heading.note.capitalize()), escape(day(_here(heading.last)))])


def _here(time: str) -> str:
    """A time of UTC as the clock on this machine's wall shows it."""
    return datetime.fromisoformat(time).astimezone().isoformat()


def going_on(number: int) -> str:
    """The heading of what could be asked behind a turn; byline.js hides it behind any other."""
    return f'<h3 class="aside" data-follows="{number}">You could ask next</h3>'


def failure(message: str, hint: str = "") -> str:
    more = f'<p class="hint">{escape(_sentence(hint))}</p>' if hint else ""
    return f'<div class="failure" role="alert"><p>{escape(_sentence(message))}</p>{more}</div>'


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def broken() -> str:
    """For faults nobody foresaw; their details go to the log, not to the reader."""
    return failure("Something broke on our side.", "Try again; the details are in the server's log")


def results(done: Sequence[IngestResult], titles: dict[str, str], *, busy: bool) -> str:
    """What became of each article that was given, failures first."""
    tally = Counter[str](result.status for result in done)
    counts = ", ".join(f"{tally[key]} {_STATUS[key].lower()}" for key in _STATUS if tally[key])
    head = f"Reading… {counts}" if busy else (counts[:1].upper() + counts[1:] or "Nothing to read.")
    order = sorted(done, key=lambda result: result.status != "failed")
    rows = "".join(
        f'<tr class="{escape(result.status)}"><td><span class="badge">'
        f'{escape(_STATUS.get(result.status, result.status))}</span></td><td dir="auto">'
        f"{_title_line(result, titles)}</td></tr>"
        for result in order[: 0 if busy else ROWS]
    )
    table = (
        '<table class="results"><thead><tr><th scope="col">Result</th><th scope="col">File</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
        if rows
        else ""
    )
    return f'<div class="ingest">{said(head)}{table}</div>'


def _title_line(result: IngestResult, titles: dict[str, str]) -> str:
    title = titles.get(result.article_id, "")
    lines = [f'<span class="title">{escape(title)}</span>'] if title else []
    name = PurePath(result.source).name or result.source
    lines.append(f'<span class="file">{escape(name)}</span>')
    if result.reason:
        lines.append(f'<span class="reason">{escape(result.reason)}</span>')
    return "".join(lines)


def said(line: str) -> str:
    """A line that is read aloud when it appears."""
    return f'<p class="tally" role="status">{escape(line)}</p>'
