"""What every test may use."""

from __future__ import annotations

import os

import pytest

from hipcoach.catalogue import Catalogue, load_catalogue, load_figures
from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach
from hipcoach.figures.pose import SolvedFrame, solved_frames

_COLOUR_AND_PLACE = (
    "CI",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "HIPCOACH_CATALOGUE",
    "NO_COLOR",
    "PY_COLORS",
    "TERM",
)


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's environment, or of its user's home, changes what is printed."""
    for name in _COLOUR_AND_PLACE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HIPCOACH_HOME", os.devnull)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The built-in knowledge, read from the checkout."""
    return load_catalogue()


@pytest.fixture(scope="session")
def coach(catalogue: Catalogue) -> Coach:
    """A coach with the built-in knowledge."""
    return Coach(catalogue)


@pytest.fixture(scope="session")
def figures(catalogue: Catalogue) -> dict[str, Figure]:
    """The built-in figures, read from the checkout, by the exercise's id."""
    return load_figures(catalogue)


@pytest.fixture(scope="session")
def solved(figures: dict[str, Figure]) -> dict[str, list[SolvedFrame]]:
    """Every frame of the built-in figures."""
    return {id_: solved_frames(figure) for id_, figure in figures.items()}
