"""The statements of an article: who says what, and who passes it on.

Puts together what the other modules find: clauses that report (clauses.py), quotations without a
clause of their own (quoted.py), who a source is (who.py). Knows nothing of other articles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.article import Article
from archive.statement import (
    NOBODY,
    Kind,
    Named,
    Resolution,
    Span,
    Spans,
    Stance,
    Statement,
    statement,
)
from ingest.clauses import clauses
from ingest.cues import Cues
from ingest.outlets import outlet
from ingest.parse import Parser
from ingest.quotations import quotations
from ingest.quoted import settle
from ingest.reading import Clause, Reading
from ingest.relay import cited, credits, passed_on_by
from ingest.subject import CITES
from ingest.who import Who

# Changes with anything that changes which statements are found: kept ones are then made anew.
RULES = "1"


class SpacyAttributor:
    """Finds statements. Its model is loaded with the first article."""

    rules = RULES

    def __init__(self) -> None:
        self._parser = Parser()
        self._cues = Cues.load()

    def statements(self, article: Article) -> tuple[Statement, ...]:
        """The statements of an article, in the order of its text."""
        found: list[Statement] = []
        for offset, doc in self._parser.parse(_without_datelines(article.text)):
            found.extend(
                statements_of(article, Reading(doc, quotations(doc.text)), self._cues, offset)
            )
        return tuple(sorted(found, key=lambda s: (s.start, s.end, s.content_spans)))


def statements_of(
    article: Article, reading: Reading, cues: Cues, offset: int = 0
) -> list[Statement]:
    """Those of one parsed piece of the article, which begins at `offset`."""
    publisher = outlet(article.outlet) if article.outlet else NOBODY
    who = Who(reading, publisher)
    reporting = _not_only_citing(reading, list(clauses(reading, cues)))
    found = sorted(settle(reading, _outermost(reading, reporting)), key=lambda c: c.head)
    drafts: list[_Draft] = []
    for clause in found:
        content = _trimmed(reading.text, _spans(reading, clause.content))
        if content:
            drafts.append(_draft(reading, clause, content, who, publisher, cues))
    _pass_on(drafts)
    _credit(reading, drafts, who, publisher)
    return [draft.statement(article, offset) for draft in drafts]


@dataclass(slots=True)
class _Draft:
    """A statement while it is put together; spans are of the piece."""

    clause: Clause | None
    speaker: Named
    relayed_from: Named
    source: Spans
    cue: Spans
    content: Spans
    kind: Kind
    stance: Stance
    resolved: Resolution

    def statement(self, article: Article, offset: int) -> Statement:
        def moved(spans: Spans) -> Spans:
            return tuple((a + offset, b + offset) for a, b in spans)

        return statement(
            article,
            speaker=self.speaker,
            relayed_from=self.relayed_from,
            speaker_spans=moved(self.source),
            cue_spans=moved(self.cue),
            content_spans=moved(self.content),
            kind=self.kind,
            stance=self.stance,
            resolved=self.resolved,
        )


def _draft(
    reading: Reading, clause: Clause, content: Spans, who: Who, publisher: Named, cues: Cues
) -> _Draft:
    resolved = who.resolve(clause.antecedent or clause.source)
    source = clause.source
    relayed = NOBODY
    if resolved.named.kind == "outlet":
        relayed = resolved.named if resolved.named.key != publisher.key else NOBODY
        behind = cited(reading, clause)
        if behind:
            resolved, source = who.resolve(behind), behind
    else:
        relayed = passed_on_by(reading, clause, who, publisher)
    return _Draft(
        clause,
        resolved.named,
        relayed,
        _spans(reading, sorted({*clause.antecedent, *source} - set(clause.cue))),
        _spans(reading, clause.cue),
        content,
        _kind(reading, content),
        _stance(reading, clause, cues),
        resolved.by,
    )


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
    said = {i for i in clause.content if not reading.doc[i].is_punct}
    return any(said <= {*other.source, *other.cue} for other in found if other is not clause)


_CLAUSAL = ("clause", "quote", "according")


def _pass_on(drafts: Sequence[_Draft]) -> None:
    """What stands inside an outlet's report is passed on by that outlet."""
    reports = [
        (frozenset(d.clause.content), d.relayed_from)
        for d in drafts
        if d.clause is not None and d.relayed_from.key
    ]
    for draft in drafts:
        if draft.relayed_from.key or draft.clause is None:
            continue
        for content, outlet_named in reports:
            if draft.clause.head in content:
                draft.relayed_from = outlet_named


