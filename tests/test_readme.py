"""The README is true: its settings are the settings, its commands run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from app.settings import Settings
from tests.fakes import ROOT, SAMPLES
from tests.test_cli import BYLINE, environment

README = ROOT / "README.md"
TEXT = README.read_text("utf-8")

BLOCKS = re.findall(r"^```sh\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
LINES = [
    line.split("  #")[0].split(" # ")[0].strip().removeprefix("$ ")
    for block in BLOCKS
    for line in block.replace("\\\n", " ").splitlines()
    if line.strip() and not line.strip().startswith("#")
]
COMMANDS = [line for line in LINES if re.search(r"(?:^|\| )byline ", line)]
RUN = [line for line in COMMANDS if "byline serve" not in line]


def settings_table() -> dict[str, str]:
    rows = re.findall(r"^\|\s*`(BYLINE_\w+)`\s*\|\s*([^|]*?)\s*\|", TEXT, re.MULTILINE)
    return dict(rows)


def test_the_table_lists_all_settings_and_no_others() -> None:
    expected = {f"BYLINE_{field.name.upper()}" for field in fields(Settings)}
    assert set(settings_table()) == {*expected, "BYLINE_DEBUG"}


@pytest.mark.parametrize(
    "field", [f for f in fields(Settings) if f.default is not MISSING], ids=lambda f: f.name
)
def test_the_table_has_the_defaults(field: object) -> None:
    name, default = field.name, field.default  # type: ignore[attr-defined]
    assert str(default) in settings_table()[f"BYLINE_{name.upper()}"].strip("`").split("`")


def test_there_are_commands_to_run() -> None:
    verbs = {line.split("byline ")[1].split()[0] for line in COMMANDS}
    assert {"ingest", "ask", "serve"} <= verbs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands run: the samples, and an archive of its own that holds them."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(SAMPLES, folder / "samples")
    (folder / "bin").mkdir()
    script = folder / "bin" / "byline"
    script.write_text("#!/bin/sh\nexec " + shlex.join(BYLINE) + ' "$@"\n')
    script.chmod(0o755)
    done = subprocess.run(
        [*BYLINE, "ingest", "samples"],
        env=environment(BYLINE_ARCHIVE=folder / "archive"),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.parametrize("line", RUN)
def test_a_command_runs(folder: Path, line: str) -> None:
    here = environment(BYLINE_ARCHIVE=folder / "archive")
    here["PATH"] = f"{folder / 'bin'}:{here['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        env=here,
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stderr}"


@pytest.mark.parametrize("line", [line for line in COMMANDS if "byline serve" in line])
def test_serve_has_the_options_it_is_shown_with(line: str) -> None:
    from app.cli import byline

    known = {option for parameter in byline.commands["serve"].params for option in parameter.opts}
    known |= {o for parameter in byline.commands["serve"].params for o in parameter.secondary_opts}
    assert {word.split("=")[0] for word in line.split() if word.startswith("--")} <= known


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("make")])
def test_make_has_the_targets_it_is_shown_with(line: str) -> None:
    makefile = (ROOT / "Makefile").read_text()
    for target in [word for word in line.split()[1:] if "=" not in word and word[0] != "-"]:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
