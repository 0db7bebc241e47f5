from __future__ import annotations

import json
from typing import Any

import pytest
from catalogue_samples import EXERCISE, FLAG, PHASE, RULE, SYMPTOM, TEMPLATE, WHOLE, Entry

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.references import Broken, broken_references


def broken(**kinds: list[Entry]) -> list[Broken]:
    """What leads nowhere when these entries take the place of the whole sample's."""
    return broken_references(Catalogue.model_validate_json(json.dumps(WHOLE | kinds)))


def test_a_whole_catalogue_has_no_broken_reference() -> None:
    assert broken() == []


def test_an_empty_catalogue_has_no_broken_reference() -> None:
    assert broken_references(Catalogue()) == []


@pytest.mark.parametrize(
    ("change", "field", "target"),
    [
        ({"easier": ["bridge", "zzz"]}, ("easier", 1), "exercise"),
        ({"harder": ["zzz"]}, ("harder", 0), "exercise"),
        ({"sources": ["book", "zzz"]}, ("sources", 1), "source"),
    ],
)
def test_what_an_exercise_names_must_exist(change: Entry, field: tuple[str | int, ...], target: str) -> None:
    assert broken(exercises=[EXERCISE | change]) == [
        Broken("exercises", "bridge", field, f"no {target} is called 'zzz'")
    ]


@pytest.mark.parametrize(
    ("change", "field", "target"),
    [
        ({"red_flags": ["fall", "zzz", "fall"]}, ("red_flags", 1), "red flag"),
        (
            {"look_alikes": [{"symptom": "zzz", "tell_apart": "Is it?"}]},
            ("look_alikes", 0, "symptom"),
            "symptom",
        ),
    ],
)
def test_what_a_symptom_names_must_exist(change: Entry, field: tuple[str | int, ...], target: str) -> None:
    assert broken(symptoms=[SYMPTOM | change]) == [Broken("symptoms", "ache", field, f"no {target} is called 'zzz'")]


def test_what_a_red_flag_names_must_exist() -> None:
    [found] = broken(red_flags=[FLAG | {"source": "zzz"}])
    assert found == Broken("red_flags", "fall", ("source",), "no source is called 'zzz'")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"source": "zzz"}, ("source",)),
        ({"phases": [PHASE, PHASE | {"fill": {"exercise": "zzz"}}]}, ("phases", 1, "fill")),
    ],
)
def test_what_a_template_names_must_exist(change: Entry, field: tuple[str | int, ...]) -> None:
    [found] = broken(templates=[TEMPLATE | change])
    assert (found.kind, found.id, found.field[: len(field)]) == ("templates", "plain", field)
    assert found.message.endswith("is called 'zzz'")


_GONE = {"exercise": ["bridge", "zzz"]}


@pytest.mark.parametrize(
    ("change", "part", "target"),
    [
        ({"source": "zzz"}, "source", "source"),
        ({"when": {"symptom": ["ache", "zzz"]}}, "when", "symptom"),
        ({"when": {"template": "zzz"}}, "when", "template"),
        ({"unless": {"symptom": "zzz"}}, "unless", "symptom"),
        ({"unless": [{"symptom": "ache"}, {"template": "zzz"}]}, "unless", "template"),
        ({"then": {"refer": "zzz"}}, "refer", "red flag"),
        ({"then": {"template": "zzz"}}, "template", "template"),
        ({"then": {"avoid": _GONE}}, "avoid", "exercise"),
        ({"then": {"only": [_GONE]}}, "only", "exercise"),
        ({"then": {"narrow": [{}, _GONE]}}, "narrow", "exercise"),
        ({"then": {"prefer": _GONE}}, "prefer", "exercise"),
        ({"then": {"require": _GONE}}, "require", "exercise"),
        ({"then": {"one_side": _GONE}}, "one_side", "exercise"),
        ({"then": {"last": _GONE}}, "last", "exercise"),
        ({"then": {"order": {"first": _GONE}}}, "order", "exercise"),
        ({"then": {"order": {"first": {}, "before": _GONE}}}, "order", "exercise"),
        ({"then": {"dose": {"of": _GONE}}}, "dose", "exercise"),
    ],
)
def test_whatever_a_rule_names_must_exist(change: dict[str, Any], part: str, target: str) -> None:
    [found] = broken(rules=[RULE | change])
    assert (found.kind, found.id) == ("rules", "always")
    assert part in found.field
    assert found.message == f"no {target} is called 'zzz'"


def test_a_rule_that_names_only_what_exists_is_whole() -> None:
    known = {"exercise": "bridge"}
    then = {"refer": "fall", "template": "plain", "avoid": known, "order": {"first": known}, "last": known}
    assert broken(rules=[RULE | {"when": {"symptom": "ache", "template": "plain"}, "then": then}]) == []


def test_the_nearest_names_are_offered() -> None:
    exercises = [EXERCISE | {"id": id_} for id_ in ("clamshell", "reverse-clamshell", "plank")]
    [found] = broken(exercises=[*exercises, EXERCISE | {"easier": ["clamshel"]}])
    assert found.message == "no exercise is called 'clamshel'; did you mean 'clamshell' or 'reverse-clamshell'?"


def test_every_broken_reference_is_found_not_the_first() -> None:
    found = broken(
        exercises=[EXERCISE | {"easier": ["zzz"], "harder": ["lost"], "sources": ["nowhere"]}],
        rules=[RULE | {"source": "nowhere"}],
    )
    assert [(each.kind, each.field) for each in found] == [
        ("exercises", ("easier", 0)),
        ("exercises", ("harder", 0)),
        ("exercises", ("sources", 0)),
        ("rules", ("source",)),
    ]


def test_one_template_is_the_default() -> None:
    found = broken(templates=[TEMPLATE, TEMPLATE | {"id": "second"}, TEMPLATE | {"id": "third", "default": False}])
    message = "is a second default template; 'plain' is one already"
    assert found == [Broken("templates", "second", ("default",), message)]


def test_templates_without_a_default_are_refused() -> None:
    found = broken(templates=[TEMPLATE | {"default": False}])
    assert found == [Broken("templates", "plain", (), "no template has 'default: true'; mark one")]
