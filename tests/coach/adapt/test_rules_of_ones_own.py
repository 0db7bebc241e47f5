"""What a folder's rules over a diary may not do: stop less than the built-in ones, or raise a stage as a step back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from built_in import built_in

from hipcoach.catalogue.adaptation import Adaptation
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.adapt.today import today
from hipcoach.coach.history import MINUTES_OF_A_DAY, Done, DoneStep, History, Morning

DAY = date(2026, 12, 1).toordinal() * MINUTES_OF_A_DAY
REQUEST = Request(symptoms=("hamstring",), stage="settling")


def answered(then: dict[str, Any], *, pain_after: int, morning: int) -> Any:
    """What to do on the day after a session, with one more rule that always fires."""
    rule = {"id": "own", "when": {}, "then": then, "because": "So.", "source": "hipcoach-design", "grade": "convention"}
    own = Adaptation.model_validate(rule)
    knowledge = built_in().model_copy(update={"adaptations": (*built_in().adaptations, own)})
    coach = Coach(knowledge)
    routine = coach.recommend(REQUEST)
    assert isinstance(routine, Routine)
    steps = tuple(
        DoneStep(step.exercise, step.dose.sets, step.dose.sets, step.work_seconds, skipped=False, felt=None, hurt=None)
        for phase in routine.phases
        for step in phase.steps
    )
    evening = DAY + 18 * 60
    done = Done(2, evening, ("hamstring",), "rotation-first", 12, None, "settling", "a", 2, pain_after, 5, steps)
    told = Morning(3, evening + 13 * 60, morning)
    history = History(evening + MINUTES_OF_A_DAY, DAY, REQUEST, done=(done,), mornings=(told,))
    return today(coach, history, REQUEST._replace(pain=2))


def test_a_clinician_who_is_none_is_rest() -> None:
    """The sign that is named stops nothing, so there is no referral; and no exercise in its place."""
    then = {"do": "clinician", "refer": "no-change:advice", "text": "Have it looked at."}
    answer = answered(then, pain_after=8, morning=5)
    assert (answer.verdict, answer.outcome) == ("rest", None)
    assert answer.rest.text == "Have it looked at."


@pytest.mark.parametrize(("to", "stage"), [("strong", "settling"), ("settling", "settling"), ("sore", "sore")])
def test_a_stage_back_leads_back_or_nowhere(to: str, stage: str) -> None:
    answer = answered({"do": "stage-back", "to": to, "text": "Go back."}, pain_after=2, morning=2)
    assert answer.stage == stage
