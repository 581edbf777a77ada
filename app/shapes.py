"""The JSON that others build on: one function a value, keys that stay. Knows no storage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.answer import Answer, Hit
from app.render.answer import answer_text
from archive.article import Article, Listing, Passage
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
    return _place(value.article, value.passage) | {k: round(v, 4) for k, v in scores.items()}


def answer(value: Answer) -> Json:
    """A whole answer."""
    return {
        "question": value.question,
        "outcome": value.outcome,
        "short_answer": value.short_answer,
        "text": answer_text(value),
        "claims": [
            {
                "text": claim.text,
                "attribution": claim.attribution,
                "citations": list(claim.citations),
                "verdict": claim.verdict,
                "who": claim.who,
                "reason": claim.reason,
            }
            for claim in value.claims
        ],
        "citations": [
            {"number": citation.number} | _place(citation.article, citation.passage)
            for citation in value.citations
        ],
        "related": [hit(related) for related in value.related],
        "missing": value.missing,
        "agreement": [
            {"origin": origin, "citations": list(numbers)}
            for origin, numbers in value.agreement.origins
        ],
        "engine": value.engine,
        "seconds": round(value.seconds, 4),
        "usage": value.usage
        and {
            "read": value.usage.read,
            "written": value.usage.written,
            "cost": value.usage.cost,
        },
        "notice": value.notice,
        "standalone": value.standalone,
        "filters": {
            "outlets": list(value.filters.outlets),
            "after": value.filters.after,
            "before": value.filters.before,
            "articles": list(value.filters.articles),
        },
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
