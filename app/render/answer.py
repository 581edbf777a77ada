"""Answers as plain text and as HTML. Knows nothing of Gradio, servers or styles.

Everything that comes from an article, a model or a reader passes through `escape`; the tags are
ours alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.answer import Answer, Carried, Citation, Claim, Evidence, Hit
from app.figures.dates import day
from app.render.article import opener
from app.render.escape import bdi, count, dots, escape, web_link
from archive.article import Article, Listing

NOTHING = "Nothing in the articles clearly answers this."
_DISAGREE = "Sources disagree."
_FLAWS = {
    "contradicted": "The cited text says otherwise",
    "not found": "Not borne out by the cited text",
}

_NAMES = 6  # outlets that a card names
# What a reader of an earlier answer should know of an article: its words are shown all the same.
_SINCE = {
    "replaced": "Replaced by a newer version since",
    "removed": "Removed from the archive since",
}
_BORNE_OUT = '<span class="borne-out" role="img" aria-label="Borne out by the cited text">✓</span>'
_LEGEND = (
    '<p class="verdicts"><span aria-hidden="true">✓</span> a model’s sentence that the cited text '
    "bears out · <s>struck through</s> one that it does not</p>"
)


def byline_html(article: Article | Listing) -> str:
    """Who published it, and when."""
    outlet = bdi(article.outlet) if article.outlet else "Unknown outlet"
    return dots([outlet, escape(day(article.published))])


def since_html(one: Citation | Hit) -> str:
    """What became of its article since, where anything did."""
    return f'<span class="since">{_SINCE[one.since]}</span>' if one.since else ""


def carried_text(carried: Carried, *, names: int = 0) -> str:
    """Who carries a text: "carried by 3 outlets, 1 origin (Concord Wire)"; some of them by name."""
    if not carried:
        return ""
    wire = f" ({carried.wire})" if carried.wire else ""
    listed = ", ".join(carried.outlets[:names])
    more = len(carried.outlets) - names
    rest = f" and {more} more" if more > 0 else ""
    named = f": {listed}{rest}" if names else ""
    return f"carried by {count(len(carried.outlets), 'outlet')}, 1 origin{wire}{named}"


def carried_html(carried: Carried, *, names: int = 0) -> str:
    """The same as a page shows it."""
    text = escape(carried_text(carried, names=names))
    return f'<span class="carried" dir="auto">{text[:1].upper()}{text[1:]}</span>' if text else ""


def chip_html(citation: Citation, *, key: str) -> str:
    """A numbered citation, and the card that says what it stands for. `key` makes its id unique."""
    article, number = citation.article, citation.number
    outlet = article.outlet or "Unknown outlet"
    card = f"card-{key}-{number}"
    label = f"Source {number}: {outlet}, {article.title}"
    return (
        # A word joiner: the chip never stands alone at the beginning of a line.
        f'&#8288;<span class="cite"><button type="button" class="chip" '
        f"{opener(article.id, article.version, citation.passage)} "
        f'aria-label="{escape(label)}" aria-describedby="{card}">{number}</button>'
        f'<span class="card" role="tooltip" id="{card}">'
        f'<span class="card-outlet">{byline_html(article)}</span>{since_html(citation)}'
        f'<span class="card-title" dir="auto">{escape(article.title)}</span>'
        f'<span class="card-text" dir="auto">{escape(citation.passage.text)}</span>'
        f"{carried_html(citation.carried, names=_NAMES)}</span></span>"
    )


def claim_html(
    claim: Claim,
    cited: dict[int, Citation],
    *,
    key: str,
    written: bool = False,
    above: str = "",
    below: str = "",
) -> str:
    """One sentence: whose it is, what it says, and the chips of what it rests on.

    What a model has `written` shows its verdict also where that is good; what is not borne out is
    struck through. `above` and `below` are HTML that belongs to it.
    """
    found = [cited[number] for number in claim.citations if number in cited]
    chips = "".join(chip_html(citation, key=key) for citation in found)
    # A sentence that stands in its source as it is shown is set as a quotation.
    verbatim = any(claim.text.strip() in citation.passage.text for citation in found)
    flaw = doubt(claim)
    text = f"<s>{_explained_html(claim)}</s>" if flaw and written else _explained_html(claim)
    badge = _BORNE_OUT if written and not flaw else ""
    return (
        f'<li class="claim{" verbatim" if verbatim else ""}{" doubtful" if flaw else ""}">'
        + above
        + (f'<p class="by">{bdi(claim.attribution)}</p>' if claim.attribution else "")
        + f'<p class="sentence"><span dir="auto">{text}</span>'
        + f'<span class="chips">{chips}</span>{badge}</p>'
        + (f'<p class="flaw">{escape(flaw)}</p>' if flaw else "")
        + below
        + "</li>"
    )


def doubt(claim: Claim) -> str:
    """What is wrong with a claim, in words; empty where nothing is."""
    flaw = _FLAWS.get(claim.verdict, "")
    return f"{flaw}: {claim.reason}" if flaw and claim.reason else flaw


def explained(claim: Claim) -> str:
    """The sentence as plain text, with whom its first pronoun stands for in brackets."""
    return f" [{claim.who}]".join(_pronoun(claim.text)) if claim.who else claim.text


def _explained_html(claim: Claim) -> str:
    """The same as HTML, the brackets set apart."""
    if not claim.who:
        return escape(claim.text)
    pronoun, rest = _pronoun(claim.text)
    return f'{escape(pronoun)} <span class="who">[{escape(claim.who)}]</span>{escape(rest)}'


def _pronoun(text: str) -> tuple[str, str]:
    """The word that a sentence begins with, and all behind it."""
    end = len(text) - len(re.sub(r"^\w+", "", text))
    return text[:end], text[end:]


def _lead_html(answer: Answer, cited: dict[int, Citation], key: str) -> str:
    if not answer.short_answer:
        return ""
    # The short answer rests on the first claim; its words ("No") may stand in any other.
    numbers = answer.claims[0].citations if answer.claims else ()
    chips = "".join(chip_html(cited[n], key=f"{key}-s") for n in numbers if n in cited)
    return (
        f'<p class="lead"><span dir="auto">{escape(answer.short_answer)}</span>'
        f'<span class="chips">{chips}</span></p>'
    )


def _sides_html(answer: Answer, cited: dict[int, Citation], key: str) -> str:
    sides: dict[tuple[str, str], list[str]] = {}
    for index, claim in enumerate(answer.claims):
        line = claim_html(replace(claim, attribution=""), cited, key=f"{key}-{index}")
        name = claim.attribution or "Unnamed source"
        sides.setdefault((name, dated(claim, cited)), []).append(line)
    shown = (side_html(name, date, "".join(lines)) for (name, date), lines in sides.items())
    return f'<p class="outcome">{_DISAGREE}</p><div class="sides">{"".join(shown)}</div>'


def side_html(name: str, date: str, lines: str, *, level: int = 3) -> str:
    """What one side says, under its name and a date, escaped; `lines` are its claims as HTML."""
    return (
        f'<section class="side"><h{level}><span>According to</span> {bdi(name)}'
        f'<span>{date}</span></h{level}><ul class="claims">{lines}</ul></section>'
    )


def dated(claim: Claim, cited: dict[int, Citation]) -> str:
    """When the first of its articles was published."""
    return next(
        (escape(day(cited[n].article.published)) for n in claim.citations if n in cited), ""
    )


def _agreement_html(answer: Answer, cited: dict[int, Citation], key: str) -> str:
    if not answer.agreement.origins:
        return ""
    names = ", ".join(
        bdi(name)
        + '<span class="chips">'
        + "".join(chip_html(cited[n], key=f"{key}-a") for n in numbers if n in cited)
        + "</span>"
        for name, numbers in answer.agreement.origins
    )
    return f'<p class="agreement">{escape(_agreeing(answer))} {names}</p>'


def _agreeing(answer: Answer) -> str:
    return f"{len(answer.agreement.origins)} independent sources say so:"


def related_html(hits: tuple[Hit, ...]) -> str:
    """The nearest passages where nothing answers: each opens its article at the passage."""
    if not hits:
        return ""
    rows = "".join(
        f'<li><button type="button" class="related" '
        f"{opener(hit.article.id, hit.article.version, hit.passage)}>"
        f'<span class="by">{byline_html(hit.article)}</span>{since_html(hit)}'
        f"{carried_html(hit.carried)}"
        f'<span class="title" dir="auto">{escape(hit.article.title)}</span>'
        f'<span class="snippet" dir="auto">{escape(hit.passage.text)}</span></button></li>'
        for hit in hits
    )
    return f'<h3 class="aside">Related, not an answer</h3><ul class="hits">{rows}</ul>'


def sources_html(citations: tuple[Citation, ...]) -> str:
    """The articles under an answer, each with the numbers that cite it."""
    cited: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        cited.setdefault((citation.article.id, citation.article.version), []).append(citation)
    rows = "".join(
        f'<li><span class="number">{", ".join(str(c.number) for c in group)}</span>'
        f'<button type="button" class="source" '
        f"{opener(group[0].article.id, group[0].article.version, group[0].passage)}>"
        f'<span class="title" dir="auto">{escape(group[0].article.title)}</span> '
        f'<span class="by">{byline_html(group[0].article)}</span>{since_html(group[0])}'
        f"{carried_html(group[0].carried)}</button></li>"
        for group in cited.values()
    )
    return f'<h3 class="aside">Sources</h3><ol class="sources">{rows}</ol>' if rows else ""


def answer_html(answer: Answer, *, key: str = "1") -> str:
    """An answer, or as much of it as there is. `key` keeps ids apart on a page of many answers."""
    cited = {citation.number: citation for citation in answer.citations}
    parts = [f'<p class="notice">{escape(answer.notice)}</p>' if answer.notice else ""]
    if answer.outcome == "not_found":
        parts.append(f'<p class="outcome">{escape(_nothing(answer))}</p>')
        parts.append(related_html(answer.related))
    elif answer.outcome == "conflicting":
        parts.append(_sides_html(answer, cited, key))
    else:
        parts.append(_lead_html(answer, cited, key))
        lines = [
            claim_html(claim, cited, key=f"{key}-{index}", written=answer.drafted)
            for index, claim in enumerate(answer.claims)
            # Said once is enough: the lead shows it with the same chips.
            if claim.text != answer.short_answer or claim.verdict != "supported"
        ]
        parts.append(f'<ul class="claims">{"".join(lines)}</ul>' if lines else "")
        if answer.writing:
            parts.append(f'<p class="writing" dir="auto">{escape(answer.writing)}</p>')
        if answer.drafted and answer.claims:
            parts.append(_LEGEND)
        parts.append(_agreement_html(answer, cited, key))
    parts.append(sources_html(answer.citations))
    return f'<div class="answer" data-outcome="{answer.outcome}">{"".join(parts)}</div>'


def answer_text(answer: Answer) -> str:
    """An answer as plain text, for a terminal and for copying."""
    lines = [answer.notice, ""] if answer.notice else []
    if answer.outcome == "not_found":
        lines.append(_nothing(answer))
        if answer.related:
            lines += ["", "Related, not an answer:"]
            lines += [f"- {source_line(hit.article, hit.carried)}" for hit in answer.related]
    if answer.outcome == "conflicting":
        lines += [_DISAGREE, ""]
    if answer.short_answer:
        lines += [answer.short_answer, ""]
    cited = {citation.number: citation for citation in answer.citations}
    for claim in answer.claims:
        whose = claim.attribution
        if answer.outcome == "conflicting":
            whose = ", ".join(filter(None, [whose, dated(claim, cited)]))
        whose = f"{whose}: " if whose else ""
        marks = "".join(f" [{number}]" for number in claim.citations)
        flaw = f"[{doubt(claim)}] " if doubt(claim) else ""  # in front, wherever it is pasted
        lines.append(f"{flaw}{whose}{explained(claim)}{marks}")
    if answer.agreement.origins:
        origins = (
            name + "".join(f" [{n}]" for n in numbers) for name, numbers in answer.agreement.origins
        )
        lines += ["", f"{_agreeing(answer)} {', '.join(origins)}"]
    if answer.citations:
        lines += [
            "",
            *(f"[{c.number}] {source_line(c.article, c.carried)}" for c in answer.citations),
        ]
    return "\n".join(lines).strip()


def source_line(article: Article, carried: Carried = Carried()) -> str:  # noqa: B008 (frozen)
    """Outlet, headline, date, carriers and address, as far as they are known, in one line."""
    published = day(article.published), carried_text(carried)
    parts = (article.outlet, article.title, *published, web_link(article.url))
    return " ".join(", ".join(part for part in parts if part).split())


def _nothing(answer: Answer) -> str:
    return " ".join(filter(None, [NOTHING, answer.missing]))


def status_text(evidence: Evidence) -> str:
    """What is being read: "Reading 6 passages from 4 articles…"."""
    passages, articles = len(evidence.hits), len({hit.article.id for hit in evidence.hits})
    return f"Reading {count(passages, 'passage')} from {count(articles, 'article')}…"
