"""Credits that are no part of a sentence: "WASHINGTON (AP) —", "Xinhua | Updated: …", "(Via X)".

Knows how they are written. Knows nothing of statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.statement import Named
from ingest.outlets import canonical

# Of the wire: "WASHINGTON (AP) —", "GRAYWATER/KESTLIN, Oct. 3 (Concord Wire) -".
_DATELINE = re.compile(
    r"^[A-Z][\w.,’'/ -]{1,50}\((?P<wire>[A-Z][\w ]{1,30})\)\s*[—–-]+\s*", re.MULTILINE
)
# The same at the head of a sentence, also without a dash, or a place: "(CNN) The senator …".
_OPENING = re.compile(
    r"(?:[A-Z][\w.,’'/ -]{1,50})?\((?P<wire>[A-Z][\w ]{1,30})\)\s*(?P<dash>[—–-]*)\s*(?=[A-Z“\"])"
)
_CITY = re.compile(r"[A-Z][A-Z’'./ ]{2,30}[A-Z](?:, [A-Z][\w. ]{1,30}?)? ?[—–]+ ?(?=[A-Z“\"])")
_BULLET = re.compile(r"[•·▪●]\s+")
# Of a place alone: "WASHINGTON – ".
_PLACE = re.compile(
    r"^(?P<place>[A-Z][A-Z’'. ]{2,30}[A-Z])(?:, [A-Z][\w. ]{1,30}?)? ?[—–]+ (?=[A-Z“\"])",
    re.MULTILINE,
)
_UPDATED = re.compile(
    r"^(?P<wire>[A-Z][\w .]{1,30}?) ?\| ?(?:Updated|Published)\b.*$", re.MULTILINE | re.IGNORECASE
)


CREDIT = re.compile(
    r"[(\[](?:(?P<many>both|all)\s)?(?P<cue>via|h/t|hat tip(?: to)?|source:|as reported by)?\s*"
    r"(?P<name>[^()\[\]\n]{2,60}?)\.?[)\]]",
    re.IGNORECASE,
)


def behind_dateline(text: str, start: int) -> int:
    """Where the sentence begins that a bullet or a dateline at `start` opens, else `start`."""
    if bullet := _BULLET.match(text, start):
        start = bullet.end()
    opening = _OPENING.match(text, start)
    if opening is None or not (opening["dash"] or canonical(opening["wire"])):
        opening = _CITY.match(text, start)
    return opening.end() if opening else start


def without_credits(text: str) -> str:
    """The text with blanks in their place: they are no part of any sentence."""
    text = _DATELINE.sub(
        lambda m: " " * len(m.group()) if canonical(m["wire"]) else m.group(), text
    )
    text = _PLACE.sub(lambda m: m.group() if canonical(m["place"]) else " " * len(m.group()), text)
    return CREDIT.sub(lambda m: " " * len(m.group()) if m["cue"] else m.group(), text)


def credited(text: str) -> Iterator[str]:
    """Names that only an outlet has where they stand: "(Via The Tallyman)"."""
    for match in CREDIT.finditer(text):
        if (match["cue"] or "").lower() == "via" and match["name"].startswith("The "):
            yield match["name"]


def wires(text: str) -> Iterator[tuple[int, Named]]:
    """(where it begins, wire) of every story in the text that says which wire it is from."""
    for match in sorted(
        (*_DATELINE.finditer(text), *_UPDATED.finditer(text)), key=lambda m: m.start()
    ):
        wire = canonical(match["wire"])
        if wire is not None:
            yield match.start(), wire
