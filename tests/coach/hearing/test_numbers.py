from __future__ import annotations

import pytest

from hipcoach.catalogue.special_concepts import NumberConcept
from hipcoach.coach.hearing.line import Line
from hipcoach.coach.hearing.numbers import numbers
from hipcoach.coach.hearing.tokens import tokens


def said(text: str) -> set[str]:
    return {number.concept for number in numbers(Line(text, tokens(text)))}


@pytest.mark.parametrize(
    "text",
    [
        "im 16",
        "I am sixteen",
        "16 years old",
        "my 15yo",
        "15M here",
        "she is 9",
        "aged 14",
        "turned 17 in May",
        "under 18",
        "my lad is 12",
    ],
)
def test_an_age_under_eighteen(text: str) -> None:
    assert "under-18" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "im 42 what now",
        "58F",
        "turned 60",
        "40 year old runner",
    ],
)
def test_a_grown_ups_age(text: str) -> None:
    assert said(text) == {"adult"}


@pytest.mark.parametrize(
    "text",
    [
        "im 12 weeks along",
        "im 10 miles in",
        "im 6 feet tall",
        "16 weeks",
        "12 reps",
        "ran 10 km",
        "15 minutes",
        "im 3 months in",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert not said(text) & {"under-18", "adult"}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("8/10", "pain-8"),
        ("nine out of ten", "pain-8"),
        ("pain is a 10", "pain-8"),
        ("12/10", "pain-8"),
        ("3/10", "pain-7"),
        ("about 5 out of 10", "pain-7"),
        ("pain level 7", "pain-7"),
    ],
)
def test_a_pain_score(text: str, concept: str) -> None:
    assert said(text) == {concept}


TOLD = {
    "age": ("aged 45", "im 45 years old", "45 yo", "I'm forty five", "turned 60"),
    "score": ("pain 7 out of 10", "pain is 9", "pain level 6", "it is an 8 out of 10"),
    "time": (
        "for 3 weeks",
        "3 months ago",
        "for 2 years",
        "since 2019",
        "20 years ago",
        "a few days",
        "five weeks now",
    ),
    "minutes": ("I have 15 minutes", "5 minutes", "for 40 minutes every morning"),
    "other": ("with 2 children", "after 8 miles", "6 feet tall", "at 9 am", "size 12 shoes", "80 kg", "3 runs a week"),
}
"""What people tell with a number, by what it is."""


@pytest.mark.parametrize("between", [" ", ", ", " and ", ". "])
@pytest.mark.parametrize(("kind", "then"), [(kind, then) for kind in TOLD for then in TOLD if kind != then])
def test_a_number_is_what_it_is_whatever_number_stands_beside_it(kind: str, then: str, between: str) -> None:
    for one in TOLD[kind]:
        for other in TOLD[then]:
            both = f"{one}{between}{other}"
            assert said(both) == said(one) | said(other), both


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("hip pain for 3 weeks, 9/10", {"two-weeks", "pain-8"}),
        ("my last 2 runs 8 of 10 miles", set()),
        ("reps 8 of 10", set()),
        ("week 8 of 10", set()),
        ("im 45, 3 weeks of it", {"adult", "two-weeks"}),
        ("4-6 weeks", {"two-weeks"}),
        ("6 8 weeks", {"two-weeks", "six-weeks"}),
    ],
)
def test_a_number_counts_what_it_stands_with(text: str, concepts: set[str]) -> None:
    assert said(text) == concepts


def test_a_pain_with_a_time_is_no_score() -> None:
    assert not said("pain 9 months") & {"pain-8", "pain-7"}


@pytest.mark.parametrize("text", ["38.9", "temperature of 39", "102.3", "fever 101"])
def test_a_fever(text: str) -> None:
    assert "fever-degrees" in said(text)


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("6 weeks", {"six-weeks", "two-weeks"}),
        ("two months", {"six-weeks", "two-weeks"}),
        ("half a year", {"six-weeks", "two-weeks"}),
        ("for months", {"six-weeks", "two-weeks"}),
        ("3 weeks", {"two-weeks"}),
        ("a week", set()),
        ("10 days", set()),
        ("an hour", {"half-hour"}),
        ("45 mins", {"half-hour"}),
        ("20 minutes", set()),
        ("5 years ago", {"years-ago"}),
        ("2 weeks ago", {"two-weeks"}),
        ("back in 2015", {"years-ago"}),
    ],
)
def test_how_long(text: str, concepts: set[str]) -> None:
    assert said(text) == concepts


def test_numbers_say_every_concept_that_needs_no_words() -> None:
    texts = ["im 16", "im 42", "9/10", "3/10", "fever of 39", "8 weeks", "til noon", "in 2015", "28 weeks."]
    assert set().union(*map(said, texts)) == set(NumberConcept)


def test_a_number_says_which_words_it_is() -> None:
    text = "my hip is 9 out of 10 today"
    [number] = numbers(Line(text, tokens(text)))
    assert (number.first, number.last, number.value) == (3, 6, 9)


def test_before_a_score_only_the_words_right_there_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = [0]

    class _Watched:
        def search(self, _: str, start: int, end: int) -> None:
            looked_at[0] += end - start

    monkeypatch.setattr("hipcoach.coach.hearing.numbers._COUNTED", _Watched())
    assert said("8/10 " * 1_000) == {"pain-8"}
    assert looked_at[0] <= 50 * 1_000


@pytest.mark.parametrize("counted", ["several kilometers is", "i recommend a", "everything is"])
def test_what_is_counted_of_ten_is_no_score_wherever_it_stands(counted: str) -> None:
    assert not said(f"{counted} 8/10")
    assert not said("so i say " * 50 + f"{counted} 8/10")
