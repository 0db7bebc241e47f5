from __future__ import annotations

import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from hipcoach.cli import complete
from hipcoach.cli.app import app, run
from hipcoach.cli.complete import Completer


@pytest.fixture
def context() -> typer.Context:
    """What typer hands over while somebody types: the program's options so far."""
    return typer.Context(get_command(app))


@pytest.mark.parametrize(
    ("offer", "typed", "expected"),
    [
        (complete.symptom_ids, "ham", ["hamstring"]),
        (complete.exercise_ids, "glute", ["glute-bridge"]),
        (complete.template_ids, "daily", ["daily-cars"]),
        (complete.flag_ids, "tra", ["trauma", "trauma:urgent"]),
        (complete.focus, "ca", ["cars"]),
        (complete.motions, "ab", ["abduction"]),
        (complete.methods, "gl", ["glide"]),
        (complete.positions, "pr", ["prone"]),
        (complete.equipment, "no", ["none"]),
        (complete.spared, "pro", ["prone", "prone-heel-drop-test"]),
        (complete.cautions, "ner", ["nerve"]),
        (complete.activities, "hik", ["hiking"]),
        (complete.occasions, "bef", ["before"]),
        (complete.sides, "l", ["left"]),
        (complete.stages, "st", ["strong"]),
        (complete.surfaces, "b", ["bed"]),
        (complete.variants, "", ["a", "b", "c"]),
    ],
)
def test_what_is_offered(offer: Completer, typed: str, expected: list[str], context: typer.Context) -> None:
    assert offer(context, typed)[: len(expected)] == expected
    assert all(word.startswith(typed) for word in offer(context, typed))


def test_own_entries_are_offered_too(context: typer.Context, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("[]", encoding="utf-8")
    (tmp_path / "exercises.yaml").write_text("- {id: clamshell, off: true}\n", encoding="utf-8")
    context.params["catalogue"] = [str(tmp_path)]
    assert complete.exercise_ids(context, "clam") == []
    context.params["only"] = True
    context.params["catalogue"] = []
    assert complete.exercise_ids(context, "") == []


def test_knowledge_that_cannot_be_read_offers_nothing(context: typer.Context, tmp_path: Path) -> None:
    context.params["catalogue"] = [str(tmp_path / "nowhere")]
    assert complete.symptom_ids(context, "ham") == []


@pytest.mark.parametrize("asked", [{}, {"COMP_WORDS": "hipcoach rec", "COMP_CWORD": "x"}])
def test_a_shell_that_does_not_say_where_it_stands_gets_nothing_and_no_traceback(
    asked: dict[str, str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["hipcoach"])
    for name, value in {"_HIPCOACH_COMPLETE": "complete_bash", **asked}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as end:
        run()
    assert end.value.code == 1
    assert capfd.readouterr() == ("", "")
