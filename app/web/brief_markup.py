"""The Brief tab's own pieces of HTML: stories to choose, how far it is, what can be done with it.

Like app.render.brief, it lets no text into a page but through `escape`. Knows nothing of Gradio.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.figures.dates import day
from app.render.brief import briefing_html
from app.render.document.file import TYPES
from app.render.document.text import briefing_text
from app.render.escape import count, dots, escape
from app.web import markup
from app.web.desk import Desk
from archive.groups import Story

OFFERED = 8
_LABELS = {"md": "Markdown", "html": "HTML", "docx": "Word"}
NO_TOPIC = '<p class="status" role="status">Name a topic, or choose a story.</p>'


def stories_html(stories: Sequence[Story], articles: int) -> str:
    """What a briefing could be on; or why nothing is offered."""
    if not articles:
        return (
            '<div class="blank"><p class="blank-head">There are no articles yet.</p><p>A briefing '
            "is made from articles of yours: add some in the Library.</p></div>"
        )
    if not stories:
        return (
            '<div class="blank"><p class="blank-head">Name a topic to be briefed on.</p><p>Where '
            "several articles tell of one event, it is offered here; none do so far.</p></div>"
        )
    rows = "".join(
        f'<li><button type="button" class="story-choice" data-story="{escape(story.id)}">'
        f'<span class="title" dir="auto">{escape(story.name or "Untitled")}</span><span class="by">'
        f"{dots([escape(_days(story)), count(len(story.articles), 'article')])}</span>"
        "</button></li>"
        for story in stories[:OFFERED]
    )
    return (
        '<section class="stories" aria-labelledby="stories-head"><h2 class="section" '
        f'id="stories-head">Stories in your archive</h2><ul>{rows}</ul></section>'
    )


def _days(story: Story) -> str:
    first, last = day(story.first), day(story.last)
    return first if first == last else f"{first} to {last}"


def status_html(desk: Desk) -> str:
    """What is being done, read aloud as it changes; what went wrong."""
    # Where a briefing is shown, that it is there is only news to who can't see it.
    unseen = " unseen" if desk.briefing and not desk.busy and desk.doing != markup.STOPPED else ""
    busy = " busy" if desk.busy else ""
    return f'<p class="status{busy}{unseen}" role="status">{escape(desk.doing)}</p>{desk.failure}'


def desk_html(desk: Desk) -> str:
    """The briefing, with what can be done with it; "" where there is none.

    byline.js has the browser remember its id, to show it again after a reload.
    """
    briefing = desk.briefing
    if briefing is None:
        return ""
    made = markup.made_with(briefing.engine, briefing.seconds, briefing.usage)
    return (
        f'<div class="made" data-briefing="{escape(desk.id)}" '
        f'aria-busy="{"true" if desk.busy else "false"}">'
        f"{briefing_html(briefing, bar=_bar(desk))}"
        f'<p class="after"><span>{escape(made)}</span></p></div>'
    )


def _bar(desk: Desk) -> str:
    if desk.briefing is None or desk.briefing.empty:
        return '<p class="tools"><button type="button" data-anew>New briefing</button></p>'
    links = "".join(
        f'<a href="export/brief/{escape(desk.name)}.{ending}" download>{_LABELS[ending]}</a>'
        for ending in TYPES
    )
    text = escape(briefing_text(desk.briefing))
    return (
        '<div class="tools"><button type="button" data-again>Refresh</button>'
        f'<button type="button" data-copy="{text}">Copy with citations</button>'
        '<button type="button" data-print>Print</button>'
        f'<span class="downloads"><span>Download</span>{links}</span>'
        '<button type="button" class="anew" data-anew>New briefing</button></div>'
    )
