"""What a script reads where something went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ended = Callable[..., int]


@pytest.fixture
def failed(ended: Ended, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., dict[str, Any]]:
    """Run hipcoach; gives what stdout says went wrong, where it says nothing else and stderr says it too."""

    def run(*arguments: str, exit_code: int = 2) -> dict[str, Any]:
        assert ended(*arguments) == exit_code
        out, err = capfdbinary.readouterr()
        told = json.loads(out)
        assert set(told) == {"schema_version", "error"}
        assert told["error"]["message"].splitlines()[0] in err.decode()
        error: dict[str, Any] = told["error"]
        return error

    return run


WRONG = [
    (("recommend", "-s", "hamstrng"), {"word": "hamstrng", "of": "symptom", "did_you_mean": ["hamstring"]}),
    (("recommend", "-s", "xyzzy"), {"word": "xyzzy", "of": "symptom", "did_you_mean": []}),
    (("explain", "-s", "hamstring", "--exercise", "clamshel"), {"of": "exercise"}),
    (("list", "--motion", "abduktion"), {"of": "motion", "did_you_mean": ["abduction", "adduction"]}),
    (("show", "clamshel"), {"of": "exercise", "word": "clamshel"}),
    (("recommend", "--minuts", "8"), {"of": "option", "word": "--minuts", "did_you_mean": ["--minutes"]}),
    (("screen", "--wxyz"), {"of": "option", "word": "--wxyz", "did_you_mean": []}),
]


@pytest.mark.parametrize(("arguments", "parts"), WRONG, ids=" ".join)
@pytest.mark.parametrize("first", [True, False])
def test_an_unknown_word_is_told_in_parts_wherever_json_is_asked_for(
    failed: Callable[..., dict[str, Any]], arguments: tuple[str, ...], parts: dict[str, Any], *, first: bool
) -> None:
    command, *rest = arguments
    error = failed(command, "--json", *rest) if first else failed(command, *rest, "--json")
    assert error["kind"] == "unknown-word"
    assert error.items() >= parts.items()
    assert set(error) == {"kind", "message", "word", "of", "did_you_mean"}


def test_a_form_that_there_is_none_of_is_an_unknown_word(failed: Callable[..., dict[str, Any]]) -> None:
    error = failed("recommend", "-s", "hamstring", "--json", "--format", "jsn")
    assert (error["kind"], error["word"], error["of"], error["did_you_mean"][0]) == (
        "unknown-word",
        "jsn",
        "format",
        "json",
    )


@pytest.mark.parametrize("value", ["2", "61", "ten"])
def test_a_number_out_of_bounds_is_told_with_the_bounds(failed: Callable[..., dict[str, Any]], value: str) -> None:
    error = failed("recommend", "-s", "hamstring", "--format=json", "--minutes", value)
    assert error["kind"] == "out-of-bounds"
    assert (error["option"], error["value"], error["least"], error["most"]) == ("minutes", value, 3, 60)


@pytest.mark.parametrize(
    "arguments", [("show",), ("recommend",), ("recommend", "--minutes"), ("screen",), ("recommend", "--open")]
)
def test_what_else_is_wrong_with_a_line_is_its_usage(
    failed: Callable[..., dict[str, Any]], arguments: tuple[str, ...]
) -> None:
    command, *rest = arguments
    error = failed(command, "--json", *rest)
    assert set(error) == {"kind", "message"}
    assert error["kind"] == "usage"


def test_a_folder_that_is_wrong_is_told_problem_by_problem(
    failed: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "rules.yaml").write_text("- id: Odd\n- id: other\n", encoding="utf-8")
    error = failed("--catalogue", ".", "recommend", "-s", "hamstring", "--json", exit_code=1)
    assert error["kind"] == "catalogue"
    assert len(error["problems"]) > 1
    assert error["problems"][0].items() >= {"file": "rules.yaml", "line": 1, "entry": "rule 'Odd'"}.items()


def test_answers_that_are_wrong_are_told_problem_by_problem(
    failed: Callable[..., dict[str, Any]], tmp_path: Path
) -> None:
    (tmp_path / "answers.yaml").write_text("truama: no\ndvt: maybe\n", encoding="utf-8")
    error = failed("screen", "--answers", "answers.yaml", "--json")
    assert error["kind"] == "answers"
    assert [(problem["file"], problem["line"]) for problem in error["problems"]] == [
        ("answers.yaml", 1),
        ("answers.yaml", 2),
    ]


def test_a_place_that_cannot_be_written_to_is_told(failed: Callable[..., dict[str, Any]]) -> None:
    assert failed("recommend", "-s", "hamstring", "--json", "-o", "no/where.json", exit_code=1)["kind"] == "output"


def test_where_says_in_one_object_what_is_read_and_what_is_wrong(
    ended: Ended, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "rules.yaml").write_text("- id: Odd\n", encoding="utf-8")
    assert ended("--catalogue", ".", "catalogue", "where", "--json") == 1
    out, err = capfdbinary.readouterr()
    told = json.loads(out)
    assert [place["path"] for place in told["places"]][-1] == "."
    assert told["error"]["kind"] == "catalogue"
    assert b"hipcoach: rules.yaml:1:" in err


@pytest.mark.parametrize(
    "arguments", [("recommend", "-s", "x"), ("recommend", "--bad"), ("recommend", "--bad", "--", "--json")]
)
def test_who_asks_for_no_json_gets_none(
    ended: Ended, capfdbinary: pytest.CaptureFixture[bytes], arguments: tuple[str, ...]
) -> None:
    assert ended(*arguments) == 2
    assert capfdbinary.readouterr().out == b""


@pytest.mark.parametrize("arguments", [("recommend", "-s", "x"), ("-s", "x"), ("today", "--bad"), ("plan", "-s", "x")])
def test_whoever_usually_gets_json_gets_errors_so(
    failed: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("HIPCOACH_FORMAT", "JSON")
    assert failed(*arguments)["kind"] == "unknown-word"


@pytest.mark.parametrize(
    ("usual", "arguments"), [("json", ("list", "--motion", "x")), ("markdown", ("recommend", "-s", "x"))]
)
def test_a_usual_form_that_a_command_does_not_heed_or_is_no_json_changes_no_error(
    ended: Ended,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    usual: str,
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.setenv("HIPCOACH_FORMAT", usual)
    assert ended(*arguments) == 2
    assert capfdbinary.readouterr().out == b""


def test_an_error_steers_nothing_and_holds_no_half_of_a_character(failed: Callable[..., dict[str, Any]]) -> None:
    error = failed("show", "--json", "\x1b[31m\u202e::x##[group]")
    assert error["word"] == "\x1b[31m\u202e::x##[group]"
    assert failed("show", "--json", "\udcff")["word"] == "\ufffd"
