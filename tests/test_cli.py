"""The command line, from outside: what it prints where, and how it fails."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.archive import Archive
from archive.encoder import BUNDLED
from tests.fakes import ROOT, SAMPLES

BYLINE = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'byline'; from app.cli import main\n"
    "if __name__ == '__main__': main()",  # what workers that are spawned run must not start again
]
INGEST = {"source", "status", "article_id", "reason"}
PLACE = {"article_id", "version", "url", "outlet", "title", "published", "start", "end", "text"}
HIT = PLACE | {"score", "dense", "words"}
SAYING = {
    *("article_id", "outlet", "relayed_from", "speaker", "speaker_spans", "cue_spans"),
    *("content_spans", "kind", "text", "start", "end"),
    *("version", "url", "title", "published", "stance", "resolved", "role"),
    *("speaker_key", "speaker_kind"),
}
WIRE = [json.loads(line)["title"] for line in (SAMPLES / "wire.jsonl").read_text().splitlines()]
ANSWER = {
    *("question", "outcome", "short_answer", "text", "claims"),
    *("citations", "related", "engine", "seconds"),
}

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**changed: object) -> dict[str, str]:
    """What a command runs in: nothing of the user's, and our own modules."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BYLINE_")}
    if cache := os.environ.get("BYLINE_CACHE"):
        kept["BYLINE_CACHE"] = cache
    kept["PYTHONPATH"] = str(ROOT)
    return kept | {name: str(value) for name, value in changed.items()}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the samples; not to be changed."""
    folder = tmp_path_factory.mktemp("cli") / "archive"
    done = byline("ingest", SAMPLES, "--archive", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def archive(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(filled, tmp_path / "archive", copy_function=shutil.copy2))


def byline(
    *arguments: object, stdin: str = "", cwd: Path | None = None, **settings: object
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*BYLINE, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment(**settings),
        cwd=cwd,
        check=False,
        timeout=150,
    )


def printed(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def assert_fails(done: subprocess.CompletedProcess[str], error: str, hint: str) -> None:
    """One `error:` line, one `hint:` line and it is the last, non-zero, no traceback."""
    talk = done.stderr.strip().splitlines()
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert [line.split(":")[0] for line in talk if re.match("error:|hint:", line)] == [
        "error",
        "hint",
    ], done.stderr
    assert re.search(error, talk[-2]), done.stderr
    assert re.search(hint, talk[-1]), done.stderr


# What is printed.


def test_ingest_prints_a_line_for_each_source_and_a_summary(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council voted on Tuesday.")
    (tmp_path / "b.txt").write_text("The ferry sailed.")
    done = byline("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "--json",
                  "--archive", tmp_path / "archive")  # fmt: skip
    *results, summary = lines(done)
    assert all(set(result) >= INGEST for result in results)
    assert [result["status"] for result in results] == ["added", "added"]
    assert summary == {
        "summary": {"added": 2, "updated": 0, "copy": 0, "unchanged": 0, "failed": 0}
    }


def test_articles_lists_the_library(filled: Path) -> None:
    listed = printed(byline("articles", "--json", "--archive", filled))
    assert len(listed) == 21
    wanted = {"article_id", "version", "url", "outlet", "title", "author", "published"}
    assert all(set(article) >= wanted | {"story", "copy_of"} for article in listed)


def test_articles_names_copies_by_the_one_that_was_first(filled: Path) -> None:
    listed = printed(byline("articles", "--json", "--archive", filled))
    wire = {one["outlet"]: one for one in listed if one["title"] in WIRE}
    first = wire["The Dunmarrow Meridian"]
    assert {outlet: one["copy_of"] for outlet, one in wire.items()} == {
        "The Dunmarrow Meridian": "",
        "The Harbor Ledger": first["article_id"],
        "Tessmark Today": first["article_id"],
    }
    assert {one["story"] for one in wire.values()} == {first["article_id"]}
    assert sum(bool(one["copy_of"]) for one in listed) == 2
    days = [article["published"][:10] for article in listed]
    assert days == sorted(days, reverse=True)


def test_search_prints_hits_best_first(filled: Path) -> None:
    hits = printed(byline("search", "gate of the dam", "--limit", 5, "--json", "--archive", filled))
    assert len(hits) == 5
    assert all(set(hit) >= HIT for hit in hits)
    assert [hit["score"] for hit in hits] == sorted((h["score"] for h in hits), reverse=True)


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [
        ("--outlet", "radio lorrevia", lambda hit: hit["outlet"] == "Radio Lorrevia"),
        ("--after", "2026-08-01", lambda hit: hit["published"][:10] >= "2026-08-01"),
        ("--before", "2026-04-22", lambda hit: hit["published"][:10] <= "2026-04-22"),
    ],
)
def test_search_filters(
    filled: Path, option: str, value: str, allowed: Callable[[dict[str, Any]], bool]
) -> None:
    done = byline("search", "what was said", option, value, "--json", "--archive", filled)
    hits = printed(done)
    assert hits
    assert all(allowed(hit) for hit in hits)


def test_remove_forgets(archive: Path) -> None:
    (first, *_) = printed(byline("articles", "--json", "--archive", archive))
    done = printed(byline("remove", first["article_id"], "--json", "--archive", archive))
    assert done == {"removed": [first["article_id"]]}
    left = printed(byline("articles", "--json", "--archive", archive))
    assert first["article_id"] not in {article["article_id"] for article in left}


def test_doctor_finds_a_sound_archive_sound(archive: Path) -> None:
    report = printed(byline("doctor", "--json", "--archive", archive))
    assert report == {"ok": True, "problems": [], "repaired": []}


def test_doctor_repairs_what_is_derived(archive: Path) -> None:
    shutil.rmtree(archive / "vectors-1")
    report = printed(byline("doctor", "--json", "--archive", archive))
    assert report["ok"]
    assert len(report["problems"]) == len(report["repaired"]) == 1


@pytest.mark.parametrize(
    "verb", ["", "ingest", "articles", "remove", "search", "ask", "said", "serve", "doctor"]
)
def test_there_is_help(verb: str) -> None:
    done = byline(*filter(None, [verb]), "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: byline")


def test_the_talk_is_kept_out_of_the_data(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council voted on Tuesday.")
    (tmp_path / "b.txt").write_text("The council voted on Tuesday.")
    (tmp_path / "c.txt").write_bytes(b"caf\xe9")
    done = byline("ingest", tmp_path, "--archive", tmp_path / "archive")
    assert "c.txt" in done.stderr
    assert "c.txt" not in done.stdout


def test_articles_come_in_through_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"title": "Vote", "text": "The council voted.\r\nIt did. ", "id": "v"})
    done = byline("ingest", "-", "--json", "--archive", tmp_path / "archive", stdin=line)
    assert lines(done)[0]["article_id"] == "v"


# Questions, answered from the samples.


@pytest.fixture(scope="module")
def questions() -> list[str]:
    listed = (SAMPLES / "README.md").read_text("utf-8").split("## Questions")[1]
    rows = re.findall(r"^\| \d+ \| (.+?) \|", listed, re.MULTILINE)
    assert len(rows) == 20
    return rows


@pytest.fixture(scope="module")
def answers(filled: Path, questions: list[str]) -> dict[int, dict[str, Any]]:
    batch = "\n".join(
        json.dumps({"id": number, "question": question})
        for number, question in enumerate(questions, 1)
    )
    done = byline("ask", "--batch", "-", "--archive", filled, stdin=batch)
    assert done.returncode == 0, done.stderr
    return {answer["id"]: answer for answer in lines(done)}


def test_an_answer_has_its_keys(answers: dict[int, dict[str, Any]]) -> None:
    for answer in answers.values():
        assert set(answer) >= ANSWER
        assert all(set(claim) >= {"text", "citations", "verdict"} for claim in answer["claims"])
        assert all(set(cited) >= PLACE | {"number"} for cited in answer["citations"])


@pytest.mark.parametrize("number", range(1, 21))
def test_every_citation_is_exactly_the_articles_characters(
    answers: dict[int, dict[str, Any]], filled: Path, number: int
) -> None:
    with Archive.read(filled, BUNDLED) as archive:
        for place in [*answers[number]["citations"], *answers[number]["related"]]:
            text = archive.article(place["article_id"], place["version"]).text
            assert place["text"] == text[place["start"] : place["end"]] != ""


@pytest.mark.parametrize("number", range(1, 21))
def test_every_claim_is_cited_and_every_citation_used(
    answers: dict[int, dict[str, Any]], number: int
) -> None:
    answer = answers[number]
    cited = {n for claim in answer["claims"] for n in claim["citations"]}
    cited |= {n for origin in answer["agreement"] for n in origin["citations"]}
    assert all(claim["citations"] for claim in answer["claims"])
    assert sorted(cited) == [citation["number"] for citation in answer["citations"]]


@pytest.mark.parametrize("number", range(1, 21))
def test_every_claim_is_verbatim_in_what_it_cites(
    answers: dict[int, dict[str, Any]], number: int
) -> None:
    texts = {cited["number"]: cited["text"] for cited in answers[number]["citations"]}
    for claim in answers[number]["claims"]:
        assert all(claim["text"] == texts[n] for n in claim["citations"])


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, "6,100"),
        (3, "4,800"),
        (4, "1.4 million crowns"),
        (5, "Halden Croy"),
        (7, "212"),
        (8, "18,292 votes to 18,279"),
        (9, "heard of it from the caretaker"),
        (13, "killed three"),
        pytest.param(
            *(15, "four years old"),
            marks=pytest.mark.xfail(strict=True, reason="the ruling is found, not its reason"),
        ),
    ],
)
def test_the_samples_answer(answers: dict[int, dict[str, Any]], number: int, expected: str) -> None:
    assert answers[number]["outcome"] != "not_found"
    assert any(expected in cited["text"] for cited in answers[number]["citations"])


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "Saturday, 14 March 2026"), (5, "Halden Croy"), (7, "212"), (8, "13"),
     (11, "cooling tower"), (13, "three"), (18, ""), (20, "")],
)  # fmt: skip
def test_a_short_answer_of_the_samples_is_right_or_none(
    answers: dict[int, dict[str, Any]], number: int, expected: str
) -> None:
    assert answers[number]["short_answer"] in expected


_SHOWN = pytest.mark.xfail(strict=True, reason="sentences near the question are shown")


@pytest.mark.parametrize(
    "number", [17, 19, pytest.param(18, marks=_SHOWN), pytest.param(20, marks=_SHOWN)]
)
def test_the_samples_do_not_answer(answers: dict[int, dict[str, Any]], number: int) -> None:
    assert (answers[number]["outcome"], answers[number]["claims"]) == ("not_found", [])


def test_who_passes_something_on_is_named(answers: dict[int, dict[str, Any]]) -> None:
    (claim, *_) = [c for c in answers[9]["claims"] if "caretaker" in c["text"]]
    assert claim["attribution"] == (
        "Vera Dunnick, via Concord Wire, as passed on by The Harbor Ledger"
    )


def test_what_the_archive_does_not_say_is_not_found(filled: Path) -> None:
    done = byline("ask", "Who won the chess world championship in 1972?", "--json",
                  "--archive", filled)  # fmt: skip
    answer = printed(done)
    assert (answer["outcome"], answer["claims"], answer["citations"]) == ("not_found", [], [])
    assert answer["related"]


def test_an_answer_without_json_names_its_sources(filled: Path) -> None:
    done = byline("ask", "How did the council vote on the sale of the Saltyard?",
                  "--archive", filled)  # fmt: skip
    assert "[1] The Harbor Ledger" in done.stdout


# Who said what.


@pytest.fixture(scope="module")
def sayings(filled: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = printed(
        byline("said", "--limit", 1000, "--json", "--archive", filled)
    )
    assert len(found) > 100
    return found


def test_a_saying_has_its_keys(sayings: list[dict[str, Any]]) -> None:
    assert all(set(saying) == SAYING for saying in sayings)


def test_every_span_of_a_saying_lies_in_its_text(
    sayings: list[dict[str, Any]], filled: Path
) -> None:
    with Archive.read(filled, BUNDLED) as archive:
        for saying in sayings:
            text = archive.article(saying["article_id"], saying["version"]).text
            assert saying["text"] == text[saying["start"] : saying["end"]] != ""
            spans = saying["speaker_spans"] + saying["cue_spans"] + saying["content_spans"]
            assert all(saying["start"] <= a < b <= saying["end"] for a, b in spans)


def test_sayings_come_newest_first(sayings: list[dict[str, Any]]) -> None:
    days = [saying["published"][:10] for saying in sayings]
    assert days == sorted(days, reverse=True)


def test_a_source_and_a_topic_bring_what_was_said_and_who_passes_it_on(filled: Path) -> None:
    done = byline("said", "--source", "Dunnick", "--about", "the box", "--json",
                  "--archive", filled)  # fmt: skip
    relayed = [s for s in printed(done) if s["relayed_from"] == "Concord Wire"]
    assert [(s["outlet"], s["speaker"]) for s in relayed] == [("The Harbor Ledger", "Vera Dunnick")]
    assert "heard of it from the caretaker" in relayed[0]["text"]


def test_an_article_brings_all_its_sayings_in_its_order(
    sayings: list[dict[str, Any]], filled: Path
) -> None:
    article = sayings[0]["article_id"]
    done = byline("said", "--article", article, "--limit", 1, "--json", "--archive", filled)
    assert printed(done) == [saying for saying in sayings if saying["article_id"] == article]


def test_a_source_that_said_nothing_is_an_empty_list(filled: Path) -> None:
    assert printed(byline("said", "--source", "Nobody", "--json", "--archive", filled)) == []


def test_a_saying_without_json_is_a_line_with_its_way(filled: Path) -> None:
    done = byline("said", "--source", "Vera Dunnick", "--archive", filled)
    assert (
        "Vera Dunnick (as passed on by Concord Wire; published by The Harbor Ledger, 2026-05-05): "
        "“We heard of it from the caretaker, like the rest of the country,” Vera Dunnick, who runs "
        "his campaign, said"
    ) in done.stdout.splitlines()


def test_a_batch_of_sources_answers_line_by_line(
    sayings: list[dict[str, Any]], filled: Path
) -> None:
    article = sayings[0]["article_id"]
    batch = "\n".join(
        json.dumps(line)
        for line in (
            {"id": "s", "source": "Dunnick"},
            {"id": "a", "about": "the loan of 40 million crowns", "after": "2026-09-01"},
            {"id": "w", "article": article},
            {"id": "n", "article": "nothing"},
            {"id": "q", "question": "Who said what?"},
            {"id": "t", "source": 5},
        )
    )
    done = byline("said", "--batch", "-", "--archive", filled, stdin=batch)
    found = lines(done)
    assert [line["id"] for line in found] == ["s", "a", "w", "n", "q", "t"]
    assert all(set(saying) == SAYING for line in found[:3] for saying in line["results"])
    assert all("Dunnick" in saying["speaker"] for saying in found[0]["results"])
    assert min(saying["published"] for saying in found[1]["results"]) >= "2026-09-01"
    assert {saying["article_id"] for saying in found[2]["results"]} == {article}
    assert ["error" in line for line in found] == [False] * 3 + [True] * 3
    assert_fails(done, "3 lines failed", "output")


def test_a_question_of_who_said_what_is_answered_with_sayings(filled: Path) -> None:
    answer = printed(
        byline("ask", "Did Finnimore deny that the sale was discussed?", "--json",
               "--archive", filled)
    )  # fmt: skip
    assert (answer["outcome"], answer["short_answer"]) == ("answered", "Yes")
    assert "denied that the sale was discussed" in answer["claims"][0]["text"]


def test_a_source_that_is_silent_on_it_is_not_found(filled: Path) -> None:
    answer = printed(
        byline("ask", "What did Vera Dunnick say about the cooling tower?", "--json",
               "--archive", filled)
    )  # fmt: skip
    assert (answer["outcome"], answer["claims"]) == ("not_found", [])
    assert answer["notice"].startswith(
        "No statement of Vera Dunnick about it was found. Those who spoke of it: "
    )


# Batches.


def test_a_batch_answers_line_by_line_with_the_same_ids(filled: Path) -> None:
    batch = '{"id": "b", "question": "Who leads the inquiry?"}\n\n{"id": 7, "question": "dam"}\n'
    found = lines(byline("search", "--batch", "-", "--archive", filled, stdin=batch))
    assert [answer["id"] for answer in found] == ["b", 7]
    assert all(set(hit) >= HIT for answer in found for hit in answer["results"])


def test_a_follow_up_says_what_was_searched_for_and_what_filtered(filled: Path) -> None:
    before = [{"question": "Did Kestlin withdraw?", "answer": "Yes."}]
    plain = {"question": "Why?", "history": before}
    named = {"question": "Why did Kestlin withdraw, in the Tallyman?"}
    batch = "\n".join(json.dumps(one) for one in (plain, named))
    first, second = lines(byline("ask", "--batch", "-", "--archive", filled, stdin=batch))
    assert first["standalone"] == "Why did Kestlin withdraw?"
    assert (second["standalone"], second["filters"]["outlets"]) == ("", ["The Tallyman"])
    assert set(second["filters"]) == {"outlets", "after", "before", "articles"}


@pytest.mark.parametrize("verb", ["ask", "search"])
def test_a_bad_line_is_reported_and_the_rest_answered(filled: Path, verb: str) -> None:
    batch = "\n".join(
        [
            '{"id": 1, "question": "How high did the Velmer rise?"}',
            "not json",
            "[]",
            '{"id": 4}',
            '{"id": 5, "question": 5}',
            '{"id": 6, "question": "dam", "after": "soon"}',
            '{"id": 7, "question": "dam", "outlets": "Ledger"}',
            r'{"id": "\ud800", "question": "dam"}',
            r'{"id": 9, "question": "dam", "\udfff": ["\ud800"]}',
            '{"id": 10, "question": "How high did the Velmer rise?"}',
        ]
    )
    done = byline(verb, "--batch", "-", "--archive", filled, stdin=batch)
    found = lines(done)
    assert [answer["id"] for answer in found] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert ["error" in answer for answer in found] == [False, *[True] * 8, False]
    assert_fails(done, "8 lines failed", "output")


@pytest.mark.parametrize(
    "line",
    [
        {"id": 1, "question": "dam", "after": 20260414},
        {"id": 1, "question": "dam", "history": "Who?"},
        {"id": 1, "question": "dam", "history": 5},
        {"id": 1, "question": "dam", "history": ["Who?"]},
    ],
    ids=lambda line: str({k: v for k, v in line.items() if k not in ("id", "question")}),
)
def test_a_field_of_the_wrong_type_ends_its_line_only(filled: Path, line: object) -> None:
    batch = f'{json.dumps(line)}\n{{"id": 2, "question": "dam"}}'
    done = byline("ask", "--batch", "-", "--archive", filled, stdin=batch)
    assert ["error" in answer for answer in lines(done)] == [True, False]


def test_a_batch_comes_from_a_file_too(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "batch.jsonl").write_text('{"question": "dam"}\n')
    done = byline("search", "--batch", tmp_path / "batch.jsonl", "--archive", filled)
    assert [answer["id"] for answer in lines(done)] == [1]


def test_history_carries_a_question_over(filled: Path) -> None:
    turn = {"question": "Who leads the inquiry into the Vennet Dam?", "answer": "Halden Croy."}
    batch = json.dumps({"id": 1, "question": "And when did it report?", "history": [turn]})
    (answer,) = lines(byline("ask", "--batch", "-", "--archive", filled, stdin=batch))
    places = [*answer["citations"], *answer["related"]]
    assert any("inquiry" in place["title"] + place["text"] for place in places)


# How it fails.


@pytest.mark.parametrize(
    "command",
    [["articles"], ["ask", "Who?"], ["search", "dam"], ["ask", "--batch", "-"], ["said"]],
)
def test_an_empty_archive_says_how_to_fill_it(tmp_path: Path, command: list[str]) -> None:
    done = byline(*command, "--archive", tmp_path / "none", stdin='{"question": "Who?"}')
    assert_fails(done, "there is no archive in", "byline ingest")


@pytest.mark.parametrize("command", [["ingest", SAMPLES], ["remove", "x"]])
def test_a_busy_archive_names_its_owner(archive: Path, command: list[object]) -> None:
    with Archive.own(archive, BUNDLED):
        done = byline(*command, "--archive", archive)
    assert_fails(done, f"in use by process {os.getpid()} ", "--archive")


@pytest.mark.parametrize(
    "command", [["articles"], ["search", "dam"], ["ask", "Who leads it?"], ["said"]]
)
def test_a_busy_archive_still_answers(archive: Path, command: list[object]) -> None:
    with Archive.own(archive, BUNDLED):
        done = byline(*command, "--archive", archive)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [["ingest", SAMPLES], ["doctor"]])
def test_a_missing_model_is_said(tmp_path: Path, command: list[object]) -> None:
    done = byline(*command, "--archive", tmp_path / "archive", BYLINE_ENCODER="/nonexistent",
                  BYLINE_CACHE=tmp_path / "cache")  # fmt: skip
    assert_fails(done, "/nonexistent|problems left", "BYLINE_ENCODER")


def test_another_encoder_than_the_archives_is_said(filled: Path) -> None:
    done = byline("search", "dam", "--archive", filled, BYLINE_ENCODER="/nonexistent")
    assert_fails(done, f"embedded with {BUNDLED}", "doctor --reembed")


def test_an_unknown_setting_is_said(filled: Path) -> None:
    done = byline("ask", "Who?", "--archive", filled, BYLINE_MODLE="x")
    assert_fails(done, "BYLINE_MODLE is not a setting", "README")


def test_a_port_in_use_is_said(archive: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = byline("serve", "--no-browser", "--port", port, "--archive", archive)
    assert_fails(done, str(port), "--port")


@pytest.mark.parametrize(
    ("command", "error"),
    [
        (["remove", "nobody"], "there is no article 'nobody'"),
        (["ask"], "ask a question"),
        (["ask", " "], "ask a question"),
        (["search", "dam", "--limit", "0"], "limit"),
        (["search", "dam", "--after", "soon"], "'soon' is not a date"),
        (["ask", "dam", "--batch", "/nonexistent"], "/nonexistent"),
        (["fly"], "fly"),
        (["ask", "dam", "--fly"], "--fly"),
        (["ingest"], "SOURCES"),
        (["said", "--article", "nobody"], "there is no article 'nobody'"),
        (["said", "--limit", "0"], "limit"),
    ],
)
def test_a_wrong_command_is_said(archive: Path, command: list[str], error: str) -> None:
    where = [] if command[0] == "fly" else ["--archive", archive]
    assert_fails(byline(*command, *where), error, ".")


@pytest.mark.parametrize(
    "command", [["ingest", "\x1b[2Jgone.txt"], ["search", "dam", "--after", "\x1b]0;x\x07"]]
)
def test_a_failure_does_not_steer_the_terminal(filled: Path, command: list[str]) -> None:
    done = byline(*command, "--archive", filled)
    assert done.returncode
    assert "\ufffd" in done.stderr or "\\x1b" in done.stderr
    assert not set("\x1b\x07") & set(done.stderr)


@pytest.mark.parametrize("verb", ["ask", "search"])
def test_an_article_that_is_not_there_is_said(filled: Path, verb: str) -> None:
    done = byline(verb, "dam", "--article", "nobody", "--archive", filled)
    assert_fails(done, "there is no article 'nobody'", ".")


def test_a_source_that_is_not_there_fails_and_the_rest_goes_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council voted on Tuesday.")
    done = byline("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "https://news.example/a",
                  "--json", "--archive", tmp_path / "archive")  # fmt: skip
    *results, summary = lines(done)
    assert sorted(result["status"] for result in results) == ["added", "failed", "failed"]
    assert summary["summary"]["failed"] == 2
    assert_fails(done, "2 of 3 could not be read", "above")


def test_a_reader_that_stops_reading_is_no_failure_to_talk_about(filled: Path) -> None:
    command = (
        f"{' '.join(map(repr, BYLINE[:2]))} {BYLINE[2]!r} articles --archive {filled} | head -1"
    )
    done = subprocess.run(
        ["bash", "-c", command.replace("\\n", "\n")],
        capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr


# What is not loaded is not waited for.

HEAVY = ("torch", "chromadb", "openvino", "sentence_transformers", "gradio", "transformers")


def modules(tmp_path: Path, *arguments: object) -> set[str]:
    code = (
        "import sys, atexit; sys.argv[0] = 'byline'\n"
        "out = sys.argv.pop()\n"
        "atexit.register(lambda: open(out, 'w').write('\\n'.join(sys.modules)))\n"
        "from app.cli import main\n"
        "if __name__ == '__main__': main()"
    )
    out = tmp_path / "modules"
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments), str(out)],
        capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(out.read_text().split("\n"))


@pytest.mark.parametrize("command", [["articles"], ["ingest", SAMPLES], ["--help"]])
def test_a_light_command_loads_nothing_heavy(
    archive: Path, tmp_path: Path, command: list[object]
) -> None:
    where = [] if command == ["--help"] else ["--archive", archive]
    assert modules(tmp_path, *command, *where) & set(HEAVY) == set()


def test_remove_loads_no_model(archive: Path, tmp_path: Path) -> None:
    (first, *_) = printed(byline("articles", "--json", "--archive", archive))
    loaded = modules(tmp_path, "remove", first["article_id"], "--archive", archive)
    assert not loaded & {"torch", "openvino", "sentence_transformers", "gradio"}


@pytest.mark.parametrize("command", [["said", "--source", "Vale"], ["said", "--article"]])
def test_said_loads_no_model_without_a_topic(
    filled: Path, tmp_path: Path, command: list[object]
) -> None:
    if command[-1] == "--article":
        listed = printed(byline("articles", "--json", "--archive", filled))
        command = [*command, listed[0]["article_id"]]
    loaded = modules(tmp_path, *command, "--archive", filled)
    assert not loaded & {*HEAVY, "spacy", "tokenizers"}


def test_said_with_a_topic_loads_neither_torch_nor_chroma(filled: Path, tmp_path: Path) -> None:
    loaded = modules(tmp_path, "said", "--about", "the dam", "--archive", filled)
    assert not loaded & {"torch", "chromadb", "gradio", "spacy"}


def test_ask_loads_neither_torch_nor_chroma(filled: Path, tmp_path: Path) -> None:
    loaded = modules(tmp_path, "ask", "Who leads the inquiry?", "--archive", filled)
    assert not loaded & {"torch", "chromadb", "gradio", "langchain_text_splitters"}


@pytest.fixture(autouse=True)
def _no_leftovers() -> Iterator[None]:
    """Commands under test run with their own settings only."""
    before = dict(os.environ)
    yield
    assert dict(os.environ) == before | {
        name: os.environ[name] for name in ("PYTEST_CURRENT_TEST",) if name in os.environ
    }


CHECK = {"verdict", "score", "reason"}


def test_a_claim_is_held_against_a_text_without_an_archive(tmp_path: Path) -> None:
    done = byline(
        *("check", "312 people fled.", "--text", "Some 4,800 people fled.", "--json"),
        BYLINE_ARCHIVE=tmp_path / "none",
    )
    checked = printed(done)
    assert set(checked) == CHECK
    assert checked["verdict"] == "contradicted"
    assert not (tmp_path / "none").exists()


def test_a_check_without_json_is_a_line_with_its_reason() -> None:
    done = byline("check", "The dam held.", "--text", "On Monday the dam held. It rained.")
    assert re.fullmatch(r"supported \(0\.\d\d\): the text .+\n", done.stdout)


def test_a_batch_of_claims_answers_line_by_line() -> None:
    batch = (
        '{"id": "a", "claim": "The dam held.", "text": "The dam held."}\n'
        '{"id": "b", "claim": "The dam held."}\n'
        '{"id": "c", "claim": "Nobody came.", "text": "The dam held."}\n'
    )
    done = byline("check", "--batch", "-", stdin=batch)
    first, second, third = lines(done)
    assert first == {"id": "a", "verdict": "supported", "score": 1.0, "reason": first["reason"]}
    assert second["id"] == "b"
    assert "'text'" in second["error"]
    assert third["verdict"] == "not found"
    assert done.returncode == 1


def test_a_claim_without_a_text_is_said() -> None:
    done = byline("check", "The dam held.")
    assert done.returncode == 2
    assert "--text" in done.stderr


def test_what_a_judge_ruled_is_found_in_what_the_judge_said(filled: Path) -> None:
    done = byline("ask", "What did Judge Kettley rule?", "--json", "--archive", filled)
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["engine"]) == ("answered", "statements")
    assert "may not sign a contract" in answer["claims"][0]["text"]
