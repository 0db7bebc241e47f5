"""Today's short form on a terminal of 80 columns and 24 rows: verdict, why and routine without a second page."""

from __future__ import annotations

import pytest
from diaries import CATALOGUE, HAMSTRING, Person, calm_weeks

from hipcoach.coach import Routine
from hipcoach.coach.request import Request
from hipcoach.coach.todays import Today
from hipcoach.render.letterhead import BLANK
from hipcoach.render.text.brief import beneath_text
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.todays import below_it, on_top

ROWS = 24


def screen_of(answer: Today) -> tuple[list[str], list[str]]:
    """What stands on top, and what beneath it."""
    top = on_top(answer, (), Capabilities(), long=False)
    routine = below_it(answer)
    assert isinstance(routine, Routine)
    return top.splitlines(), beneath_text(routine, Capabilities(), BLANK, ROWS - 2 - top.count("\n")).splitlines()


@pytest.mark.sweep
@pytest.mark.parametrize("symptom", [*CATALOGUE.symptom])
@pytest.mark.parametrize("days", [3, 5], ids=["the same", "one thing more"])
def test_a_usual_session_is_one_screen(symptom: str, days: int) -> None:
    person = Person(Request(symptoms=(symptom,), side="left"))
    calm_weeks(person, range(days - 1))
    person.wakes(days, 2)
    top, beneath = screen_of(person.asks(days, 2))
    assert len(top) <= 5
    assert len(top + beneath) < ROWS


def test_the_reason_is_three_lines_at_most_whatever_decides() -> None:
    for rule in CATALOGUE.adaptations:
        if rule.then.do not in ("rest", "clinician"):
            assert len(rule.then.text) <= 3 * 72, rule.id


def test_what_does_not_fit_is_counted_and_has_its_option() -> None:
    person = Person(HAMSTRING._replace(minutes=20))
    hurt = {"hurt": "folding-side"}
    first = person.asks(0, 2)
    assert isinstance(first.outcome, Routine)
    steps = [step.exercise.replace("-", "_") for phase in first.outcome.phases for step in phase.steps]
    person.does(first, 2, 2, **dict.fromkeys(steps[:4], hurt))
    person.wakes(1, 2)
    top, _ = screen_of(person.asks(2, 2))
    assert any("more: --why)" in line for line in top)
    assert len(top) <= 5


def test_how_each_is_done_stands_there_where_the_rows_hold_it() -> None:
    person = Person(HAMSTRING)
    calm_weeks(person, range(2))
    routine = below_it(person.asks(2, 2))
    assert isinstance(routine, Routine)
    cue = routine.phases[0].steps[0].say
    assert cue
    assert cue.short
    assert cue.short in beneath_text(routine, Capabilities(), BLANK, 22)
    assert cue.short not in beneath_text(routine, Capabilities(), BLANK, 12)
    assert "How: --why" in beneath_text(routine, Capabilities(), BLANK, 12)
