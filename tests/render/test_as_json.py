from __future__ import annotations

import json

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Routine
from hipcoach.render import as_json


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
    assert set(answer["advice"][0]) == {"id", "text", "source", "first", "rules"}


def test_the_schema_describes_its_fields() -> None:
    schema = json.loads(as_json.routine_schema())
    step = schema["$defs"]["Step"]["properties"]
    assert step["hip_flexion_deg"]["description"] == "The most either hip reaches, start included."
    assert set(schema["$defs"]) >= {"Routine", "Referral", "NothingLeft"}


def test_entries_are_versioned(catalogue: Catalogue) -> None:
    answer = json.loads(as_json.entries("exercises", catalogue.exercises[:2]))
    assert answer["schema_version"] == 1
    assert [entry["id"] for entry in answer["exercises"]] == [e.id for e in catalogue.exercises[:2]]
