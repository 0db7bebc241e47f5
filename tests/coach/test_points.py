"""Each of the coach's points is carried by a rule or a template: take it away, and what it says no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from measure import CONTROLLED, ROTATIONS, SYMPTOMS, has_most, ids_of, seconds, steps_of, turns_both_ways

from hipcoach.catalogue import KINDS, Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.vocabulary import MOTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


pytestmark = pytest.mark.slow  # thousands of routines
INTERNAL, EXTERNAL = ROTATIONS
LINEAR = tuple(motion for motion in MOTIONS if motion not in ROTATIONS)
FROM_EIGHT = range(8, 31)
EXPLORED = [symptom for symptom in SYMPTOMS if symptom != "weekend-recovery"]
"""The four exercises of a Monday have rules of their own."""
BOX_STRETCHES = {"chair-lunge-rotation", "chair-supported-squat", "table-hinge-reach"}


def sessions(coach: Coach, minutes: Iterable[int] = FROM_EIGHT, **asked: Any) -> list[Routine]:
    """The sessions of these minutes; a template that was taken away can't be asked for."""
    if asked.get("template") not in coach.catalogue.template:
        asked.pop("template", None)
    outcomes = [coach.recommend(Request(minutes=length, **asked)) for length in minutes]
    routines = [outcome for outcome in outcomes if isinstance(outcome, Routine)]
    assert len(routines) == len(outcomes) > 0
    return routines


def turns_before_it_goes_straight(coach: Coach) -> bool:
    """C4: no linear step stands before the first rotation that is not CARs."""
    every = [s for motion in LINEAR for s in sessions(coach, focus=motion, template="abduction-week")]
    every += [s for symptom in SYMPTOMS for s in sessions(coach, symptoms=(symptom,))]
    every += [s for symptom in SYMPTOMS for s in sessions(coach, symptoms=(symptom,), when="before")]
    every += sessions(coach, range(5, 8), symptoms=("hip-pain",))
    return all(steps_of(s)[0].motions[0] in ROTATIONS and _first_turn(s) < _first_straight(s) for s in every)


def _first_turn(routine: Routine) -> int:
    steps = enumerate(steps_of(routine))
    return next((i for i, step in steps if step.motions[0] in ROTATIONS and step.method != "cars"), 99)


def _first_straight(routine: Routine) -> int:
    return next((i for i, step in enumerate(steps_of(routine)) if step.motions[0] not in ROTATIONS), 100)


def controls_both_rotations(coach: Coach) -> bool:
    """C5: both rotations are worked under control, not only stretched and explored; one step may turn both ways."""
    every = [s for name in ("box-assisted", "abduction-week") for s in sessions(coach, template=name)]
    every += [s for symptom in SYMPTOMS for s in sessions(coach, symptoms=(symptom,))]
    return all(
        any(motion in step.motions and step.method in CONTROLLED for step in steps_of(session))
        for session in every
        for motion in ROTATIONS
    )


def rolls_a_sore_outer_hip_first(coach: Coach) -> bool:
    """C4: in a short session too the leg is rolled before the hip is pressed out."""
    every = sessions(coach, range(8, 12), symptoms=("outer-hip",))
    return all(steps_of(session)[0].method == "explore" for session in every)


def rolls_a_sore_outer_hip_first_in_five(coach: Coach) -> bool:
    """C4: and so it is in five minutes."""
    every = sessions(coach, range(5, 8), symptoms=("outer-hip",))
    return all(steps_of(session)[0].method == "explore" for session in every)


def turns_both_ways_in_five(coach: Coach) -> bool:
    """C5: a hip that hurts somewhere is turned both ways in few minutes too."""
    return all(turns_both_ways(s) for s in sessions(coach, range(5, 8), symptoms=("hip-pain",)))


def goes_out_twice_for_a_caving_knee(coach: Coach) -> bool:
    """C15: two motions out to the side, exploring aside, for a knee that dips."""
    return all(_outward(session) >= 2 for session in sessions(coach, range(12, 31), symptoms=("knee-caving",)))


def turns_both_ways_alike(coach: Coach) -> bool:
    """C5: for a hip that hurts somewhere, both rotations get about the same."""
    turned = [[seconds(s)[motion] for motion in ROTATIONS] for s in sessions(coach, symptoms=("hip-pain",))]
    return all(max(both) <= 1.25 * min(both) for both in turned)


def stops_at_a_pinch(coach: Coach) -> bool:
    """C6: no pinch on the folding side, no pain in other joints."""
    signs = " ".join(sign for s in sessions(coach, symptoms=("hamstring",)) for sign in s.stop_signs)
    return all(word in signs for word in ("pinch", "folding side", "lower back", "knee"))


