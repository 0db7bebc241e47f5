"""How far a complaint has come decides what it may carry; a number of pain never gives more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from measure import SYMPTOMS, advice_ids, asked, load_of, routine_for, steps_of

from hipcoach.coach import Referral, Request
from hipcoach.coach.selection import picker

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
NO_CAUTION = (None,)
SOME_LENGTHS = (5, 8, 12, 20, 30, 45)
ANY_LENGTH = range(3, 61)
TAKEN = [
    *((None, pain, "settling") for pain in (None, 0, 1, 2, 3)),
    *((None, pain, "sore") for pain in (4, 5, 6, 7)),
    *(("sore", pain, "sore") for pain in (None, 0, 3, 4, 7)),
    *(("settling", pain, "settling") for pain in (None, 0, 3)),
    *(("settling", pain, "sore") for pain in (4, 7)),
    *(("strong", pain, "strong") for pain in (None, 0, 3)),
    *(("strong", pain, "sore") for pain in (4, 7)),
]
"""What the person says, the pain, and the stage that is taken."""


@pytest.mark.parametrize(("stage", "pain", "taken"), TAKEN)
def test_the_lower_of_stage_and_pain_counts(coach: Coach, stage: Any, pain: int | None, taken: str) -> None:
    request = Request(symptoms=("hamstring",), stage=stage, pain=pain)
    routine = routine_for(coach, request)
    assert request.stage_taken == routine.stage == taken
    assert routine.request.stage == stage
    assert ("stage-lowered" in advice_ids(routine)) is (stage not in (None, taken))


def test_a_lowered_stage_is_said(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("hamstring",), stage="strong", pain=4))
    (said,) = [note.text for note in routine.advice if note.id == "stage-lowered"]
    assert "strong" in said
    assert "sore" in said
    assert "4" in said


@pytest.mark.parametrize("stage", ["sore", "settling", "strong"])
def test_eight_refers_at_any_stage(coach: Coach, stage: Any) -> None:
    outcome = coach.recommend(Request(symptoms=("hamstring",), stage=stage, pain=8))
    assert isinstance(outcome, Referral)


@every_symptom
def test_strong_never_comes_by_itself(coach: Coach, symptom: str) -> None:
    for pain in (None, *range(8)):
        assert routine_for(coach, Request(symptoms=(symptom,), pain=pain)).stage != "strong"


@pytest.mark.parametrize("words", ["I feel strong, high hamstring pain", "my hamstring is strong but hurts when I sit"])
def test_no_phrase_makes_it_strong(coach: Coach, words: str) -> None:
    assert coach.read(Request(), words).case.request.stage_taken == "settling"


@pytest.mark.parametrize("stage", ["sore", "settling", "strong"])
@pytest.mark.parametrize("symptom", [symptom for symptom in SYMPTOMS if symptom != "weekend-recovery"])
def test_every_stage_says_how_one_moves_on(coach: Coach, symptom: str, stage: Any) -> None:
    routine = routine_for(coach, Request(symptoms=(symptom,), stage=stage))
    (told,) = [note.text for note in routine.advice if note.id == "stage"]
    assert f"Stage {stage}" in told
    assert stage == "strong" or "morning" in told


def test_after_a_weekend_there_is_no_stage_to_move_on_from(coach: Coach) -> None:
    """Nothing is hurt: a stiff Monday is over by itself."""
    assert "stage" not in advice_ids(routine_for(coach, Request(symptoms=("weekend-recovery",))))


@every_symptom
def test_more_pain_never_gives_more_load(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    """No pain told counts as none."""
    more = []
    for minutes in ANY_LENGTH:
        requests = [Request(symptoms=(symptom,), minutes=minutes, pain=pain) for pain in (None, *range(8))]
        loads = [load_of(catalogue, routine_for(coach, request), symptom) for request in requests]
        if loads != sorted(loads, reverse=True):
            more.append((minutes, loads))
    assert more == []


@pytest.mark.parametrize("stage", ["settling", "strong"])
@every_symptom
def test_nor_where_a_stage_was_named(catalogue: Catalogue, coach: Coach, symptom: str, stage: Any) -> None:
    more = []
    for minutes in SOME_LENGTHS:
        requests = [Request(symptoms=(symptom,), minutes=minutes, stage=stage, pain=pain) for pain in range(8)]
        loads = [load_of(catalogue, routine_for(coach, request), symptom) for request in requests]
        if loads != sorted(loads, reverse=True):
            more.append((minutes, loads))
    assert more == []


def test_every_symptom_names_what_is_sore(catalogue: Catalogue, coach: Coach) -> None:
    for symptom in SYMPTOMS:
        assert catalogue.symptom[symptom].sore
        known = set(coach.usable(Request(symptoms=(symptom,), minutes=30), everything_at_hand=True))
        tests = [picker(where) for where in catalogue.symptom[symptom].sore]
        assert any(test(catalogue.exercise[id_]) for id_ in known for test in tests), symptom


@pytest.mark.parametrize(("stage", "most"), [("sore", 30), ("settling", 60), ("strong", 150)])
def test_a_hamstring_folds_as_far_as_its_stage_lets_it(coach: Coach, stage: Any, most: int) -> None:
    sessions = asked(coach, "hamstring", minutes=ANY_LENGTH, cautions=NO_CAUTION, stage=stage)
    assert [case for case, r in sessions if max(step.hip_flexion_deg for step in steps_of(r)) > most] == []


def test_only_a_strong_hamstring_folds_further(coach: Coach) -> None:
    routine = routine_for(coach, Request(symptoms=("hamstring",), minutes=20, stage="strong"))
    assert max(step.hip_flexion_deg for step in steps_of(routine)) > 60


@every_symptom
def test_a_stage_changes_some_session(coach: Coach, symptom: str) -> None:
    """But for tired legs, which have nothing to settle."""

    def shapes(stage: Any) -> list[list[tuple[str, int]]]:
        sessions = asked(coach, symptom, minutes=SOME_LENGTHS, cautions=NO_CAUTION, stage=stage)
        return [[(step.exercise, step.work_seconds) for step in steps_of(routine)] for _, routine in sessions]

    assert (shapes("sore") != shapes("settling")) is (symptom != "weekend-recovery")


@every_symptom
def test_an_earlier_stage_never_gives_more_load(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    """Told without a pain, or with a small one."""
    more = []
    for minutes in ANY_LENGTH:
        for pain in (None, 3):
            requests = [
                Request(symptoms=(symptom,), minutes=minutes, pain=pain, stage=stage) for stage in ("settling", "sore")
            ]
            settling, sore = (load_of(catalogue, routine_for(coach, request), symptom) for request in requests)
            if sore > settling:
                more.append((minutes, pain, settling, sore))
    assert more == []
