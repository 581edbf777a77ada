"""Filters that the words of a question ask for: when it was published, and by which outlets.

Careful, as news is written: what happened in June is still reported in July, so that a month or a
year only shuts out what is older; only "last week", "yesterday" or "published in June" ends, too. A
month inside a name ("the June 2014 offensive") is part of the event. "According to the Ledger" asks
for statements (app/said/asked.py), no filter. Knows nothing of an archive but its outlets' names.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.figures.dates import (
    COUNTS,
    DAYS,
    MONTHS,
    day,
    last_of_month,
    last_weekday,
    month_number,
)
from archive.article import Filters
from ingest.outlets import ambiguous, outlet

Part = Literal["dates", "outlets"]  # of the filters that words can ask for
PARTS: tuple[Part, ...] = ("dates", "outlets")

# As names they have a capital; "may" and "march" are other words without.
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_WEEKDAY = rf"(?P<weekday>{'|'.join(DAYS)})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OLDEST = 30  # years: before that, hardly anything is in an archive to be shut out
_PUBLISHED = (
    r"(?:(?:that (?:was|were) |that )?(?:published|printed|appeared|written|broadcast)"
    r"|(?:articles?|reports?|stories|coverage|news|pieces?)(?: published| written)?)"
)
_AFTER = r"(?![\w’'-])"
# "the week before last week", "until yesterday": another time than the words alone would say.
_NOT_BEFORE = r"(?<!before )(?<!until )(?<!till )(?<!by )(?<!than )(?<!of )"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`filters` as read from `dates` and `outlets`, words of the question; "" where none are.

    `rest` is the question without those words that say nothing but the filter; `bare` without any.
    """

    filters: Filters
    dates: str
    outlets: str
    rest: str
    bare: str

    @property
    def described(self) -> str:
        """Where and when, to say behind "published": "in The Harbor Ledger last week"."""
        where = f"in {' or '.join(self.filters.outlets)}" if self.outlets else ""
        when = f"since {day(self.filters.after)}" if self.dates else ""
        if self.filters.before:
            when = re.sub(rf"^{_PUBLISHED} |['’]s$", "", self.dates, flags=re.IGNORECASE)
            when = re.sub("^(?:of|from) ", "in ", when)
        return " ".join(part for part in (where, when) if part)


@dataclass(frozen=True, slots=True)
class _Span:
    after: date
    before: date | None
    words: str


def narrowed(question: str, outlets: Sequence[str], today: date, *, dates: bool = True) -> Narrowed:
    """What the words of a question filter by. Relative words count from `today`."""
    named, rest, words = _outlets(question, outlets)
    span = _dates(rest, today) if dates else None
    if span is None:
        return Narrowed(Filters(named), "", words, rest, rest)
    after = span.after.isoformat()
    before = span.before.isoformat() if span.before else ""
    bare = _without(rest, span.words)
    # No sentence of an article says "last week" of what it reports; "in June" it may.
    if span.before and not re.search(r"['’]s$", span.words):
        rest = bare
    return Narrowed(Filters(named, after, before), span.words, words, rest, bare)


# Dates.


def _dates(question: str, today: date) -> _Span | None:
    text = _unquoted(question)
    if re.search(r"\b(?:tomorrow|next (?:week|month|year))\b", text, re.IGNORECASE):
        return None
    for read in (_published, _recent, _relative, _day, _month, _year):
        span = read(text, today)
        if span and span.after <= today:
            return span
    return None


def _published(text: str, today: date) -> _Span | None:
    """ "published in June 2014": that alone, both ends."""
    when = rf"(?:(?:in|of|from) (?:{_MONTH}(?: {_YEAR})?|(?P<only>(?:19|20)\d\d)))"
    match = re.search(rf"\b{_PUBLISHED} {when}{_AFTER}", text)
    if not match:
        return None
    if match["only"]:
        year = int(match["only"])
        return _Span(date(year, 1, 1), date(year, 12, 31), match[0])
    first = _month_of(match["month"], match["year"], today)
    return _Span(first, last_of_month(first), match[0]) if first else None


