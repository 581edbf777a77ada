"""The JSON that others build on: one function a value, keys that stay. Knows no storage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.answer import Answer, Carried, Citation, Claim, Hit, Usage
from app.brief.briefing import Briefing, Line
from app.render.answer import answer_text
from archive.article import Article, Filters, Listing, Passage
from archive.statement import Saying

if TYPE_CHECKING:
    from app.check.support import Check
    from ingest.pipeline import IngestResult

Json = dict[str, Any]


def result(value: IngestResult) -> Json:
    """What became of one article of a source."""
    return {
        "source": value.source,
        "status": value.status,
        "article_id": value.article_id,
        "reason": value.reason,
    }


def listing(value: Listing, *, story: str, copy_of: str) -> Json:
    """An article in the library, without its text.

    `story` and `copy_of` are ids of articles: the first about the event, the first with the text.
    """
    return {
        "article_id": value.id,
        "version": value.version,
        "url": value.url,
        "outlet": value.outlet,
        "title": value.title,
        "author": value.author,
        "published": value.published,
        "characters": value.characters,
        "story": story,
        "copy_of": copy_of,
    }


def hit(value: Hit) -> Json:
    """A passage that was found, with its scores."""
    scores = {"score": value.score, "dense": value.dense, "words": value.words}
    place = _place(value.article, value.passage) | _carried(value.carried)
    return place | {k: round(v, 4) for k, v in scores.items()}


def answer(value: Answer) -> Json:
    """A whole answer."""
    return {
        "question": value.question,
        "outcome": value.outcome,
        "short_answer": value.short_answer,
        "text": answer_text(value),
        "claims": [_claim(claim) for claim in value.claims],
        "citations": [_citation(citation) for citation in value.citations],
        "related": [hit(related) for related in value.related],
        "missing": value.missing,
        "agreement": [
            {"origin": origin, "citations": list(numbers)}
            for origin, numbers in value.agreement.origins
        ],
        "engine": value.engine,
        "seconds": round(value.seconds, 4),
        "usage": value.usage and _usage(value.usage),
        "notice": value.notice,
        "standalone": value.standalone,
        "filters": _filters(value.filters),
    }


def briefing(value: Briefing) -> Json:
    """A whole briefing. `timeline` dates are days, months or years, as exact as they are known."""
    return {
        "topic": value.topic,
        "as_of": value.as_of,
        "length": value.length,
        "key_points": [_line(line) for line in value.key_points],
        "said": [saying(told.saying) | {"claim": _line(told.line)} for told in value.said],
        "disputed": [
            {"about": dispute.about, "sides": [_line(side) for side in dispute.sides]}
            for dispute in value.disputed
        ],
        "timeline": [
            {
                "date": event.date,
                "certain": event.certain,
                "written": event.written,
                "claim": _line(event.line),
            }
            for event in value.timeline
        ],
        "unknown": [_line(line) for line in value.unknown],
        "withdrawn": [_line(line) for line in value.withdrawn],
        "sources": [
            {
                "article_id": source.article.id,
                "version": source.article.version,
                "url": source.article.url,
                "outlet": source.article.outlet,
                "title": source.article.title,
                "published": source.article.published,
                "copy_of": "" if source.origin == source.article.id else source.origin,
                "citations": list(source.citations),
            }
            for source in value.sources
        ],
        "independent": value.independent,
        "citations": [_citation(citation) for citation in value.citations],
        "read": value.read,
        "since": value.since,
        "filters": _filters(value.filters),
        "engine": value.engine,
        "seconds": round(value.seconds, 4),
        "usage": value.usage and _usage(value.usage),
        "notice": value.notice,
    }


def check(value: Check) -> Json:
    """Whether a text supports a claim."""
    return {"verdict": value.verdict, "score": round(value.score, 4), "reason": value.reason}


def saying(value: Saying) -> Json:
    """A statement with its article; spans are [start, end] in the article's text."""
    said, article = value.statement, value.article
    return {
        "article_id": article.id,
        "version": article.version,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "relayed_from": said.relayed_from.name,
        "speaker": said.speaker.name,
        "speaker_key": said.speaker.key,
        "speaker_kind": said.speaker.kind,
        "role": said.speaker.role,
        "resolved": said.resolved,
        "speaker_spans": [list(span) for span in said.speaker_spans],
        "cue_spans": [list(span) for span in said.cue_spans],
        "content_spans": [list(span) for span in said.content_spans],
        "kind": said.kind,
        "stance": said.stance,
        "text": said.text,
        "start": said.start,
        "end": said.end,
    }


def _claim(value: Claim) -> Json:
    return {
        "text": value.text,
        "attribution": value.attribution,
        "citations": list(value.citations),
        "verdict": value.verdict,
        "who": value.who,
        "reason": value.reason,
    }


def _line(value: Line) -> Json:
    change = {"sources": value.sources, "change": value.change, "before": value.before}
    return _claim(value.claim) | change


def _citation(value: Citation) -> Json:
    place = _place(value.article, value.passage) | _carried(value.carried)
    return {"number": value.number} | place


def _carried(value: Carried) -> Json:
    """Outlets that carry the text, the first in front; none where only one does."""
    return {"carried_by": list(value.outlets), "wire": value.wire}


def _usage(value: Usage) -> Json:
    return {"read": value.read, "written": value.written, "cost": value.cost}


def _filters(value: Filters) -> Json:
    return {
        "outlets": list(value.outlets),
        "after": value.after,
        "before": value.before,
        "articles": list(value.articles),
    }


def _place(article: Article, passage: Passage) -> Json:
    return {
        "article_id": article.id,
        "version": article.version,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }
