"""Whatever a command prints as JSON keeps to the schema that `hipcoach schema` gives for it."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from built_in import built_in
from jsonschema import Draft202012Validator

from hipcoach import errors
from hipcoach.render import as_json, json_schemas

Ended = Callable[..., int]


@cache
def _closed_schema(name: str) -> Draft202012Validator:
    """A schema, without further fields than those it names."""
    return Draft202012Validator(_closed(json_schemas.schema_named(name)))


def _closed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: _closed(each) for name, each in schema.items()}
    return closed | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else closed


def _asked() -> Iterator[tuple[str, str]]:
    """The schema, and the line that is held against it."""
    knowledge = built_in()
    for symptom in knowledge.symptom:
        yield "routine", f"recommend -s {symptom}"
        yield "explain", f"explain -s {symptom}"
    for template in knowledge.template:
        yield "routine", f"recommend --template {template} --variant b --minutes 25"
    for sign in knowledge.signs:
        yield "routine", f"recommend -s hip-pain --flag {sign}"
    for words in ("my hamstring is sore", "sore glutes", "my calf is swollen", "what is the weather like", "stiff"):
        yield "routine", f"recommend '{words}'"
        yield "explain", f"explain '{words}'"
    yield "routine", "recommend stiff --screened --for Ana --note Slowly"
    yield "routine", "recommend -s hip-pain -c hip-replacement --avoid supine"
    yield "routine", "recommend --focus glide -m 3 --avoid floor-sitting --avoid quadruped --avoid supine"
    yield "explain", "explain -s hamstring --flag trauma"
    for programme in knowledge.programme:
        yield "plan", f"plan --programme {programme} --start 2026-12-01 --for Ana"
    yield "plan", "plan -s hamstring --pain 5 --days daily --start 2026-12-01"
    yield "plan", "plan -s hamstring --flag trauma --start 2026-12-01"
    yield "plan", "plan -s hamstring --avoid supine --avoid prone --avoid standing --on bed -m 3 --start 2026-12-01"
    for words in ("my hamstring is sore", "sore glutes", "what is the weather like"):
        yield "plan", f"plan '{words}' --start 2026-12-01"
    for exercise in ("clamshell", "prone-windscreen-wipers", "band-side-step"):
        yield "explain", f"explain -s hamstring --exercise {exercise}"
    for exercise in knowledge.exercise:
        yield "exercise", f"show {exercise}"
    yield "exercise", "show clamshell glute-bridge"
    for kind in ("list", "symptoms", "rules", "flags", "templates", "programmes"):
        yield kind, kind
    yield "adaptations", "rules --diary"
    yield "list", "list --motion extension --method glide"
    yield "stats", "catalogue stats"
    yield "where", "catalogue where"
    yield "screen", "screen --answers clear.json"
    yield "screen", "screen --answers raised.json"


_MANY = {"explain", "plan", "routine"}
"""Of these there are so many lines that they take long."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if name in _MANY else [])
        for name in sorted({name for name, _ in _asked()})
    ],
)
def test_what_a_command_answers_keeps_to_its_schema(
    ended: Ended, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, name: str
) -> None:
    answers = dict.fromkeys(built_in().red_flag, "no")
    (tmp_path / "clear.json").write_text(json.dumps({**answers, "bone-stress": "advice"}), encoding="utf-8")
    (tmp_path / "raised.json").write_text(json.dumps({**answers, "trauma": "yes"}), encoding="utf-8")
    seen: set[str] = set()
    for line in (line for of, line in _asked() if of == name):
        ended(*shlex.split(line), "--json")
        answer = json.loads(capfdbinary.readouterr().out)
        assert "error" not in answer, line
        _closed_schema(name).validate(answer)
        seen.update(answer)
    assert seen >= _ANSWERS.get(name, set())


