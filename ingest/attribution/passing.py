"""Which statements an outlet passes on that is named beside others: in brackets, in a dateline.

Knows the statements of one article while they are put together. How an outlet is named in a
statement's own words is in relay.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from archive.statement import Named
from ingest.attribution.dateline import wires
from ingest.attribution.draft import Draft, trimmed
from ingest.attribution.reading import Reading
from ingest.attribution.relay import credits
from ingest.attribution.stance import kind_of
from ingest.attribution.who import Who

_ROUND_UP = 3  # other outlets that pass something on in an article that goes through the papers


def pass_on(drafts: Sequence[Draft]) -> None:
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


def credit(reading: Reading, drafts: list[Draft], who: Who, publisher: Named) -> None:
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
            content = trimmed(reading.text, [(start, end)])
            if content:
                drafts.append(
                    Draft(
                        None,
                        named,
                        named,
                        (name,),
                        (cue,),
                        content,
                        kind_of(reading, content),
                        "stated",
                        "written",
                    )
                )


def complete_round_up(reading: Reading, drafts: Sequence[Draft]) -> None:
    """ "…," said Tarr. She told the Gazette that …": of one who speaks on, both are from there.

    Only in an article that goes through the papers, and within a paragraph.
    """
    if len({d.relayed_from.key for d in drafts if d.relayed_from.key}) < _ROUND_UP:
        return
    ordered = sorted(drafts, key=lambda d: d.content[0])
    for pair in (*pairwise(ordered), *pairwise(reversed(ordered))):
        one, other = pair
        between = sorted((one.content[0][0], other.content[0][0]))
        if (
            one.speaker.kind == "person"
            and one.speaker.key == other.speaker.key
            and one.relayed_from.key
            and not (other.relayed_from.key or other.own)
            and "\n" not in reading.text[slice(*between)]
        ):
            other.relayed_from = one.relayed_from


def credit_wires(text: str, drafts: Sequence[Draft], offset: int, publisher: Named) -> None:
    """What stands behind a wire's dateline is passed on from that wire."""
    stories = list(wires(text))
    for draft in drafts:
        before = [wire for at, wire in stories if at <= draft.content[0][0] + offset]
        theirs = publisher.key in (draft.speaker.key, before[-1].key if before else "")
        if before and not (draft.relayed_from.key or draft.own or theirs):
            draft.relayed_from = before[-1]
