"""The verbs of a sentence: which words are some, and whether they tell of what is past or to come.

Knows forms and helping words, no grammar: a verb in the present looks like a noun, and is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from app.check.lexicon import lexicon
from app.check.terms import Token

# "open": to come, or not at all; "": no telling.
Tense = Literal["past", "coming", "open", ""]
# They look like verbs in the past, or are other forms of an irregular one.
_NO_VERBS = frozenset(
    "am is are being having doing says loss growth death dead dying lying flight speech choice "
    "withdrawal rejection acceptance approval refusal arrival decision denials men women children "
    "people persons wives lives feet analyses crises better best worse worst more most fewer "
    "fewest less least hundred need speed indeed exceed proceed feed seed breed bleed weed shed "
    "armed united sacred naked wicked so-called unprecedented given".split()
)
# No ending of these tells the past.
_PAST_TOO = frozenset(
    "cut hit put set shut quit let hurt cost spread split burst beat blew drew tore swept rode "
    "laid dealt dug hung stuck slept meant woke awoke slid spun knelt leapt leant crept wept bled "
    "sped clung stung swung sprang overcame oversaw undertook rang bit".split()
)
# No verb in the past stands behind these.
_BEFORE_NONE = frozenset(
    "a an the this that these those his her its their our my of in on at by for from with "
    "no".split()
)
_PARTICIPLES = frozenset("gone done borne begun sung sunk shrunk swum become".split())
_PAST_IN_N = frozenset("began won ran overran".split())
_PLANNED = frozenset("scheduled expected set due slated supposed planned poised".split())
_FUTURE = frozenset("will 'll shall wo".split())
_OPEN = frozenset("would could may might should can must ca ought".split())
PRESENT = frozenset("is are am 're".split())
HAVING = frozenset("has have had 've".split())
WAS = frozenset("was were did".split())
_AUXILIARY = _FUTURE | _OPEN | PRESENT | HAVING | WAS | {"be", "been", "being", "to", "do"}
BETWEEN = frozenset("not n't also already never since then later first still once just".split())
_HOW = frozenset("further better not again also".split())
_INTENDED = frozenset(
    "agreed plan plans planning vowed promised pledged hopes hoped wants intends prepares ready "
    "likely threatened decided".split()
)
# What was begun, or tried, or refused was so at the time.
_DONE_SO = frozenset(
    "tried failed managed began started continued refused declined appeared gathered went came "
    "rushed helped".split()
)


def is_verb(words: Sequence[Token], place: int) -> bool:
    token = words[place]
    if token.word in _AUXILIARY - {"to", "be", "been", "being"}:
        return not (token.word == "may" and token.capital)
    following = words[place + 1] if place + 1 < len(words) else None
    if token.word == "to":
        return _infinitive(words, place + 1)
    if token.capital or (place and words[place - 1].word in _BEFORE_NONE):
        return False
    if token.word in ("compared", "based") and following and following.word in ("with", "to", "on"):
        return place > 0 and words[place - 1].word in _AUXILIARY
    due = token.word == "due" and bool(following and following.word != "to")
    return due or _past_form(token)


def whole(words: Sequence[Token], place: int) -> int:
    """The last word of a verb that begins there: "had been closed"."""
    main = place
    for i in range(place + 1, min(place + 6, len(words))):
        word = words[i]
        if word.clause != words[place].clause:
            break
        if word.word in _AUXILIARY or word.word in BETWEEN or word.word.endswith("ly"):
            continue
        if words[main].word in _AUXILIARY and _past_form(word):
            return i
        break
    return main


def tense_of(words: Sequence[Token], place: int) -> tuple[Tense, bool]:
    """Of the verb that ends there, with the helping words before it; and whether it is sure."""
    word = words[place].word
    chain = helping(words, place)
    if word in _FUTURE or chain & _FUTURE:
        return "coming", True
    if word in _OPEN or chain & _OPEN:
        return "open", False
    if word == "to":
        return _to_do(words, place)
    if word in _PLANNED and not (word == "set" and not chain and not _leads_on(words, place)):
        return ("coming", True) if chain & PRESENT else ("open", False)
    if "to" in chain:
        return "open", False
    if word in PRESENT or word in ("do", "has", "have", "'ve"):
        return "open", False
    if word == "had" or word in WAS:
        return "past", True
    present = bool(chain & PRESENT)
    return ("open", False) if present and "been" not in chain else ("past", True)


def helping(words: Sequence[Token], place: int) -> frozenset[str]:
    """The helping words before a verb."""
    found = set()
    for i in range(place - 1, max(-1, place - 6), -1):
        word = words[i].word
        if words[i].clause != words[place].clause:
            break
        if word in _AUXILIARY:
            found.add(word)
        elif word not in BETWEEN and not word.endswith("ly"):
            break
    return frozenset(found)


def bare_participle(word: str) -> bool:
    """Whether it is no past tense without a helping word: "taken"."""
    irregular = word in lexicon().irregular and word.endswith("n") and word not in _PAST_IN_N
    return irregular or word in _PARTICIPLES


def _to_do(words: Sequence[Token], place: int) -> tuple[Tense, bool]:
    """ "Is to meet", "is expected to meet": to come; "tried to meet": past; "agreed to meet": may
    be to come; "it was wise to meet": who knows."""
    governor = words[place - 1].word if place else ""
    chain = helping(words, place - 1) if place else frozenset()
    if governor in PRESENT or ((governor in _PLANNED or governor == "going") and chain & PRESENT):
        return "coming", True
    if governor in _DONE_SO:
        return "past", True
    return ("open", False) if governor in _PLANNED | WAS | _INTENDED else ("", False)


def _leads_on(words: Sequence[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].word in ("for", "to", "on")


def _infinitive(words: Sequence[Token], place: int) -> bool:
    """Whether what stands behind "to" is a verb: no article, no name, no noun in the plural."""
    if place < len(words) and (words[place].word in _HOW or words[place].word.endswith("ly")):
        place += 1
    if place >= len(words) or words[place].capital:
        return False
    word = words[place].word
    small = lexicon().stop - {"be", "have", "do"}
    return word.isalpha() and word not in small and not word.endswith(("s", "ed"))


def _past_form(token: Token) -> bool:
    word = token.word
    if word in _NO_VERBS:
        return False
    return (
        (word.endswith("ed") and len(word) > 3) or word in lexicon().irregular or word in _PAST_TOO
    )