_ANSWERS = {
    "routine": {"phases", "referral", "nothing_left", "ambiguous", "screening", "not_understood", "letterhead"},
    "plan": {"weeks", "referral", "ambiguous", "screening", "not_understood", "letterhead"},
    "explain": {"weights", "chosen", "outcome", "referral"},
    "screen": {"clear", "referral"},
    "exercise": {"exercise", "exercises"},
}
"""Fields that only some answers of a command have: there is a line for each of them."""


def test_problems_keep_to_their_schema(ended: Ended, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("- id: Odd\n", encoding="utf-8")
    for folder, exit_code in ((".", 1), ("empty", 1)):
        assert ended("catalogue", "check", folder, "--format", "json") == exit_code
        answer = json.loads(capfdbinary.readouterr().out)
        assert answer["problems"]
        _closed_schema("check").validate(answer)


def test_where_keeps_to_its_schema_where_something_is_wrong(
    ended: Ended, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    (tmp_path / "rules.yaml").write_text("- id: Odd\n", encoding="utf-8")
    ended("--catalogue", ".", "catalogue", "where", "--json")
    answer = json.loads(capfdbinary.readouterr().out)
    assert "error" in answer
    _closed_schema("where").validate(answer)


_KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.HipcoachError)]
_MADE = {
    errors.UnknownWordError: {"word": "x", "of": "symptom", "did_you_mean": ["y"]},
    errors.OutOfBoundsError: {"option": "pain", "value": "x", "least": 0, "most": None},
    errors.CatalogueError: {"problems": [errors.Problem("rules.yaml", 1, 1, "is odd", check="x")]},
    errors.AnswersError: {"problems": []},
}


@pytest.mark.parametrize("kind", _KINDS)
def test_an_error_of_every_kind_keeps_to_the_schema(kind: Callable[..., errors.HipcoachError]) -> None:
    parts: dict[str, Any] = _MADE.get(kind, {})  # type: ignore[call-overload]
    error = kind(**parts) if "problems" in parts else kind("is wrong", **parts)
    told = json.loads(as_json.failure(error))
    _closed_schema("error").validate(told)
    del told["error"]["kind"]
    assert not _closed_schema("error").is_valid(told)


@pytest.mark.slow
def test_every_schema_is_one_with_a_title_and_no_address(
    ended: Ended, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert ended("schema") == 0
    names = [line.split(b"\t")[0].decode() for line in capfdbinary.readouterr().out.splitlines()]
    of_a_diary = {"today", "diary", "session"}
    assert {name for name, _ in _asked()} | {"check", "error"} | of_a_diary == set(names)
    for name in names:
        assert ended("schema", name) == 0
        schema = json.loads(capfdbinary.readouterr().out)
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"].startswith("hipcoach ")
        assert "$id" not in schema


def test_a_schema_is_called_by_its_command_too(ended: Ended, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for name, command in (("routine", "recommend"), ("exercise", "show"), ("where", "catalogue where")):
        ended("schema", name)
        schema = capfdbinary.readouterr().out
        ended("schema", command)
        assert capfdbinary.readouterr().out == schema


def test_a_schema_says_what_its_fields_are() -> None:
    listed = json_schemas.schema_named("list")
    assert listed["$defs"]["Exercise"]["properties"]["cue"]["description"].startswith("The one thing that makes it")
    (unknown,) = (
        each
        for each in json_schemas.schema_named("error")["properties"]["error"]["anyOf"]
        if "word" in each["properties"]
    )
    assert unknown["properties"]["word"]["description"] == "As it was typed."
    problem = json_schemas.schema_named("check")["properties"]["problems"]["items"]["properties"]
    assert problem["field"]["description"] == "The field of the entry, as in `dose.reps`."


def test_what_is_added_later_breaks_no_schema(ended: Ended, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ended("list", "--motion", "adduction", "--json")
    answer = json.loads(capfdbinary.readouterr().out)
    for place in (answer, answer["exercises"][0], answer["exercises"][0]["dose"]):
        place["new"] = "in a later version"
    Draft202012Validator(json_schemas.schema_named("list")).validate(answer)
