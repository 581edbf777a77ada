"""What a question or an answer mentions: names, and phrases such as "the gate at the Vennet Dam".

Word lists and patterns of English, no parser: the small one takes "the ferry sink" for a thing in
"When did the ferry sink?" as readily, and a second and 150 MB to load (benchmarks/RESULTS.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from app.figures.dates import DAYS, MONTHS

Kind = Literal["person", "group", "place", "time", "thing"]

AUX = frozenset(
    "is are was were be been am do does did has have had will would can could shall should may "
    "might must isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't "
    "wouldn't can't couldn't shouldn't".split()
)
DO = frozenset("do does did don't doesn't didn't will would can could should may might".split())
WH = frozenset("who whom whose what which when where why how".split())
PRONOUNS = frozenset(
    "i you he she it we they me him her us them my your his its our their mine yours hers ours "
    "theirs himself herself itself themselves this that these those there here then one ones "
    "anyone anybody anything someone somebody something everyone everybody everything nobody "
    "nothing none".split()
)
PREPOSITIONS = frozenset(
    "of at in on into onto for to from with without by about over under after before during since "
    "until till against between among through across near behind beside besides around towards "
    "toward within upon regarding concerning despite per via than as like out off up down away "
    "back aside".split()
)
_DETERMINERS = frozenset("the a an".split())
_SMALL = frozenset(
    "and or but so if because while although not no yes also ever never still yet already just "
    "only even else again too very much many more most some any all both each every other another "
    "such own same once soon now later ago first last next please exactly actually really "
    "happily well together apart today yesterday tomorrow".split()
)
# Forms that are verbs in nearly every question; those in -ed are told by their ending.
_VERBS = frozenset(
    "say says said tell tells told go goes went gone come comes came get gets got make makes made "
    "take takes took taken give gives gave given find finds found think thinks thought know knows "
    "knew known see sees saw seen become becomes became leave leaves left begin begins began begun "
    "keep kept hold held write wrote written stand stood hear heard let mean means meant set meet "
    "met run ran pay paid sit sat speak spoke spoken lie lay lead leads led read grow grew grown "
    "lose loses lost fall falls fell fallen send sent build built understand understood draw drew "
    "drawn break broke broken spend spent cut rise rose risen drive drove driven buy bought wear "
    "wore choose chose chosen win wins won sell sold teach taught bring brought put quit hit hurt "
    "shut catch caught fight fought sing sang sung play plays happen happens die dies live lives "
    "work works want need like likes use uses believe believes deny denies reject rejects claim "
    "claims announce appear appears contain contains include includes involve cause causes cost "
    "costs mention mentions born doing being having going saying done".split()
)
_NO_VERBS = frozenset("hundred red bed shed seed speed breed deed feed need weed sled".split())
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame mayor president minister premier judge "
    "justice captain chief general king queen prince princess senator governor pope bishop sheriff "
    "chancellor director secretary inspector commissioner councillor sergeant colonel".split()
)
_ROLES = _TITLES | frozenset(
    "spokesman spokeswoman spokesperson officer driver author singer doctor nurse player coach "
    "actor actress candidate suspect leader chairman chairwoman chair head owner manager editor "
    "journalist reporter lawyer attorney prosecutor witness victim caretaker farmer teacher "
    "engineer pilot architect artist writer painter composer father mother brother sister wife "
    "husband son daughter man woman boy girl baby student scientist soldier speaker founder "
    "banker chef referee defendant warden keeper fisherman surgeon".split()
)
_GROUPS = frozenset(
    "council government police union party company firm group committee court board team band "
    "army hospital ministry agency opposition parliament bank university club press public senate "
    "cabinet congress jury crew staff family couple office authority association federation "
    "organisation organization administration department institute school society club corporation "
    "navy force brigade commission tribunal watchdog regulator majority coalition".split()
)
_PLACES = frozenset(
    "city town village river bridge street square road island lake valley harbour harbor port "
    "station airport stadium country county province region district state bay coast mountain "
    "hill park dam quay".split()
)
_TIMES = frozenset((*map(str.lower, (*MONTHS, *DAYS)), "spring", "summer", "autumn", "winter"))
_NAMED_GROUP = frozenset(
    "group council party union bank ministry court board office infirmary hospital school "
    "university club company clan press times ledger wire tribune united association league agency "
    "authority committee commission police guard brothers sisters".split()
)
_PLACE_FIRST = frozenset(
    "port lake mount lower upper north south east west new saint st san los cape fort river".split()
)
_NAMED_THING = frozenset(
    "college festival church award awards prize league department museum hall records record "
    "championship championships cup series show airport house act bill law plan report review "
    "games olympics open war wars battle treaty agreement album song movie film book project "
    "programme program theatre theater opera island islands states kingdom article".split()
)
# Heads of phrases that stand for nothing anybody would come back to.
_DULL = frozenset(
    "aspect aspects article thing things kind kinds sort way ways part parts name names time times "
    "year years day days week weeks month months reason reasons fact facts details other others "
    "point lot number anything rest moment beginning end case information".split()
)
_TOKEN = re.compile(r"(?:[A-Z]\.)+(?=\s?[A-Z])|\d[\d,.]*\d|\w+(?:[’'.&-]\w+)*|[^\w\s]")
_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
# What somebody asks "what is …?" of is no person.
_DEFINED = re.compile(r"(?:what|where)(?: is| was|['’]s) (?=[A-Z])", re.IGNORECASE)
_LINKS = frozenset("of the de van von der del la le al bin & y".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """`text` is `source[start:end]`; `head` its main noun or, of a name, its last word.

    `sure` where a title, a role or more than one word makes a person of it.
    """

    text: str
    start: int
    end: int
    kind: Kind
    named: bool
    plural: bool
    head: str
    sure: bool = True

    @property
    def core(self) -> str:
        """Without its article."""
        return re.sub(r"^(?:the|an?) ", "", self.text, flags=re.IGNORECASE)


@lru_cache(4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """In their order; none inside another."""
    return tuple(_mentions(text))


def is_verb(word: str) -> bool:
    """Whether a word is a verb by its form, as far as a list and an ending tell."""
    return word in _VERBS or (word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()


def _mentions(text: str) -> Iterator[Mention]:
    tokens = [_Token(m[0], *m.span()) for m in _TOKEN.finditer(text)]
    at, doing = 0, False
    defined = _DEFINED.match(text)
    while at < len(tokens):
        lower = tokens[at].lower
        if lower in DO:
            doing = True
        stop = _phrase(tokens, at)
        if stop == at:
            at += 1
            continue
        if doing:
            stop, doing = _without_verb(tokens, at, stop), False
        end = _extended(tokens, stop)
        if made := _made(text, tokens, at, stop, end):
            if defined and made.kind == "person" and made.start == defined.end():
                where = defined[0].lower().startswith("where")
                made = replace(made, kind="place" if where else "thing")
            yield made
        at = max(end, at + 1)


def _phrase(tokens: list[_Token], at: int) -> int:
    """Where the noun phrase that begins here ends: at `at` itself where none begins."""
    first = at
    if tokens[at].lower in _DETERMINERS:
        at += 1
    begun = at
    while at < len(tokens):
        token = tokens[at]
        if at > begun and _GENITIVE.search(tokens[at - 1].text):
            break
        if _is_name(tokens, at):
            if at > begun == first and not _is_name(tokens, at - 1):
                break  # "succeeds Oriane Metch"
            at += 1
            continue
        link = at > begun and _is_name(tokens, at - 1) and token.lower in _LINKS
        if link:
            on = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in _LINKS)
            if on < len(tokens) and _is_name(tokens, on):
                at = on
                continue
        if not _is_common(token) or (at > begun and is_verb(token.lower)):
            break
        if at > begun and _is_name(tokens, at - 1) and not _noun(token.lower):
            break  # "the Vennet Dam jam"
        at += 1
    return at if at > begun else first


def _noun(word: str) -> bool:
    return word in _ROLES | _GROUPS | _PLACES


def _is_name(tokens: list[_Token], at: int) -> bool:
    text, lower = tokens[at].text, tokens[at].lower
    if not (text[0].isupper() or text[0].isdigit()):
        return False
    plain = _GENITIVE.sub("", lower)
    known = AUX | WH | PRONOUNS | PREPOSITIONS | _SMALL | _DETERMINERS
    if plain in known or lower in known or re.sub(r"['’]s$", "", lower) in WH:
        return False
    if text[0].isdigit():
        year = re.fullmatch(r"(?:1[5-9]|20)\d\d(?:['’]s)?", text)
        beside = at > 0 and tokens[at - 1].text[0].isupper() and tokens[at - 1].lower not in known
        return year is not None or beside
    first = at == 0 or tokens[at - 1].text in ".?!:;\n"
    # The first word has its capital from its place.
    follows = at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
    return not first or follows or len(tokens) <= 3


def _is_common(token: _Token) -> bool:
    lower = _GENITIVE.sub("", token.lower)
    return (
        token.text[0].isalpha()
        and lower not in AUX | WH | PRONOUNS | PREPOSITIONS | _SMALL | _DETERMINERS
    )


def _without_verb(tokens: list[_Token], at: int, stop: int) -> int:
    """After "did" a phrase may have run into its verb: "the council vote", "the ferry sink"."""
    bare = at + (tokens[at].lower in _DETERMINERS)
    after = tokens[stop].lower if stop < len(tokens) else ""
    run = stop - bare
    if run < 2 or after == "of" or _is_name(tokens, stop - 1) or after in {"do", *DO}:
        return stop
    if after and after[0].isalpha() and (is_verb(after) or after in AUX):
        return stop
    return stop - 1


def _extended(tokens: list[_Token], stop: int) -> int:
    """With what hangs on it: "the sale of the Saltyard", "the gate at the Vennet Dam"."""
    for _ in range(2):
        if stop + 1 >= len(tokens) or tokens[stop].lower not in ("of", "at", "into"):
            return stop
        if _GENITIVE.search(tokens[stop - 1].text):
            return stop
        further = _phrase(tokens, stop + 1)
        if further == stop + 1:
            return stop
        stop = further
    return stop


def _made(text: str, tokens: list[_Token], at: int, stop: int, end: int) -> Mention | None:
    if tokens[at].lower not in _DETERMINERS and not _is_name(tokens, at):
        plural = tokens[stop - 1].lower.endswith("s") or tokens[stop - 1].lower == "people"
        if not plural or is_verb(tokens[at].lower):
            return None
    last = tokens[end - 1]
    if tokens[stop - 1].lower in _DULL and end == stop and not _is_name(tokens, stop - 1):
        return None
    close = last.end - len(_suffix(last.text))
    head = _GENITIVE.sub("", tokens[stop - 1].text)
    lower = head.lower()
    names = [i for i in range(at, end) if _is_name(tokens, i)]
    named = any(at <= i < stop for i in names)
    before = tokens[at - 1].lower if at else ""
    shown = text[tokens[at].start : close]
    plural = re.search(r"[^su]s$", lower) is not None or lower == "people"
    kind = _kind(tokens[at:stop], lower, before, named=named, plural=plural)
    sure = kind != "person" or not named or stop - at > 1 or lower in _ROLES
    start = tokens[at].start
    return Mention(shown, start, close, kind, named or bool(names), plural, lower, sure)


def _suffix(text: str) -> str:
    match = _GENITIVE.search(text)
    return match[0] if match else ""


def _kind(run: list[_Token], head: str, before: str, *, named: bool, plural: bool) -> Kind:
    words = [_GENITIVE.sub("", token.lower) for token in run]
    bare = words[1:] if words[0] in _DETERMINERS else words
    if all(word in _TIMES or re.fullmatch(r"(?:1[5-9]|20)\d\d|\d\d?", word) for word in bare):
        return "time"
    if head in _ROLES and not plural:
        return "person"
    if named and bare[0] in _TITLES and words == bare:
        return "person"
    if head in _GROUPS or (named and head in _NAMED_GROUP):
        return "group"
    if head in _PLACES:
        return "place"
    if not named:
        return "group" if plural and head.removesuffix("s") in _ROLES else "thing"
    capital = [t for t in run if t.text[0].isupper()]
    if words != bare or any(t.text[0].isdigit() for t in run) or len(capital) != len(run):
        return "thing"
    if bare[0] in _PLACE_FIRST or before in ("in", "at", "near", "from", "to", "across", "around"):
        return "place"
    if head in _NAMED_THING:
        return "thing"
    if 2 <= len(bare) <= 4:
        return "person"
    return "thing" if len(bare) > 1 else "person" if not head.isupper() else "group"