def _credit(reading: Reading, drafts: list[_Draft], who: Who, publisher: Named) -> None:
    """ "(Via Euronews)": of what was said in the sentence before it, else of that sentence."""
    for named, name, cue, (start, end) in credits(reading, who):
        if named.key == publisher.key:
            continue
        said = [d for d in drafts if any(a < end and start < b for a, b in (*d.content, *d.cue))]
        speakers = {d.speaker.key for d in said if d.speaker.key}
        paragraph = reading.text.rfind("\n", 0, end) + 1
        for draft in drafts:
            in_it = paragraph <= draft.content[0][0] < end
            same = draft in said or (in_it and draft.speaker.key in speakers)
            if same and not draft.relayed_from.key:
                draft.relayed_from = named
        if not said:
            content = _trimmed(reading.text, [(start, end)])
            if content:
                drafts.append(
                    _Draft(
                        None,
                        named,
                        named,
                        (name,),
                        (cue,),
                        content,
                        _kind(reading, content),
                        "stated",
                        "written",
                    )
                )


def _kind(reading: Reading, content: Spans) -> Kind:
    """Direct where all of it stands in quotation marks, indirect where nothing does."""
    quoted = sum(
        max(0, min(end, q.end) - max(start, q.start))
        for start, end in content
        for q in reading.quotations
    )
    whole = sum(end - start for start, end in content)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= whole - 2 * len(content) else "mixed"


# "is said to", "is reported to have": by whom is not told.
_RUMOURED = frozenset("say report allege believe understand think rumour rumor".split())


def _stance(reading: Reading, clause: Clause, cues: Cues) -> Stance:
    head = reading.doc[clause.head]
    lemmas = {head.lemma_.lower()}
    around = list(head.children)
    if head.dep_ in ("xcomp", "pcomp") and head.head.pos_ in ("VERB", "AUX"):
        lemmas.add(head.head.lemma_.lower())
        around += head.head.children
    outside = [t for t in around if t.i not in clause.content and reading.inside[t.i] < 0]
    words = {
        t.lower_ for t in outside if t.dep_ in ("aux", "advmod", "neg", "det", "preconj", "nsubj")
    }
    rumoured = any(c.dep_ == "auxpass" for c in around) and lemmas & _RUMOURED
    if rumoured and (clause.frame == "expected" or head.dep_ == "xcomp"):
        return "hedged"
    if any(t.lower_ in ("neither", "nor") for t in outside) and lemmas & {"confirm", "deny"}:
        return "hedged"
    negated = any(t.dep_ == "neg" or t.lower_ in ("neither", "nobody", "never") for t in outside)
    if lemmas & cues.hedged or words & {
        "reportedly",
        "allegedly",
        "may",
        "might",
        "could",
        "apparently",
    }:
        return "hedged"
    return "negated" if negated or lemmas & cues.negated else "stated"


# Of the wire: "WASHINGTON (AP) —", "GRAYWATER, Oct. 3 (Concord Wire) -".
_DATELINE = re.compile(r"^[A-Z][\w.,’' -]{1,50}\((?:[A-Z][\w ]{1,30})\)\s*[—–-]+\s*", re.MULTILINE)


def _without_datelines(text: str) -> str:
    """The text with blanks in their place: they are no part of any sentence."""
    return _DATELINE.sub(lambda match: " " * len(match.group()), text)


def _spans(reading: Reading, tokens: Sequence[int]) -> Spans:
    """Tokens as runs of characters; only punctuation and white space lies between joined ones."""
    text = reading.text
    spans: list[Span] = []
    for i in tokens:
        token = reading.doc[i]
        if token.is_space:
            continue
        start, end = token.idx, token.idx + len(token)
        if spans and not text[spans[-1][1] : start].strip(" ,;:—–-\n\t"):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _trimmed(text: str, spans: Sequence[Span]) -> Spans:
    """Without what does not belong to content at its borders: "that", commas, the full stop."""
    kept = []
    for start, end in spans:
        while start < end and text[start] in " ,;:—–-\n\t\r…)]":
            start += 1
        if text[start:end].startswith("that "):
            start += 5
        while start < end and text[end - 1] in " ,;:—–-\n\t\r([":
            end -= 1
        abbreviated = re.search(r"\.\w+\.$|\b[A-Z]\.$", text[start:end])
        if end - start > 1 and text[end - 1] == "." and not abbreviated:
            end -= 1
        if any(character.isalnum() for character in text[start:end]):
            kept.append((start, end))
    return tuple(kept)
