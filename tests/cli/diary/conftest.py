"""A diary in a folder of its own, and a clock that stands where it is told to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from day_by_day import Days


@pytest.fixture
def days(
    known: None,  # noqa: ARG001
    program: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Days:
    """On Thursday 26 November 2026, 18:40, nothing is begun."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HIPCOACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TZ", "Europe/Berlin")
    return Days(program, tmp_path / "home", monkeypatch, capfdbinary)


@pytest.fixture
def begun(days: Days) -> Days:
    """A session was told on Thursday evening."""
    days.run("done", "-s", "hamstring", "--side", "left", "--pain", "3", "--after", "2", "--effort", "4")
    return days
