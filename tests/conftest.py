"""What every test may use."""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from built_in import built_in, built_in_figures
from day_by_day import Days
from hypothesis import settings
from made_once import make_once

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, Routine, request_from
from hipcoach.errors import CatalogueError
from hipcoach.figures.pose import SolvedFrame, solved_frames

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # how fast a machine is decides nothing
settings.register_profile("quick", deadline=None, max_examples=25)
_WEST = f"{datetime.now(UTC).hour - 12:+d}"
os.environ["TZ"] = f"Etc/GMT{_WEST}" if Path("/usr/share/zoneinfo/Etc").is_dir() else f"<noon>{_WEST}"
"""It is noon where tests run, at whatever hour: what a night changes is tested at times of a test's own."""
time.tzset()

_COLOUR_AND_PLACE = (
    "CI",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "NO_COLOR",
    "PY_COLORS",
    "TERM",
)


def pytest_configure(config: pytest.Config) -> None:
    """The fast whole draws a quarter of what is drawn at random; the whole draws all of it.

    What a script runs in the background ignores Ctrl-C, and so would every command that a test starts.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.option.markexpr == "not slow":
        settings.load_profile("quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The fast whole does not even import the files in which all is slow, a browser's driver among what they need."""
    if config.option.markexpr != "not slow" or not collection_path.match("test_*.py"):
        return None
    return "\npytestmark = pytest.mark.slow" in collection_path.read_text(encoding="utf-8") or None


def pytest_collection(session: pytest.Session) -> None:
    """Where the built-in knowledge is broken, only the test that says how is run, whatever was asked for."""
    try:
        built_in_figures()
    except CatalogueError:
        session.config.args = [str(Path(__file__).with_name("test_built_in_knowledge.py"))]
        session.config.option.keyword = session.config.option.markexpr = ""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a sweep the first is for every day: where it breaks for all, that is seen soon. The others are slow."""
    begun = set[str]()
    for item in items:
        if item.get_closest_marker("sweep"):
            family = item.nodeid.partition("[")[0]
            if family in begun:
                item.add_marker("slow")
            begun.add(family)


def pytest_collection_finish() -> None:
    """All that is collected stays until the end: looking it through for garbage again and again took a sixth."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        make_once(patch)
        yield


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's environment, or of its user's home, changes what is printed."""
    for name in (*_COLOUR_AND_PLACE, *(name for name in os.environ if name.startswith("HIPCOACH_"))):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HIPCOACH_HOME", os.devnull)
    monkeypatch.setenv("HIPCOACH_PAGER", "cat")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The built-in knowledge, read from the checkout."""
    return built_in()


@pytest.fixture(scope="session")
def coach(catalogue: Catalogue) -> Coach:
    """A coach with the built-in knowledge."""
    return Coach(catalogue)


@pytest.fixture(scope="session")
def figures() -> dict[str, Figure]:
    """The built-in figures, read from the checkout, by the exercise's id."""
    return built_in_figures()


@pytest.fixture(scope="session")
def page_for(coach: Coach, figures: dict[str, Figure]) -> Callable[[str], tuple[Routine, str]]:
    """For a symptom its routine of twelve minutes, and the page of that; made once."""
    from hipcoach.render import as_page

    @cache
    def made(symptom: str) -> tuple[Routine, str]:
        routine = coach.recommend(request_from(coach.catalogue, symptoms=[symptom]))
        assert isinstance(routine, Routine)
        return routine, as_page.outcome(routine, figures)

    return made


@pytest.fixture(scope="session")
def solved(figures: dict[str, Figure]) -> dict[str, list[SolvedFrame]]:
    """Every frame of the built-in figures."""
    return {id_: solved_frames(figure) for id_, figure in figures.items()}


@pytest.fixture(scope="session")
def program() -> Any:
    """The command line, built once."""
    import typer.main

    from hipcoach.cli import app

    return typer.main.get_command(app.app)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue, figures: dict[str, Figure]) -> None:
    """The built-in knowledge is not read again for each command or folder."""
    monkeypatch.setattr("hipcoach.catalogue.load._built_in", lambda: catalogue)
    monkeypatch.setattr("hipcoach.catalogue.load._built_in_figures", lambda: figures)


@pytest.fixture
def days(
    known: None,  # noqa: ARG001
    program: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Days:
    """A folder of its own, and a clock that stands still: on Thursday 26 November 2026, 18:40, nothing is begun."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HIPCOACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return Days(program, tmp_path / "home", monkeypatch, capfdbinary)
