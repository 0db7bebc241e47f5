"""What a sore day has, and what comes back after it."""

from __future__ import annotations

from diaries import CATALOGUE, HAMSTRING, Person, calm_weeks, load_of, work_of

from hipcoach.coach import Request, Routine
from hipcoach.coach.load import strains
from hipcoach.coach.todays import Today


def strength_of(answer: Today) -> set[str]:
    """Ids of what trains strength."""
    return {id_ for id_ in load_of(answer) if CATALOGUE.exercise[id_].method == "strength"}


def test_at_six_nothing_loads_stretches_or_stands_and_at_seven_somebody_looks_soon() -> None:
    person = Person(Request(symptoms=("stiffness",), minutes=12))
    calm_weeks(person, range(3), pain=5)
    for pain, day in ((6, 4), (7, 7)):
        answer = person.asks(day, pain)
        assert isinstance(answer.outcome, Routine)
        exercises = [CATALOGUE.exercise[id_] for id_ in work_of(answer.outcome)]
        assert not any(strains(each) or each.position == "standing" for each in exercises)
        assert ("two or three days" in " ".join(change.text for change in answer.why)) is (pain == 7)


def test_on_the_first_day_too() -> None:
    answer = Person(HAMSTRING).asks(0, 6)
    assert isinstance(answer.outcome, Routine)
    assert not load_of(answer)


def test_a_week_at_six_is_for_a_clinician() -> None:
    person = Person(HAMSTRING)
    calm_weeks(person, range(4), pain=3)
    for day in range(4, 11):
        person.wakes(day, 6)
    assert person.asks(10, 6).verdict == "clinician"


def test_two_sessions_that_end_at_seven_are_for_a_clinician() -> None:
    person = Person(HAMSTRING)
    for day in (0, 3):
        person.does(person.asks(day, 3), 3, 7)
        person.wakes(day + 1, 3)
    assert person.asks(6, 3).verdict == "clinician"


def light_after_strength() -> tuple[Person, set[str]]:
    """Who had strength the day before yesterday and a light session yesterday; with what trained strength."""
    person = Person(Request(symptoms=("outer-hip",), minutes=12))
    full = person.asks(0, 3)
    assert strength_of(full)
    person.does(full, 3, 3)
    person.wakes(1, 3)
    light = person.asks(1, 3)
    assert light.verdict == "light"
    assert not strength_of(light)
    person.does(light, 3, 3)
    return person, strength_of(full)


def test_strength_does_not_come_back_on_a_worse_day() -> None:
    person, _ = light_after_strength()
    person.wakes(2, 4)
    assert not strength_of(person.asks(2, 4))


def test_it_comes_back_on_the_calm_day_after_that() -> None:
    person, strength = light_after_strength()
    person.wakes(2, 4)
    person.does(person.asks(2, 4), 4, 3)
    person.wakes(3, 3)
    person.wakes(4, 3)
    assert strength_of(person.asks(4, 3)) == strength


def test_after_a_session_that_did_not_load_what_loaded_before_it_comes_back() -> None:
    person = Person(HAMSTRING)
    before = load_of(calm_weeks(person, range(3), pain=3)[-1])
    sore = person.asks(5, 6)
    assert not load_of(sore)
    person.does(sore, 6, 3)
    for day in range(6, 8):
        person.wakes(day, 3)
    after = load_of(person.asks(7, 3))
    assert after.keys() == before.keys()
    assert all(after[id_] <= before[id_] for id_ in before)


def test_stretches_and_standing_on_one_leg_are_less_too_on_a_day_of_less() -> None:
    person = Person(Request(symptoms=("knee-caving",), minutes=20))
    first = person.asks(0, 2)
    assert isinstance(first.outcome, Routine)
    person.does(first, 2, 2)
    for day, pain in enumerate([5, 3, 3], 1):
        person.wakes(day, pain)
    answer = person.asks(3, 3)
    assert isinstance(answer.outcome, Routine)
    before, now = work_of(first.outcome), work_of(answer.outcome)
    one_leg = [id_ for id_ in before if CATALOGUE.exercise[id_].method != "strength" and id_ not in load_of(first)]
    less = [id_ for id_ in one_leg if strains(CATALOGUE.exercise[id_])]
    assert less
    assert all(now.get(id_, 0) < before[id_] for id_ in less)
