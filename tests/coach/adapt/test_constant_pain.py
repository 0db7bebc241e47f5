"""Somebody who is sore day by day and whom the sessions leave no sorer."""

from __future__ import annotations

import pytest
from diaries import HAMSTRING, Person, calm_weeks, decided_by, load_of

from hipcoach.coach import Routine


@pytest.mark.slow
def test_whom_sessions_leave_no_sorer_is_given_the_same_at_four_of_ten_and_in_time_the_advice_to_be_seen() -> None:
    person = Person(HAMSTRING)
    answers = calm_weeks(person, range(83), pain=4)
    assert {answer.verdict for answer in answers[1:]} == {"same"}
    assert {tuple(load_of(answer).items()) for answer in answers[1:]} == {tuple(load_of(answers[0]).items())}
    rules = list(dict.fromkeys(decided_by(answer) for answer in answers[1:]))
    assert rules == ["pain-today", "as-sore-as-before", "sore-for-weeks", "sore-for-four-weeks"]
    assert "have it looked at" in answers[-1].why[0].text
    assert person.asks(84, 4).verdict == "clinician"


def test_whoever_was_seen_is_not_told_to_be_seen_again() -> None:
    person = Person(HAMSTRING)
    calm_weeks(person, range(35), pain=4)
    person.seen(35, "no-change")
    person.wakes(36, 4)
    answer = person.asks(36, 4)
    assert (answer.verdict, decided_by(answer)) == ("same", "as-sore-as-before")


def test_three_sessions_that_end_sorer_than_they_began_are_a_step_less() -> None:
    person = Person(HAMSTRING)
    for day in (0, 2, 4):
        person.does(person.asks(day, 3), 3, 4)
        person.wakes(day + 1, 3)
    assert decided_by(person.asks(6, 3)) == "less-after-three-sore-sessions"


def test_an_untold_morning_is_not_taken_for_one_that_settled() -> None:
    person = Person(HAMSTRING)
    for day in (0, 2, 4):
        person.does(person.asks(day, 4), 4, 4)
    assert decided_by(person.asks(6, 4)) == "less-after-three-sore-sessions"


def test_six_of_ten_is_too_much_though_it_was_six_before() -> None:
    person = Person(HAMSTRING)
    for day in (0, 2, 4):
        answer = person.asks(day, 6)
        if isinstance(answer.outcome, Routine):
            person.does(answer, 6, 6)
        person.wakes(day + 1, 6)
    assert person.asks(6, 6).verdict != "same"


def test_a_first_sore_day_after_calm_weeks_is_not_called_weeks() -> None:
    person = Person(HAMSTRING)
    calm_weeks(person, range(35), pain=2)
    person.wakes(35, 2)
    person.wakes(36, 2)
    assert decided_by(person.asks(36, 4)) == "pain-today"