def _relative(text: str, today: date) -> _Span | None:
    """ "last week", "yesterday": with the day after, when papers print what happened."""
    monday = today - timedelta(today.weekday())
    first = today.replace(day=1)
    last_month = (first - timedelta(1)).replace(day=1)
    yesterday = today - timedelta(1)
    spans = {
        "the day before yesterday": (today - timedelta(2), yesterday),
        "yesterday": (yesterday, today),
        "last night": (yesterday, today),
        "today": (today, today),
        "tonight": (today, today),
        "this morning": (today, today),
        "this afternoon": (today, today),
        "this evening": (today, today),
        "this week": (monday, today),
        "last week": (monday - timedelta(7), monday),
        "this month": (first, today),
        "last month": (last_month, first),
        "this year": (today.replace(month=1, day=1), today),
        "last year": (date(today.year - 1, 1, 1), None),
    }
    lead = rf"\b(?:(?P<since>since )|(?P<published>{_PUBLISHED} (?:on |from )?))?"
    pattern = rf"{_NOT_BEFORE}{lead}(?P<when>{'|'.join(spans)})(?:['’]s)?{_AFTER}"
    if match := re.search(pattern, text):  # "Last Week Tonight" is a name
        after, before = spans[match["when"]]
        if match["since"]:
            return _Span(after, None, match[0])
        if match["published"] and match["when"] in ("yesterday", "last week", "last month"):
            before = yesterday if match["when"] == "yesterday" else (before or today) - timedelta(1)
        return _Span(after, before, match[0])
    match = re.search(rf"{_NOT_BEFORE}\b[Ll]ast {_WEEKDAY}(?:['’]s)?{_AFTER}", text)
    if match:
        last = last_weekday(match["weekday"], yesterday)
        return _Span(last, last + timedelta(1), match[0])
    return None


def _recent(text: str, today: date) -> _Span | None:
    """ "in the past three days"."""
    numbers = "|".join(COUNTS)
    match = re.search(
        rf"\b(?:in|over|within|during|for) the (?:last|past) (?:(?P<many>\d\d?|{numbers}|few) )?"
        r"(?P<unit>day|week|month|year)s?\b",
        text,
    )
    if not match or match["many"] == "few":
        return None
    many = COUNTS.get(match["many"] or "one") or int(match["many"])
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[match["unit"]]
    return _Span(today - timedelta(many * days), today, match[0])


def _day(text: str, today: date) -> _Span | None:
    """ "on Tuesday", "on 14 April", "since April 14, 2026": from that day on."""
    figure = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
    written = rf"(?:{figure} (?:of )?{_MONTH}|{_MONTH.replace('month', 'month2')} "
    written += rf"{figure.replace('<day>', '<day2>')})(?:,? {_YEAR})?"
    if match := re.search(rf"\b(?:on|since|from|after) (?:the )?{written}{_AFTER}", text):
        month = match["month"] or match["month2"]
        first = _month_of(month, match["year"], today)
        number = int(match["day"] or match["day2"])
        if not first or not 1 <= number <= monthrange(first.year, first.month)[1]:
            return None
        found = first.replace(day=number)
        if found > today and not match["year"]:
            found = _clipped(found.year - 1, found.month, number)
        return _Span(found, None, match[0])
    match = re.search(rf"\b(?:on|since) {_WEEKDAY}(?:['’]s)?{_AFTER}(?!,? \d)", text)
    if not match or re.search(r"\b(?:19|20)\d\d\b|\bwill\b", text):
        return None
    return _Span(last_weekday(match["weekday"], today), None, match[0])


