"""What every test may use."""

from __future__ import annotations

import pytest

from hipcoach.catalogue import Catalogue, load_catalogue
from hipcoach.coach import Coach

_COLOUR_AND_PLACE = (
    "CI",
    "COLUMNS",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "HIPCOACH_CATALOGUE",
    "HIPCOACH_HOME",
    "NO_COLOR",
    "PY_COLORS",
    "TERM",
)


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's environment changes what is printed."""
    for name in _COLOUR_AND_PLACE:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The built-in knowledge, read from the checkout."""
    return load_catalogue()


@pytest.fixture(scope="session")
def coach(catalogue: Catalogue) -> Coach:
    """A coach with the built-in knowledge."""
    return Coach(catalogue)
