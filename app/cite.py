"""Citations: whose words a sentence is, and that it is there, letter for letter.

Knows nothing of how sentences are chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app.check.lexicon import lexicon
from app.speech import speaks
from archive.article import Article, Listing, Passage
from archive.statement import Named, Saying, Span, Statement
from ingest.attribution.roles import PEOPLE
from ingest.outlets import outlet

# Of a sentence: less said by somebody leaves the sentence the article's own.
_MOST = 0.5
# Of the share of the first speaker: with more, a second one makes it unclear whose it is.
_UNCLEAR = 0.8
_APART = 0.15  # of the sentence: so much of another's words beside them makes it unclear, too
# What an article may say of a source that is no name of it.
PRONOUNS = frozenset(
    (
        *"he him she her it they them who which that i we you both neither one some".split(),
        *"his its their my our whose your".split(),
        *("the two", "one of them"),
    )
)
_NO_NAME = re.compile(
    r"(?:no|none|nobody|nothing|neither)\b(?!\.)|(?:any|every|some)(?:body|one)$", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"^(?:(?:The|An?) |(?:Some|Two|Three|Four|Five|Many|Several|Most|Both|Other|Another|One|Its"
    r"|His|Her|Their) (?=[a-z]))"
)
_MANY = frozenset("dozens hundreds scores thousands".split())


def resolves(passage: Passage, article: Article) -> bool:
    """Whether a passage is exactly the characters of the article it says it is from."""
    return (
        (passage.article_id, passage.version) == (article.id, article.version)
        and passage.text == article.text[passage.start : passage.end]
        and passage.text != ""
    )


def spoken_in(statements: Sequence[Statement], start: int, end: int) -> Statement | None:
    """The statement that the sentence `text[start:end]` mostly is; None where that is unclear.

    None, too, where nobody speaks there and no other outlet passes it on: the article tells it.
    """
    speakers: dict[tuple[str, str], list[Statement]] = {}
    for one in statements:
        if _inside(one.content_spans, start, end):
            speakers.setdefault((_who(one.speaker), _who(one.relayed_from)), []).append(one)
    shares = [
        (len(set().union(*(_covered(one, start, end) for one in said))) / (end - start), who)
        for who, said in speakers.items()
    ]
    found = sorted((one for one in shares if one[0] >= _MOST), key=lambda one: -one[0])
    if not found:
        return None
    share, first = found[0]
    for other_share, other in found[1:]:
        # "The Times cites two people who say": the people speak, the Times passes it on.
        if first[0] and other[1] == first[0]:
            share, first = other_share, other
        elif other_share >= _UNCLEAR * share and not (other[0] and first[1] == other[0]):
            return None
    told = [one for one in speakers[first] if speaks(one) or one.relayed_from.key]
    best = max(told, key=lambda one: len(_covered(one, start, end)), default=None)
    others = (one for who, some in speakers.items() if who != first for one in some)
    if best and any(_beside(best, other, start, end) for other in others):
        return None
    return best


def _beside(one: Statement, other: Statement, start: int, end: int) -> bool:
    """Whether somebody else says something beside a statement in the same sentence, and not in it:
    "The mayor said A, but the union denied B"."""
    passed_on = {_who(one.relayed_from), _who(other.relayed_from)} - {""}
    if not _who(other.speaker) or passed_on & {_who(one.speaker), _who(other.speaker)}:
        return False
    inside = _places(one.content_spans, start, end)
    apart = _places(other.content_spans, start, end) - inside
    return len(apart) >= _APART * (end - start) and speaks(other)


def _who(named: Named) -> str:
    return named.key or named.name


def _inside(spans: Sequence[Span], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in spans)


def _covered(one: Statement, start: int, end: int) -> set[int]:
    """The characters of `text[start:end]` that belong to a statement."""
    return _places((*one.speaker_spans, *one.cue_spans, *one.content_spans), start, end)


def _places(spans: Sequence[Span], start: int, end: int) -> set[int]:
    return {at for a, b in spans for at in range(max(a, start), min(b, end))}


def attributed(article: Article, said: Statement | None, within: Span, *, wire: str = "") -> str:
    """Publisher, relayed outlet and speaker in words, in this order, each only where known.

    `wire` is the agency that the article's text is from: it is passed on where nobody else is.

    `said` is the statement that the sentence at `within` is. A pronoun tells nobody who speaks:
    where it stands in the sentence, that tells already that somebody does.
    """
    chain = [_publisher(article)]
    speaker, relay = _named(said, article)
    own = outlet(article.outlet).key == outlet(wire).key
    if relay := relay or ("" if own else wire):
        chain.append(f"passing on {relay}")
    if said and speaker and speaks(said):
        name = said.speaker.name
        if name.casefold() in PRONOUNS:
            speaker = "" if _inside(said.speaker_spans, *within) else "somebody"
        if speaker and not _NO_NAME.match(name):
            chain.append(f"{'citing' if said.kind == 'indirect' else 'quoting'} {speaker}")
    return ", ".join(chain)


def chain(article: Article | Listing, said: Statement) -> str:
    """Speaker, relayed outlet and publisher in words: the way a statement took to the reader."""
    speaker, relay = _named(said, article)
    publisher = _publisher(article)
    if relay:
        first = f"{speaker}, via {relay}" if speaker else relay
        return f"{first}, as passed on by {publisher}"
    return f"{speaker}, in {publisher}" if speaker else publisher


def heard(saying: Saying) -> str:
    """A statement in one line: who speaks, the way it took, and the words with their cue.

    What somebody denied, or compared to something, is not told by its content alone.
    """
    said, article = saying.statement, saying.article
    speaker, relay = _named(said, article)
    way = [f"as passed on by {relay}"] if relay and speaker else []
    way.append(
        ", ".join(filter(None, [f"published by {_publisher(article)}", article.published[:10]]))
    )
    own = _publisher(article) if said.speaker.key else "somebody it does not name"
    who = speaker or relay or own
    return " ".join(f"{who} ({'; '.join(way)}): {said.text}".split())


def teller(saying: Saying) -> str:
    """Who speaks, else which outlet passes it on; empty where the article names neither."""
    speaker, relay = _named(saying.statement, saying.article)
    known = saying.statement.speaker
    unclear = known.name.casefold() in PRONOUNS
    return relay if unclear else speaker or relay or (known.key and known.name)


def relay_of(said: Statement, article: Article | Listing) -> str:
    """The outlet that passes a statement on; "" where that is its publisher or its speaker."""
    key = said.relayed_from.key
    itself = key and key == said.speaker.key
    return "" if itself or _is_publisher(said.relayed_from, article) else said.relayed_from.name


def _named(said: Statement | None, article: Article | Listing) -> tuple[str, str]:
    """(speaker, relayed outlet), each only where it is somebody else than what comes behind it."""
    if said is None:
        return "", ""
    speaker, passing = said.speaker, said.relayed_from
    if speaker.key and speaker.key == passing.key:
        return "", "" if _is_publisher(passing, article) else passing.name
    name = "" if _is_publisher(speaker, article) else speaker.name
    if name.casefold() in PRONOUNS:
        # Not left out: the words would pass for the outlet's own.
        name = f"somebody it calls “{name.casefold()}”"
    return _running(name, speaker), relay_of(said, article)


def _is_publisher(named: Named, article: Article | Listing) -> bool:
    return outlet(named.name).key == outlet(article.outlet).key


def _running(name: str, named: Named) -> str:
    """A name as it stands in running text: "the union", "two officials"."""
    if named.kind == "outlet":
        return name
    first, _, rest = name.partition(" ")
    word = first.casefold()
    noun = word in _MANY or _stem(word) in _people()
    if named.kind == "unnamed" and noun and not rest[:1].isupper():
        return word + name[len(first) :]
    return _ARTICLE.sub(lambda article: article.group().lower(), name)


@cache
def _people() -> frozenset[str]:
    return frozenset(map(_stem, PEOPLE))


def _stem(noun: str) -> str:
    """What it has in common with its plural: of "spokesmen", of "witnesses"."""
    return lexicon().stem(re.sub("men$", "man", noun))


def _publisher(article: Article | Listing) -> str:
    return article.outlet or (f"“{article.title}”" if article.title else "an untitled article")
