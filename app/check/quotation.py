"""Quotations in a claim, and whether a text has them letter for letter.

Only the forms of quotation marks and spaces are made alike, nothing else: a quotation with one word
changed is none. Knows nothing of who is quoted.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from archive.quotations import quotations

_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_SINGLE = re.compile(r"(?<![\w'’])['‘](?P<said>[^'‘’\n]*(?:(?<=\w)['’](?=\w)[^'‘’\n]*)*)['’](?!\w)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# From here on, in words that run alike, something else in the text is what was quoted.
_ALTERED = 0.6


def plain(text: str) -> str:
    """The text with one form of quotation mark and single spaces."""
    return " ".join(text.replace("''", '"').translate(_MARKS).split())


def quoted(claim: str) -> tuple[str, ...]:
    """What a claim has in quotation marks, without them, in order.

    A comma or full stop before the closing mark belongs to the claim's sentence.
    """
    found = [(q.start, claim[q.start : q.end]) for q in quotations(claim)]
    spans = [(start, start + len(text)) for start, text in found]
    for match in _SINGLE.finditer(claim):
        within = any(start <= match.start() < end for start, end in spans)
        if " " in match["said"].strip() and not within:
            found.append((match.start("said"), match["said"]))
    inner = [re.sub(r"^[\"']|[\"']$", "", plain(text)).strip() for _, text in sorted(found)]
    return tuple(
        text for text in (re.sub(r"[.,]$", "", one) for one in inner) if _WORD.search(text)
    )


def missing(claim: str, text: str) -> tuple[tuple[str, str], ...]:
    """Each quotation that the text does not have, with what it has instead, where it is near."""
    whole = plain(text)
    bare = whole.replace('"', "").replace("'", "")
    found = []
    for one in quoted(claim):
        if _stands_in(one, whole) or _stands_in(re.sub("[\"']", "", one), bare):
            continue
        found.append((one, _nearest(one, whole)))
    return tuple(found)


def _stands_in(one: str, text: str) -> bool:
    """Whether the text has it, and not inside longer words."""
    return re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text) is not None


def _nearest(one: str, text: str) -> str:
    """The run of the text that most words of the quotation come from; empty where none is near."""
    words = list(_WORD.finditer(text))
    ours = [word.casefold() for word in _WORD.findall(one)]
    theirs = [word.group().casefold() for word in words]
    if len(ours) < 2:
        return ""
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    longest = matcher.find_longest_match()
    first = max(0, longest.b - longest.a)
    run = theirs[first : first + len(ours) + 1]
    if SequenceMatcher(None, ours, run, autojunk=False).ratio() < _ALTERED or not run:
        return ""
    return text[words[first].start() : words[min(first + len(ours), len(words)) - 1].end()]
