"""What kind of answer a question asks for, and where a sentence may hold one.

Knows patterns of English only: no parser, no model. Where it is not sure it gives no span.
"""

from __future__ import annotations

import re
from typing import Literal

from app.check.unsaid import disowned
from app.figures.comparable import qualified
from app.figures.dates import DAYS, MONTHS, SHORT_MONTHS

Kind = Literal["person", "year", "date", "money", "number", "place", "reason", "other"]

_KINDS: tuple[tuple[Kind, str], ...] = (
    (
        "money",
        r"\bhow much (?:money|(?:does|did|do|will|would|is|was) .{0,60}\b(?:cost|pay|worth))\b",
    ),
    ("money", r"\bwhat (?:is |was )?the (?:price|cost|sum)\b|\bfor how much\b"),
    ("number", r"\bhow (?:many|much|long|far|high|old|large|tall|big|fast|deep|often)\b"),
    (
        "number",
        r"\bwhat (?:is the |was the )?"
        r"(?:number|percentage|share|amount|magnitude|temperature|death toll|score)\b",
    ),
    ("year", r"\b(?:what|which) year\b"),
    ("date", r"\bwhen\b|\b(?:what|which) (?:date|day|month|week)\b"),
    ("place", r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:country|city|state|town|place|nation)\b"),
    ("reason", r"\bwhy\b|\bwhat (?:caused|led to|was the (?:cause|reason))\b"),
    ("person", r"\b(?:who|whom|whose)\b"),
    ("person", r"\b(?:what|which) (?:\w+ )?(?:actor|actress|player|politician|singer|person)\b"),
    ("other", r"\b(?:what|which|how)\b"),
)
_SCALE = r"(?: (?:million|billion|trillion|thousand)\b|%| (?:percent|per cent)\b)?"
_MONEY_UNITS = r"(?:dollars?|euros?|pounds?|crowns?|cents?|francs?|yen|rupees?|pesos?)"
_NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_MONTHS = rf"{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\."
_DAYS = "|".join(DAYS)
_DATE = (
    rf"\b(?:(?:{_DAYS}), )?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b"
    rf"|\b(?:(?:{_DAYS}), )?(?:{_MONTHS}) \d{{1,2}}(?:, \d{{4}})?\b|\b(?:{_MONTHS}) \d{{4}}\b"
    rf"|\b(?:{_DAYS})\b|\b(?:19|20)\d\d\b|\b(?:yesterday|today|tomorrow)\b"
    rf"|\b(?:last|next|this) (?:week|month|year|night)\b"
)
_NAMES = r"[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*"
_SPANS: dict[Kind, re.Pattern[str]] = {
    "money": re.compile(
        rf"[$€£¥]\d[\d,]*(?:\.\d+)?{_SCALE}|\b\d[\d,]*(?:\.\d+)?{_SCALE} {_MONEY_UNITS}\b"
    ),
    # A number that is part of a date, a time or a name with a dash is not counted.
    "number": re.compile(
        rf"(?:{_DATE}|\b\d{{1,2}}(?:[:.]\d\d)? ?[ap]\.?m\b)"
        rf"|(?P<span>[$€£¥]?(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w-]){_SCALE}"
        rf"|\b(?:{_NUMBER_WORDS})\b{_SCALE})",
        re.IGNORECASE,
    ),
    "year": re.compile(r"\b(?:1[89]|20)\d\d\b"),
    "date": re.compile(_DATE),
    "person": re.compile(
        r"(?!(?:His|Her|Its|Their|The|A|An|In|On|At|But|And|For) )"
        r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]+\.?(?: [A-ZÀ-ÖØ-Þ][\w’'-]*\.?)+)"
    ),
    "place": re.compile(rf"(?<=\bin ){_NAMES}|(?<=\bat )(?:the )?{_NAMES}|(?<=\bfrom ){_NAMES}"),
    "reason": re.compile(
        r"\b(?:because|since|due to|owing to|after|in order to|so that|as a result|to save|"
        r"caused by|blamed)\b",
        re.IGNORECASE,
    ),
}
# Kinds of which a pattern finds the whole of the answer and seldom anything else. A wrong short
# answer is worse than none: names are left to the sentence.
_SHORT: frozenset[Kind] = frozenset({"money", "number", "year", "date"})


def asks(text: str) -> bool:
    """Whether it is a question by its words, not only a topic."""
    return any(re.search(pattern, text, re.IGNORECASE) for _, pattern in _KINDS)


def kind_of(question: str) -> Kind:
    """What the question asks for first; `other` where its words don't tell."""
    found: list[tuple[int, Kind]] = []
    for kind, pattern in _KINDS:
        if match := re.search(pattern, question, re.IGNORECASE):
            found.append((match.start(), kind))
    return min(found, key=lambda one: one[0], default=(0, "other"))[1]


def spans(kind: Kind, sentence: str, question: str) -> tuple[tuple[int, int], ...]:
    """Where the sentence holds something of that kind which the question does not say itself."""
    pattern = _SPANS.get(kind)
    if pattern is None:
        return ()
    said = question.casefold()
    name = "span" if "span" in pattern.groupindex else 0
    counted = kind == "number" and not _asks_age(question)
    return tuple(
        match.span(name)
        for match in pattern.finditer(sentence)
        if match[name]
        and (kind == "reason" or match[name].casefold() not in said)
        and not (counted and _is_age(sentence, match.start(name)))
    )


def answers(question: str, sentence: str, start: int, end: int) -> bool:
    """Whether the words `sentence[start:end]` answer by themselves: whole, and as was asked."""
    kind = kind_of(question)
    if kind == "number" and not _asks_age(question) and _is_age(sentence, start):
        return False
    return not cut_off(sentence, start, end) and fits(kind, sentence[start:end], question)


def cut_off(sentence: str, start: int, end: int) -> bool:
    """Whether the words `sentence[start:end]` are no answer by themselves.

    "Younger" of "younger children" is the half of one; "(CNN)" is who the text is from.
    """
    answer = sentence[start:end]
    if sentence[max(0, start - 1) : start] == "(" and sentence[end : end + 1] == ")":
        return True
    behind = _WORD_BEHIND.match(sentence, end)
    small = answer == answer.lower() and not _DIGIT.search(answer)
    return small and behind is not None and behind[1].casefold() not in _SMALL_WORDS


def who_is(question: str) -> str:
    """Whom a question asks to be told who they are: "Who is Halden Croy?"; else empty."""
    match = _WHO_IS.match(question.strip())
    return match["name"] if match else ""


def describes(sentence: str, name: str) -> bool:
    """Whether a sentence says beside a name what it is: "Halden Croy, a retired judge"."""
    told = rf"{re.escape(name)}(?:, (?:a|an|the|who|whose|its|his|her|[a-z]+)\b| (?:is|was) )"
    return re.search(told, sentence) is not None


def asks_what_is_new(question: str) -> bool:
    """Whether a question is about these days: what happened a year ago does not answer it."""
    return _NEW.search(question) is not None


def _asks_age(question: str) -> bool:
    """Whether a question is about somebody's or something's age."""
    return _ASKS_AGE.search(question) is not None


def _is_age(sentence: str, start: int) -> bool:
    """Whether the number that begins there is somebody's age: "a woman of 83", "aged 71"."""
    return _OF_AGE.search(sentence, max(0, start - 24), start) is not None


def fits(kind: Kind, answer: str, question: str) -> bool:
    """Whether words that a sentence answers with can be what is asked for.

    A date for "when", a figure for "how many", a name for "who". Reasons, ways and yes or no take a
    sentence, not a word or two; and words of the question itself answer nothing.
    """
    if who_is(question):  # what somebody is takes a sentence; a name is somebody else's
        return False
    new = set(_words(answer)) - set(_words(question))
    if not new or kind == "reason" or (kind == "other" and not _NAMES_A_THING.search(question)):
        return False
    if kind in _SHORT:
        return bool(spans(kind, answer, question)) or (
            kind == "number" and bool(_DIGIT.search(answer))
        )
    return kind != "person" or answer[:1].isupper()


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in ("a", "an", "the")]


