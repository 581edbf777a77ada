"""The command line. Data goes to stdout, talk to stderr; a failure ends with a hint.

Knows how to ask and to print; what an answer is, is decided elsewhere. Imports what a command
needs inside the command, so that none pays for another.
"""

from __future__ import annotations

import logging
import os
import re
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import batch as lines
from app import shapes
from app.batch import BatchError
from app.settings import Settings
from archive.errors import BylineError, SettingError, SourceError

if TYPE_CHECKING:
    from app.answer import Answer, Hit
    from app.batch import Line
    from app.brief.briefing import Briefing, Length
    from app.kept import Conversations
    from app.model.engine import Drafting
    from app.newsroom import Newsroom
    from app.quotes.spans import SpanReader
    from archive.archive import Archive
    from archive.article import Listing
    from archive.encoder import Encoder
    from archive.statement import Saying

_archive = click.option("--archive", type=Path, help="The archive's folder.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_SAID = 'write one JSON object a line: {"id": 1, "source": "…", "about": "…"}'
_batch = click.option("--batch", type=click.File("rb"), help="Questions as JSONL; - is stdin.")


def _filtered(command: Any) -> Any:
    for option in (
        click.option("--outlet", "outlets", multiple=True, help="Only this outlet (repeatable)."),
        click.option("--after", default="", help="Only articles of this date or later."),
        click.option("--before", default="", help="Only articles of this date or earlier."),
        click.option("--article", "articles", multiple=True, help="Only this article id."),
    ):
        command = option(command)
    return command


@click.group()
@click.version_option(package_name="byline")
def byline() -> None:
    """Ask your articles: every sentence shown points at the characters it came from."""


@byline.command()
@click.argument("sources", nargs=-1, required=True)
@_archive
@_json
def ingest(sources: tuple[str, ...], archive: Path | None, as_json: bool) -> None:
    """Take in articles: files, folders, or - for JSONL on stdin."""
    from tqdm import tqdm

    from ingest.pipeline import ingest as take_in
    from ingest.sources import find
    from ingest.workers import Workers

    counts: Counter[str] = Counter()
    started = time.monotonic()
    with ExitStack() as stack:
        settings = Settings.load(os.environ)
        encoder = _encoder(settings)
        opened = stack.enter_context(_own(archive or settings.archive, encoder.name))
        found = list(find(sources))
        bar = stack.enter_context(
            tqdm(total=_expected(found), unit=" articles", disable=None, leave=False)
        )
        workers = stack.enter_context(Workers())
        for result in take_in(found, opened, encoder, workers):
            counts[result.status] += 1
            bar.update()
            if as_json:
                lines.write(shapes.result(result))
            elif result.status in ("failed", "copy"):
                line = _shown(f"{result.status}: {result.source}: {result.reason}")
                tqdm.write(line, file=sys.stderr)
    order = ("added", "updated", "copy", "unchanged", "failed")
    if as_json:
        lines.write({"summary": {status: counts[status] for status in order}})
    else:
        said = ", ".join(f"{counts[s]} {s}" for s in order if counts[s]) or "nothing to read"
        rate = sum(counts.values()) / (time.monotonic() - started)
        click.echo(f"{said} ({rate:.1f} articles/s)")
    if counts["failed"]:
        raise SourceError(
            f"{counts['failed']} of {sum(counts.values())} could not be read",
            hint="the reasons are above; what could be read is in",
        )


@byline.command()
@_archive
@_json
def articles(archive: Path | None, as_json: bool) -> None:
    """List the articles, newest first."""
    with _read(archive, None) as opened:
        listed, origins = opened.listing(), opened.origins()
        stories = {id: story.id for story in opened.stories() for id in story.articles}
    if as_json:
        lines.write(
            [
                shapes.listing(one, story=stories.get(one.id, ""), copy_of=_copy_of(one, origins))
                for one in listed
            ]
        )
        return
    for article in listed:
        day = article.published[:10] or "undated   "
        first = _copy_of(article, origins)
        copied = f" (copy of {first})" if first else ""
        click.echo(_shown(f"{article.id}  {day}  {article.outlet or '-'}: {article.title}{copied}"))


def _copy_of(article: Listing, origins: Mapping[str, str]) -> str:
    """The id of the article that had the text first; empty where that is this one."""
    first = origins.get(article.id, "")
    return "" if first == article.id else first


@byline.command()
@click.argument("ids", nargs=-1, required=True)
@_archive
@_json
def remove(ids: tuple[str, ...], archive: Path | None, as_json: bool) -> None:
    """Forget articles, all their versions."""
    with _own(archive or Settings.load(os.environ).archive, None) as opened:
        opened.remove(ids)
    if as_json:
        lines.write({"removed": list(ids)})
    else:
        click.echo(f"{len(ids)} removed")


@byline.command()
@click.argument("question", required=False)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@_filtered
@_batch
@_archive
@_json
def search(
    question: str | None, limit: int, batch: Any, archive: Path | None, as_json: bool, **only: Any
) -> None:
    """Find passages for a question, best first."""
    from app.render.answer import carried_text

    with _newsroom(archive) as newsroom:

        def found(line: Line) -> tuple[Hit, ...]:
            filters = lines.filters(only | line)
            return newsroom.search(lines.question(line), limit=limit, filters=filters)

        if batch is not None:
            lines.run(batch, lambda line: {"results": [shapes.hit(hit) for hit in found(line)]})
            return
        hits = found({"question": _asked(question)})
    if as_json:
        lines.write([shapes.hit(hit) for hit in hits])
        return
    for hit in hits:
        article = hit.article
        told = (article.outlet, article.published[:10], carried_text(hit.carried))
        line = ", ".join(part for part in told if part)
        click.echo(_shown(f"{hit.score:.2f}  {article.title} ({line}) [{article.id}]"))
        click.echo(_shown(f"      {' '.join(hit.passage.text.split())}\n"))


@byline.command()
@click.argument("question", required=False)
@_filtered
@_batch
@_archive
@_json
def ask(question: str | None, batch: Any, archive: Path | None, as_json: bool, **only: Any) -> None:
    """Answer a question with sentences of the articles, each cited."""
    from app.render.answer import answer_text
    from app.render.question import searched_text

    with _newsroom(archive, answering=True) as newsroom:

        def answered(line: Line) -> Answer:
            filters = lines.filters(only | line)
            return newsroom.answer(lines.question(line), lines.history(line), filters)

        if batch is not None:
            lines.run(batch, lambda line: shapes.answer(answered(line)))
            return
        answer = answered({"question": _asked(question)})
    if as_json:
        lines.write(shapes.answer(answer))
    else:
        read = searched_text(answer, lines.filters(only))
        click.echo(_shown("\n\n".join(filter(None, [read, answer_text(answer)]))))


@byline.command()
@click.option("--source", default="", help="Who says it or passes it on: a name, or a role.")
@click.option("--about", default="", help="Only what is about this, best first.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@_filtered
@_batch
@_archive
@_json
def said(
    source: str,
    about: str,
    limit: int,
    batch: Any,
    archive: Path | None,
    as_json: bool,
    **only: Any,
) -> None:
    """Who said what: newest first; of --article ID everything, in its order."""
    from app.cite import heard

    with _newsroom(archive) as newsroom:

        def found(line: Line) -> tuple[Saying, ...]:
            who, topic, article = (lines.text(line, key) for key in ("source", "about", "article"))
            if article:
                line = line | {"articles": [article]}
            filters = lines.filters(only | line)
            whole = filters.articles and not who and not topic
            return newsroom.said(who, topic, filters, None, limit=None if whole else limit)

        def answered(line: Line) -> Line:
            if not any(line.get(key) for key in ("source", "about", "article")):
                raise BatchError("neither 'source', 'about' nor 'article' is given", hint=_SAID)
            return {"results": [shapes.saying(saying) for saying in found(line)]}

        if batch is not None:
            lines.run(batch, answered)
            return
        sayings = found({"source": source, "about": about})
    if as_json:
        lines.write([shapes.saying(saying) for saying in sayings])
        return
    for saying in sayings:
        click.echo(_shown(heard(saying)))
    if not sayings:
        click.echo("No statement was found.", err=True)


@byline.command()
@click.argument("topic", required=False)
@click.option("--story", default="", help="Of this story: its id, as `byline articles` gives it.")
@click.option(
    "--length",
    type=click.Choice(("short", "standard", "long")),
    default="standard",
    show_default=True,
    help="Half a page, a page, or more.",
)
@click.option("--since", default="", help="What is new since a date, or a briefing's JSON file.")
@click.option("--out", type=click.Path(path_type=Path), help="Write FILE.md, .html or .docx.")
@_filtered
@_batch
@_archive
@_json
def brief(
    topic: str | None,
    story: str,
    length: Length,
    since: str,
    out: Path | None,
    batch: Any,
    archive: Path | None,
    as_json: bool,
    **only: Any,
) -> None:
    """A briefing on a topic, a story, or what is new, every line cited."""
    from app.render.document.file import briefing_file, known
    from app.render.document.text import briefing_text

    if batch is None and not (topic or "").strip() and not (story or since or only["articles"]):
        raise click.UsageError("name a topic, --story ID or --since DATE, or give --batch FILE")
    if batch is not None and out:
        raise click.UsageError("--out is for one briefing; of a batch, each line is one")
    ending = known(out.suffix.removeprefix(".").lower()) if out else ""
    with _newsroom(archive, answering=True) as newsroom:

        def made(line: Line) -> Briefing:
            line = {"story": story, "since": since} | line
            subject = lines.text(line, "question") or lines.text(line, "topic")
            after, before = lines.since(line)
            filters = lines.filters(only | line)
            if after:
                filters = replace(filters, after=max(filters.after, after))
            if id := lines.text(line, "story"):
                found = newsroom.story(id)
                subject, filters = subject or found.name, replace(filters, articles=found.articles)
            if before and not subject and not filters:
                subject, filters = before.topic, before.filters
            if not (subject or filters):
                raise BatchError("neither 'question', 'story', 'articles' nor 'since' is given")
            return newsroom.briefing(subject, filters, length=length, before=before)

        if batch is not None:
            lines.run(batch, lambda line: shapes.briefing(made(line)))
            return
        briefing = made({"question": topic or ""})
    if out:
        try:
            out.write_bytes(briefing_file(briefing, ending))
        except OSError as error:
            hint = "name a file in a folder that is there and can be written to"
            raise SettingError(f"{out} can't be written: {error.strerror}", hint=hint) from error
    if as_json:
        lines.write(shapes.briefing(briefing))
    elif not out:
        click.echo(_shown(briefing_text(briefing)))


@byline.command()
@click.argument("claim", required=False)
@click.option("--text", "cited", help="The text that the claim is held against.")
@click.option("--batch", type=click.File("rb"), help="Claims as JSONL; - is stdin.")
@_json
def check(claim: str | None, cited: str | None, batch: Any, as_json: bool) -> None:
    """Hold a claim against a text: supported, contradicted or not found, and why."""
    from app.check.support import Checker

    checker = Checker(_encoder(Settings.load(os.environ)))
    if batch is not None:
        lines.run(batch, lambda line: shapes.check(checker.check(*lines.pair(line))))
        return
    if not claim or not claim.strip() or not cited or not cited.strip():
        raise click.UsageError("give a claim and --text TEXT, or --batch FILE")
    checked = checker.check(claim, cited)
    if as_json:
        lines.write(shapes.check(checked))
    else:
        click.echo(_shown(f"{checked.verdict} ({checked.score:.2f}): {checked.reason}"))


@byline.command()
@click.option("--host", help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen at.")
@click.option("--browser/--no-browser", default=True, help="Open the page in a browser.")
@_archive
def serve(host: str | None, port: int | None, browser: bool, archive: Path | None) -> None:
    """Open the web app over an archive."""
    from app.newsroom import Newsroom
    from app.web.server import serve as run

    settings = Settings.load(os.environ)
    encoder, drafting = _encoder(settings), _drafting(settings)
    with _own(archive or settings.archive, encoder.name) as opened:
        run(
            Newsroom(
                opened,
                encoder,
                network=_network(settings),
                drafting=drafting,
                conversations=_conversations(opened, settings.keep_conversations),
            ),
            host=host or settings.host,
            port=settings.port if port is None else port,
            open_browser=browser,
            names=settings.names.replace(",", " ").split(),
        )


@byline.command()
@click.option("--reembed", is_flag=True, help="Embed every article anew with the set encoder.")
@_archive
@_json
def doctor(reembed: bool, archive: Path | None, as_json: bool) -> None:
    """Check the installation and the archive; rebuild what is derived and wrong."""
    from app.doctor import examine
    from ingest.attribute import SpacyAttributor

    settings = Settings.load(os.environ)
    folder = archive or settings.archive
    report = examine(folder, _encoder(settings), SpacyAttributor(), reembed=reembed)
    if as_json:
        lines.write(
            {"ok": report.ok, "problems": list(report.problems), "repaired": list(report.repaired)}
        )
    else:
        for problem in report.problems:
            click.echo(_shown(f"problem: {problem}"))
        for repaired in report.repaired:
            click.echo(_shown(f"repaired: {repaired}"))
        click.echo(_shown(f"{folder}: {'all is well' if report.ok else 'not well'}"))
    if not report.ok:
        raise BylineError("there are problems left", hint=report.hint)


def main() -> None:
    """Run `byline`: every failure is one line, a hint, and a non-zero exit."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING, stream=sys.stderr)
    warnings.simplefilter("ignore")
    debugging = os.environ.pop("BYLINE_DEBUG", "") == "1"
    # Ended from outside, an archive is closed as after Ctrl+C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        byline.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped", "what was done is kept; the same command goes on from there", 130)
    except click.UsageError as error:
        context = error.ctx.command_path if error.ctx else "byline"
        _fail(error.format_message(), f"see `{context} --help`", 2)
    except click.ClickException as error:
        _fail(error.format_message(), "see `byline --help`", 1)
    except BylineError as error:
        _fail(str(error), error.hint, 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if debugging:
            raise
        _fail(f"{type(error).__name__}: {error}", "BYLINE_DEBUG=1 shows where it happened", 1)


def _fail(message: str, hint: str, code: int) -> None:
    # Names of files, answers of parsers: others' words here, too.
    click.echo(_shown(f"error: {message}\nhint: {hint}"), err=True)
    sys.exit(code)


def _encoder(settings: Settings) -> Encoder:
    from archive.encoder import LazyEncoder, load_encoder

    return LazyEncoder(
        settings.encoder,
        lambda: load_encoder(settings.encoder, settings.cache, threads=settings.threads),
    )


def _network(settings: Settings) -> SpanReader:
    from app.quotes.spans import NetworkReader

    return NetworkReader(cache=settings.cache / "reader", threads=settings.threads)


def _drafting(settings: Settings) -> Drafting | None:
    """The model that the settings name, if any. Raises ModelError."""
    if not settings.model:
        return None
    from app.llm import load
    from app.model.engine import Drafting

    return Drafting(
        load(settings, os.environ),
        unsupported=settings.unsupported,
        judge=bool(settings.model_judge),
        price=settings.prices,
    )


def _conversations(archive: Archive, days: int) -> Conversations | None:
    """Those kept in an archive, without what is older; none are kept for 0 days."""
    from app.kept import Conversations

    conversations = Conversations(archive)
    conversations.forget_older(days)
    return conversations if days else None


def _own(folder: Path, encoder: str | None) -> Archive:
    from archive.archive import Archive

    return Archive.own(folder, encoder)


def _read(archive: Path | None, encoder: str | None) -> Archive:
    from archive.archive import Archive

    return Archive.read(archive or Settings.load(os.environ).archive, encoder)


class _newsroom:
    """A newsroom over an archive that is only read; with the model where it is to answer."""

    def __init__(self, archive: Path | None, *, answering: bool = False) -> None:
        from app.newsroom import Newsroom

        settings = Settings.load(os.environ)
        drafting = _drafting(settings) if answering else None
        encoder = _encoder(settings)
        self._opened = _read(archive or settings.archive, encoder.name)
        self._newsroom = Newsroom(
            self._opened, encoder, network=_network(settings), drafting=drafting
        )

    def __enter__(self) -> Newsroom:
        return self._newsroom

    def __exit__(self, *_: object) -> None:
        self._opened.close()


def _expected(found: Iterable[Any]) -> int | None:
    """How many results to expect, counted without parsing; None where nobody looks at a bar."""
    if not sys.stderr.isatty():
        return None
    total = 0
    for source in found:
        path = getattr(source, "path", None)
        if path is not None and path.suffix.lower() == ".jsonl":
            with suppress(OSError), path.open("rb") as stream:
                total += sum(1 for line in stream if line.strip())
        else:
            total += 1
    return total


def _shown(text: str) -> str:
    """For a terminal: what an article says must not steer it."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", text)


def _asked(question: str | None) -> str:
    if not question or not question.strip():
        raise click.UsageError("ask a question, or give --batch FILE")
    return question
