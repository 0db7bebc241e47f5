"""Where nothing is left to do, what is named is what took it: without it there is a routine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from built_in import built_in
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_catalogue import ONE_DOSE, exercise, phase, rule, small, symptom, template
from strategies import questions, requests

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.rule import Rule
from hipcoach.coach import Coach, NothingLeft, Request, Routine
from hipcoach.coach.outcome import Removed
from hipcoach.errors import UsageError
from hipcoach.vocabulary import EQUIPMENT

FIVE_MINUTES = {"sets": 1, "hold_seconds": 280}
DAYS = {"sets": 20, "hold_seconds": 1800}


def removed(catalogue: Catalogue, **asked: Any) -> Removed:
    found = Coach(catalogue).recommend(Request(**asked))
    assert isinstance(found, NothingLeft)
    return found.nothing_left


def enough(left: Removed) -> int | None:
    assert left.too_few_minutes
    return left.too_few_minutes.enough


def test_too_few_minutes_are_blamed_alone_and_how_many_would_do_is_true() -> None:
    cautioned = exercise("mind", dose=ONE_DOSE, cautions=[{"id": "knee", "how": "avoid", "note": "no"}])
    catalogue = small(exercise("long", dose=FIVE_MINUTES), cautioned)
    left = removed(catalogue, minutes=3, cautions=("knee",))
    assert left.removed_by == ["minutes"]
    assert enough(left) == 5
    assert isinstance(Coach(catalogue).recommend(Request(minutes=5, cautions=("knee",))), Routine)
    assert isinstance(Coach(catalogue).recommend(Request(minutes=4, cautions=("knee",))), NothingLeft)


def test_an_exercise_longer_than_any_session_is_left_out_for_the_minutes() -> None:
    left = removed(small(exercise("days", dose=DAYS)))
    assert left.removed_by == ["minutes"]
    assert enough(left) is None


def test_what_is_taken_out_beside_exercises_that_no_session_holds_is_named_too() -> None:
    left = removed(small(exercise("days", dose=DAYS), exercise("band", equipment=[["band"]])))
    assert left.removed_by == ["equipment"]


@pytest.mark.parametrize(("session", "would_do"), [({"minutes": 0.01}, None), ({"volume": 0.5}, 10)])
def test_a_rule_that_lowers_the_minutes_is_named_with_them(session: Any, would_do: int | None) -> None:
    left = removed(
        small(exercise("long", dose=FIVE_MINUTES), rules=(rule("cap", then={"session": session}),)), minutes=6
    )
    assert left.removed_by == ["minutes", "cap"]
    assert enough(left) == would_do


def test_a_rule_that_leaves_the_minutes_as_they_are_is_not_named() -> None:
    cap = rule("cap", then={"session": {"minutes": 30}})
    assert removed(small(exercise("long", dose=FIVE_MINUTES), rules=(cap,)), minutes=4).removed_by == ["minutes"]


def test_a_template_that_takes_nothing_of_the_catalogue_is_named() -> None:
    wished = template("wished", phase("p", fill={"method": "glide"}))
    catalogue = small(exercise("turn"), templates=(template("usual", default=True), wished))
    assert removed(catalogue, template="wished").removed_by == ["template"]


def test_what_the_template_would_not_take_anyway_is_not_blamed() -> None:
    wished = template("wished", phase("p", fill={"method": "glide"}))
    exercises = (exercise("turn"), exercise("band", equipment=[["band"]]), exercise("slide", method="glide"))
    catalogue = small(*exercises, templates=(template("usual", default=True), wished))
    assert removed(catalogue, template="wished", avoid=("glide",)).removed_by == ["avoid"]


def test_what_stands_behind_the_first_reason_is_named_as_well() -> None:
    cautions = [{"id": "knee", "how": "avoid", "note": "no"}]
    one = exercise("one", equipment=[["band"]], position="standing", cautions=cautions)
    left = removed(small(one), cautions=("knee",), on=("bed",))
    assert left.removed_by == ["caution:knee", "on", "equipment"]


def test_on_a_sore_day_that_may_not_be_loaded_the_pain_is_named() -> None:
    calm_only = rule("calm", when={"pain": {"below": 4}}, then={"avoid": {"method": "isometric"}})
    sore = symptom("sore").model_copy(update={"sore": (rule("x", then={"last": {}}).then.last,)})
    catalogue = small(exercise("press", method="isometric"), rules=(calm_only,), symptoms=(sore,))
    assert removed(catalogue, symptoms=("sore",), pain=5).removed_by == ["pain"]
    assert removed(catalogue, symptoms=("sore",), pain=3).removed_by == ["calm"]


def test_knowledge_without_an_exercise_says_so() -> None:
    with pytest.raises(UsageError, match="the knowledge has no exercise"):
        Coach(small()).recommend(Request())


BUILT_IN = built_in()
BUILT_IN_COACH = Coach(BUILT_IN)
TRIED = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def powerless(one: Rule) -> Rule:
    nothing = {"avoid": (), "only": (), "narrow": (), "dose": (), "session": None}
    return one.model_copy(update={"then": one.then.model_copy(update=nothing)})


def catalogue_without(catalogue: Catalogue, names: list[str]) -> Catalogue:
    """The catalogue as it were if these rules took nothing, and no exercise had these cautions."""
    exercises = tuple(
        one.model_copy(update={"cautions": tuple(c for c in one.cautions if f"caution:{c.id}" not in names)})
        for one in catalogue.exercises
    )
    rules = tuple(powerless(one) if one.id in names else one for one in catalogue.rules)
    return catalogue.model_copy(update={"exercises": exercises, "rules": rules})


def requests_without(request: Request, names: list[str]) -> Iterator[Request]:
    """The request if these had not been asked for; of more minutes any number."""
    given_up: dict[str, Any] = {"avoid": (), "equipment": frozenset(EQUIPMENT), "on": (), "template": None}
    asked = request._replace(**{name: value for name, value in given_up.items() if name in names})
    if {"pain", "stage"}.intersection(names):
        asked = asked._replace(pain=None, stage="settling")
    for minutes in range(asked.minutes_taken, 61 if "minutes" in names else asked.minutes_taken + 1):
        yield asked._replace(minutes=minutes)


def is_to_blame(catalogue: Catalogue, request: Request, left: Removed) -> bool:
    """There is a routine without all of what is named; and, where minutes are told, with these and not with fewer."""
    eased = Coach(catalogue_without(catalogue, left.removed_by))
    few, coach = left.too_few_minutes, Coach(catalogue)
    if few and few.enough:
        tries = [coach.recommend(request._replace(minutes=few.enough - less)) for less in (0, 1)]
        if [isinstance(outcome, Routine) for outcome in tries] != [True, False]:
            return False
    outcomes = map(eased.recommend, requests_without(request, left.removed_by))
    return any(isinstance(outcome, Routine) for outcome in outcomes)


def hard(request: Request, cautions: tuple[Any, ...], minutes: int) -> Request:
    return request._replace(cautions=cautions, minutes=minutes)


@pytest.mark.slow
@TRIED
@given(request=requests(BUILT_IN), minutes=st.integers(3, 8))
def test_whatever_is_blamed_of_what_comes_with_the_program_is_to_blame(request: Request, minutes: int) -> None:
    request = hard(request, ("hip-replacement", "hamstring-tendon"), minutes)
    outcome = BUILT_IN_COACH.recommend(request)
    assume(isinstance(outcome, NothingLeft))
    assert isinstance(outcome, NothingLeft)
    assert is_to_blame(BUILT_IN, request, outcome.nothing_left)


@pytest.mark.slow
@TRIED
@given(question=questions(), minutes=st.integers(3, 6))
def test_whatever_is_blamed_of_any_catalogue_is_to_blame(question: tuple[Catalogue, Request], minutes: int) -> None:
    catalogue, request = question
    request = request._replace(minutes=minutes)
    outcome = Coach(catalogue).recommend(request)
    assume(isinstance(outcome, NothingLeft))
    assert isinstance(outcome, NothingLeft)
    assert outcome.nothing_left.removed_by
    assume("template" not in outcome.nothing_left.removed_by)  # another may not take anything either
    assert is_to_blame(catalogue, request, outcome.nothing_left)
