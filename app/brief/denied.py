"""What a denial denies: the sentence by somebody else that says it, in the same article or another.

Looks shortly before the denial, where news tells what is denied; and for a sentence that has the
words of what is denied. Knows nothing of how denials are recognised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.brief.clear import is_clear, presentable, stands_alone
from app.brief.denials import Denial, Denials, denials
from app.brief.excerpts import Excerpt, Material
from app.brief.opposed import Opposed
from app.check.negation import negates
from app.cite import PRONOUNS
from app.rarity import rarities, share
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder, Vectors
from archive.statement import NOBODY, Statement

# The share of the words of what is denied, weighed by rarity, and the cosine with it come to so
# much: shortly before the denial, and anywhere, where each is so much, too.
_RELATED, _SAYS_IT = 0.75, 1.1
_WORDS, _NEAR = 0.6, 0.3
_SHARED = 2  # words of it, at least, that a sentence elsewhere has
_BACK = 4  # sentences before a denial that what it denies may lie back,
_LEADING = 2  # and that are shown before one that leans on them
_LONGEST = 45  # words of a denial with the quotation behind it
# Tells that somebody is accused, or that somebody says something.
_ACCUSES = re.compile(
    r"\b(?:accus\w+|alleg(?:es?|ing|ations?|edly|ed that)|claim\w*|rumou?r\w*|speculat\w+|blam\w+|"
    r"suggest(?:s|ed|ing)|charge[ds]?|indict\w+)\b"
)
_SAYS = re.compile(
    r"\b(?:reports?|reported|says?|said|told|tells|according|believes?|warned|argue[ds]?|gave)\b"
)
_OPEN = re.compile(r"\b(?:if|whether|asks|asked|possibl[ey]|possibility|might)\b")
_UNCLEAR = re.compile(r"(?:But |However, |Yet |And )?(?:It|They|We|He|She|This|That|Those|There)\b")
_LEANS = re.compile(r"(?:But|However|Yet|And)\b")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w-]{2,}")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w'’.-]*")
_NO_NAME = frozenset("The His Her Its But However And President Mayor Minister Director".split())
_STEM = 4  # letters that "failed" and "failure" begin with


@dataclass(frozen=True, slots=True)
class _Told:
    """A denial in its article: its sentence, with the quotation behind it where that tells what is
    denied, who says it, and names of who does."""

    denial: Denial
    read: Denials
    place: int
    own: Excerpt
    whole: Excerpt
    said: Statement | None
    by: frozenset[str]


class ClaimsDenied:
    """Claims among sentences that were read, each of these with its terms, and their denials."""

    def __init__(
        self,
        archive: Archive,
        encoder: Encoder,
        read: Material,
        terms: Sequence[frozenset[str]],
        said: Callable[[Excerpt], Statement | None],
    ) -> None:
        self._archive = archive
        self._encoder = encoder
        self._excerpts, self._vectors = read.excerpts, read.vectors
        self._terms = terms
        self._said = said
        self._places = {(e.article.id, e.end): place for place, e in enumerate(read.excerpts)}
        self._known: dict[tuple[str, int], Denials] = {}

    def found(self, places: Sequence[int]) -> Iterator[Opposed]:
        """Denials at the sentences with these places, or right behind them, with what they deny,
        which stands before them or at one of these places."""
        told = tuple(self._told(places))
        if not told:
            return
        meant = self._encoder.encode([one.denial.what or one.whole.text for one in told])
        for one, vector in zip(told, meant, strict=True):
            if sides := self._sides(one, vector, places):
                yield self._opposed(one, sides)

    def _told(self, places: Sequence[int]) -> Iterator[_Told]:
        allowed = frozenset(places)
        articles = {e.article.id: e.article for e in (self._excerpts[place] for place in places)}
        for read in map(self._read, articles.values()):
            for one in read.found:
                place = self._place_of(read, one.number)
                own = read.run(one.number, one.number)
                if place is None or place not in allowed or own is None:
                    continue
                said = self._said(own)
                whole = _with_quotation(own, one, read, said)
                if _UNCLEAR.match(own.text) or not _readable(whole.text, said):
                    continue
                by = _names(one.by) | _names(said.speaker.name if said else "")
                yield _Told(one, read, place, own, whole, said, by)

    def _read(self, article: Article) -> Denials:
        key = article.id, article.version
        if key not in self._known:
            self._known[key] = denials(article)
        return self._known[key]

    def _place_of(self, read: Denials, number: int) -> int | None:
        """The place of a sentence, or of the one before it: one of three words was not read."""
        ends = [read.spans[n][1] for n in (number, number - 1) if n >= 0]
        keys = ((read.article.id, end) for end in ends)
        return next((self._places[key] for key in keys if key in self._places), None)

    def _opposed(self, told: _Told, sides: tuple[Excerpt, ...]) -> Opposed:
        who = told.said.speaker if told.said else NOBODY
        ends = ((side.article.id, side.end) for side in sides)
        places = {told.place, *(self._places[end] for end in ends if end in self._places)}
        return Opposed(
            told.read.heading(told.denial, who.name),
            sides,
            tuple(sorted(places)),
            by=who.key or " ".join(sorted(told.by)),
            denied=frozenset(self._archive.terms(told.denial.what or sides[0].text)),
        )

    def _sides(self, told: _Told, meant: Vectors, places: Sequence[int]) -> tuple[Excerpt, ...]:
        """What is denied, and the denial; one sentence that tells both; or nothing."""
        denial = told.denial
        claim = self._before(told, meant)
        elsewhere = denial.what and told.by and not denial.told
        if claim is None and elsewhere and not _LEANS.match(told.own.text):
            claim = self._elsewhere(told, meant, places)
        if claim is not None:
            return claim, told.whole
        clear = denial.told and is_clear(told.own.text, spoken=told.said is not None)
        return (told.own,) if clear else ()

    def _before(self, told: _Told, meant: Vectors) -> Excerpt | None:
        """The sentence shortly before a denial that says what is denied, with those it leans on."""
        number = self._best_before(told, meant)
        if number is None:
            return None
        one = Excerpt(told.own.article, *told.read.spans[number])
        spoken = self._said(one) is not None
        firsts = range(number, max(number - _LEADING, 0) - 1, -1)
        runs = (told.read.run(first, number) for first in firsts)
        return next((run for run in runs if run and stands_alone(run.text, spoken=spoken)), None)

    def _best_before(self, told: _Told, meant: Vectors) -> int | None:
        """The number of the sentence before a denial that has most of what it denies; the one right
        before it, where it does not tell what."""
        last, what, text = told.denial.number - 1, told.denial.what, told.own.article.text
        quoted = text[told.own.end : told.whole.end]
        weights = self._weights(what or quoted)
        found: list[tuple[float, int]] = []
        for number in range(last, max(last - _BACK, -1), -1):
            one = Excerpt(told.own.article, *told.read.spans[number])
            if not what and (
                "\n\n" in text[one.end : told.read.spans[last][0]]
                or told.read.run(number, told.denial.number) is None
            ):
                break  # what "it" stands for is told in one paragraph
            words = _share(weights, set(self._archive.terms(one.text)))
            place = self._places.get((one.article.id, one.end))
            cosine = float(self._vectors[place] @ meant) if what and place is not None else 0.0
            fits = self._may_be_denied(one, told)
            pointed_at = not what and number == last
            if pointed_at and not fits:
                return None
            says_it = words and (words + cosine >= _RELATED if what else quoted)
            if fits and (pointed_at or says_it):
                found.append((words + cosine, number))
        return max(found)[1] if found else None

    def _elsewhere(self, told: _Told, meant: Vectors, places: Sequence[int]) -> Excerpt | None:
        """The sentence, best in the denial's own article, that says what is denied."""
        weights = self._weights(told.denial.what)
        found: list[tuple[bool, float, int]] = []
        for other, near in zip(places, self._vectors[list(places)] @ meant, strict=True):
            words = share(weights, self._terms[other]) if near >= _NEAR else 0.0
            if words < _WORDS or words + near < _SAYS_IT:
                continue
            if len(weights.keys() & self._terms[other]) < _SHARED:
                continue
            one = self._excerpts[other]
            if other == told.place or not self._may_be_denied(one, told):
                continue
            if stands_alone(one.text, spoken=self._said(one) is not None):
                own = one.article.id == told.own.article.id
                found.append((own, words + float(near), other))
        return self._excerpts[max(found)[2]] if found else None

    def _weights(self, what: str) -> dict[str, float]:
        """The words of what is denied without the names: many sentences have these."""
        return rarities(self._archive, _CAPITAL.sub("", what))

    def _may_be_denied(self, one: Excerpt, told: _Told) -> bool:
        """Whether a sentence says that something is so, and somebody else says it."""
        text, said, denial = one.text, self._said(one), told.denial
        if text.endswith("?") or (said and _names(said.speaker.name) & told.by):
            return False
        if said and not said.speaker.key and said.speaker.name.casefold() in PRONOUNS:
            return False  # it may be whoever denies it
        if said and told.said and said.speaker.key and said.speaker.key == told.said.speaker.key:
            return False
        if said is None and _SAYS.search(text) and _names(text) & told.by:
            return False  # nobody knows who says it
        if self._read(one.article).denies(one):
            return False
        if (denial.what or denial.charge) and (_OPEN.search(text) or negates(text)):
            return False
        if denial.charge:
            of = {name[:_STEM] for name in told.by}
            named = any(word[:_STEM] in of for word in _NAME.findall(text))
            return _ACCUSES.search(text) is not None or (said is not None and named)
        elsewhere = one.article.id != told.own.article.id
        return bool(said or elsewhere or _SAYS.search(text) or _ACCUSES.search(text))


def _with_quotation(own: Excerpt, denial: Denial, read: Denials, said: Statement | None) -> Excerpt:
    """A denial that does not tell what it denies, with the quotation behind it that does."""
    behind = denial.number + 1
    if denial.what or behind == len(read.spans):
        return own
    text, start = own.article.text, read.spans[behind][0]
    whole = read.run(denial.number, behind)
    quoted = text[start] in '“"' and "\n\n" not in text[own.end : start]
    return whole if whole and quoted and _readable(whole.text, said) else own


def _readable(text: str, said: Statement | None) -> bool:
    return len(text.split()) <= _LONGEST and presentable(text, spoken=said is not None)


def _names(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text)) - _NO_NAME


def _share(weights: Mapping[str, float], terms: set[str]) -> float:
    """How much of the weights is that of these terms, or of words that begin as they do."""
    known = {term[:_STEM] for term in terms if len(term) >= _STEM}
    begun = {term for term in weights if len(term) >= _STEM and term[:_STEM] in known}
    return share(weights, terms | begun)
