"""What `recommend` says beside its result."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic_core import from_json


def test_what_gave_way_is_said_aloud(ended: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("recommend", "--symptom", "hamstring", "--focus", "glide", "--json") == 0
    assert "note: No glide today" in capsys.readouterr().err


def test_other_advice_is_not(ended: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert ended("recommend", "--symptom", "hamstring") == 0
    done = capsys.readouterr()
    assert "What to watch, today and tomorrow\n  - " in done.out
    assert "note: " not in done.err


@pytest.mark.parametrize("command", [("recommend",), ("recommend", "--screened"), ("explain", "--screened")])
def test_bytes_that_are_no_text_are_repeated_as_text(
    command: tuple[str, ...], ended: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    ended(*command, "tight hips \udcff\udcfe", "--json")
    answer = capsys.readouterr().out
    assert from_json(answer)
    assert r"\ud" not in answer
    assert "dcff" not in answer
