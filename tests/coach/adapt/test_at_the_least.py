"""Somebody for whom even the least of what loads is too much: it ends at a clinician."""

from __future__ import annotations

from diaries import Person, at_the_least, decided_by, load_of, worse_morning_after

from hipcoach.coach import Referral
from hipcoach.coach.history import Done, DoneStep
from hipcoach.coach.request import Request

NOT_SMALLER = "There is no smaller dose of what loads. Left out today: Dig the heel in, on your back."


def test_a_worse_morning_after_the_least_is_two_days_of_rest_and_then_one_exercise_fewer() -> None:
    person, least, day = at_the_least()
    person.does(least, 3, 3)
    person.wakes(day + 1, 5)
    for after in (1, 2):
        rest = person.asks(day + after, 3)
        assert (rest.verdict, decided_by(rest)) == ("rest", "rest-after-a-worse-morning-at-the-least")
        person.wakes(day + after + 1, 3)
    answer = person.asks(day + 3, 3)
    assert (answer.verdict, answer.why[0].text) == ("less", "A morning since the last session was clearly worse.")
    assert answer.why[1].text == NOT_SMALLER
    assert load_of(answer).items() < load_of(least).items()


def test_worse_mornings_after_the_least_twice_end_at_a_clinician_and_go_on_once_one_has_looked() -> None:
    person, least, day = at_the_least()
    worse_morning_after(person, least, day)
    worse_morning_after(person, person.asks(day + 3, 3), day + 3)
    answer = person.asks(day + 6, 3)
    assert (answer.verdict, decided_by(answer)) == ("clinician", "too-much-at-the-least")
    assert isinstance(answer.outcome, Referral)
    person.seen(day + 6, "no-change")
    assert person.asks(day + 7, 3).verdict != "clinician"


def test_much_pain_after_the_least_twice_ends_at_a_clinician() -> None:
    person, answer, day = at_the_least()
    for _ in range(2):
        person.does(answer, 3, 7)
        for later in (1, 2, 3):
            person.wakes(day + later, 3)
        day += 3
        answer = person.asks(day, 3)
    assert decided_by(answer) == "too-much-at-the-least"


def test_after_a_break_the_least_comes_again() -> None:
    person, least, day = at_the_least()
    person.does(least, 3, 3)
    person.wakes(day + 1, 3)
    answer = person.asks(day + 20, 3)
    assert (answer.verdict, decided_by(answer)) == ("same", "the-least-after-a-break")
    assert load_of(answer) == load_of(least)


def test_rest_is_not_without_an_end_where_hardly_a_session_is_left() -> None:
    person = Person(Request(symptoms=("hamstring",), side="left", minutes=30))
    tiny = DoneStep("heel-dig-hold", 2, 2, 80, skipped=False, felt=None, hurt=None)
    answer = person.asks(0, 5)
    person.does(answer, 3, 7)
    [done] = person.history.done
    short: Done = done._replace(steps=(tiny._replace(seconds=240, sets=4, sets_done=4),))
    person.history = person.history._replace(done=(short,))
    for day in range(1, 8):
        person.wakes(day, 3)
    assert person.asks(7, 3).outcome is not None
