"""Safety: every symptom, every caution, from three minutes to an hour; and every template asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import (
    EVERY_CAUTION,
    MINUTES,
    ROTATIONS,
    SYMPTOMS,
    TEMPLATES,
    advice_ids,
    asked,
    ids_of,
    rotates_first,
    routine_for,
    steps_of,
    turns_both_ways,
)

from hipcoach.coach import Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach, Routine
    from hipcoach.vocabulary import Caution

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
AFTER_AN_OPERATION = {"glute-bridge", "belt-isometric-abduction"}
SURGEON: Caution = "hip-replacement"
OTHER_CAUTIONS = tuple(caution for caution in EVERY_CAUTION if caution != SURGEON)
ALWAYS_SAID = {"next-morning", "how-often", "progress", "see-a-clinician"}


def forbidden(catalogue: Catalogue, routine: Routine) -> list[str]:
    """The exercises that one of the routine's cautions says to avoid."""
    return [
        step.exercise
        for step in steps_of(routine)
        for caution in catalogue.exercise[step.exercise].cautions
        if caution.how == "avoid" and caution.id in routine.request.cautions
    ]


def unmodified(catalogue: Catalogue, routine: Routine) -> list[str]:
    """The exercises that one of the routine's cautions changes without their cue saying so."""
    return [
        step.exercise
        for step in steps_of(routine)
        for caution in catalogue.exercise[step.exercise].cautions
        if caution.how == "modify" and caution.id in routine.request.cautions and caution.note not in step.cue
    ]


