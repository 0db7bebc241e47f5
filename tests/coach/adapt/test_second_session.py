"""Whoever asks once more on a day on which a session was done."""

from __future__ import annotations

import pytest
from diaries import CATALOGUE, Person

from hipcoach.coach import Routine
from hipcoach.coach.request import Request

PRESSES = {"isometric", "strength", "pails-rails"}


@pytest.mark.parametrize("symptom", CATALOGUE.symptom)
def test_what_is_told_to_be_moving_alone_presses_nothing(symptom: str) -> None:
    person = Person(Request(symptoms=(symptom,), side="left"))
    person.does(person.asks(0, 2), 2, 2)
    again = person.asks(0, 2, hour=21)
    assert "moving alone" in again.why[0].text
    assert again.verdict in ("light", "rest")
    if isinstance(again.outcome, Routine):
        assert PRESSES.isdisjoint(step.method for phase in again.outcome.phases for step in phase.steps)
