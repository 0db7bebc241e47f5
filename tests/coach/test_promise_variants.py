"""Variants: different sessions for the same complaint, equal in emphasis, so that three a week are not identical."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from measure import SYMPTOMS, Case, advice_ids, asked, ids_of, plan_for, request_of, routine_for, steps_of

from hipcoach.coach import Coach, Request
from hipcoach.vocabulary import VARIANTS

if TYPE_CHECKING:
    from hipcoach.coach import Routine
    from hipcoach.vocabulary import Variant

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
NO_CAUTION = (None,)
LENGTHS = (5, 8, 12, 20, 30, 45)


def sessions(coach: Coach, case: Case) -> dict[Variant, Routine]:
    """One session for each variant."""
    return {variant: routine_for(coach, request_of(case, variant=variant)) for variant in VARIANTS}


@every_symptom
def test_without_a_variant_it_is_the_first(coach: Coach, symptom: str) -> None:
    named = routine_for(coach, Request(symptoms=(symptom,), variant="a"))
    assert ids_of(named) == ids_of(routine_for(coach, Request(symptoms=(symptom,))))


@pytest.mark.parametrize("minutes", LENGTHS)
@every_symptom
def test_variants_differ_or_say_that_they_do_not(coach: Coach, symptom: str, minutes: int) -> None:
    made = sessions(coach, Case(symptom, minutes))
    for variant, routine in made.items():
        earlier = [set(ids_of(made[other])) for other in VARIANTS if other < variant]
        assert ("same-variant" in advice_ids(routine)) is (set(ids_of(routine)) in earlier), variant


@pytest.mark.parametrize("minutes", [12, 20, 30])
@every_symptom
def test_three_in_a_week_are_not_identical(coach: Coach, symptom: str, minutes: int) -> None:
    made = sessions(coach, Case(symptom, minutes))
    assert len({frozenset(ids_of(routine)) for routine in made.values()}) == len(VARIANTS)


def test_where_there_is_no_choice_it_is_the_same_and_says_so(coach: Coach) -> None:
    case = Case("hip-pain", 12, "hip-replacement")
    made = sessions(coach, case)
    assert {tuple(ids_of(routine)) for routine in made.values()} == {tuple(ids_of(made["a"]))}
    (said,) = [note.text for note in made["b"].advice if note.id == "same-variant"]
    assert "variant a" in said
    assert "same-variant" not in advice_ids(made["a"])


@pytest.mark.parametrize("variant", VARIANTS)
@every_symptom
def test_every_variant_keeps_the_ratios(coach: Coach, symptom: str, variant: Variant) -> None:
    """And says of nothing that it gave way."""
    for case, routine in asked(coach, symptom, minutes=LENGTHS, cautions=NO_CAUTION, variant=variant):
        plan = plan_for(coach, request_of(case, variant=variant))
        for ratio in plan.case.effects.ratios:
            large, small = (
                sum(line.seconds for line in plan.lines if targets & line.exercise.counted_targets)
                for targets in (ratio.large, ratio.small)
            )
            assert large >= ratio.times * small, (case, ratio.rule.id)
        assert not [id_ for id_ in advice_ids(routine) if id_.startswith("gave-way")], case


@pytest.mark.parametrize("variant", VARIANTS)
@every_symptom
def test_every_variant_has_the_same_emphasis_and_fills_the_minutes(
    coach: Coach, symptom: str, variant: Variant
) -> None:
    for case, routine in asked(coach, symptom, minutes=LENGTHS, cautions=NO_CAUTION, variant=variant):
        first = routine_for(coach, request_of(case))
        assert [asdict(each) for each in routine.emphasis] == [asdict(each) for each in first.emphasis], case
        assert routine.total_seconds <= 60 * case.minutes, case
        assert routine.total_seconds >= (0.85 if case.minutes <= 30 else 0.6) * 60 * case.minutes, case


@pytest.mark.parametrize("variant", VARIANTS)
@every_symptom
def test_every_variant_keeps_to_the_cautions(coach: Coach, symptom: str, variant: Variant) -> None:
    for case, routine in asked(coach, symptom, minutes=(12, 20), variant=variant):
        for step in steps_of(routine):
            cautions = coach.catalogue.exercise[step.exercise].cautions
            avoided = {caution.id for caution in cautions if caution.how == "avoid"}
            assert avoided.isdisjoint(routine.request.cautions), (case, step.exercise)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_same_question_gets_the_same_answer(coach: Coach, variant: Variant) -> None:
    for symptom in SYMPTOMS:
        request = Request(symptoms=(symptom,), minutes=20, variant=variant)
        other = Coach(coach.catalogue)
        assert json.dumps(asdict(other.recommend(request))) == json.dumps(asdict(coach.recommend(request)))