def _explores(coach: Coach, motion: str) -> bool:
    every = [s for symptom in EXPLORED for s in sessions(coach, symptoms=(symptom,))]
    every += [s for name in ("box-assisted", "circles-and-strength") for s in sessions(coach, template=name)]
    every += [s for symptom in EXPLORED for s in sessions(coach, symptoms=(symptom,), avoid=CONTROLLED)]
    every += sessions(coach, symptoms=("hamstring",), avoid=CONTROLLED, cautions=("knee",))
    return all(any(motion in step.motions and step.method != "cars" for step in steps_of(s)) for s in every)


def explores_the_turn_out(coach: Coach) -> bool:
    """C7: external rotation, whatever the symptom, also for who spares everything that loads."""
    return _explores(coach, EXTERNAL)


def explores_the_turn_in(coach: Coach) -> bool:
    """C7: internal rotation, whatever the symptom, also for who spares everything that loads."""
    return _explores(coach, INTERNAL)


def recovers_with_both_rotations(coach: Coach) -> bool:
    """C7: both rotations also in the four exercises of a Monday, when the usual ones are spared."""
    wipers = ("hook-lying-wipers", "prone-windscreen-wipers")
    spared = sessions(coach, symptoms=("weekend-recovery",), avoid=wipers, cautions=("low-back",))
    return all(turns_both_ways(session) for session in spared)


def turns_in_for_a_hamstring(coach: Coach) -> bool:
    """C8: clearly more internal than external rotation."""
    every = [seconds(session) for session in sessions(coach, symptoms=("hamstring",))]
    return all(spent[INTERNAL] >= 1.5 * spent[EXTERNAL] > 0 for spent in every)


def turns_in_most_for_a_hamstring(coach: Coach) -> bool:
    """C8: no motion gets more than internal rotation."""
    every = sessions(coach, symptoms=("hamstring",)) + sessions(coach, symptoms=("hamstring",), when="after")
    return all(has_most(session, INTERNAL) for session in every)


def turns_out_for_an_it_band(coach: Coach) -> bool:
    """C9: clearly more external than internal rotation."""
    every = [seconds(session) for session in sessions(coach, symptoms=("it-band",))]
    return all(spent[EXTERNAL] >= 1.5 * spent[INTERNAL] > 0 for spent in every)


def turns_out_most_for_an_it_band(coach: Coach) -> bool:
    """C9: no motion gets more than external rotation, in short sessions too."""
    return all(has_most(session, EXTERNAL) for session in sessions(coach, range(5, 31), symptoms=("it-band",)))


def explores_turns_out_turns_in_and_circles(coach: Coach) -> bool:
    """C10: the order of a session; under twelve minutes four places do not reach for exploring."""

    def firsts(routine: Routine) -> list[int]:
        steps = steps_of(routine)
        kinds = [
            [step.method == "explore" for step in steps],
            [step.method not in ("explore", "cars") and step.motions[0] == EXTERNAL for step in steps],
            [step.method not in ("explore", "cars") and step.motions[0] == INTERNAL for step in steps],
            [step.method == "cars" for step in steps],
        ]
        return [kind.index(True) if True in kind else -1 for kind in kinds]

    found = [firsts(session) for session in sessions(coach, range(12, 31), symptoms=("hip-pain",))]
    return all(-1 not in first and first == sorted(first) for first in found)


def opens_with_circles_for_stiffness(coach: Coach) -> bool:
    """C11: stiffness is answered with CARs."""
    return all(steps_of(session)[0].method == "cars" for session in sessions(coach, symptoms=("stiffness",)))


def opens_and_closes_with_circles_for_stiffness(coach: Coach) -> bool:
    """C11: CARs open and close."""
    ends = [(steps_of(s)[0].method, steps_of(s)[-1].method) for s in sessions(coach, symptoms=("stiffness",))]
    return set(ends) == {("cars", "cars")}


def circles_most_for_stiffness(coach: Coach) -> bool:
    """C11: no method gets more than CARs, also for somebody who hikes and is given strength sooner."""
    every = sessions(coach, range(9, 31), symptoms=("stiffness",), activity="hiking")
    return all(has_most(session, "cars") for session in every)


def circles_more_when_daily(coach: Coach) -> bool:
    """C11: CARs are what is done daily."""
    usual, daily = (sessions(coach, template="rotation-first", when=moment) for moment in (None, "daily"))
    return sum(seconds(s)["cars"] for s in daily) > sum(seconds(s)["cars"] for s in usual)


def circles_alone(coach: Coach) -> bool:
    """C11: CARs on their own."""
    return all(step.method == "cars" for s in sessions(coach, template="daily-cars") for step in steps_of(s))


