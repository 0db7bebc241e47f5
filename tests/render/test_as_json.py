from __future__ import annotations

import json
from typing import Any

import jsonschema
import pydantic_core
import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Referral, Routine
from hipcoach.render import as_json, json_schemas
from hipcoach.render.letterhead import Letterhead
from hipcoach.text import without_commands


@pytest.mark.parametrize("given", ["hip \udcff\udcfe hurts", "\ud83d\ude00", {"\udc80": ["\ud800"]}])
def test_json_holds_no_half_of_a_character(given: Any) -> None:
    text = as_json.dumps(given)
    assert pydantic_core.from_json(text) is not None
    assert "\\ud" not in text
    assert "\ufffd" in text


def test_a_whole_character_outside_the_first_plane_stays() -> None:
    assert json.loads(as_json.dumps("😀\U000e0041")) == "😀\U000e0041"


@pytest.mark.parametrize("text", ["##[add-mask]x", "###[group]", "a ##vso[task.complete]", "::warning::x"])
def test_no_line_of_json_commands_a_runner_of_workflows(text: str) -> None:
    written = as_json.dumps({"id": text, text: [text]})
    assert without_commands(written) == written
    assert json.loads(written) == {"id": text, text: [text]}


def test_a_routine_has_every_field_of_the_contract(routine: Routine) -> None:
    answer = json.loads(as_json.result(routine))
    assert set(answer) >= {
        "schema_version",
        "request",
        "emphasis",
        "template",
        "phases",
        "left_out",
        "stop_signs",
        "if_it_hurts",
        "easier",
        "red_flags",
        "advice",
        "total_seconds",
    }
    assert set(answer["emphasis"][0]) == {"target", "weight", "rule", "because", "source", "grade"}
    assert set(answer["phases"][0]) == {"id", "title", "seconds", "rounds", "steps"}
    step = answer["phases"][0]["steps"][0]
    assert set(step) >= {
        "exercise",
        "name",
        "motions",
        "method",
        "position",
        "hip_flexion_deg",
        "crosses_midline",
        "dose",
        "seconds",
        "cue",
        "steps",
        "say",
        "result",
        "felt",
        "closed_angle",
        "easier",
        "because",
    }
    assert set(step["dose"]) >= {
        "sets",
        "reps",
        "seconds_per_rep",
        "hold_seconds",
        "tempo",
        "effort",
        "rest_seconds",
        "directions",
        "sides",
    }
    assert set(step["because"][0]) == {"rule", "because", "source"}
    assert set(answer["left_out"][0]) == {"exercise", "rule", "reason"}
    assert set(answer["advice"][0]) == {"id", "text", "source", "first", "brief", "rules"}


def test_the_schema_describes_its_fields() -> None:
    schema = json_schemas.schema_named("routine")
    step = schema["$defs"]["Step"]["properties"]
    assert step["hip_flexion_deg"]["description"] == "The most either hip reaches, start included."
    assert set(schema["$defs"]) >= {"Routine", "Referral", "NothingLeft"}


def test_entries_are_versioned(catalogue: Catalogue) -> None:
    answer = json.loads(as_json.entries("exercises", catalogue.exercises[:2]))
    assert answer["schema_version"] == 1
    assert [entry["id"] for entry in answer["exercises"]] == [e.id for e in catalogue.exercises[:2]]


def test_a_head_is_a_field_of_its_own_only_where_somebody_wrote_one(routine: Routine, referral: Referral) -> None:
    schema = json_schemas.schema_named("routine")
    for answer in (routine, referral):
        assert "letterhead" not in json.loads(as_json.result(answer))
        headed = json.loads(as_json.result(answer, Letterhead("Ana", note="Slowly.")))
        assert headed["letterhead"] == {"for": "Ana", "note": "Slowly."}
        jsonschema.validate(headed, schema)
    headed["letterhead"]["for"] = "a" * 61
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(headed, schema)
