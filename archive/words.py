"""The lexical index: BM25 over whole articles, in tantivy. Derived; rebuilt from the catalog.

Whole articles, because they rank better than passages do beside a dense arm
(benchmarks/RESULTS.md). The only module that imports tantivy. Knows nothing of vectors.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import tantivy

from archive.article import Article, Filters, day_number
from archive.errors import ArchiveFull, IndexDamaged
from archive.instructions import without_instructions

# Words that say nothing of what a question is about, question words among them.
_STOP_WORDS = (
    "a about after all also an and any are as at be been before but by can could did do does "
    "for from had has have her his how i if in into is it its like many more most much no not "
    "of on one or our out over said say says she so some such tell than that the their them "
    "then there these they this to up was we were what when where which who whom whose why "
    "will with would you your he me my us were"
).split()
_HEAP = 32_000_000  # bytes tantivy collects before it writes a segment


class WordIndex:
    """One tantivy index in one folder; any number of readers, one writer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._schema = (
            tantivy.SchemaBuilder()
            .add_text_field("article", stored=True, tokenizer_name="raw", index_option="basic")
            .add_integer_field("version", stored=True)
            .add_text_field("outlet", tokenizer_name="raw", index_option="basic")
            .add_integer_field("day", indexed=True, fast=True)
            .add_text_field("body", tokenizer_name="stemmed", index_option="freq")
            .build()
        )
        self._analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.remove_long(60))
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.ascii_fold())
            .filter(tantivy.Filter.custom_stopword(_STOP_WORDS))
            .filter(tantivy.Filter.stemmer("english"))
            .build()
        )
        folder.mkdir(parents=True, exist_ok=True)
        self._index = self._do(lambda: tantivy.Index(self._schema, path=str(folder)))
        self._index.register_tokenizer("stemmed", self._analyzer)
        self._writer: tantivy.IndexWriter | None = None

    def close(self) -> None:
        if self._writer is not None:
            self._do(self._writer.wait_merging_threads)
            self._writer = None

    def abandon(self) -> None:
        """Let go of the files without waiting for anything to be written."""
        self._writer = None

    def add(self, articles: Iterable[Article]) -> None:
        """Add articles, or replace them by a newer version; readers see all of it, or nothing."""
        writer = self._writing()
        for article in articles:
            writer.delete_documents_by_term("article", article.id)
            document = tantivy.Document(
                article=article.id,
                version=article.version,
                outlet=article.outlet,
                body=f"{article.title}\n{without_instructions(article)}",
            )
            day = day_number(article.published)
            if day is not None:
                document.add_integer("day", day)
            writer.add_document(document)
        self._commit(writer)

    def remove(self, article_ids: Iterable[str]) -> None:
        """Forget articles; one that is not there is no error."""
        writer = self._writing()
        for article_id in article_ids:
            writer.delete_documents_by_term("article", article_id)
        self._commit(writer)

    def search(self, question: str, limit: int, filters: Filters) -> tuple[tuple[str, float], ...]:
        """(article id, BM25 score) of the best articles under the filters, best first."""
        terms = sorted(set(self._analyzer.analyze(question)))
        if not terms:
            return ()
        term = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "body", word))
            for word in terms
        ]
        clauses = [(tantivy.Occur.Must, tantivy.Query.boolean_query(term))]
        for restriction in self._restrictions(filters):
            clauses.append((tantivy.Occur.Must, tantivy.Query.const_score_query(restriction, 0.0)))
        searcher = self._index.searcher()
        found = self._do(
            lambda: searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False)
        )
        scored = [(searcher.doc(address)["article"][0], score) for score, address in found.hits]
        return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0])))

    def terms(self, text: str) -> tuple[str, ...]:
        """The words of a text as the index knows them: folded, stemmed, without stop words."""
        return tuple(self._analyzer.analyze(text))

    def rarity(self, term: str) -> float:
        """The weight BM25 gives a word as `terms` writes it: ln(1 + (N - n + ½) / (n + ½))."""
        searcher = self._index.searcher()
        with_it = searcher.doc_freq("body", term)
        return math.log1p((searcher.num_docs - with_it + 0.5) / (with_it + 0.5))

    def versions(self) -> dict[str, int]:
        """Article id → version, of everything in the index."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return {}
        found = self._do(lambda: searcher.search(tantivy.Query.all_query(), searcher.num_docs))
        documents = (searcher.doc(address) for _, address in found.hits)
        return {document["article"][0]: document["version"][0] for document in documents}

    def refresh(self) -> None:
        """See what another process, or this one, has committed since."""
        self._do(self._index.reload)

    def _restrictions(self, filters: Filters) -> list[tantivy.Query]:
        found = []
        if filters.outlets:
            found.append(tantivy.Query.term_set_query(self._schema, "outlet", filters.outlets))
        if filters.articles:
            found.append(tantivy.Query.term_set_query(self._schema, "article", filters.articles))
        if filters.after or filters.before:
            found.append(
                tantivy.Query.range_query(
                    self._schema,
                    "day",
                    tantivy.FieldType.Integer,
                    lower_bound=day_number(filters.after) if filters.after else None,
                    upper_bound=day_number(filters.before) if filters.before else None,
                )
            )
        return found

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._do(lambda: self._index.writer(_HEAP, 1))
        return self._writer

    def _commit(self, writer: tantivy.IndexWriter) -> None:
        self._do(writer.commit)
        self.refresh()

    def _do(self, action: Callable[[], Any]) -> Any:
        try:
            return action()
        except (ValueError, OSError, RuntimeError, SystemError) as error:
            if "No space left" in str(error):
                raise ArchiveFull(f"the words index can't be written: {error}") from error
            raise IndexDamaged(f"the words index fails: {error}") from error
