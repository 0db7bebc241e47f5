"""Rules over a diary: what each thing that they do needs, and what they can't be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue.adaptation import Adaptation

REST: dict[str, Any] = {
    "id": "rest",
    "when": {"morning_rise": {"at_least": 2}},
    "then": {"do": "rest", "days": 1, "text": "A day off."},
    "because": "It has to settle.",
    "source": "book",
    "grade": "practice",
}


def read(**change: Any) -> Adaptation:
    return Adaptation.model_validate_json(json.dumps(REST | change))


def test_a_rule_is_read_with_its_facts() -> None:
    rule = read()
    assert rule.when.morning_rise
    assert rule.when.morning_rise.holds(2)
    assert not rule.when.of_exercise


@pytest.mark.parametrize(
    ("then", "says"),
    [
        ({"do": "rest", "text": "A day off."}, "days is missing from `do: rest`"),
        ({"do": "hold", "days": 1, "text": "The same."}, "days goes with `do: rest`"),
        ({"do": "clinician", "text": "See one."}, "refer is missing from `do: clinician`"),
        ({"do": "move", "text": "Move."}, "spare is missing from `do: move`"),
        ({"do": "next-stage", "to": "strong", "text": "On."}, "criteria is missing from `do: next-stage`"),
        ({"do": "up", "to": "strong", "text": "More."}, "to goes with"),
        ({"do": "stage-back", "text": "Back."}, "to is missing from `do: stage-back`"),
        ({"do": "hold", "text": "The same.", "at_least": "None less."}, "at_least goes with `do: back`"),
        ({"do": "leave-out", "text": "Without."}, "go with facts of one exercise"),
    ],
)
def test_what_a_rule_does_has_what_it_needs_and_nothing_else(then: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        read(then=then)


def test_facts_of_one_exercise_decide_about_that_exercise_alone() -> None:
    with pytest.raises(ValidationError, match="go with facts of one exercise"):
        read(when={"place": "any"})
    assert read(when={"place": "any"}, then={"do": "leave-out", "text": "Without."}).when.of_exercise
