"""The statements of an article: who says what, and who passes it on.

Puts together what the other modules find: clauses that report (clauses.py), quotations without a
clause of their own (quoted.py), posts of social media (posts.py), who a source is (who.py), which
outlet passes it on (relay.py, passing.py). Knows nothing of other articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.article import Article
from archive.instructions import without_instructions
from archive.quotations import quotations
from archive.statement import NOBODY, Named, Spans, Stance, Statement
from ingest.attribution.clauses import clauses
from ingest.attribution.cues import Cues
from ingest.attribution.dateline import without_credits
from ingest.attribution.draft import Draft, conjunctions, spans_of, trimmed
from ingest.attribution.furniture import PICTURES, is_furniture, without_furniture
from ingest.attribution.parse import Parser
from ingest.attribution.passing import complete_round_up, credit, credit_wires, pass_on
from ingest.attribution.posts import posts, within, without_posts
from ingest.attribution.quoted import settle
from ingest.attribution.reading import Clause, Reading
from ingest.attribution.relay import cited, passed_on_by, told_to
from ingest.attribution.stance import kind_of, stance_of
from ingest.attribution.subject import CITES
from ingest.attribution.who import Who
from ingest.outlets import outlet

# Changes with anything that changes which statements are found: kept ones are then made anew.
RULES = "10"


class SpacyAttributor:
    """Finds statements. Its model is loaded with the first article."""

    rules = RULES

    def __init__(self) -> None:
        self._parser = Parser()
        self._cues = Cues.load()

    def statements(self, article: Article) -> tuple[Statement, ...]:
        """The statements of an article, in the order of its text."""
        found: list[Statement] = []
        text = without_furniture(article.text)
        shown = tuple(posts(text))
        plain = without_credits(without_posts(text, shown))
        for offset, doc in self._parser.parse(plain):
            end = offset + len(doc.text)
            text = plain[offset:end]
            between = within(shown, offset, end)
            reading = Reading(doc, text, quotations(text), article.text[offset:end], between)
            found.extend(statements_of(article, reading, self._cues, offset))
        told = without_instructions(article)
        # Whole or not at all: where an instruction stands between its words, it would be quoted.
        said = [s for s in found if told[s.start : s.end] == s.text]
        return tuple(sorted(said, key=lambda s: (s.start, s.end, s.content_spans)))


def statements_of(
    article: Article, reading: Reading, cues: Cues, offset: int = 0
) -> list[Statement]:
    """Those of one parsed piece of the article, which begins at `offset`."""
    publisher = outlet(article.outlet) if article.outlet else NOBODY
    who = Who(reading, publisher)
    reporting = _not_only_citing(reading, list(clauses(reading, cues)))
    found = sorted(settle(reading, _outermost(reading, reporting)), key=lambda c: c.head)
    drafts: list[Draft] = []
    that = conjunctions(reading)
    for clause in found:
        content = trimmed(reading.text, spans_of(reading, clause.content), that)
        stance = stance_of(reading, clause, cues)
        if stance is None or not _tells(reading, content) or _shows(reading, clause):
            continue
        draft = _draft(reading, clause, content, stance, who, publisher)
        if not is_furniture(draft.speaker.name):
            drafts.append(draft)
    drafts += _posted(reading, who, publisher)
    pass_on(drafts)
    credit(reading, drafts, who, publisher)
    complete_round_up(reading, drafts)
    credit_wires(article.text, drafts, offset, publisher)
    return [draft.statement(article, offset) for draft in drafts]


def _tells(reading: Reading, content: Spans) -> bool:
    """Whether there is more than a number or a time: "02:26" beside a film says nothing."""
    pieces = [reading.text[start:end] for start, end in content]
    quoted = any(piece[:1] in '“"‘«„' for piece in pieces)
    return quoted or any(character.isalpha() for piece in pieces for character in piece)


def _shows(reading: Reading, clause: Clause) -> bool:
    """ "Evidence photos show that …": pictures speak for nobody."""
    return bool(clause.source) and reading.head(clause.source).lemma_.lower() in PICTURES


def _draft(
    reading: Reading, clause: Clause, content: Spans, stance: Stance, who: Who, publisher: Named
) -> Draft:
    resolved = who.resolve(clause.antecedent or clause.source, clause.content)
    source = clause.source
    relayed = NOBODY
    if resolved.named.kind == "outlet":
        relayed = resolved.named if resolved.named.key != publisher.key else NOBODY
        behind = cited(reading, clause)
        if behind:
            resolved, source = who.resolve(behind), behind
    else:
        relayed = passed_on_by(reading, clause, who, publisher)
    return Draft(
        clause,
        resolved.named,
        relayed,
        spans_of(reading, sorted({*clause.antecedent, *source} - set(clause.cue))),
        spans_of(reading, clause.cue),
        content,
        kind_of(reading, content),
        stance,
        resolved.by,
        told_to(reading, clause, who, publisher),
    )


def _posted(reading: Reading, who: Who, publisher: Named) -> Iterator[Draft]:
    """The posts of social media that are shown: whole, each its author's own words."""
    for post in reading.posts:
        if post.said[0] == post.said[1]:
            continue
        author = who.author(post.author)
        outlet_of_another = author.kind == "outlet" and author.key != publisher.key
        relayed = author if outlet_of_another else NOBODY
        spans = ((post.name,), (post.cue,), (post.said,))
        yield Draft(None, author, relayed, *spans, "direct", "stated", "written")


# Verbs whose statement is kept although it stands inside another ("A said that B told him …").
_SPEECH = frozenset(
    "say tell claim deny report write announce warn admit confirm insist testify according shout "
    "promise swear boast complain reply".split()
)


def _outermost(reading: Reading, found: Sequence[Clause]) -> list[Clause]:
    """Without those that stand in what another says, unless somebody speaks there."""
    spoken = [(c.head, frozenset(c.content)) for c in found if c.frame in _CLAUSAL]
    return [
        c
        for c in found
        if (c.frame in _CLAUSAL and reading.doc[c.head].lemma_.lower() in _SPEECH)
        or not any(c.head in content and c.head != head for head, content in spoken)
    ]


def _not_only_citing(reading: Reading, found: Sequence[Clause]) -> list[Clause]:
    """Without "citing two officials" where what the officials said is a statement of theirs."""
    speakers = {i for c in found for i in (*c.antecedent, *cited(reading, c))}
    speakers |= {i for c in found for i in c.source if reading.doc[c.head].dep_ == "pcomp"}
    inner = {reading.doc[c.head].head.i for c in found if reading.doc[c.head].dep_ == "xcomp"}
    return [
        c
        for c in found
        if not (
            (reading.doc[c.head].lemma_.lower() in CITES and speakers.intersection(c.content))
            or (c.frame == "infinitive" and c.head in inner)  # "refused to say how many"
            or _echoes(reading, c, found)
        )
    ]


def _echoes(reading: Reading, clause: Clause, found: Sequence[Clause]) -> bool:
    """Whether all that a clause "says" is another's source and cue: "…, their union claims"."""
    doc = reading.doc
    said = {i for i in clause.content if not (doc[i].is_punct or doc[i].is_space)}
    return any(said <= {*other.source, *other.cue} for other in found if other is not clause)


_CLAUSAL = ("clause", "quote", "according")
