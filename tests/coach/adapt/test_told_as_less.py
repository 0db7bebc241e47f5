"""What is said of a day of less is so of that day's session."""

from __future__ import annotations

from diaries import HAMSTRING, Person, at_the_least, load_of, work_of

from hipcoach.coach import Routine
from hipcoach.coach.request import Request


def test_what_is_told_as_less_names_what_could_not_be() -> None:
    _, least, _ = at_the_least()
    assert [change.text for change in least.why[1:]] == [
        "The rest of what loads is at its least already, and so the same."
    ]


def test_an_exercise_that_was_too_much_and_is_not_there_today_is_not_told_as_a_step_less() -> None:
    person = Person(Request(symptoms=("low-back",), side="left", stage="strong", minutes=20))
    person.does(person.asks(0, 1), 1, 1, reverse_clamshell={"felt": "too-much"})
    person.wakes(1, 1)
    answer = person.asks(2, 4)
    [eased] = [change for change in answer.why if change.rule == "ease-what-was-too-much"]
    assert "reverse-clamshell" not in load_of(answer)
    assert (eased.kind, eased.text) == ("left-out", "Reverse clamshell: today's session is without it.")


def test_a_day_of_rest_says_nothing_of_a_session() -> None:
    person = Person(HAMSTRING._replace(stage="strong", minutes=20))
    person.does(person.asks(0, 1), 1, 1, hip_hinge={"felt": "too-much"})
    person.wakes(1, 1)
    answer = person.asks(2, 4)
    assert (answer.verdict, len(answer.why)) == ("rest", 1)
    assert "step less" not in answer.why[0].text


def test_an_exercise_that_was_too_much_at_its_least_is_said_to_be_at_its_least() -> None:
    person, least, day = at_the_least()
    person.does(least, 3, 3, prone_heel_squeeze={"felt": "too-much"})
    for later in (1, 2, 3):
        person.wakes(day + later, 3)
    answer = person.asks(day + 3, 3)
    [eased] = [change for change in answer.why if change.rule == "ease-what-was-too-much"]
    assert load_of(answer)["prone-heel-squeeze"] == load_of(least)["prone-heel-squeeze"]
    assert "is at its least already" in eased.text


def test_of_a_circle_that_was_too_much_there_is_no_more_though_there_are_more_minutes() -> None:
    person = Person(HAMSTRING)
    first = person.asks(0, 2)
    person.does(first, 2, 2, small_standing_hip_cars={"felt": "too-much"})
    person.wakes(1, 2)
    person.request = HAMSTRING._replace(minutes=30)
    answer = person.asks(2, 2)
    assert isinstance(first.outcome, Routine)
    assert isinstance(answer.outcome, Routine)
    assert work_of(answer.outcome)["small-standing-hip-cars"] < work_of(first.outcome)["small-standing-hip-cars"]
