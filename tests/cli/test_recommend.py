"""What `recommend` says beside its result."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def test_what_gave_way_is_said_aloud(ended: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("recommend", "--symptom", "hamstring", "--focus", "glide", "--json") == 0
    assert "note: No glide today" in capsys.readouterr().err


def test_other_advice_is_not(ended: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("recommend", "--symptom", "hamstring") == 0
    done = capsys.readouterr()
    assert "What to watch, today and tomorrow\n  - " in done.out
    assert "note: " not in done.err
