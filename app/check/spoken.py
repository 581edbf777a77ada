"""Who says what in one sentence, by rules: "X said that …", "“…,” said X", "according to X".

Cheaper and blunter than ingest/attribute.py, which parses whole articles: it serves sentences that
stand alone, such as a claim. Knows nothing of who "she" is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.check.lexicon import lexicon
from app.check.terms import Sentence, Token

_ACCORDING = re.compile(r"\baccording to\s+", re.IGNORECASE)
_LONGEST = 9  # words of a speaker
_APPOSITION = re.compile(r",[^,“”\"]{2,80},\s*$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """`speaker` are the words that name the speaker; `cue` is the place of the verb's token."""

    speaker: tuple[Token, ...]
    cue: int

    @property
    def telling(self) -> tuple[Token, ...]:
        """The words that tell who: names and roles, no titles alone, no articles."""
        return tuple(token for token in self.speaker if token.tells)

    @property
    def pronoun(self) -> bool:
        """Whether only "she", "they" and the like stand for the speaker."""
        return not self.telling


def spoken(sentence: Sentence) -> tuple[Spoken, ...]:
    """Every clause of the sentence that reports what somebody says, in order."""
    found = []
    text, words = sentence.text, sentence.tokens
    for match in _ACCORDING.finditer(text):
        first = next((i for i, t in enumerate(words) if t.start >= match.end()), len(words))
        speaker = _after(sentence, first)
        if speaker:
            found.append(Spoken(speaker, first - 1))
    for place, token in enumerate(words):
        if token.stem not in lexicon().speech or _quoted(text, token.start):
            continue
        if token.word in lexicon().negators:
            continue  # "not" has the stem of "note"
        before, after = _before(sentence, place), _after(sentence, place + 1)
        inverted = text[: token.start].rstrip()[-1:] in (",", "”", '"', "?", "!", "’")
        if inverted and _person(after) and _alone(after) and token.stem != "tell":
            found.append(Spoken(after, place))
            if not _APPOSITION.search(text, max(0, token.start - 120), token.start):
                continue  # else it may as well be "Ada Vell, the mayor, said"
        if any(t.tells or t.word in lexicon().pronouns for t in before) and (
            _person(before) and _reports(sentence, place)
        ):
            found.append(Spoken(before, place))
    return tuple(found)


def content(sentence: Sentence) -> Sentence:
    """The sentence with spaces for who says it, and for the verb that adds nothing to that."""
    text = sentence.text
    for said in spoken(sentence):
        cue = sentence.tokens[said.cue]
        if cue.stem not in lexicon().plain_speech:
            continue
        for token in (*said.speaker, cue):
            text = text[: token.start] + " " * (token.end - token.start) + text[token.end :]
    return Sentence(text, sentence.start, sentence.known)


def _before(sentence: Sentence, place: int) -> tuple[Token, ...]:
    """The words of the subject that stands before a verb."""
    text, words = sentence.text, sentence.tokens
    end = words[place].start
    apposed = _APPOSITION.search(text, max(0, end - 120), end)
    stop = place
    while stop > 0 and words[stop - 1].word in _ADVERBS:
        stop -= 1
    if apposed:
        stop = next((i for i, t in enumerate(words) if t.start >= apposed.start()), place)
    first = stop
    limit = words[stop - 1].clause if stop else 0
    while first > 0 and stop - first < _LONGEST:
        token = words[first - 1]
        if token.clause != limit or token.word in _BREAKS or token.stem in lexicon().speech:
            break
        first -= 1
    if 0 < first < stop and words[first].word in ("who", "whose"):  # whom that clause is about
        first -= 1
        while first > 0 and words[first - 1].clause == words[first].clause:
            first -= 1
    speaker = words[first:stop]
    if apposed:
        speaker = (*speaker, *(t for t in words[stop:place] if t.tells))
    return tuple(speaker)


_ADVERBS = frozenset("also later has had then reportedly".split())
_BREAKS = frozenset("that and but because while when after before as if which although".split())


def _after(sentence: Sentence, place: int) -> tuple[Token, ...]:
    """The words of a name that begins at a place."""
    words = sentence.tokens
    speaker: list[Token] = []
    for token in words[place : place + _LONGEST]:
        begins_anew = bool(speaker) and token.clause != words[place].clause
        if begins_anew or (speaker and token.word in _ENDS):
            break
        speaker.append(token)
    behind = place + len(speaker)
    # ", the mayor," tells who it is, too.
    if speaker and behind < len(words) and words[behind].clause == words[place].clause + 1:
        clause = words[behind].clause
        more = [t for t in words[behind : behind + 8] if t.clause == clause]
        if more[0].word in ("the", "a", "an", "its", "their") and len(more) < 8:
            speaker.extend(t for t in more if t.tells)
    return tuple(speaker)


_ENDS = frozenset(
    (
        "who which that on in at after before when while as during to by told said says with and"
    ).split()
)


def _person(words: tuple[Token, ...]) -> bool:
    begins = ("the", "a", "an", *lexicon().pronouns)
    return bool(words) and (words[0].word in begins or any(token.capital for token in words))


def _alone(words: tuple[Token, ...]) -> bool:
    """Whether no verb of theirs follows: not "In April, Vell said Kerr is ill"."""
    return not any(token.word in _FINITE for token in words)


def _reports(sentence: Sentence, place: int) -> bool:
    """Whether the verb reports: something follows that is said, or was said before it."""
    text, token = sentence.text, sentence.tokens[place]
    before = [other.word for other in sentence.tokens[max(0, place - 2) : place]]
    if _NO_SUBJECT.intersection(before[-1:]) or _PASSIVE.intersection(before):
        return False
    if token.word.endswith("ing"):
        return False
    following = sentence.tokens[place + 1 : place + 2]
    ends = text[token.end :].strip(" .”\"'’") == ""
    # "The report was": no verb, where another one follows.
    return ends or any(other.word not in _FINITE for other in following)


_FINITE = frozenset(
    "is was are were has had have will would can could may might must should did does do".split()
)
_NO_SUBJECT = frozenset("to the a an of by".split())
_PASSIVE = frozenset("be been is was are were being".split())


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
