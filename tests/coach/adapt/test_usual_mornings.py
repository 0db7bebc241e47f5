"""What a usual morning is: a flare does not become usual by lasting, and 0 is no better than 1."""

from __future__ import annotations

from diaries import HAMSTRING, Person, at, calm_weeks, decided_by

from hipcoach.coach.adapt.days import baseline


def usual(mornings: dict[int, int]) -> float | None:
    """Of somebody who does a session on the evening of the last of these days; by day, how the morning was."""
    person = Person(HAMSTRING)
    answer = person.asks(0, 3)
    for day, pain in mornings.items():
        person.wakes(day, pain)
    person.does(answer, 3, 3)
    return baseline(person.history, person.history.done[-1])


def row(*pains: int) -> dict[int, int]:
    """Morning after morning."""
    return dict(enumerate(pains, 1))


def test_it_is_the_median_of_the_last_three() -> None:
    assert usual(row(2, 3, 2)) == 2
    assert usual(row(3, 4, 4)) == 4


def test_a_flare_raises_it_by_a_point_at_most_for_four_weeks() -> None:
    calm = [2] * 7
    assert usual(row(*calm, *[5] * 7)) == 3
    assert usual(row(*calm, *[5] * 21)) == 3
    assert usual(row(*calm, *[5] * 28)) == 5


def test_it_may_fall_at_once() -> None:
    assert usual(row(*[5] * 14, 1, 1, 1)) == 1


def test_a_week_of_few_mornings_bounds_nothing() -> None:
    assert usual({1: 1, 2: 1, 3: 1, 20: 4, 21: 4, 22: 4}) == 4


def test_what_a_clinician_has_seen_since_begins_it_anew() -> None:
    person = Person(HAMSTRING)
    answer = person.asks(0, 3)
    for day in range(1, 22):
        person.wakes(day, 2 if day < 8 else 5)
    person.seen(14, "no-change")
    person.history = person.history._replace(now=at(21))
    person.does(answer, 3, 3)
    assert baseline(person.history, person.history.done[-1]) == 5


def test_one_of_ten_after_none_is_no_worse() -> None:
    person = Person(HAMSTRING)
    calm_weeks(person, range(9), pain=0)
    person.wakes(9, 1)
    person.wakes(10, 1)
    assert decided_by(person.asks(10, 1)) in ("one-calm-session", "two-calm-sessions")


def test_three_of_ten_after_none_is_clearly_worse() -> None:
    person = Person(HAMSTRING)
    calm_weeks(person, range(9), pain=0)
    person.wakes(9, 3)
    assert decided_by(person.asks(9, 0)) == "rest-after-a-worse-morning"