_DIGIT = re.compile(r"\d")
_WHO_IS = re.compile(rf"(?i:who (?:is|was|are|were) )(?P<name>(?:[Tt]he )?{_NAMES})\s*\?*$")
_WORD_BEHIND = re.compile(r" ([A-Za-z]+)")
_SMALL_WORDS = frozenset(
    (
        "a about after against also an and are around as at be because been before being between "
        "but by can could did do does during for from had has have he her his if in into is it its "
        "like may might more not of off on or over said says she should since so than that the "
        "their them then there they this through to told under until up was we were what when "
        "where which while who whose will with without would yet"
    ).split()
)
_NEW = re.compile(
    rf"\b(?:this (?:week|month|year|spring|summer|autumn|fall|winter|season|morning)|today|"
    rf"yesterday|recent(?:ly)?|latest|last (?:week|night)|(?:on )?(?:{_DAYS}))\b",
    re.IGNORECASE,
)
_ASKS_AGE = re.compile(r"\b(?:old|age)\b", re.IGNORECASE)
_OF_AGE = re.compile(
    r"\b(?:(?:m[ae]n|wom[ae]n|boy|girl|child|person|patient|victim) of|aged?)(?: about)? $",
    re.IGNORECASE,
)
_NAMES_A_THING = re.compile(r"\b(?:what|which)\b", re.IGNORECASE)


def short_answer(kind: Kind, sentence: str, question: str) -> str:
    """The words of the sentence that answer, where there is exactly one candidate; else empty.

    With what limits them ("fewer than"); never what the sentence calls false.
    """
    found = spans(kind, sentence, question)
    if kind not in _SHORT or len(found) != 1:
        return ""
    start, end = qualified(sentence, *found[0])
    return "" if disowned(sentence, start) else sentence[start:end]
