"""Whether somebody said it who a claim says did: the speaker of a reported claim against the text.

Knows speakers as app/check/spoken.py finds them. Who stands for whom ("the mayor", "Vera
Dunnick") it knows where the text has both side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from app.check.conflicts import same_name
from app.check.evidence import Evidence, Item, coverage
from app.check.lexicon import lexicon
from app.check.spoken import Spoken, spoken
from app.check.terms import Sentence, Token

# So much of what a claim has somebody say stands in a sentence: then its speaker is looked at.
_SAID_THERE = 0.5
_AS_MUCH = 0.02  # less of it than the most is as good
_MOSTLY = 0.6  # of the words for a speaker: the same one, with a word more or less
_BEFORE, _BEHIND = 4, 2  # sentences around it, where its speaker may be named


def misattributed(
    claim: Sentence, evidence: Evidence, every: Sequence[Sentence]
) -> tuple[Literal["contradicted", "not found"], str] | None:
    """The verdict and the reason, where the text has another speaker or none; else None.

    `every` are the sentences of the text in its order.
    """
    for said in spoken(claim):
        if said.pronoun or {token.stem for token in said.telling} & lexicon().the_text:
            continue
        content = _content(claim, said, evidence.items)
        there = [s for s in evidence.ranked[:5] if coverage(content, [s]) >= _SAID_THERE]
        if not content or not there:
            continue
        best = max(coverage(content, [s]) for s in there)
        near = [s for s in there if coverage(content, [s]) >= best - 0.15]
        found = [_against(claim, said, sentence, every) for sentence in near]
        if all(found):
            return found[0]
        if any(_same(said, other, every) for s in near for other in spoken(s)):
            continue
        # Who "she" is may stand in another sentence that has all of it.
        for sentence, against in zip(near, found, strict=True):
            whole = coverage(content, [sentence]) >= best - _AS_MUCH
            if whole and against and against[0] == "contradicted":
                return against
    return None


def _against(
    claim: Sentence, said: Spoken, sentence: Sentence, every: Sequence[Sentence]
) -> tuple[Literal["contradicted", "not found"], str] | None:
    place = next(i for i, one in enumerate(every) if one.start == sentence.start)
    theirs = spoken(sentence)
    if any(_same(said, other, every) for other in theirs):
        return None
    who = _words(claim, said.speaker)
    named = [other for other in theirs if not other.pronoun]
    if named and len(named) == len(theirs):
        other = _words(sentence, named[0].speaker)
        return "contradicted", f"the text names {other} as the speaker, not {who}"
    around = every[max(0, place - _BEFORE) : place + _BEHIND]
    if any(_mentions(said, one) for one in around):
        return None
    return "not found", f"the text does not say that {who} said it"


def _content(claim: Sentence, said: Spoken, items: Sequence[Item]) -> tuple[Item, ...]:
    """What is said: all of the claim but the speaker and the verb."""
    outside = {token.start for token in said.speaker} | {claim.tokens[said.cue].start}
    return tuple(item for item in items if item.start not in outside)


def _same(one: Spoken, other: Spoken, every: Sequence[Sentence]) -> bool:
    ours, theirs = _name(one), _name(other)
    ours_all, theirs_all = ({t.stem for t in said.telling} for said in (one, other))
    if _others(ours, theirs):
        return False
    if len(ours_all & theirs_all) > _MOSTLY * min(len(ours_all), len(theirs_all)) > _MOSTLY:
        return True  # "Tad Vell, senior adviser to the mayor" and "Vell, senior adviser to …"
    if ours and theirs:
        return same_name(ours, theirs)
    if ours_all & theirs_all:
        return True
    return any(_side_by_side(one, other, sentence) for sentence in every)


def _others(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two names end otherwise: a role in common makes no one person of two."""
    ours, theirs = [t.stem for t in one], [t.stem for t in other]
    if min(len(ours), len(theirs)) < 2:
        return False
    return ours[-1] not in theirs and theirs[-1] not in ours


def _name(said: Spoken) -> tuple[Token, ...]:
    """The name among the speaker's words; empty where it is only a role.

    "Interior Minister Dorran Pell" and "Wire reporter Dorran Pell" have the one that stands last,
    "Tarnwick's mayor" and "the mayor of Tarnwick" have none.
    """
    run: list[Token] = []
    apart = False
    for place, token in enumerate(said.speaker):
        following = said.speaker[place + 1 : place + 2]
        before = said.speaker[place - 1].word if place else ""
        if token.start == 0 and any(t.tells and not t.capital for t in following):
            continue  # "Ferry captain Ilse Brandt", at the beginning of a sentence
        if before == "of" or any(t.word == "s" for t in following):
            continue
        if run and (token.clause != run[-1].clause or token.word in _BEHIND_A_NAME):
            break
        if token.tells and token.capital and token.word not in lexicon().titles:
            run = [token] if apart else [*run, token]
            apart = False
        else:
            apart = True
    return tuple(run)


_BEHIND_A_NAME = frozenset("of for from at with to in on by who whose which".split())


def _side_by_side(one: Spoken, other: Spoken, sentence: Sentence) -> bool:
    """Whether the sentence has a word of both within a few words: "the mayor, Vera Dunnick"."""
    ours = {t.stem for t in one.telling}
    theirs = {t.stem for t in other.telling}
    places = [i for i, t in enumerate(sentence.tokens) if t.stem in ours]
    return any(
        t.stem in theirs
        for i in places
        for t in sentence.tokens[max(0, i - 4) : i + 5]
        if not any(w.stem in lexicon().speech for w in sentence.tokens[max(0, i - 4) : i + 5])
    )


def _mentions(said: Spoken, sentence: Sentence) -> bool:
    """Whether the sentence names the speaker."""
    return bool({t.stem for t in said.telling} & sentence.stems)


def _words(sentence: Sentence, speaker: Sequence[Token]) -> str:
    return sentence.text[speaker[0].start : speaker[-1].end]