def warms_up_for_a_run_with_circles(coach: Coach) -> bool:
    """C11: before a run no method gets more than CARs."""
    every = sessions(coach, symptoms=("hamstring",), activity="running", when="before")
    return all(has_most(session, "cars") for session in every)


def recovers_by_moving(coach: Coach) -> bool:
    """C12: a set of mobility exercises, of which a fifth at most is lying still, also for who wants to breathe."""
    every = sessions(coach, range(22, 61), symptoms=("weekend-recovery",), focus="breathe")
    return all(5 * seconds(session)["breathe"] <= session.total_seconds for session in every)


def recovers_with_four(coach: Coach) -> bool:
    """C12: four mobility exercises."""
    every = sessions(coach, range(8, 14), symptoms=("weekend-recovery",))
    return all(len(set(ids_of(session))) == 4 for session in every)


def stretches_twice_on_a_box(coach: Coach) -> bool:
    """C13: two full-body stretches on a chair or a box."""
    every = sessions(coach, range(12, 31), template="box-assisted")
    return all(len(BOX_STRETCHES.intersection(ids_of(session))) == 2 for session in every)


def stretches_most_in_the_box_week(coach: Coach) -> bool:
    """C13: the box week is a week of stretches."""
    return all(has_most(session, "stretch") for session in sessions(coach, range(9, 31), template="box-assisted"))


def turns_out_for_a_low_back(coach: Coach) -> bool:
    """C14: a turn-out for the low back, also after a weekend."""
    every = sessions(coach, symptoms=("low-back", "weekend-recovery"))
    return all(any(step.motions[0] == EXTERNAL for step in steps_of(session)) for session in every)


def turns_out_most_for_a_crossed_leg(coach: Coach) -> bool:
    """C14: external rotation for whoever is stiff crossing a leg."""
    return all(has_most(session, EXTERNAL) for session in sessions(coach, symptoms=("cross-leg",)))


def strengthens_the_turn_out(coach: Coach) -> bool:
    """C14: the end range is strengthened, whatever else is asked for."""
    every = sessions(coach, symptoms=("cross-leg",), template="rotation-first", focus="isometric")
    every += [s for focus in ("extension", "isometric") for s in sessions(coach, symptoms=("cross-leg",), focus=focus)]
    return all(
        any(step.method == "strength" and step.motions[0] == EXTERNAL for step in steps_of(session))
        for session in every
    )


def works_the_end_before_it_strengthens(coach: Coach) -> bool:
    """C14: the end of the turn-out is worked, then strengthened."""

    def in_order(routine: Routine) -> bool:
        turned = [step.method for step in steps_of(routine) if step.motions[0] == EXTERNAL]
        ends = [i for i, method in enumerate(turned) if method in ("stretch", "pails-rails", "active")]
        strong = [i for i, method in enumerate(turned) if method == "strength"]
        return bool(ends and strong) and ends[0] < strong[0]

    return all(in_order(session) for session in sessions(coach, symptoms=("cross-leg",)))


def turns_out_in_its_week(coach: Coach) -> bool:
    """C14: in the week of external rotation short sessions are about it too."""
    every = sessions(coach, range(4, 31), template="external-rotation-week")
    return all(has_most(session, EXTERNAL) for session in every)


def goes_out_most_for_a_caving_knee(coach: Coach) -> bool:
    """C15: abduction for a knee that dips inward."""
    return all(has_most(session, "abduction") for session in sessions(coach, symptoms=("knee-caving",)))


def goes_out_in_its_week(coach: Coach) -> bool:
    """C15: in the week of abduction short sessions are about it too."""
    every = sessions(coach, range(5, 8), template="abduction-week")
    return all(has_most(session, "abduction") for session in every)


def goes_out_in_a_short_session(coach: Coach) -> bool:
    """C15: under eight minutes too, a knee that dips inward gets work out to the side."""
    every = sessions(coach, range(3, 8), symptoms=("knee-caving",))
    return all(any(s.motions[0] == "abduction" and s.method in CONTROLLED for s in steps_of(r)) for r in every)


def goes_out_twice(coach: Coach) -> bool:
    """C15: two motions out to the side, exploring aside."""
    every = sessions(coach, range(12, 31), symptoms=("knee-caving",))
    every += sessions(coach, range(12, 31), template="abduction-week")
    return all(_outward(session) >= 2 for session in every)


def _outward(routine: Routine) -> int:
    return sum(step.motions[0] == "abduction" and step.method != "explore" for step in steps_of(routine))


class Carries(NamedTuple):
    """A rule or template, the point it carries, and what holds because of it."""

    entry: str
    point: str
    holds: Callable[[Coach], bool]


