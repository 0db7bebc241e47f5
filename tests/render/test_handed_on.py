"""What the page is told of a routine, so that it can hand on what was done."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from hipcoach import __version__
from hipcoach.coach import Coach, Routine, request_from
from hipcoach.diary import DoneSession, read_line, written_line
from hipcoach.render.cards import cards_of
from hipcoach.render.handed_on import facts_of
from hipcoach.render.session import plan_of

LONGEST = 2000
"""Letters of a line."""


@pytest.fixture(scope="module")
def longest(coach: Coach) -> list[Routine]:
    """An hour for every symptom, and by every template."""
    catalogue = coach.catalogue
    asked: list[dict[str, Any]] = [
        {"symptoms": [symptom], "stage": stage} for symptom, stage in product(catalogue.symptom, ("sore", "strong"))
    ]
    asked += [{"symptoms": list(catalogue.symptom), "template": template} for template in catalogue.template]
    answers = [coach.recommend(request_from(catalogue, minutes=60, **each)) for each in asked]
    return [answer for answer in answers if isinstance(answer, Routine)]


def worst(routine: Routine, version: str) -> DoneSession:
    """Its session with everything in it: each step begun, stopped where it hurts, and its easier one done."""
    hurt = max((hurt.id for hurt in routine.if_it_hurts), key=len)
    many: dict[str, Any] = {"sets_done": 36, "sets": 36, "seconds": 3600, "skipped": False, "felt": "too-much"}
    facts = facts_of(routine, version)
    plan = plan_of(routine, cards_of(routine, {}))
    exercises = [
        each["exercise"]
        for turn, step in enumerate(plan["steps"])
        if step["place"] == turn
        for each in (step, *([plan["easier"][step["easier"]]] if step["easier"] is not None else []))
    ]
    return DoneSession.model_validate(
        {
            "hipcoach_session": 1,
            "id": "1b4e28ba-2fa1-4ed2-883f-0016d3cca427",
            **facts,
            "started": "2026-11-27T07:05:00+01:00",
            "ended": "2026-11-27T08:05:00+01:00",
            **dict.fromkeys(("pain_before", "pain_after", "effort"), 10),
            "steps": [{"exercise": exercise, **many, "hurt": hurt} for exercise in exercises],
        }
    )


def test_the_longest_line_is_short_enough_for_a_message(longest: list[Routine], coach: Coach) -> None:
    assert len(longest) > 20
    lines = [written_line(worst(routine, coach.catalogue.version)) for routine in longest]
    assert max(map(len, lines)) <= LONGEST
    assert all(read_line(line).steps for line in lines)


def test_the_facts_are_the_routines(longest: list[Routine], coach: Coach) -> None:
    routine = longest[-1]
    facts = facts_of(routine, coach.catalogue.version)
    assert facts["routine"] == {
        "symptoms": list(coach.catalogue.symptom),
        "template": routine.template,
        "minutes": 60,
        "side": None,
        "stage": routine.stage,
        "variant": "a",
        "version": __version__,
    }


def test_a_catalogues_version_is_its_knowledges(coach: Coach) -> None:
    catalogue = coach.catalogue
    same = catalogue.model_copy()
    other = catalogue.model_copy(update={"exercises": catalogue.exercises[1:]})
    assert same.version == catalogue.version
    assert other.version != catalogue.version
    assert len(catalogue.version) == len("0123456789abcdef")
