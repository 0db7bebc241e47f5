"""Who asks with knowledge that stops less than the program's own is told so, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Ended = Callable[..., int]

_LESS = """\
- id: severe-pain  # hipcoach: allow safety-weakened because the clinic asks it on paper
  then: {prefer: {method: glide}}
  because: It is asked on paper.
  source: field-convention
  grade: convention
"""


def _folder(place: Path, rules: str) -> str:
    place.mkdir()
    (place / "rules.yaml").write_text(rules, encoding="utf-8")
    return str(place)


@pytest.mark.parametrize(
    "asked",
    [("recommend", "-s", "hamstring"), ("explain", "-s", "hamstring"), ("screen", "--answers", "no.yaml")],
)
def test_less_care_is_told_once_with_its_place(
    ended: Ended, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...]
) -> None:
    (tmp_path / "no.yaml").write_text("cauda: yes\n", encoding="utf-8")
    folder = _folder(tmp_path / "mine", _LESS)
    ended("--catalogue", folder, *asked)
    told = [line for line in capsys.readouterr().err.splitlines() if "less care" in line]
    where = f"{folder}/rules.yaml:1"
    how = "`hipcoach catalogue check` says how"
    assert told == [f"note: less care than the built-in knowledge takes is taken at {where}; {how}"]


def test_a_folder_in_the_home_is_told_of_without_being_named(
    ended: Ended, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HIPCOACH_HOME", str(tmp_path))
    _folder(tmp_path / "catalogue", _LESS)
    ended("recommend", "-s", "hamstring", "--pain", "10")
    assert "less care" in capsys.readouterr().err


def test_a_folder_that_only_adds_is_not_told_of(
    ended: Ended, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path / "mine", _LESS.replace("severe-pain", "mine"))
    assert ended("--catalogue", folder, "recommend", "-s", "hamstring") == 0
    assert "note:" not in capsys.readouterr().err


def test_without_the_built_in_knowledge_its_red_flags_are_missed_aloud(
    ended: Ended, capsys: pytest.CaptureFixture[str]
) -> None:
    ended("--only", "--catalogue", str(Path(__file__).parents[2] / "data"), "recommend", "-s", "hamstring")
    assert "note: with --only nothing stops but what these folders say" in capsys.readouterr().err