POINTS = (
    Carries("rotation-before-linear", "C4", turns_before_it_goes_straight),
    Carries("outer-hip-looks-first", "C4", rolls_a_sore_outer_hip_first),
    Carries("range-and-control", "C5", controls_both_rotations),
    Carries("outer-hip-looks-first-in-five", "C4", rolls_a_sore_outer_hip_first_in_five),
    Carries("hip-pain-both-rotations", "C5", turns_both_ways_alike),
    Carries("hip-pain-both-rotations-in-five", "C5", turns_both_ways_in_five),
    Carries("never-a-pinch", "C6", stops_at_a_pinch),
    Carries("explore-external-rotation", "C7", explores_the_turn_out),
    Carries("explore-internal-rotation", "C7", explores_the_turn_in),
    Carries("weekend-recovery-both-rotations", "C7", recovers_with_both_rotations),
    Carries("hamstring-internal-rotation", "C8", turns_in_for_a_hamstring),
    Carries("hamstring-most-is-internal-rotation", "C8", turns_in_most_for_a_hamstring),
    Carries("it-band-external-rotation", "C9", turns_out_for_an_it_band),
    Carries("it-band-most-is-external-rotation", "C9", turns_out_most_for_an_it_band),
    Carries("rotation-first", "C10", explores_turns_out_turns_in_and_circles),
    Carries("stiffness-cars", "C11", opens_with_circles_for_stiffness),
    Carries("stiffness-cars-lead", "C11", circles_most_for_stiffness),
    Carries("circles-and-strength", "C11", opens_and_closes_with_circles_for_stiffness),
    Carries("daily-circles", "C11", circles_more_when_daily),
    Carries("daily-cars", "C11", circles_alone),
    Carries("before-a-run", "C11", warms_up_for_a_run_with_circles),
    Carries("weekend-recovery-moves", "C12", recovers_by_moving),
    Carries("weekend-recovery-four", "C12", recovers_with_four),
    Carries("weekend-recovery", "C12", recovers_with_four),
    Carries("box-assisted", "C13", stretches_twice_on_a_box),
    Carries("box-assisted-emphasis", "C13", stretches_most_in_the_box_week),
    Carries("low-back-external-rotation", "C14", turns_out_for_a_low_back),
    Carries("cross-leg-external-rotation", "C14", turns_out_most_for_a_crossed_leg),
    Carries("cross-leg-strength", "C14", strengthens_the_turn_out),
    Carries("external-rotation-week", "C14", works_the_end_before_it_strengthens),
    Carries("external-rotation-week-emphasis", "C14", turns_out_in_its_week),
    Carries("knee-caving-abduction", "C15", goes_out_most_for_a_caving_knee),
    Carries("knee-caving-in-five", "C15", goes_out_in_a_short_session),
    Carries("knee-caving-two-ways-out", "C15", goes_out_twice_for_a_caving_knee),
    Carries("abduction-week-emphasis", "C15", goes_out_in_its_week),
    Carries("abduction-week", "C15", goes_out_twice),
)


def without(catalogue: Catalogue, entry: str) -> Catalogue:
    """The catalogue with one rule or template taken out.

    Rules that name a template that is gone keep what else they do. The first template left is the default if need be.
    """
    if entry not in catalogue.template:
        rules = tuple(rule for rule in catalogue.rules if rule.id != entry)
        assert len(rules) == len(catalogue.rules) - 1
        return rebuilt(catalogue, rules=rules)
    templates = [template for template in catalogue.templates if template.id != entry]
    if catalogue.template[entry].default:
        templates[0] = templates[0].model_copy(update={"default": True})
    rules = tuple(
        rule.model_copy(update={"then": rule.then.model_copy(update={"template": None})})
        if rule.then.template == entry
        else rule
        for rule in catalogue.rules
    )
    return rebuilt(catalogue, templates=tuple(templates), rules=rules)


def rebuilt(catalogue: Catalogue, **changes: Any) -> Catalogue:
    """A changed catalogue; a copy would keep what the first one has looked up by id."""
    return Catalogue(**{kind: getattr(catalogue, kind) for kind in KINDS} | changes)


@pytest.mark.parametrize("carries", POINTS, ids=lambda carries: carries.entry)
def test_a_point_holds_because_of_what_carries_it(catalogue: Catalogue, coach: Coach, carries: Carries) -> None:
    assert carries.holds(coach)
    assert not carries.holds(Coach(without(catalogue, carries.entry)))


def test_everything_that_carries_a_point_is_tried(catalogue: Catalogue) -> None:
    carrying = {rule.id: rule.point for rule in catalogue.rules if rule.point}
    carrying |= {template.id: template.point for template in catalogue.templates if template.point}
    assert {carries.entry: carries.point for carries in POINTS} == carrying


def test_every_point_from_c4_to_c15_is_carried() -> None:
    assert {carries.point for carries in POINTS} == {f"C{number}" for number in range(4, 16)}
