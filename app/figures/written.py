"""How figures are written in English news: where they stand, their value, their sort, their unit.

Patterns only; app/figures/numbers.py reads the plain ones. Knows nothing of whether two say the
same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from app.figures.dates import DAYS, MONTHS, SHORT_MONTHS
from app.figures.numbers import SCALES, day_of_year, numbers

Sort = Literal[
    "count", "money", "percent", "year", "day", "month", "weekday", "time", "ordinal", "score"
]
Found = tuple[int, int, float, Sort, str]
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
CURRENCIES = frozenset("dollar euro crown franc yen rupee peso cent".split())
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12}
_SHARES = {
    **{"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6},
    **{"seventh": 1 / 7, "eighth": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10},
}
_SMALL = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
UNITS = {
    word: words.split()[0]
    for words in (
        "kilometre kilometres kilometer kilometers km kms",
        "mile miles",
        "metre metres meter meters m",
        "foot feet ft",
        "centimetre centimetres centimeter centimeters cm",
        "inch inches",
        "kilogram kilograms kg kilo kilos",
        "gram grams",
        "pound pounds lb lbs",
        "tonne tonnes ton tons",
        "litre litres liter liters",
        "gallon gallons",
        "hectare hectares",
        "acre acres",
        "second seconds",
        "minute minutes",
        "hour hours",
        "day days",
        "week weeks",
        "month months",
        "year years yr yrs",
        "decade decades",
        "degree degrees",
        "megawatt megawatts mw",
        "point points",
    )
    for word in words.split()
}
_month = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
_DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_month})\b(?! \d{{1,2}}\b(?! ?[ap]\.?m))"
    rf"|\b(?P<m2>{_month}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b(?! [A-Z][a-z]+ said)")
_MONTH_OF = re.compile(r"(?:\b(?:in|of|since|by|until|from|early|late|mid|last|next|this|-)[ -])$")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAYS)})(?=s?\b)")
_AMOUNT = re.compile(
    r"(?<![\w.,])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?) ?(?P<scale>k|mn?|bn?|trn|tn)\b"
)
_MONEY = re.compile(
    r"(?:US|A|C|NZ|HK|S)?(?P<sign>[$€£¥₹]) ?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"(?:[ -](?P<scale>thousand|million|billion|trillion)\b)?"
)
_SCORE = re.compile(r"(?<![\w.,-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\w-]|\.\d)")
_MEASURE = re.compile(r"(?<![\w.,-])(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)-(?P<unit>[a-z]+)")
_GLUED = re.compile(r"(?<![\w.,-])(?P<number>\d+(?:\.\d+)?)(?P<unit>km|kg|cm|mph|ft|MW|lbs?)\b")
_SHARE = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|an?)[ -](?P<of>half|halves|thirds?|quarters?|fifths?|"
    r"sixths?|sevenths?|eighths?|ninths?|tenths?)\b(?! (?:time|place|year|day|week|party|quarter))"
    r"|\b(?P<half>half)(?= (?:of|the|its|their|his|her|all)\b)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?P<digits>\d+)(?:st|nd|rd|th)\b|\b(?P<word>{'|'.join(_ORDINALS)})\b", re.IGNORECASE
)
_ONE = re.compile(
    r"\bone\b(?! (?:of|another|day|by)\b)(?<!no one)(?= [a-z])|(?<=\ba )(?:single|lone)\b(?= [a-z])"
    r"|(?<=\bto )one\b|\bone(?= of (?:them|those|these|which|whom)\b)",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?<=\bto )(?:none|nil)\b", re.IGNORECASE)


def written(text: str) -> list[Found]:
    """(start, end, value, sort, unit) of what stands there; of two that overlap the first counts.

    A share of something has the unit "share"; a date is 100 * month + day.
    """
    return [
        *_dates(text),
        *_sums(text),
        *_shares(text),
        *_measures(text),
        *_ordinals(text),
        *((*match.span(), 1.0, "count", "") for match in _ONE.finditer(text)),
        *((*match.span(), 0.0, "count", "") for match in _NONE.finditer(text)),
        *_plain(text),
    ]


def _dates(text: str) -> Iterator[Found]:
    for match in _ISO.finditer(text):
        yield match.start(), match.start() + 4, float(match["y"]), "year", ""
        yield match.start() + 5, match.end(), 100.0 * int(match["m"]) + int(match["d"]), "day", ""
    for match in _DAY.finditer(text):
        if day := day_of_year(match["m1"] or match["m2"], match["d1"] or match["d2"]):
            yield *match.span(), float(day), "day", ""
    for match in _MONTH.finditer(text):
        if match.group() in ("May", "March") and not (
            _MONTH_OF.search(text, 0, match.start()) or re.match(r",? \d{4}\b", text[match.end() :])
        ):
            continue  # both are words, too
        yield *match.span(), 1.0 + MONTHS.index(match.group()), "month", ""
    for match in _WEEKDAY.finditer(text):
        yield *match.span(), float(DAYS.index(match.group())), "weekday", ""


def _sums(text: str) -> Iterator[Found]:
    for match in _MONEY.finditer(text):
        value = _digits(match["number"]) * SCALES.get(match["scale"] or "", 1)
        short = re.match(r" ?(k|mn?|bn?|trn|tn)\b", text[match.end() :])
        end = match.end() + (short.end() if short else 0)
        value *= _SHORT[short[1]] if short else 1
        yield match.start(), end, value, "money", _SYMBOLS[match["sign"]]
    for match in _AMOUNT.finditer(text):
        if match["scale"] in ("m", "b", "k") and match.group()[-2] == " ":
            continue  # "100 m" is a length
        yield *match.span(), _digits(match["number"]) * _SHORT[match["scale"]], "count", ""


def _shares(text: str) -> Iterator[Found]:
    for match in _SHARE.finditer(text):
        if match["half"]:
            yield *match.span("half"), 50.0, "percent", "share"
            continue
        part = match["of"].lower().removesuffix("s").replace("halve", "half")
        one = match["n"].lower() in ("a", "an", "one")
        if one and (part == "half" or not text[match.end() :].startswith(" of ")):
            continue  # "a third season"
        yield *match.span(), 100 * _SMALL[match["n"].lower()] * _SHARES[part], "percent", "share"


def _measures(text: str) -> Iterator[Found]:
    for match in _SCORE.finditer(text):
        yield *match.span(), 1000.0 * int(match["a"]) + int(match["b"]), "score", ""
    for match in _MEASURE.finditer(text):
        unit = UNITS.get(match["unit"], "")
        yield *match.span("number"), _digits(match["number"]), "count", unit
    for match in _GLUED.finditer(text):
        unit = UNITS.get(match["unit"].lower(), match["unit"].lower())
        yield *match.span(), _digits(match["number"]), "count", unit


def _ordinals(text: str) -> Iterator[Found]:
    for match in _ORDINAL.finditer(text):
        word = (match["word"] or "").lower()
        if word != "second" or not text[: match.start()].endswith("a "):
            yield *match.span(), float(match["digits"] or _ORDINALS[word]), "ordinal", ""


def _plain(text: str) -> Iterator[Found]:
    for one in numbers(text):
        unit = one.thing if one.sort == "money" else ""
        yield one.start, one.end, one.value, one.sort, unit


def _digits(written_: str) -> float:
    return float(written_.replace(",", ""))
