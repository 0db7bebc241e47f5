"""A diary to show."""

from __future__ import annotations

import pytest
from diary_people import hiker

from hipcoach.catalogue import Catalogue
from hipcoach.coach.history import History
from hipcoach.render.diary.summary import weeks_of
from hipcoach.render.diary.weeks import DiaryWeeks


@pytest.fixture(scope="session")
def history() -> History:
    return hiker()


@pytest.fixture(scope="session")
def weeks(catalogue: Catalogue, history: History) -> DiaryWeeks:
    """Its six weeks."""
    return weeks_of(history, catalogue)
