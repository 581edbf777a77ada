"""Questions that go on from an answer, made from the articles it cites and tried out by asking.

Knows nothing of pages, nor how an answer is found: that is a function it is given.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, takewhile, zip_longest

from app import prompts
from app.answer import Answer, Citation, Hit, Turn
from app.question.mentions import Mention, mentions
from app.quotes.denial import denies
from app.suggest.first import Ask
from app.suggest.propose import Proposal, chosen, topic, with_article
from app.suggest.turned import turned
from archive.archive import Archive
from archive.article import Article, Filters, Passage
from archive.sentences import sentences
from archive.statement import Statement

QUESTIONS = 3
SECONDS = 2.0  # of looking for them: a reader who waits longer has asked something else
_ARTICLES = 3  # that questions are made from
_FACTS = 12  # sentences turned into questions, tried at most
_SILENT = re.compile(
    r"\b(?:declined|refused|would not|did not|could not)\b.{0,9}\b(?:say|name|comment|tell)"
)
_OF = re.compile(r"^the \w+ of (?=the |[A-Z])")  # the source of the outbreak
_FEW = 6  # words: a statement shorter than that tells little


def follow_ups(
    archive: Archive,
    ask: Ask,
    answer: Answer,
    turns: tuple[Turn, ...],
    filters: Filters,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[str]:
    """Up to three, each as it is found, that are answered with something not said yet.

    `turns` are the conversation with this answer as its last. A question is asked as the reader
    would ask it next, under the reader's own filters; the answer must begin with what was in no
    answer before, and cite the place that the question was made from.
    """
    until = clock() + SECONDS
    asked = {_folded(turn.question) for turn in turns}
    told = [turn.answer for turn in turns]

    def holds(proposal: Proposal) -> bool:
        if _folded(proposal.question) in asked:
            return False
        found = ask(proposal.question, turns, filters)
        if found.outcome != "answered" or found.standalone or found.filters != filters:
            return False
        passages = {citation.number: citation.passage for citation in found.citations}
        first = passages[found.claims[0].citations[0]]
        if _SILENT.search(first.text) or any(_rest(first.text) in text for text in told):
            return False
        source = proposal.source
        if source and not any(_same(source, passage) for passage in passages.values()):
            return False
        told.append(first.text)
        return True

    in_time = takewhile(lambda _: clock() < until, _proposed(archive, answer))
    for proposal in islice(chosen(in_time, holds), QUESTIONS):
        yield proposal.question


def _proposed(archive: Archive, answer: Answer) -> Iterator[Proposal]:
    """By turns who else spoke and what else is told, nearest to what the answer cites first."""
    outlets = [name for name, _ in archive.outlets()]
    question = answer.standalone or answer.question
    known = f"{question} {' '.join(claim.text for claim in answer.claims)}"
    said, facts = [], []
    for article, at in _places(answer):
        statements = archive.statements_of(article.id, article.version)
        name = topic(article, outlets)
        general = (_asked_about(question), name and with_article(name, article.text))
        near = sorted(statements, key=lambda one: abs(one.start - at))
        said.append(_said(article, near, f"{known} {article.title}", general))
        facts.append(_facts(article, at))
    both = zip_longest(chain.from_iterable(said), islice(chain.from_iterable(facts), _FACTS))
    return (proposal for pair in both for proposal in pair if proposal)


def _places(answer: Answer) -> Sequence[tuple[Article, int]]:
    """The articles an answer cites, each with where; if none, the one nearest to the question."""
    places: dict[str, tuple[Article, int]] = {}
    seen: tuple[Citation | Hit, ...] = (*answer.citations, *answer.related[:1])
    for one in seen:
        if one.since != "removed":  # of what was, nothing is left to ask
            places.setdefault(one.article.id, (one.article, one.passage.start))
    return tuple(places.values())[:_ARTICLES]


def _said(
    article: Article, statements: Sequence[Statement], known: str, general: Sequence[str]
) -> Iterator[Proposal]:
    """What each person of an article said or denied: of what a statement is about, else of what
    the conversation is."""
    said = prompts.load("first_question_said", "speaker", "topic")
    denied = prompts.load("follow_up_denied", "speaker")
    subjects = {one: _subject(one, article, known) for one in statements}
    for one in sorted(statements, key=lambda one: not subjects[one]):
        who = one.speaker.name
        if one.speaker.kind != "person" or " " not in who or len(one.content.split()) < _FEW:
            continue
        source = article.passage(one.start, one.end)
        if denies(one):
            yield Proposal(denied.substitute(speaker=who), (who,), source)
        elif one.stance == "stated":
            for about in filter(None, dict.fromkeys((subjects[one], *general))):
                alone = " " not in about or set(about.split()) & set(who.split())
                if not alone and _spoken_of(about, article, one):
                    yield Proposal(said.substitute(speaker=who, topic=about), (who,), source)


def _subject(one: Statement, article: Article, known: str) -> str:
    """What a statement is about: of the things in it, the one its article names most.

    A thing of one word counts only where it is `known` to the reader: not "the hook".
    """
    best, most = "", 1
    for mention in mentions(one.content):
        number = article.text.count(mention.core)
        told = " " in mention.core or mention.named or mention.core in known
        if told and _is_topic(mention) and number > most:
            best, most = mention.text[0].lower() + mention.text[1:], number
    return best


def _asked_about(question: str) -> str:
    """What a question is about, in its own words: "the sale of the Saltyard"."""
    found = [one for one in mentions(question) if _is_topic(one) or (one.named and one.sure)]
    told = [_OF.sub("", one.text) for one in found if one.kind in ("thing", "person", "group")]
    told = [text for text in told if not re.search(r"\d", text)]
    return max(told, key=lambda text: (text.startswith("the "), len(text)), default="")


def _spoken_of(about: str, article: Article, one: Statement) -> bool:
    """Whether a word of the topic is in the paragraph of a statement."""
    begin = article.text.rfind("\n", 0, one.start) + 1
    end = article.text.find("\n", one.end)
    words = re.findall(r"\w+", article.text[begin : end if end > 0 else None].casefold())
    return any(word in words for word in re.findall(r"\w{3,}", about.casefold()) if word != "the")


def _is_topic(mention: Mention) -> bool:
    """Whether somebody may speak about it, and it is told apart: not "the city", nor a number."""
    vague = mention.kind not in ("thing", "person") and not mention.named
    return mention.text.lower().startswith("the ") and not vague


def _facts(article: Article, at: int) -> Iterator[Proposal]:
    """What else an article tells."""
    runs = sorted(sentences(article.text), key=lambda run: abs(run[0] - at))
    for start, end in runs:
        for question in turned(article.text[start:end], article.text):
            yield Proposal(question, (), article.passage(start, end))


def _same(one: Passage, other: Passage) -> bool:
    return one.text == other.text or one.overlaps(other)


def _rest(text: str) -> str:
    """Without the first word: in an answer, who a pronoun is may stand behind it."""
    return text.partition(" ")[2]


def _folded(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.casefold()))
