from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.references import Broken, broken_references

Entry = dict[str, Any]
KNOWN = {"exercise": "bridge", "source": "book", "symptom": "ache", "red flag": "fall", "template": "plain"}
"""The one of each kind that the sample has."""
Check = Callable[..., list[Broken]]


@pytest.fixture
def broken(whole: dict[str, Entry]) -> Check:
    """What leads nowhere when the entries of a kind are the sample's with these changes."""

    def check(**kinds: list[Entry]) -> list[Broken]:
        entries = {kind: [entry | change for change in kinds.get(kind, [{}])] for kind, entry in whole.items()}
        return list(broken_references(Catalogue.model_validate_json(json.dumps(entries))))

    return check


def test_a_whole_catalogue_has_no_broken_reference(broken: Check) -> None:
    assert broken() == []


def test_an_empty_catalogue_has_no_broken_reference() -> None:
    assert list(broken_references(Catalogue())) == []


@pytest.mark.parametrize(
    ("change", "field", "target"),
    [
        ({"easier": ["bridge", "zzz"]}, ("easier", 1), "exercise"),
        ({"harder": ["zzz"]}, ("harder", 0), "exercise"),
        ({"sources": ["book", "zzz"]}, ("sources", 1), "source"),
    ],
)
def test_what_an_exercise_names_must_exist(
    change: Entry, field: tuple[str | int, ...], target: str, broken: Check
) -> None:
    assert broken(exercises=[change]) == [
        Broken(
            "exercises", "bridge", field, f"no {target} is called 'zzz'; known: {KNOWN[target]}", "zzz", f"{target}s"
        )
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
def test_what_a_symptom_names_must_exist(
    change: Entry, field: tuple[str | int, ...], target: str, broken: Check
) -> None:
    assert broken(symptoms=[change]) == [
        Broken(
            "symptoms",
            "ache",
            field,
            f"no {target} is called 'zzz'; known: {KNOWN[target]}",
            "zzz",
            f"{target.replace(' ', '_')}s",
        )
    ]


def test_what_a_red_flag_names_must_exist(broken: Check) -> None:
    [found] = broken(red_flags=[{"source": "zzz"}])
    assert found == Broken("red_flags", "fall", ("source",), "no source is called 'zzz'; known: book", "zzz", "sources")


_PHASE = {"id": "work", "title": "Work", "serves": "strength", "fill": {"method": "strength"}, "share": 1}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"source": "zzz"}, ("source",)),
        ({"phases": [_PHASE, _PHASE | {"fill": {"exercise": "zzz"}}]}, ("phases", 1, "fill")),
    ],
)
def test_what_a_template_names_must_exist(change: Entry, field: tuple[str | int, ...], broken: Check) -> None:
    [found] = broken(templates=[change])
    assert (found.kind, found.id, found.field[: len(field)]) == ("templates", "plain", field)
    assert "is called 'zzz'; known: " in found.message


_GONE = {"exercise": ["bridge", "zzz"]}


@pytest.mark.parametrize(
    ("change", "field", "target"),
    [
        ({"source": "zzz"}, "source", "source"),
        ({"when": {"symptom": ["ache", "zzz"]}}, "when symptom", "symptom"),
        ({"when": {"template": "zzz"}}, "when template", "template"),
        ({"unless": {"symptom": "zzz"}}, "unless symptom", "symptom"),
        ({"unless": [{"symptom": "ache"}, {"template": "zzz"}]}, "unless template", "template"),
        ({"then": {"refer": "zzz"}}, "then refer", "red flag"),
        ({"then": {"template": "zzz"}}, "then template", "template"),
        ({"then": {"avoid": _GONE}}, "then avoid exercise", "exercise"),
        ({"then": {"only": [_GONE]}}, "then only exercise", "exercise"),
        ({"then": {"narrow": [{}, _GONE]}}, "then narrow exercise", "exercise"),
        ({"then": {"prefer": _GONE}}, "then prefer exercise", "exercise"),
        ({"then": {"require": _GONE}}, "then require exercise", "exercise"),
        ({"then": {"one_side": _GONE}}, "then one_side exercise", "exercise"),
        ({"then": {"last": _GONE}}, "then last exercise", "exercise"),
        ({"then": {"order": {"first": _GONE}}}, "then order exercise", "exercise"),
        ({"then": {"order": {"first": {}, "before": _GONE}}}, "then order exercise", "exercise"),
        ({"then": {"dose": {"of": _GONE}}}, "then dose exercise", "exercise"),
    ],
)
def test_whatever_a_rule_names_must_exist(change: Entry, field: str, target: str, broken: Check) -> None:
    [found] = broken(rules=[change])
    assert (found.kind, found.id) == ("rules", "always")
    assert [part for part in found.field if part in field.split()] == field.split()
    assert found.message == f"no {target} is called 'zzz'; known: {KNOWN[target]}"


def test_a_rule_that_names_only_what_exists_is_whole(broken: Check) -> None:
    known = {"exercise": "bridge"}
    then = {"refer": "fall", "template": "plain", "avoid": known, "order": {"first": known}, "last": known}
    assert broken(rules=[{"when": {"symptom": "ache", "template": "plain"}, "then": then}]) == []


def test_the_nearest_names_are_offered(broken: Check) -> None:
    exercises = [{"id": id_} for id_ in ("clamshell", "reverse-clamshell", "plank")]
    [found] = broken(exercises=[*exercises, {"easier": ["clamshel"]}])
    assert found.message == "no exercise is called 'clamshel'; did you mean 'clamshell' or 'reverse-clamshell'?"


def test_every_broken_reference_is_found_not_the_first(broken: Check) -> None:
    found = broken(
        exercises=[{"easier": ["zzz"], "harder": ["lost"], "sources": ["nowhere"]}],
        rules=[{"source": "nowhere"}],
    )
    assert [(each.kind, each.field) for each in found] == [
        ("exercises", ("easier", 0)),
        ("exercises", ("harder", 0)),
        ("exercises", ("sources", 0)),
        ("rules", ("source",)),
    ]


def test_one_template_is_the_default(broken: Check) -> None:
    found = broken(templates=[{}, {"id": "second"}, {"id": "third", "default": False}])
    message = "is a second default template; 'plain' is one already"
    assert found == [Broken("templates", "second", ("default",), message)]


def test_templates_without_a_default_are_refused(broken: Check) -> None:
    found = broken(templates=[{"default": False}])
    assert found == [Broken("templates", "plain", (), "no template has 'default: true'; mark one", None, "templates")]


@pytest.mark.parametrize(
    ("change", "field", "target"),
    [
        ({"source": "zzz"}, ("source",), "source"),
        ({"when": {"symptom": "zzz", "morning": "due"}}, ("when", "symptom"), "symptom"),
        ({"unless": [{"symptom": ["ache", "zzz"]}]}, ("unless", 0, "symptom"), "symptom"),
        (
            {"when": {"check": {"exercise": "zzz", "pain": {"at_most": 0}, "days": 9}}},
            ("when", "check", "exercise"),
            "exercise",
        ),
        ({"then": {"do": "clinician", "refer": "zzz", "text": "Stop."}}, ("then", "refer"), "red flag"),
    ],
)
def test_whatever_a_rule_over_a_diary_names_must_exist(
    change: Entry, field: tuple[str | int, ...], target: str, broken: Check
) -> None:
    assert broken(adaptations=[change]) == [
        Broken(
            "adaptations",
            "worse-morning",
            field,
            f"no {target} is called 'zzz'; known: {KNOWN[target]}",
            "zzz",
            f"{target.replace(' ', '_')}s",
        )
    ]
