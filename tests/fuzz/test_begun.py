"""Command lines find a diary in their sandbox, and what they say of it is held to its promises."""

from __future__ import annotations

import json
from typing import Any

import pytest
from begun import TOLD
from grammar import OF_DIARY, commands
from jsonschema import ValidationError
from targets import lines
from targets.lines import Typed, attempt, data_of, ended

pytestmark = pytest.mark.slow  # many commands

WEEK = "a week"


def test_the_commands_of_the_diary_are_among_those_that_lines_are_made_of() -> None:
    assert {command.path[0] for command in commands()[1]} >= OF_DIARY


@pytest.mark.parametrize(
    "line",
    [
        ("done", "session.json"),
        ("done", "line.txt"),
        ("morning", "3"),
        ("today",),
        ("plan", "--symptom", "hamstring", "--adopt", "--start", "today"),
        ("diary", "--for", "Ana"),
        ("diary", "--import", "weeks.jsonl"),
        ("forget", "--for", "Ana", "--yes"),
    ],
    ids=" ".join,
)
def test_each_does_its_work_where_a_week_was_told(line: tuple[str, ...]) -> None:
    assert attempt(Typed(line, WEEK)) == "exit 0"


TODAY = {"nothing": 2, "for nothing": 2, "a flag": 3}


@pytest.mark.parametrize("diary", TOLD)
def test_whatever_was_told_today_and_the_weeks_keep_their_shape(diary: str) -> None:
    assert attempt(Typed(("today", "--json"), diary)) == f"exit {TODAY.get(diary, 0)}"
    assert attempt(Typed(("diary", "--json"), diary)) == ("exit 0" if TOLD[diary] else "exit 2")


@pytest.mark.parametrize("part", ["today", "weeks"])
def test_an_answer_that_loses_its_shape_is_seen(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = ("today" if part == "today" else "diary", "--json")
    answer: Any = data_of(ended(line, WEEK).out)
    answer[part] = 7
    monkeypatch.setattr(lines, "data_of", lambda _: json.loads(json.dumps(answer)))
    with pytest.raises(ValidationError):
        attempt(Typed(line, WEEK))
