"""How a question was read, above its answer: what was searched for, and under which filters.

Knows nothing of Gradio. Like app.render, it lets no text into a page but through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.answer import Answer
from app.figures.dates import day
from app.question.narrow import Part
from app.render.escape import bdi, escape
from archive.article import Filters


def searched_html(answer: Answer, given: Filters) -> str:
    """The stand-alone question with a button to edit it; filters that its words asked for.

    `given` are the reader's own filters: those are seen where they were set. Empty where a question
    was searched for as it was asked.
    """
    parts = []
    if answer.standalone:
        parts.append(
            f'<p class="standing"><span>Searched for:</span> {bdi(answer.standalone)} '
            f'<button type="button" class="quiet" data-edit="{escape(answer.standalone)}" '
            f'aria-label="Edit the question that was searched for">Edit</button></p>'
        )
    chips = "".join(
        f'<li><bdi dir="auto">{escape(label)}</bdi><button type="button" data-unread="{part}" '
        f'aria-label="Remove the filter: {escape(label)}" title="Ask again without this filter">'
        '<span aria-hidden="true">×</span></button></li>'
        for part, label in _from_words(answer.filters, given)
    )
    if chips:
        parts.append(
            f'<ul class="narrowed" aria-label="Filters read from the question">{chips}</ul>'
        )
    return f'<div class="searched">{"".join(parts)}</div>' if parts else ""


def searched_text(answer: Answer, given: Filters) -> str:
    """The same in lines of plain text."""
    lines = [f"Searched for: {answer.standalone}"] if answer.standalone else []
    lines += [f"Only articles: {label}" for _, label in _from_words(answer.filters, given)]
    return "\n".join(lines)


def _from_words(filters: Filters, given: Filters) -> Iterator[tuple[Part, str]]:
    """What was read from the question, in words."""
    if filters.outlets and not given.outlets:
        yield "outlets", " or ".join(filters.outlets)
    if (filters.after or filters.before) and not (given.after or given.before):
        yield "dates", published(filters)


def published(filters: Filters) -> str:
    """The dates of filters in words; one of them is set."""
    after, before = day(filters.after), day(filters.before)
    if after == before:
        return f"published on {after}"
    if not before:
        return f"published since {after}"
    if not after:
        return f"published until {before}"
    return f"published {after} to {before}"
