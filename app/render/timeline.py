"""Events beside an axis that is drawn in proportion to time. Knows nothing of Gradio or styles.

The list is the picture's right side: its rows are tracks of one grid, as high in proportion as
estimated here, so that where a row begins is known in percent, whatever the width. The axis goes
from the first row's beginning to the last one's; a line leads from each mark to its row.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from app.brief.briefing import Event
from app.figures.dates import MONTHS, day
from app.render.escape import bdi, escape

_ROW, _TEXT_LINE = 62, 26  # about as many pixels: what a row has besides its text, a line of text
_ACROSS = 55  # characters of a line, between a phone's and a wide screen's
_APART = 52  # pixels between two labels of the axis, at least
_NOW = "as of"
_NEAR = 0.06  # of the axis: a label this near to that of today makes way for it
_DAYS = (1, 2, 7)
_LONG = 45  # days: of more than these, months are named
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)


@dataclass(frozen=True, slots=True)
class _Row:
    """An event, the days it may be of (None where its date can't be read), and its HTML."""

    event: Event
    days: tuple[date, date] | None
    line: str


def timeline_html(events: Sequence[tuple[Event, str]], as_of: str) -> str:
    """An ordered list, oldest first, each with its line as HTML (an `<li>`), and the axis."""
    rows = sorted(
        (_Row(event, days_of(event.date), line) for event, line in events),
        key=lambda row: row.days or (date.max, date.max),
    )
    high = [_ROW + _TEXT_LINE * (1 + len(row.event.line.claim.text) // _ACROSS) for row in rows]
    tops = [0, *accumulate(high)]
    tracks = " ".join(f"{height}fr" for height in high)
    items = "".join(row.line for row in rows)
    picture = _picture(rows, [top / tops[-1] for top in tops[:-1]], tops[-1], as_of)
    keys = [
        (
            "long",
            "some day in this span",
            any(row.days and row.days[0] < row.days[1] for row in rows),
        ),
        ("hollow", "not certain", any(not row.event.certain for row in rows)),
    ]
    note = "".join(
        f'<span class="key"><span class="mark {shape}"></span>{words}</span>'
        for shape, words, needed in keys
        if needed
    )
    note = f'<p class="timeline-keys" aria-hidden="true">{note}</p>' if note else ""
    return (
        f'<div class="timeline">{picture}'
        f'<ol class="claims events" style="grid-template-rows: {tracks}">{items}</ol></div>{note}'
    )


def when_html(event: Event) -> str:
    """The date in words, how the article gives it where otherwise, and whether it is certain."""
    shown = when(event)
    written = " ".join(event.written.split())
    more = [] if event.certain else ["not certain"]
    if written and written.casefold() not in shown.casefold():
        more.append(f"“{bdi(written)}” in the article")
    hint = f'<span class="as-written">{": ".join(more)}</span>' if more else ""
    return f'<p class="when"><time datetime="{escape(event.date)}">{escape(shown)}</time>{hint}</p>'


def when(event: Event) -> str:
    """ "14 April 2026", "April 2026" or "2026"; as the article has it where that is no date."""
    days = days_of(event.date)
    if days is None:
        return event.written or "No date"
    first = days[0]
    if len(event.date) == 4:
        return str(first.year)
    if len(event.date) == 7:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return day(event.date)


def days_of(written: str) -> tuple[date, date] | None:
    """The first and the last day of a day, a month or a year in ISO; None where it is none."""
    try:
        if len(written) == 4:
            return date(int(written), 1, 1), date(int(written), 12, 31)
        if len(written) == 7:
            first = date.fromisoformat(f"{written}-01")
            return first, first.replace(day=monthrange(first.year, first.month)[1])
        found = date.fromisoformat(written[:10])
    except ValueError:
        return None
    return found, found


def _picture(rows: Sequence[_Row], tops: Sequence[float], height: int, as_of: str) -> str:
    """The axis, its labels, a mark an event, and lines to the rows. The list says it all in words.

    `tops` are where the rows begin, `height` how high they are together, in about pixels.
    """
    placed = [(row, row.days, top) for row, top in zip(rows, tops, strict=True) if row.days]
    if not placed:
        return ""
    first = min(days[0] for _, days, _ in placed)
    last = max(days[1] for _, days, _ in placed)
    span = (last - first).days
    length = placed[-1][2] if span else 0  # of the axis, as a share of the height

    def at(when: date) -> float:
        return 100 * length * (when - first).days / max(span, 1)

    leads: list[str] = []
    marks: list[tuple[bool, str]] = []
    for row, (begins, ends), top in placed:
        y, to = at(begins), 100 * top
        leads.append(f'<path d="M0 {y:.2f} C55 {y:.2f} 45 {to:.2f} 100 {to:.2f}"/>')
        shape = "mark" if row.event.certain else "mark hollow"
        style = f"top: {y:.2f}%"
        if begins < ends:
            shape, style = f"{shape} long", f"{style}; height: {at(ends) - y:.2f}%"
        marks.append((row.event.certain, f'<span class="{shape}" style="{style}"></span>'))
    marks.sort(key=lambda mark: mark[0])  # of two at one place, the certain one is seen
    axis = f'<span class="axis" style="height: {100 * length:.2f}%"></span>'
    labels = "".join(
        f'<span class="tick{" now" if name == _NOW else ""}" style="top: {at(when):.2f}%">'
        f"{name}</span>"
        for when, name in _labels(first, last, int(length * height / _APART), as_of)
    )
    return (
        f'<div class="picture" aria-hidden="true">{labels}{axis}'
        '<svg class="leads" viewBox="0 0 100 100" preserveAspectRatio="none">'
        f"{''.join(leads)}</svg>{''.join(mark for _, mark in marks)}</div>"
    )


def _labels(first: date, last: date, most: int, as_of: str) -> Iterator[tuple[date, str]]:
    """Days to name at the axis, `most` of them at most, evenly apart; and that of the briefing."""
    today = days_of(as_of)
    now = today[0] if today and first < today[0] < last else None
    if now:
        yield now, _NOW
    for when, name in _ticks(first, last, max(most, 2)):
        if now is None or abs((when - now).days) > _NEAR * (last - first).days:
            yield when, name


def _ticks(first: date, last: date, most: int) -> list[tuple[date, str]]:
    """Of days, weeks, months or years the finest that are few enough, but for one that is shown."""
    span = (last - first).days
    for step in _DAYS:
        if span < _LONG and span // step < most:
            days = range(0, span + 1, step)
            found = [first + timedelta(days=number) for number in days]
            return [(when, f"{when.day} {MONTHS[when.month - 1][:3]}") for when in found]
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for step in _MONTHS:
        months = range(-(-begin // step) * step, end + 1, step)
        found = [date(number // 12, number % 12 + 1, 1) for number in months]
        found = [when for when in found if first <= when]
        if len(found) <= most:
            break
    years = step % 12 == 0
    return [
        (when, str(when.year) if years or when.month == 1 else MONTHS[when.month - 1][:3])
        for when in found
    ]
