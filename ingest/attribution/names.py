"""The words of a name in a parsed text: where it begins, the titles before it, its key.

Knows which words are titles and which are of bodies. Knows nothing of who is in an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.outlets import key_of

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

# Said of anybody; what they tell of who it is, where they do.
COURTESY = {
    **{"mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "lady": "she"},
    **dict.fromkeys(("dr", "prof", "professor", "doctor"), ""),
}
TITLES = frozenset(
    (
        "mr mrs ms miss sir dame lady lord dr doctor prof professor sen senator senators rep reps "
        "representative gov governor president premier chancellor mayor minister secretary judge "
        "justice gen general col colonel capt captain maj major lt lieutenant sgt sergeant cpl "
        "adm admiral chief sheriff officer detective inspector superintendent commissioner "
        "constable pope cardinal bishop archbishop rabbi imam rev reverend father sister brother "
        "king queen prince princess sheikh emperor ambassador congressman congresswoman councilman "
        "councilwoman councillor councilor alderman speaker candidate chairman chairwoman director "
        "coach deputy vice former ex-president ex prime foreign interior finance defense defence "
        "health education justice attorney state lawmaker activist author actor actress singer "
        "caretaker pastor headmaster headmistress principal treasurer shopkeeper "
        "spokesman spokeswoman spokesperson analyst economist historian lawyer king's leader"
    ).split()
)
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md", "qc", "kc", "mp"))
PARTICLES = frozenset("al am bin da de del della den der di dos du la le ten ter van von".split())
# No "broadcaster": a person may be one, too.
_PAPERS = frozenset("newspaper daily tabloid weekly".split())
_REGNAL = frozenset("pope king queen prince princess emperor empress sultan".split())
# A name with one of these is of a body, not of a person.
BODIES = re.compile(
    r"\b(?:Ministry|Office|Department|Company|Group|Council|University|Party|Committee|Bank|Court|"
    r"Association|Institute|Agency|Union|Campaign|Center|Centre|Board|Bureau|Commission|Corp|Inc|"
    r"Ltd|House|Senate|Congress|Police|Army|Foundation|Organi[sz]ation|School|Hospital|Infirmary|"
    r"Authority|Examiner|Service|Services|Society|Federation|Fund|Trust|Club|Holdings|Industries|Airlines|"
    r"Network|Alliance|Coalition|Administration|Force|Navy|Kremlin|Pentagon|Nations|Parliament|Assembly|"
    r"Republicans|Democrats|States|Kingdom|Government|Poll|Survey|Report|Act)\b"
)


def name_words(token: Token) -> list[str]:
    """The words of the name that ends at a token, without titles before and "'s" behind."""
    doc = token.doc
    end = token.i
    while end + 1 < len(doc) and doc[end + 1].text.casefold() in _SUFFIXES:
        end += 1
    start = token.i
    while (
        start > 0
        and doc[start - 1].sent.start == token.sent.start
        and (
            (doc[start - 1].pos_ == "PROPN" and doc[start - 1].text[:1].isupper())
            or (start > 1 and doc[start - 1].text in PARTICLES and _capital(doc[start - 2]))
        )
    ):
        if token.ent_type_ == "PERSON" and doc[start].ent_iob_ == "B" and start < token.i:
            break  # "Shopper Donna Balin": the name begins where the entity does
        start -= 1
    if token.pos_ != "PROPN":
        return []
    words = [doc[i].text for i in range(start, end + 1)]
    titles = [n for n, word in enumerate(words[:-1]) if word.casefold().strip(".,") in TITLES]
    return words[titles[-1] + 1 :] if titles else words


def _capital(token: Token) -> bool:
    """ "Bill de Blasio", "Ines van der Vell": a name's beginning before its small words."""
    name = token.pos_ == "PROPN" and token.text[:1].isupper()
    if token.text in PARTICLES and token.i > 0:
        return _capital(token.doc[token.i - 1])
    return name and token.lower_.strip(".") not in TITLES


def regnal(token: Token) -> str:
    """The title without which a single name is hardly known: "Pope" Lucian, "Queen" Ines."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    return before.text if before is not token and before.lower_ in _REGNAL else ""


def after_office(token: Token) -> Token | None:
    """ "Ambassador to the United Nations Ada Vell": the office, for the name of who holds it."""
    words = name_words(token)
    first = token.i - len(words) + 1
    if len(words) < 2 or first < 3 or token.dep_ != "pobj" or token.ent_type_ != "PERSON":
        return None
    office, before = token.head.head, token.doc[first - 1]
    place = before.ent_type_ in ("ORG", "GPE") and before.i > token.head.i
    held = office.pos_ == "PROPN" and office.lower_ in TITLES and office.i == token.head.i - 1
    return office if held and place and before.lower_ not in TITLES else None


def titles_before(token: Token) -> list[str]:
    """The titles right before a name, the nearest first."""
    doc, found = token.doc, []
    i = token.i - 1
    while i >= 0 and (doc[i].pos_ in ("PROPN", "NOUN") or doc[i].text == "."):
        if doc[i].text.casefold().strip(".") in TITLES:
            found.append(doc[i].text.strip("."))
        i -= 1
    return found


def with_article(token: Token) -> bool:
    """ "the Harbor Group": what has an article is no person's name."""
    i = token.i
    while i > 0 and token.doc[i - 1].pos_ == "PROPN":
        i -= 1
    return i > 0 and token.doc[i - 1].lower_ in ("the", "a", "an")


def in_a_name(token: Token) -> bool:
    """Whether a small word is part of a name, whatever the parser takes it for."""
    last = token.i + 1 >= len(token.doc)
    return token.text in PARTICLES and not last and _capital(token.doc[token.i + 1])


def of_a_paper(token: Token) -> bool:
    """ "the newspaper Halvenford am Abend": the name behind such a noun is the paper's own."""
    words = name_words(token)
    before = token.i - len(words)
    if not words or before < token.sent.start:
        return False
    noun = token.doc[before]
    return noun.pos_ == "NOUN" and noun.lower_ in _PAPERS


def ends_with(name: str, words: Sequence[str]) -> bool:
    """Whether these words are the name's last, or its first alone."""
    parts = name.casefold().split()
    asked = [w.casefold() for w in words]
    return parts[-len(asked) :] == asked or asked == parts[:1]


def person_key(words: Sequence[str]) -> str:
    """The same for one person's name with or without middle initial and dots."""
    kept = [w for w in words if not re.fullmatch(r"[A-Z]\.?", w)] or list(words)
    return key_of(" ".join(kept))
