"""Each option, alone, changes some routine, and in the way it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from measure import (
    MINUTES,
    SYMPTOMS,
    advice_ids,
    counts_for,
    ids_of,
    plan_for,
    routine_for,
    seconds,
    shape,
    steps_of,
)

from hipcoach.coach import Referral, Request
from hipcoach.vocabulary import (
    ACTIVITIES,
    BARE_EQUIPMENT,
    CAUTIONS,
    EQUIPMENT,
    HOME_EQUIPMENT,
    METHODS,
    MOTIONS,
    OCCASIONS,
    POSITIONS,
)

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach

HIP_PAIN = Request(symptoms=("hip-pain",))
LONG = HIP_PAIN._replace(minutes=30)
EVERY_SYMPTOM = [HIP_PAIN._replace(symptoms=(symptom,)) for symptom in SYMPTOMS]


def changes(coach: Coach, request: Request, **option: Any) -> bool:
    """True when the option alone changes what is done."""
    return shape(routine_for(coach, request)) != shape(routine_for(coach, request._replace(**option)))


@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_every_symptom_has_a_routine_of_its_own(coach: Coach, symptom: str) -> None:
    here = shape(routine_for(coach, HIP_PAIN._replace(symptoms=(symptom,))))
    others = [routine_for(coach, request) for request in EVERY_SYMPTOM if request.symptoms != (symptom,)]
    assert here not in [shape(other) for other in others]


def test_a_second_symptom_adds_up(coach: Coach) -> None:
    assert changes(coach, HIP_PAIN, symptoms=("hip-pain", "stiffness"))
    both = routine_for(coach, HIP_PAIN._replace(symptoms=("hip-pain", "stiffness")))
    assert {"cars", "internal_rotation"} <= {each.target for each in both.emphasis}


@pytest.mark.sweep
@pytest.mark.parametrize("focus", [*MOTIONS, *METHODS])
def test_a_focus_gets_more_seconds(coach: Coach, focus: Any) -> None:
    def spent(asked: Any) -> int:
        sessions = [request._replace(minutes=30, focus=asked) for request in EVERY_SYMPTOM]
        return sum(seconds(routine_for(coach, session))[focus] for session in sessions)

    assert spent(focus) > spent(None)


@pytest.mark.parametrize("focus", [*MOTIONS, *METHODS])
def test_a_focus_alone_is_enough_and_is_named_as_the_reason(coach: Coach, focus: Any) -> None:
    routine = routine_for(coach, Request(focus=focus, minutes=30))
    served = [step for step in steps_of(routine) if focus in counts_for(step)]
    assert served
    assert all("asked-for" in [reason.rule for reason in step.because] for step in served)


def test_minutes_make_it_longer(coach: Coach) -> None:
    totals = [routine_for(coach, HIP_PAIN._replace(minutes=minutes)).total_seconds for minutes in MINUTES]
    assert totals[:-1] == sorted(set(totals[:-1])), "an hour may hold no more than three quarters of it"
    assert totals[-1] >= totals[-2]


def test_without_equipment_only_a_bare_room_is_used(catalogue: Catalogue, coach: Coach) -> None:
    assert any(changes(coach, request, equipment=BARE_EQUIPMENT) for request in EVERY_SYMPTOM)
    for request in EVERY_SYMPTOM:
        for id_ in ids_of(routine_for(coach, request._replace(equipment=BARE_EQUIPMENT))):
            assert any(BARE_EQUIPMENT.issuperset(kit) for kit in catalogue.exercise[id_].equipment)


@pytest.mark.parametrize(
    "thing", sorted(set(EQUIPMENT) - HOME_EQUIPMENT - {"couch", "stick", "weight", "block", "ball"})
)
def test_more_equipment_allows_more(coach: Coach, thing: Any) -> None:
    assert coach.usable(HIP_PAIN) < coach.usable(HIP_PAIN._replace(equipment=HOME_EQUIPMENT | {thing}))


def test_more_equipment_changes_a_routine(coach: Coach) -> None:
    everything = frozenset(EQUIPMENT)
    assert any(changes(coach, request._replace(minutes=30), equipment=everything) for request in EVERY_SYMPTOM)


@pytest.mark.sweep
@pytest.mark.parametrize("position", POSITIONS)
def test_a_position_can_be_spared(coach: Coach, position: str) -> None:
    """Sitting on the floor is no first choice, but there in some variant."""
    asking = [request._replace(minutes=30, variant=variant) for request in EVERY_SYMPTOM for variant in ("a", "b")]
    assert any(changes(coach, request, avoid=(position,)) for request in asking)
    for request in asking:
        routine = routine_for(coach, request._replace(avoid=(position,)))
        assert position not in [step.position for step in steps_of(routine)]


@pytest.mark.sweep
@pytest.mark.parametrize("method", METHODS)
def test_a_method_can_be_spared(coach: Coach, method: str) -> None:
    """PAILs/RAILs are for the strong stage, glides for a nerve."""
    asking = [request._replace(minutes=45, stage=stage) for request in EVERY_SYMPTOM for stage in (None, "strong")]
    asking.append(Request(symptoms=("hip-pain",), cautions=("nerve",), minutes=45))
    assert any(changes(coach, request, avoid=(method,)) for request in asking)
    for request in asking:
        assert method not in [step.method for step in steps_of(routine_for(coach, request._replace(avoid=(method,))))]


def test_every_exercise_of_a_routine_can_be_spared(coach: Coach) -> None:
    for exercise in ids_of(routine_for(coach, HIP_PAIN)):
        spared = routine_for(coach, HIP_PAIN._replace(avoid=(exercise,)))
        assert exercise not in ids_of(spared)
        assert [left.rule for left in spared.left_out if left.exercise == exercise] == ["avoid"]


@pytest.mark.sweep
@pytest.mark.parametrize("caution", CAUTIONS)
def test_every_caution_changes_a_routine(coach: Coach, caution: Any) -> None:
    assert any(changes(coach, request, cautions=(caution,)) for request in EVERY_SYMPTOM)


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_changes_a_routine_and_has_advice(coach: Coach, activity: Any) -> None:
    assert any(changes(coach, request, activity=activity) for request in EVERY_SYMPTOM)
    assert activity in advice_ids(routine_for(coach, HIP_PAIN._replace(activity=activity)))


@pytest.mark.parametrize("moment", OCCASIONS)
def test_every_moment_changes_a_routine(coach: Coach, moment: Any) -> None:
    assert any(changes(coach, request, when=moment) for request in EVERY_SYMPTOM)


@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_the_sore_side_comes_first(coach: Coach, side: Any, other: str) -> None:
    for request in EVERY_SYMPTOM:
        routine = routine_for(coach, request._replace(side=side))
        orders = [step.side_order for step in steps_of(routine) if step.side_order]
        assert orders
        assert all(order in ([side, other], [side]) for order in orders)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_the_sore_side_gets_one_extra_set(coach: Coach, symptom: str, side: Any) -> None:
    """But for the outer hip, whose thirty minutes are done by both legs at once, or by the sore one alone."""
    request = Request(symptoms=(symptom,), minutes=30, side=side)
    routine = routine_for(coach, request)
    takes_turns = [line for line in plan_for(coach, request).lines if line.candidate.sides > 1]
    if not any(len({option.sets for option in line.candidate.options}) > 1 for line in takes_turns):
        assert symptom == "outer-hip"
        return
    assert [step.side_order[0] for step in steps_of(routine) if step.dose.extra_sets] == [side]
    assert sum(step.dose.extra_sets for step in steps_of(routine)) == 1


@pytest.mark.sweep
@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_without_an_extra_set_there_was_no_room_for_one(coach: Coach, symptom: str) -> None:
    for minutes in range(3, 61):
        plan = plan_for(coach, Request(symptoms=(symptom,), minutes=minutes, side="left"))
        lines = [line for block in plan.blocks for line in block]
        room = plan.case.budget_seconds - sum(line.seconds for line in lines)
        able = [line.option.work // (2 * line.option.sets) + 5 for line in lines if line.has_room_for_a_set()]
        assert any(line.extra_seconds for line in lines) or all(seconds > room for seconds in able), minutes


@pytest.mark.parametrize("side", [None, "both"])
def test_without_one_sore_side_there_is_no_extra_set(coach: Coach, side: Any) -> None:
    for request in EVERY_SYMPTOM:
        routine = routine_for(coach, request._replace(minutes=30, side=side))
        assert not any(step.dose.extra_sets for step in steps_of(routine))


def test_one_sore_side_allows_lying_on_the_other(coach: Coach) -> None:
    outer_hip = Request(symptoms=("outer-hip",), minutes=30)
    assert coach.usable(outer_hip) < coach.usable(outer_hip._replace(side="left"))
    assert changes(coach, outer_hip, side="left")


@pytest.mark.parametrize("pain", [4, 6])
def test_pain_changes_a_routine(coach: Coach, pain: int) -> None:
    assert changes(coach, HIP_PAIN, pain=pain)


def test_from_65_stretches_are_held_longer(coach: Coach) -> None:
    def holds(age: int | None) -> list[int]:
        request = LONG._replace(focus="stretch", age=age)
        found = [step.dose.hold_seconds for step in steps_of(routine_for(coach, request)) if step.method == "stretch"]
        return [hold for hold in found if hold is not None]

    assert max(holds(None)) <= 30
    assert max(holds(64)) <= 30
    assert min(holds(65)) >= 30
    assert max(holds(65)) <= 60


@pytest.mark.parametrize(("age", "referred"), [(17, True), (18, False)])
def test_under_18_a_clinician_comes_first(coach: Coach, age: int, referred: bool) -> None:
    outcome = coach.recommend(HIP_PAIN._replace(age=age))
    assert isinstance(outcome, Referral) is referred
    assert not isinstance(outcome, Referral) or outcome.referral.flag == "youth"


def test_every_template_changes_a_routine(catalogue: Catalogue, coach: Coach) -> None:
    """The short list has no place for stiffness in its usual template; the usual one is not that of stiffness."""
    stiffness = Request(symptoms=("stiffness",))
    for template in catalogue.template:
        changed = routine_for(coach, stiffness._replace(template=template))
        assert changed.template == template
        assert (shape(changed) == shape(routine_for(coach, stiffness))) is (template == "circles-and-strength")


def test_every_red_flag_is_a_referral_and_no_routine(catalogue: Catalogue, coach: Coach) -> None:
    for flag in catalogue.red_flags:
        outcome = coach.recommend(HIP_PAIN._replace(flags=(flag.id,)))
        assert isinstance(outcome, Referral)
        found = outcome.referral
        assert (found.flag, found.level, found.message, found.source) == (
            flag.id,
            flag.level,
            flag.message,
            flag.source,
        )


def test_what_a_step_counts_for_is_what_it_is_chosen_for(coach: Coach) -> None:
    for request in EVERY_SYMPTOM:
        routine = routine_for(coach, request)
        by_rule = {(each.target, each.rule) for each in routine.emphasis}
        for step in steps_of(routine):
            named = {reason.rule for reason in step.because}
            assert {rule for target, rule in by_rule if target in counts_for(step)} <= named