def _month(text: str, today: date) -> _Span | None:
    """ "in June 2014", "since March": from its first day on."""
    match = re.search(
        rf"\b(?:in|since|during|from)(?: (?:early|late|mid|the (?:end|middle|beginning) of))? "
        rf"{_MONTH}(?:,? {_YEAR})?{_AFTER}(?! [A-Z])",
        text,
    )
    if not match or (not match["year"] and re.search(r"\b(?:19|20)\d\d\b|\bwill\b", text)):
        return None
    first = _month_of(match["month"], match["year"], today)
    return _Span(first, None, match[0]) if first else None


def _year(text: str, today: date) -> _Span | None:
    """ "in 2022", "since 2019": from New Year on."""
    match = re.search(rf"\b(?:in|since|during) {_YEAR}{_AFTER}(?! [A-Z])", text)
    if not match or not today.year - _OLDEST <= int(match["year"]) <= today.year:
        return None
    return _Span(date(int(match["year"]), 1, 1), None, match[0])


def _month_of(name: str, year: str | None, today: date) -> date | None:
    """The first of that month: of that year, else the last such month that has begun."""
    month = month_number(name)
    if not year:
        return date(today.year - (month > today.month), month, 1)
    return date(int(year), month, 1) if int(year) >= today.year - _OLDEST else None


def _clipped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


# Outlets.


def _outlets(question: str, outlets: Sequence[str]) -> tuple[tuple[str, ...], str, str]:
    """(outlets, the question without them, the words that named them)."""
    spelled: dict[str, list[str]] = {}  # one outlet's key → as articles spell it: "AP", "The AP"
    for name in filter(None, outlets):
        spelled.setdefault(outlet(name).key, []).append(name)
    names = {
        name.casefold().removeprefix("the "): each for each in spelled.values() for name in each
    }
    short: dict[str, list[str]] = {}
    for name in names:
        if " " in name:
            short.setdefault(name.split()[-1], []).append(name)
    # "in the Ledger", where only one of them is a Ledger
    known = names | {last: names[all_[0]] for last, all_ in short.items() if len(all_) == 1}
    if not known:
        return (), question, ""
    one = rf"(?:{'|'.join(re.escape(n) for n in sorted(known, key=lambda n: (-len(n), n)))})"
    full = rf"(?:{'|'.join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))})"
    lead = rf"(?:(?:{_PUBLISHED} (?:in|by|from|on|of)|in|from|on) )"
    named = rf"(?:the {one}|{full})"
    follow = (
        r"(?=[\s]*(?:[?.!,;]|$|(?:about|on|in|since|last|this|yesterday|today|from|published|say|"
    )
    follow += r"says|said|when|who|what|how|why)\b))"
    pattern = rf"\b{lead}(?P<names>{named}(?:(?:,| and| or|, and|, or) {named})*){follow}"
    match = re.search(pattern, question, re.IGNORECASE)
    if not match or not re.sub(r"^the ", "", match["names"])[:1].isupper():
        return (), question, ""
    each = re.findall(rf"\b((?:the )?({one}))(?!\w)", match["names"], re.IGNORECASE)
    if any(ambiguous(written) for written, _ in each):  # "on the Hill", "in Dawn"
        return (), question, ""
    found = dict.fromkeys(spelling for _, name in each for spelling in known[name.casefold()])
    return tuple(found), _without(question, match[0]), match[0]


def _without(question: str, words: str) -> str:
    """The question without some words, where enough is left to search for."""
    before, _, after = question.partition(words)
    if re.search(r"\b(?:is|was|were|been|has|have)\s*$", before) and re.match(_PUBLISHED, words):
        return question  # "What was published last week?"
    rest = " ".join(f"{before} {after}".split())
    rest = re.sub(r"[,;]? ?([?.!,;])", r"\1", re.sub(r"^[,;] ?", "", rest))
    if len(re.findall(r"\w+", rest)) < 2:
        return question
    return rest[0].upper() + rest[1:] if question[:1].isupper() else rest


def _unquoted(text: str) -> str:
    """What stands in quotation marks is a title or somebody's words: blanked."""
    return re.sub(r"[“\"][^”\"]*[”\"]", lambda match: "“" + " " * (len(match[0]) - 2) + "”", text)
