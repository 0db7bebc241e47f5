"""A diary for each test: a plugin, since these modules are found by their names alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hipcoach.diary.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a diary is to lie."""
    return tmp_path / "hipcoach" / "diary.sqlite"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """A new diary."""
    with Store.begin(file) as begun:
        yield begun
