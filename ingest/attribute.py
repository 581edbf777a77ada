"""Who a sentence comes from: the speaker it names, and the outlet it is passed on from.

Only what the sentence itself says in so many words is taken, and a "(Via …)" that closes its
paragraph; where two speakers are named, none is given. Pronouns are left alone: this module does
not know who "she" is.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from archive.article import Article
from archive.statement import Statement

_VERBS = (
    "said|says|told|tells|added|adds|announced|wrote|writes|argued|claimed|denied|denies|confirmed|"
    "warned|insisted|explained|noted|stated|acknowledged|replied|tweeted|testified|conceded|"
    "admitted|declared|recalled|suggested|stressed|asked"
)
_REPORTS = "reports|reported|writes|wrote|says|said|cites|cited|quotes|quoted"
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?:\.(?= [A-Z]))?"
_NAME = (
    rf"(?:[Tt]he )?{_CAPITALISED}"
    rf"(?: (?:{_CAPITALISED}|of|for|the|de|van|von|al|bin|el|and(?= the)))*"
    rf"(?<! of)(?<! the)(?<! for)"
)
_COLLECTIVE = (
    r"(?:[Tt]he |[Tt]wo |[Tt]hree |[Ss]ome |[Ss]everal |[Aa] )?(?:\w+ )?"
    r"(?:[Oo]fficials?|[Pp]olice|[Ww]itnesses|[Aa]uthorities|[Pp]rosecutors?|[Rr]esidents|"
    r"[Cc]ritics|[Ee]xperts|[Ss]pokes(?:man|woman|person)|[Mm]ayor|[Mm]inister|[Pp]resident)"
)
_WHO = rf"(?P<who>{_COLLECTIVE}(?! [A-Z])|{_NAME})"
# A name that goes on in small letters ("Acme chief executive Jo Roe") is not the whole of it.
_WHOLE = r"(?=[,.;:?!)—–”\"]|$| (?:who|whose|which|in|on|at|during|after|before|as|when|while)\b)"
_ASIDE = r"(?:, [^,“”\"]{3,90},)?"
_SPEAKER_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[,?!.…][\"”’'] (?:{_VERBS}) {_WHO}{_WHOLE}",  # "…," said the mayor
        rf"[,?!.…][\"”’'] {_WHO}{_ASIDE} (?:{_VERBS})\b",  # "…," the mayor said
        rf"^[\"“]?{_WHO}{_ASIDE} (?:also |then |later |had |has |have )?(?:{_VERBS})\b",  # X said …
        rf"^(?:Its|His|Her|Their) [a-z][\w’' -]{{1,40}}, {_WHO}, (?:{_VERBS})\b",  # Its head, X, …
        rf"[,”\"] {_WHO}{_ASIDE} (?:{_VERBS})(?: [^,“”\"]{{1,60}})?[.?!]$",  # …, the mayor said.
        rf"(?:^|[ (])[Aa]ccording to {_WHO}{_WHOLE}",
    )
)
_RELAY_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|[ (,])[Aa]ccording to {_WHO}{_WHOLE}",
        rf"(?:^|, |[”\"] ){_WHO} (?:also )?(?:{_REPORTS})\b",
        rf"\btold {_WHO}",
        rf"\bin an interview with {_WHO}",
        rf"\bh/t {_WHO}",
        rf"^[A-Z][\w .,’'-]{{1,40}} \({_WHO}\) [—–-]",  # TOWN (Wire) —
    )
)
_VIA = re.compile(rf"\((?:both |all )?via {_WHO}\.?\)\s*$", re.IGNORECASE)
_OUTLET_WORDS = re.compile(
    r"\b(?:Times|Post|News|Radio|Ledger|Herald|Gazette|Tribune|Journal|Guardian|Telegraph|Crier|"
    r"Courier|Chronicle|Observer|Press|Wire|TV|Television|Agency|Daily|Weekly|Mirror|Mail|Tray|"
    r"Meridian|Lantern|Globe|Bulletin|Today|Reporter|Inquirer|Examiner|Magazine|CNN|BBC|Reuters|AFP|AP|"
    r"NPR|NBC|CBS|Euronews|Bloomberg|Politico|Axios|Al Jazeera|Xinhua|Tass|dpa)\b"
)
_NOBODY = frozenset(
    (
        "he she it they we i you this that these those who there nobody no one some many most all "
        "both others what which but and so when then now his her its their our my "
        # "On Tuesday Ada Vell said", "If Ada Vell said so": how it begins is no part of a name
        "if on in at after before since until while during under last next by for from with as"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words a sentence passes on, as written there; empty where it does not say."""

    speaker: str = ""
    relayed_from: str = ""


def attribute(
    article: Article, start: int, end: int, *, outlets: Collection[str] = ()
) -> Attribution:
    """Speaker and relayed outlet of the sentence `article.text[start:end]`.

    `outlets` are names known to be outlets; others are recognised by words like "Times".
    """
    sentence = article.text[start:end]
    known = {_bare(name) for name in outlets}
    speakers, relays = set(), set()
    for pattern in _SPEAKER_PATTERNS:
        speakers |= {n for n in _names(pattern, sentence) if not _is_outlet(n, known)}
    for pattern in _RELAY_PATTERNS:
        relays |= {n for n in _names(pattern, sentence) if _is_outlet(n, known)}
    rest = _rest_of_paragraph(article.text, end)
    via = _VIA.search(rest)
    # A closing "(Via …)" is for what somebody said, and for the sentence right before it.
    if via and (speakers or not rest[: via.start()].strip() or re.search('["”]', sentence)):
        relays = {via["who"]}
    own = _bare(article.outlet)
    return Attribution(_only(speakers), _only({n for n in relays if _bare(n) not in own}))


def _names(pattern: re.Pattern[str], sentence: str) -> list[str]:
    found = (match["who"] for match in pattern.finditer(sentence))
    return [name for name in found if name.split()[0].lower() not in _NOBODY]


def _only(names: set[str]) -> str:
    """The one name; of two that are long and short for the same, the long one; else none."""
    longest = max(sorted(names), key=len, default="")
    return longest if all(name in longest for name in names) else ""


def _rest_of_paragraph(text: str, end: int) -> str:
    stop = text.find("\n", end)
    return text[end : len(text) if stop < 0 else stop]


def _is_outlet(name: str, known: Collection[str]) -> bool:
    return _bare(name) in known or _OUTLET_WORDS.search(name) is not None


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ")


RULES = "1"


class SpacyAttributor:
    """Finds nothing yet."""

    rules = RULES

    def statements(self, article: Article) -> tuple[Statement, ...]:  # noqa: ARG002
        return ()
