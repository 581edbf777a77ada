"""Speed and memory against LangChain's tutorial pipeline, in one run, whole commands each.

Ingest in the order A B B A, so that a machine that slows down harms both alike; then the same
articles again; then questions one by one through both; then the first answer of a cold process.
BYLINE_BENCH_ARTICLES sets how many articles (2,000).
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import percentile, read_lines

_BYLINE = (sys.executable, "-c", "from app.cli import main; main()")
_TUTORIAL = (sys.executable, "-m", "benchmarks.tutorial")
_QUESTIONS = 200
_COLD_RUNS = 5
_SAMPLES = Path(__file__).parent.parent / "samples"


@dataclass(frozen=True, slots=True)
class Leg:
    """One run of a command: wall seconds, and the most memory it held, in megabytes."""

    seconds: float
    megabytes: float


def run(folder: Path) -> None:
    most = int(os.environ.pop("BYLINE_BENCH_ARTICLES", "2000"))
    with tempfile.TemporaryDirectory() as work:
        _compare(Path(work), read_lines(folder, "articles_6000", most))


def _compare(work: Path, lines: Sequence[dict[str, str]]) -> None:
    file = work / "articles.jsonl"
    articles = [line | {"id": f"a{number}"} for number, line in enumerate(lines)]
    keys = ("id", "title", "text", "outlet", "published")
    file.write_text("".join(json.dumps({k: a[k] for k in keys}) + "\n" for a in articles))
    _run([*_BYLINE, "ingest", str(_SAMPLES), "--archive", str(work / "warm")])  # converts the model
    ours, theirs = [], []
    for turn, who in enumerate("ABBA"):
        target = work / f"{who}{turn}"
        if who == "A":
            ours.append(_run([*_BYLINE, "ingest", str(file), "--archive", str(target)]))
        else:
            theirs.append(_run([*_TUTORIAL, "ingest", str(file), str(target)]))
        print(f"{who} {(ours if who == 'A' else theirs)[-1]}", flush=True)
    again = _run([*_BYLINE, "ingest", str(file), "--archive", str(work / "A0")])
    rate = [len(articles) / statistics.mean(leg.seconds for leg in legs) for legs in (ours, theirs)]
    print(
        f"ingest of {len(articles)}: Byline {rate[0]:.2f} articles/s, tutorial {rate[1]:.2f}, "
        f"ratio {rate[0] / rate[1]:.2f}"
    )
    print(
        f"peak memory: Byline {max(leg.megabytes for leg in ours):.0f} MB, "
        f"tutorial {max(leg.megabytes for leg in theirs):.0f} MB"
    )
    print(f"again: {again.seconds:.2f} s, {ours[0].seconds / again.seconds:.0f} times faster")
    commands = {
        "Byline": [*_BYLINE, "search", "--batch", "-", "--archive", str(work / "A0")],
        "tutorial": [*_TUTORIAL, "search", str(work / "B1")],
    }
    for kind, questions in _questions(articles).items():
        for name, command in commands.items():
            recall, seconds = _search(command, questions)
            print(
                f"{kind}: {name} recall@10 {recall:.3f}, p50 {percentile(seconds, 0.5) * 1e3:.1f}"
                f" ms, p95 {percentile(seconds, 0.95) * 1e3:.1f} ms"
            )
    _cold(work)


def _questions(articles: Sequence[dict[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """(question, id of the article it is about): headlines, and sentences from the middle."""
    drawn = random.Random(7).sample(articles, min(_QUESTIONS, len(articles)))
    inside = []
    for article in drawn:
        sentences = re.findall(r"[A-Z][^.!?\n]{60,200}[.!?]", article["text"])
        if sentences:
            inside.append((sentences[len(sentences) // 2], article["id"]))
    return {"headlines": [(a["title"], a["id"]) for a in drawn], "sentences": inside}


def _search(
    command: Sequence[str], questions: Sequence[tuple[str, str]]
) -> tuple[float, list[float]]:
    found, seconds = 0, []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question, id in [questions[0], *questions]:  # the first one also loads everything
            started = time.perf_counter()
            process.stdin.write(json.dumps({"question": question}) + "\n")
            process.stdin.flush()
            results = json.loads(process.stdout.readline())["results"]
            seconds.append(time.perf_counter() - started)
            found += id in [result["article_id"] for result in results]
        process.stdin.close()
    return found / (len(questions) + 1), seconds[1:]


def _cold(work: Path) -> None:
    """The first answer of a new process over the samples, against a first retrieval."""
    question = "When did the gate at the Vennet Dam jam?"
    archive = str(work / "warm")
    articles = json.loads(_output([*_BYLINE, "articles", "--json", "--archive", archive]))
    file = work / "samples.jsonl"
    with file.open("w") as stream:
        for article in articles:
            text = f"{article['title']} " * (article["characters"] // (len(article["title"]) + 1))
            stream.write(json.dumps({"id": article["article_id"], "text": text}) + "\n")
    _run([*_TUTORIAL, "ingest", str(file), str(work / "cold")])
    ours, theirs = [], []
    for _ in range(_COLD_RUNS):
        ours.append(_run([*_BYLINE, "ask", question, "--archive", archive]).seconds)
        line = json.dumps({"question": question}) + "\n"
        theirs.append(_run([*_TUTORIAL, "search", str(work / "cold")], given=line).seconds)
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(
        f"cold: byline ask {statistics.median(ours):.2f} s, tutorial retrieval "
        f"{statistics.median(theirs):.2f} s, ratio {ratio:.2f}"
    )


def _run(command: Sequence[str], given: str = "") -> Leg:
    """Run a command to its end; what it prints is thrown away. Raises where it fails."""
    script = (
        "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], "
        "stdout=subprocess.DEVNULL).returncode; "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        input=given, capture_output=True, text=True, check=False,
    )  # fmt: skip
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return Leg(round(seconds, 2), int(done.stdout) / 1024)


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
