"""A diary that is begun."""

from __future__ import annotations

import pytest
from day_by_day import Days


@pytest.fixture
def begun(days: Days) -> Days:
    """A session was told on Thursday evening."""
    days.run("done", "-s", "hamstring", "--side", "left", "--pain", "3", "--after", "2", "--effort", "4")
    return days
