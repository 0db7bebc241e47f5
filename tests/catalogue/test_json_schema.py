"""The JSON Schemas take what the program takes, and refuse in the same places what it refuses for its shape."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from pydantic import ValidationError as ModelError

from hipcoach.catalogue.folder import MODELS, SwitchedOff
from hipcoach.catalogue.json_schema import schema_of, schema_of_all
from hipcoach.catalogue.load import CHECKOUT, START
from hipcoach.catalogue.origin import _in_data
from hipcoach.catalogue.pydantic_errors import without_echoes
from hipcoach.catalogue.yaml_door import read_yaml

KINDS = tuple(MODELS)
Place = tuple[str | int, ...]


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind))


@cache
def entries(kind: str) -> list[dict[str, Any]]:
    return list(read_yaml((CHECKOUT / f"{kind}.yaml").read_bytes(), kind).data)


@pytest.mark.sweep
@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(schema_of(kind))


@pytest.mark.sweep
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("folder", [CHECKOUT, START], ids=["built-in", "start"])
def test_the_files_of_the_program_are_accepted(kind: str, folder: Path) -> None:
    file = folder / f"{kind}.yaml"
    if file.is_file():
        assert [e.message for e in validator(kind).iter_errors(read_yaml(file.read_bytes(), kind).data)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_that_switches_one_off_is_accepted_and_nothing_beside_it(kind: str) -> None:
    check = validator(kind)
    assert check.is_valid([{"id": "x", "off": True}])
    assert not check.is_valid([{"id": "x", "off": False}])
    assert not check.is_valid([{"off": True}])
    assert not check.is_valid([{"id": "x", "off": True, "name": "X"}])


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_is_accepted(kind: str) -> None:
    assert validator(kind).is_valid(None)
    assert validator(kind).is_valid([])
    assert not validator(kind).is_valid({})


def _described(schema: Any) -> list[str]:
    """Fields without a description, at any depth."""
    if isinstance(schema, list):
        return [name for each in schema for name in _described(each)]
    if not isinstance(schema, dict):
        return []
    properties = schema.get("properties", {})
    missing = [name for name, field in properties.items() if "description" not in field]
    return missing + [name for each in schema.values() for name in _described(each)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: str) -> None:
    assert _described(schema_of(kind)) == []


@pytest.mark.slow
def test_the_schema_of_a_folder_holds_that_of_each_file() -> None:
    whole = Draft202012Validator(schema_of_all())
    assert whole.is_valid({kind: entries(kind) for kind in KINDS})
    for kind in KINDS:
        assert not whole.is_valid({kind: [{"id": "X Y"}]})
    assert not whole.is_valid({"exercise": []})


# --- The same places


_OTHERS: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 7, 10**6, 0.5, -2.5, "", "x", "X y", "cars", "extension", "unknown", "a" * 200),
    *([], ["x"], [1], [1, 2], [1, 2, 3], [[]], {}, {"x": 1}, {"at_least": 1}, {"id": "x"}),
)


_NUMBERS = (-(10**6), -10, 0, 10**6, 0.5, True)


def _containers(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(each for part in inside for each in _containers(part))] if isinstance(value, dict | list) else []


@st.composite
def changed(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """An entry with one value taken out, put in, or replaced by one of another type or size."""
    entry: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(entries(kind))))
    here = draw(st.sampled_from(_containers(entry)))
    key = draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here)))) if here else None
    action = draw(st.sampled_from(["take out", "put in", "replace", "replace"]))
    is_number = key is not None and isinstance(here[key], int | float)
    other = copy.deepcopy(draw(st.sampled_from(_NUMBERS if is_number and draw(st.booleans()) else _OTHERS)))
    if action == "put in" or key is None:
        here.append(other) if isinstance(here, list) else here.update({"zzz": other})
    elif action == "take out":
        del here[key]
    else:
        here[key] = other
    return entry


def refused_by_the_program(kind: str, entry: dict[str, Any]) -> tuple[bool, set[Place]]:
    """Whether it is refused at all, and the places that are refused for their shape."""
    try:
        (SwitchedOff if "off" in entry else MODELS[kind]).model_validate_json(json.dumps(entry))
    except ModelError as error:
        told = without_echoes(error.errors())
        return True, {_in_data(each["loc"], entry) for each in told if each["type"] != "value_error"}
    return False, set()


def refused_by_the_schema(kind: str, entry: dict[str, Any]) -> set[Place]:
    return {place for error in validator(kind).iter_errors([entry]) for place in _places(error)}


def _places(error: ValidationError) -> set[Place]:
    """Where an error is, and, of one that leaves a choice, where each way of meeting it fails; without the entry."""
    place = tuple(error.absolute_path)[1:]
    names = error.message.split("'")[1::2]
    if error.validator == "required":
        return {(*place, names[0])}
    if error.validator == "additionalProperties":
        return {(*place, name) for name in names}
    return {place}.union(*(_places(each) for each in error.context or ()))


def _same(one: Place, other: Place) -> bool:
    """One is the other, or the value around it: of a value with two forms the program may name either."""
    shorter = min(len(one), len(other))
    return one == other or (shorter > 0 and one[:shorter] == other[:shorter])


@pytest.mark.slow
@settings(max_examples=400)
@given(st.data(), st.sampled_from(KINDS))
def test_what_the_program_refuses_for_its_shape_the_schema_refuses_in_the_same_places(
    data: st.DataObject, kind: str
) -> None:
    entry = data.draw(changed(kind))
    refused, places = refused_by_the_program(kind, entry)
    found = refused_by_the_schema(kind, entry)
    assert refused or not found, "the schema takes whatever the program takes"
    for place in places:
        assert any(_same(place, other) for other in found), (place, found)
    if places:
        for other in found:
            assert any(_same(place, other) for place in places), (other, places)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("exercises", "id", "Heel Slide"),
        ("exercises", "id", "a" * 61),
        ("exercises", "name", " "),
        ("exercises", "cue", "x" * 91),
        ("exercises", "hip_flexion_deg", 151),
        ("exercises", "hip_flexion_deg", -1),
        ("exercises", "dose", {"sets": 0, "hold_seconds": 60}),
        ("exercises", "dose", {"sets": [1, 2, 3], "hold_seconds": 60}),
        ("exercises", "dose", {"sets": 1, "reps": 9, "seconds_per_rep": 61}),
        ("exercises", "dose", {"sets": 1, "reps": 9, "tempo": {"lower": 3}}),
        ("exercises", "dose", {"sets": 1, "reps": 9, "tempo": {"lower": 3, "lift": 0}}),
        ("exercises", "dose", {"sets": 1, "reps": 9, "tempo": {"lower": 3, "lift": 2, "Hold": 2}}),
        ("exercises", "dose", {"sets": 1, "hold_seconds": 9, "effort": "hard " * 13}),
        ("exercises", "say", {"start": "Lie.", "move": "Lift."}),
        ("exercises", "result", {"usual": "", "difference": "It counts.", "caveat": "No more."}),
        ("exercises", "steps", ["Only one."]),
        ("symptoms", "phrases", {"10": ["sore"]}),
        ("symptoms", "phrases", {"much": ["sore"]}),
        ("rules", "point", "D1"),
        ("rules", "then", {"prefer": {"by": 0}}),
        ("rules", "then", {"emphasise": {"bending": 1}}),
        ("rules", "when", {"moment": "soon"}),
        ("rules", "then", {"require": [{"method": "cars"}] * 31}),
        ("rules", "then", {"stop_signs": ["Stop."] * 31}),
        ("rules", "then", {"emphasise": {"extension": -1}}),
        ("rules", "then", {"emphasise": {"extension": 1e300}}),
        ("rules", "then", {"prefer": {"by": 1e300}}),
        ("rules", "because", "x" * 501),
        ("rules", "unless", [{"pain": {"above": 3}}] * 31),
        ("templates", "phases", []),
        ("figures", "view", [0, 91]),
        ("figures", "frames", [{"both": {"hand": "flor"}}]),
    ],
)
def test_each_limit_is_in_the_schema_too(kind: str, field: str, value: Any) -> None:
    entry = entries(kind)[0] | {field: value}
    assert refused_by_the_program(kind, entry)[0]
    assert any(place[0] == field for place in refused_by_the_schema(kind, entry))
