"""What a path does not need it does not import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hipcoach.catalogue import load
from hipcoach.coach.hearing.compiled import compile_words

LOADED = """
import atexit, json, sys
from hipcoach.cli import main
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
sys.argv = ["hipcoach", *sys.argv[1:]]
main()
"""
INSTALLED = """
from pathlib import Path
from hipcoach.catalogue import load
for name in ("COMPILED", "COMPILED_FIGURES", "COMPILED_WORDS"):
    setattr(load, name, Path({folder!r}) / getattr(load, name).name)
"""
"""Its knowledge is compiled, as in a wheel."""
KNOWLEDGE = {"hipcoach.catalogue", "hipcoach.coach", "pydantic", "yaml", "rich"}
"""What only an answer needs."""
SELDOM = {"jinja2", "typst", "rapidfuzz", "tomllib", "hipcoach.cli.pager", "hipcoach.lint"}
WORDS = {"hipcoach.coach.hearing.match", "hipcoach.coach.hearing.second_reader"}
PAGE = {"hipcoach.render.as_page", "hipcoach.render.as_pdf", "hipcoach.render.as_markdown", "hipcoach.figures"}


ROUTINE = ("recommend", "-s", "hamstring")


def loaded(tmp_path: Path, *arguments: str, script: str = LOADED, **environment: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HIPCOACH_HOME": "/dev/null", "HOME": str(tmp_path), **environment},
        timeout=60,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def needless(tmp_path: Path, *arguments: str, unneeded: set[str], **environment: str) -> list[str]:
    return sorted(loaded(tmp_path, *arguments, **environment) & unneeded)


@pytest.mark.parametrize("arguments", [("--version",), ("-V",), ("--help",), ("-h",), ()])
def test_help_and_version_need_no_knowledge(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert needless(tmp_path, *arguments, unneeded=KNOWLEDGE | SELDOM | WORDS | PAGE) == []


@pytest.mark.parametrize("arguments", [("recommend", "--help"), ("help", "list"), ("catalogue", "check", "-h")])
def test_help_of_a_command_needs_what_reads_a_line_and_no_more(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert needless(tmp_path, *arguments, unneeded=(KNOWLEDGE - {"pydantic"}) | SELDOM | WORDS | PAGE) == []


def test_a_routine_by_name_needs_neither_words_nor_a_page(tmp_path: Path) -> None:
    assert needless(tmp_path, *ROUTINE, unneeded=SELDOM | WORDS | PAGE) == []


@pytest.mark.slow
def test_a_routine_as_json_needs_no_text(tmp_path: Path) -> None:
    unneeded = SELDOM | WORDS | PAGE | {"hipcoach.render.as_text", "rich.console"}
    assert needless(tmp_path, *ROUTINE, "--json", unneeded=unneeded) == []


@pytest.mark.slow
def test_words_need_no_page(tmp_path: Path) -> None:
    assert needless(tmp_path, "recommend", "my hip hurts", "--screened", unneeded=SELDOM | PAGE) == []


@pytest.mark.slow
def test_a_page_needs_no_pdf(tmp_path: Path) -> None:
    unneeded = (SELDOM - {"jinja2"}) | WORDS | {"hipcoach.render.as_pdf", "hipcoach.render.as_markdown"}
    assert needless(tmp_path, *ROUTINE, "-o", "a.html", unneeded=unneeded) == []


@pytest.mark.slow
def test_what_to_do_today_needs_no_models_of_a_diary_and_no_words(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    told = ("done", "-s", "hamstring", "--pain", "2", "--at", "yesterday 19:30")
    loaded(tmp_path, *told, HIPCOACH_HOME=home)
    unneeded = SELDOM | WORDS | PAGE | {"hipcoach.diary.entries", "hipcoach.diary.session", "hipcoach.coach.hearing"}
    assert needless(tmp_path, "today", unneeded=unneeded, HIPCOACH_HOME=home) == []


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("compiled")
    made = {
        load.COMPILED: load.compile_knowledge(load.CHECKOUT),
        load.COMPILED_FIGURES: load.compile_figures(load.CHECKOUT),
        load.COMPILED_WORDS: compile_words(load.load_catalogue()),
    }
    for file, text in made.items():
        (folder / file.name).write_text(text, encoding="utf-8")
    (folder / load.LEARNED).write_bytes((load.CHECKOUT / load.LEARNED).read_bytes())
    return INSTALLED.format(folder=str(folder)) + LOADED


_OTHERS: list[tuple[str, ...]] = [
    (*ROUTINE, "-m", "20", "--pain", "2", "--side", "left"),
    (*ROUTINE, "--json"),
    (*ROUTINE, "-o", "a.html"),
    (*ROUTINE, "-o", "a.md"),
    ("recommend", "my hip hurts", "--screened"),
    ("explain", "-s", "hamstring"),
    ("plan", "-s", "hamstring"),
    ("list", "--motion", "abduction"),
    ("rules",),
    ("show", "clamshell"),
    ("figure", "clamshell"),
    ("today",),
    ("diary",),
]
"""A process each."""


@pytest.mark.parametrize("arguments", [ROUTINE, *(pytest.param(each, marks=pytest.mark.slow) for each in _OTHERS)])
def test_with_the_knowledge_of_a_wheel_nothing_is_validated(
    tmp_path: Path, installed: str, arguments: tuple[str, ...]
) -> None:
    home = str(tmp_path / "home")
    if arguments in (("today",), ("diary",)):
        told = ("done", "-s", "hamstring", "--pain", "2", "--at", "yesterday 19:30")
        assert "pydantic" in loaded(tmp_path, *told, HIPCOACH_HOME=home)
    assert "pydantic" not in loaded(tmp_path, *arguments, script=installed, HIPCOACH_HOME=home)