@every_symptom
def test_nothing_that_a_caution_says_to_avoid(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    assert [(case, bad) for case, routine in asked(coach, symptom) if (bad := forbidden(catalogue, routine))] == []


@every_symptom
def test_what_a_caution_modifies_says_so_in_its_cue(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    assert [(case, bad) for case, routine in asked(coach, symptom) if (bad := unmodified(catalogue, routine))] == []


@every_symptom
def test_the_caution_asked_for_is_among_those_that_hold(coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, cautions=EVERY_CAUTION[1:])
    assert [case for case, routine in sessions if case.caution not in routine.request.cautions] == []


@every_symptom
def test_every_step_names_a_rule_and_a_source(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    known = {rule.id for rule in catalogue.rules} | set(catalogue.template)

    def is_explained(routine: Routine) -> bool:
        every = [step.because for step in steps_of(routine)]
        return all(
            because and all(r.rule in known and r.source in catalogue.source and r.because for r in because)
            for because in every
        )

    assert [case for case, routine in asked(coach, symptom) if not is_explained(routine)] == []


@every_symptom
def test_both_rotations_from_eight_minutes(coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, minutes=tuple(m for m in MINUTES if m >= 8), cautions=OTHER_CAUTIONS)
    assert [case for case, routine in sessions if not turns_both_ways(routine)] == []


@every_symptom
def test_both_rotations_at_any_minute_from_eight(coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, minutes=range(8, 61), cautions=(None,))
    assert [case for case, routine in sessions if not turns_both_ways(routine)] == []


def linear_before_rotation(routine: Routine) -> bool:
    """True when a linear step stands before the first rotation that is not CARs."""
    steps = steps_of(routine)
    turned = [i for i, step in enumerate(steps) if step.motions[0] in ROTATIONS and step.method != "cars"]
    return any(step.motions[0] not in ROTATIONS for step in steps[: turned[0] if turned else None])


@every_symptom
def test_no_linear_step_before_the_first_rotation(coach: Coach, symptom: str) -> None:
    sessions = list(asked(coach, symptom, cautions=OTHER_CAUTIONS))
    assert [case for case, routine in sessions if not rotates_first(routine)] == []
    assert [case for case, routine in sessions if case.minutes >= 8 and linear_before_rotation(routine)] == []


@pytest.mark.parametrize("moment", ["before", "after", "daily"])
@every_symptom
def test_rotation_comes_first_also_before_and_after_activity(coach: Coach, symptom: str, moment: str) -> None:
    """Where three minutes hold nothing that turns but the circles, these come last before activity."""
    sessions = asked(coach, symptom, minutes=range(3, 61), cautions=(None,), when=moment)
    late = [(case, routine) for case, routine in sessions if not rotates_first(routine)]
    turning = [{s.method for s in steps_of(routine) if s.motions[0] in ROTATIONS} for _, routine in late]
    assert all(moment == "before" and case.minutes == 3 for case, _ in late)
    assert all(methods == {"cars"} for methods in turning)


@every_symptom
def test_after_a_hip_replacement_only_the_list_and_the_surgeon(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, cautions=(SURGEON,)):
        assert set(ids_of(routine)) <= AFTER_AN_OPERATION, case
        assert "surgeon" in advice_ids(routine), case
        (surgeon,) = [note.text for note in routine.advice if note.id == "surgeon"]
        assert "their list wins" in surgeon


@every_symptom
def test_an_impinged_hip_is_not_folded_and_turned(coach: Coach, symptom: str) -> None:
    folded = [
        (case, step.exercise)
        for case, routine in asked(coach, symptom, cautions=("hip-impingement",))
        for step in steps_of(routine)
        if ("internal_rotation" in step.motions and step.method != "cars" and step.hip_flexion_deg >= 60)
        or (step.method in ("stretch", "pails-rails") and step.hip_flexion_deg > 100)
        or ({"flexion", "adduction", "internal_rotation"} <= set(step.motions) and step.hip_flexion_deg >= 60)
    ]
    assert folded == []


@every_symptom
def test_what_is_always_said(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom):
        assert set(advice_ids(routine)) >= ALWAYS_SAID, case
        assert len(advice_ids(routine)) == len(set(advice_ids(routine))), case
        assert any("pinch" in sign for sign in routine.stop_signs), case
        assert [hurt.id for hurt in routine.if_it_hurts if hurt.easier] == ["long-side"], case


@every_symptom
def test_the_symptoms_own_red_flags_come_first(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    watched = routine_for(coach, Request(symptoms=(symptom,))).red_flags
    flags = list(dict.fromkeys(flag.id for flag in watched))
    own = list(catalogue.symptom[symptom].red_flags)
    assert flags[: len(own)] == own
    assert sorted(flags) == sorted(catalogue.red_flag)
    refers = [(flag.id, tier.level) for flag in catalogue.red_flags for tier in flag.signs.values() if tier.refers]
    assert sorted((flag.id, flag.level) for flag in watched) == sorted(refers)


@every_symptom
def test_every_source_that_is_named_exists(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom):
        named = {note.source for note in routine.advice} | {each.source for each in routine.emphasis}
        assert named <= set(catalogue.source), case


@every_symptom
def test_the_easier_exercise_is_one_that_is_allowed(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom):
        ruled_out = {left.exercise for left in routine.left_out if left.rule not in ("not-needed", "family")}
        assert ruled_out.isdisjoint(step.easier for step in steps_of(routine)), case


def test_every_caution_and_template_is_tried() -> None:
    assert len(EVERY_CAUTION[1:]) >= 10
    assert len(TEMPLATES) >= 9


def by_template(coach: Coach, template: str) -> Iterator[tuple[Request, Routine]]:
    """The template's sessions; after a hip replacement some have no place for anything that is left.

    The short list has none in a short session without a symptom: those narrow to CARs and the emphasis.
    """
    for minutes in MINUTES if template != "short-list" else MINUTES[2:]:
        for caution in OTHER_CAUTIONS:
            request = Request(template=template, minutes=minutes, cautions=(caution,) if caution else ())
            yield request, routine_for(coach, request)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_keeps_to_the_cautions(catalogue: Catalogue, coach: Coach, template: str) -> None:
    for request, routine in by_template(coach, template):
        assert routine.template == template
        assert forbidden(catalogue, routine) == [], request
        assert unmodified(catalogue, routine) == [], request


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name not in ("daily-cars", "short-list")])
def test_every_template_turns_first_and_both_ways(coach: Coach, template: str) -> None:
    for request, routine in by_template(coach, template):
        assert rotates_first(routine), request
        assert request.minutes_taken < 8 or turns_both_ways(routine), request
