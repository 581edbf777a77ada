"""`byline brief`, from outside: what it prints, the files it writes, and how it fails."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from archive.archive import Archive
from archive.encoder import BUNDLED
from tests.fakes import SAMPLES
from tests.test_cli import PLACE, SAYING, assert_fails, byline, lines, modules, printed

BRIEFING = {
    *("topic", "as_of", "key_points", "said", "disputed", "timeline", "sources", "citations"),
    *("length", "unknown", "withdrawn", "independent", "read", "since", "filters"),
    *("engine", "seconds", "usage", "notice"),
}
CLAIM = {
    *("text", "attribution", "citations", "verdict", "who", "reason"),
    *("sources", "change", "before"),
}
SOURCE = {
    *("article_id", "version", "url", "outlet", "title", "published", "copy_of", "citations"),
}
DAM = "the Vennet Dam"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the samples; not to be changed."""
    folder = tmp_path_factory.mktemp("brief") / "archive"
    done = byline("ingest", SAMPLES, "--archive", folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def dam(filled: Path) -> dict[str, Any]:
    made: dict[str, Any] = printed(byline("brief", DAM, "--json", "--archive", filled))
    return made


@pytest.fixture(scope="module")
def stories(filled: Path) -> dict[str, list[str]]:
    """The ids of the articles of each story."""
    found: dict[str, list[str]] = {}
    for article in printed(byline("articles", "--json", "--archive", filled)):
        if article["story"]:
            found.setdefault(article["story"], []).append(article["article_id"])
    assert found
    return found


def claims(made: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        *made["key_points"],
        *(one["claim"] for one in made["said"]),
        *(side for one in made["disputed"] for side in one["sides"]),
        *(one["claim"] for one in made["timeline"]),
        *made["unknown"],
        *made["withdrawn"],
    ]


def test_a_briefing_has_its_keys(dam: dict[str, Any]) -> None:
    assert set(dam) == BRIEFING
    assert all(set(claim) == CLAIM for claim in claims(dam))
    assert all(set(said) == SAYING | {"claim"} for said in dam["said"])
    assert all(set(one) == {"date", "certain", "written", "claim"} for one in dam["timeline"])
    assert all(set(cited) == PLACE | {"number", "carried_by", "wire"} for cited in dam["citations"])
    assert all(set(source) == SOURCE for source in dam["sources"])
    assert (dam["topic"], dam["length"], dam["engine"]) == (DAM, "standard", "quotes")
    assert dam["key_points"]
    assert dam["said"]
    assert dam["timeline"]


def test_every_citation_is_exactly_the_articles_characters(
    dam: dict[str, Any], filled: Path
) -> None:
    with Archive.read(filled, BUNDLED) as archive:
        for place in dam["citations"]:
            text = archive.article(place["article_id"], place["version"]).text
            assert place["text"] == text[place["start"] : place["end"]] != ""


def test_every_line_is_cited_and_every_citation_used(dam: dict[str, Any]) -> None:
    texts = {cited["number"]: cited["text"] for cited in dam["citations"]}
    assert all(c["text"] == " ".join(texts[c["citations"][0]].split()) for c in claims(dam))
    assert sorted({n for c in claims(dam) for n in c["citations"]}) == sorted(texts)


def test_a_disagreement_has_its_sides(filled: Path) -> None:
    made = printed(
        byline("brief", "people evacuated from Tarnwick", "--length", "long", "--json",
               "--archive", filled)
    )  # fmt: skip
    assert all(set(one) == {"about", "sides"} for one in made["disputed"])
    assert any(len(one["sides"]) == 2 for one in made["disputed"])


def test_a_briefing_without_json_is_a_text_with_its_sources(filled: Path) -> None:
    done = byline("brief", DAM, "--length", "short", "--archive", filled)
    assert done.returncode == 0, done.stderr
    talk = done.stdout.splitlines()
    assert talk[0] == "Briefing: The Vennet Dam"
    assert {"Key points", "Who said what", "Timeline"} <= set(talk)
    assert any(line.startswith("Sources: ") for line in talk)
    assert not done.stderr


def test_a_topic_nothing_is_about_is_said(filled: Path) -> None:
    done = byline("brief", "the chess world championship of 1972", "--archive", filled)
    assert done.returncode == 0
    assert "Nothing was found on this" in done.stdout


def test_a_story_is_read_whole_and_names_the_briefing(
    filled: Path, stories: dict[str, list[str]]
) -> None:
    id, articles = max(stories.items(), key=lambda one: len(one[1]))
    made = printed(byline("brief", "--story", id, "--json", "--archive", filled))
    assert made["read"] == len(articles)
    assert sorted(made["filters"]["articles"]) == sorted(articles)
    assert made["topic"]
    assert {source["article_id"] for source in made["sources"]} <= set(articles)


def test_filters_and_length_hold(filled: Path) -> None:
    made = printed(
        byline("brief", DAM, "--outlet", "radio lorrevia", "--length", "short", "--json",
               "--archive", filled)
    )  # fmt: skip
    assert made["length"] == "short"
    assert {source["outlet"] for source in made["sources"]} == {"Radio Lorrevia"}


def test_what_is_new_since_a_date(filled: Path) -> None:
    made = printed(byline("brief", "--since", "2026-08-01", "--json", "--archive", filled))
    assert made["topic"] == "What is new since 1 August 2026"
    assert made["filters"]["after"] == "2026-08-01"
    assert min(source["published"] for source in made["sources"]) >= "2026-08-01"


def test_what_is_new_since_a_briefing_in_a_file(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "dam.json"
    before = byline("brief", DAM, "--length", "short", "--json", "--archive", filled)
    file.write_text(before.stdout)
    made = printed(byline("brief", DAM, "--since", file, "--json", "--archive", filled))
    assert made["since"].startswith("Compared with the briefing of ")
    known = {claim["text"] for claim in claims(json.loads(before.stdout))}
    assert all(claim["change"] in ("", "new", "changed") for claim in claims(made))
    assert not [claim for claim in claims(made) if claim["text"] in known and claim["change"]]
    assert made["withdrawn"] == []


def test_a_briefing_is_written_to_a_file_that_opens(filled: Path, tmp_path: Path) -> None:
    for ending in ("md", "html", "docx"):
        file = tmp_path / f"dam.{ending}"
        done = byline("brief", DAM, "--length", "short", "--out", file, "--archive", filled)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        content = file.read_bytes()
        if ending == "docx":
            assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
            text = "\n".join(paragraph.text for paragraph in Document(str(file)).paragraphs)
        else:
            text = content.decode()
        assert "jammed early on Saturday" in text
        assert "Key points" in text


def test_a_file_and_json_go_together(filled: Path, tmp_path: Path) -> None:
    file = tmp_path / "dam.MD"
    made = printed(byline("brief", DAM, "--json", "--out", file, "--archive", filled))
    assert made["key_points"][0]["text"] in file.read_text("utf-8")


def test_a_batch_answers_line_by_line(
    filled: Path, tmp_path: Path, stories: dict[str, list[str]]
) -> None:
    story, articles = next(iter(stories.items()))
    file = tmp_path / "before.json"
    file.write_text(byline("brief", DAM, "--json", "--archive", filled).stdout)
    batch = "\n".join(
        json.dumps(line)
        for line in (
            {"id": "q", "question": DAM, "outlets": ["Radio Lorrevia"]},
            {"id": "a", "articles": articles},
            {"id": "s", "story": story},
            {"id": "n", "since": "2026-08-01"},
            {"id": "f", "question": DAM, "since": str(file)},
            {"id": "u", "question": DAM, "articles": ["nobody"]},
            {"id": "v", "story": "nobody"},
            {"id": "x", "since": str(tmp_path / "none.json")},
            {"id": "t", "question": 5},
        )
    )
    done = byline("brief", "--batch", "-", "--length", "short", "--archive", filled, stdin=batch)
    found = lines(done)
    assert [line["id"] for line in found] == ["q", "a", "s", "n", "f", "u", "v", "x", "t"]
    assert ["error" in line for line in found] == [False] * 5 + [True] * 4
    assert all(set(line) == BRIEFING | {"id"} for line in found[:5])
    assert all(line["length"] == "short" and line["key_points"] for line in found[:5])
    asked, named, of_story, new, refreshed = found[:5]
    assert asked["filters"]["outlets"] == ["Radio Lorrevia"]
    assert named["read"] == of_story["read"] == len(articles)
    assert new["topic"] == "What is new since 1 August 2026"
    assert refreshed["since"]
    assert "there is no article 'nobody'" in found[5]["error"]
    assert all(line["hint"] for line in found[5:])
    assert_fails(done, "4 lines failed", "output")


def test_an_option_counts_where_a_line_of_a_batch_says_nothing(filled: Path) -> None:
    batch = '{"id": 1}\n{"id": 2, "since": "2026-10-01"}\n'
    done = byline("brief", "--batch", "-", "--since", "2026-09-20", "--archive", filled,
                  stdin=batch)  # fmt: skip
    assert [line["filters"]["after"] for line in lines(done)] == ["2026-09-20", "2026-10-01"]


@pytest.mark.parametrize(
    ("options", "error", "hint"),
    [
        (["--out", "a.pdf"], "can't be written as 'pdf'", r"\.md, \.html, \.docx"),
        (["--out", "a"], "can't be written as ''", r"\.docx"),
        (["--since", "none.json"], "can't be read", "byline brief --json"),
        (["--story", "nobody"], "'nobody' is in no story", "."),
        (["--article", "nobody"], "there is no article 'nobody'", "."),
        (["--outlet", "The Evening Sock"], "no article is from 'The Evening Sock'", "there are"),
        (["--length", "endless"], "endless", "."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_option_is_said_with_a_remedy(
    filled: Path, tmp_path: Path, options: list[str], error: str, hint: str
) -> None:
    done = byline("brief", DAM, *options, "--archive", filled, cwd=tmp_path)
    assert_fails(done, error, hint)
    assert list(tmp_path.iterdir()) == []


def test_a_briefing_of_nothing_is_said(filled: Path) -> None:
    assert_fails(byline("brief", "--archive", filled), "name a topic, --story ID", "--help")


def test_a_folder_that_is_not_there_is_said(filled: Path, tmp_path: Path) -> None:
    done = byline("brief", DAM, "--out", tmp_path / "none" / "a.md", "--archive", filled)
    assert_fails(done, "none", ".")


def test_an_empty_archive_says_how_to_fill_it(tmp_path: Path) -> None:
    assert_fails(byline("brief", DAM, "--archive", tmp_path), "there is no archive", "ingest")


def test_a_busy_archive_still_answers(filled: Path) -> None:
    with Archive.own(filled, BUNDLED):
        done = byline("brief", DAM, "--length", "short", "--json", "--archive", filled)
    assert printed(done)["key_points"]


def test_help_loads_nothing_heavy_and_a_briefing_neither_torch_nor_chroma(
    filled: Path, tmp_path: Path
) -> None:
    heavy = {"torch", "chromadb", "gradio", "spacy", "docx"}
    assert not modules(tmp_path, "brief", "--help") & {*heavy, "openvino", "tokenizers"}
    assert not modules(tmp_path, "brief", DAM, "--archive", filled) & heavy
