"""What a routine says of each of its exercises."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from hipcoach.catalogue.dose import is_one_side_first, parts_of, switch_seconds
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.template import Template
from hipcoach.coach.candidates import Candidate
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.moves import TURN_SECONDS, Kit, things_of
from hipcoach.coach.routine import Reason, Step, StepDose, StepResult, StepSay
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.vocabulary import Side

_MOST_KEPT = 4096
"""So much that is said of exercises is remembered, whatever a coach is asked; then it begins anew."""

Fixed = tuple[dict[str, Any], dict[str, Any]]
"""The fields of a step, and those of its dose, that are the same whatever the rules ask for."""


class StepBook:
    """What is said of each exercise, made once."""

    def __init__(self) -> None:
        self._fixed: dict[tuple[object, ...], Fixed] = {}

    def of(self, plan: SessionPlan, candidate: Candidate) -> Written:
        """What a plan says of a candidate, at any dose: the same for all requests that share the pool."""
        first: Side = "right" if plan.case.request.side == "right" else "left"
        key, kept = (candidate.exercise.id, plan.template.id, first), plan.pool.written
        if key not in kept:
            kept[key] = Written(candidate, self._fixed_of(plan, candidate, first), plan)
        return kept[key]

    def _fixed_of(self, plan: SessionPlan, candidate: Candidate, first: Side) -> Fixed:
        cautions, at_hand = plan.case.fired.cautions, plan.case.request.equipment
        key = (candidate.exercise.id, candidate.sides, first, cautions, at_hand)
        if key not in self._fixed:
            if len(self._fixed) >= _MOST_KEPT:
                self._fixed.clear()
            self._fixed[key] = _said(candidate, first, cautions, at_hand), _dosed(candidate)
        return self._fixed[key]


class Written:
    """A step but for its dose."""

    __slots__ = ("_alone", "_because", "_candidate", "_dose", "_easier", "_said")

    def __init__(self, candidate: Candidate, fixed: Fixed, plan: SessionPlan) -> None:
        self._candidate = candidate
        self._said, self._dose = fixed
        self._easier = next((id_ for id_ in candidate.exercise.easier if id_ in plan.pool.allowed), None)
        self._because = _why_it_is_there(candidate, plan)
        self._alone: Step | None = None

    @property
    def alone(self) -> Step:
        """At its smallest dose, out of any session."""
        if self._alone is None:
            candidate = self._candidate
            self._alone = self.step(DraftLine(candidate, phase=0, pull=(), setup_seconds=candidate.arrival_seconds))
        return self._alone

    def step(self, line: DraftLine) -> Step:
        """A step of it."""
        option, given = line.option, line.exercise.dose
        dose = StepDose(
            sets=option.sets,
            reps=option.amount if given.reps else None,
            hold_seconds=None if given.reps else option.amount,
            tempo=parts_of(given, option.amount),
            extra_sets=1 if line.extra_seconds else 0,
            rounds=line.rounds,
            **self._dose,
        )
        return Step(
            dose=dose,
            seconds=line.seconds,
            work_seconds=line.work_seconds,
            setup_seconds=line.setup_seconds,
            again_seconds=line.again_seconds,
            easier=self._easier,
            because=self._because,
            **self._said,
        )


def _said(candidate: Candidate, first: Side, cautions: Collection[str], at_hand: Kit) -> dict[str, Any]:
    """The fields of a step that neither its dose nor the rules change."""
    exercise = candidate.exercise
    changes = _changes(exercise, cautions)
    return {
        "exercise": exercise.id,
        "name": exercise.name,
        "motions": list(exercise.motions),
        "method": exercise.method,
        "position": exercise.position,
        "hip_flexion_deg": exercise.hip_flexion_deg,
        "crosses_midline": exercise.crosses_midline,
        "needs": sorted(things_of(exercise, at_hand)),
        "side_order": _sides(candidate, first),
        "restart_seconds": TURN_SECONDS,
        "switch_seconds": switch_seconds(exercise.position),
        "cue": " ".join([exercise.cue, *changes]),
        "changed": changes,
        "steps": list(exercise.steps),
        "say": StepSay(**dict(exercise.say)) if exercise.say else None,
        "result": StepResult(**dict(exercise.result)) if exercise.result else None,
        "felt": exercise.felt,
        "closed_angle": exercise.closed_angle,
    }


def _dosed(candidate: Candidate) -> dict[str, Any]:
    """The fields of a step's dose that are the same in all its doses."""
    dose = candidate.exercise.dose
    return {
        "seconds_per_rep": dose.seconds_per_rep,
        "effort": dose.effort,
        "rest_seconds": dose.rest_seconds,
        "directions": dose.directions,
        "sides": candidate.sides,
        "one_side_first": candidate.sides > 1 and is_one_side_first(dose, candidate.exercise.position),
    }


def _sides(candidate: Candidate, first: Side) -> list[Side]:
    """The sore side first; alone where only it may be worked. Left first where no side was named."""
    if candidate.exercise.sides != "each":
        return []
    second: Side = "left" if first == "right" else "right"
    return [first, second][: candidate.sides]


def _changes(exercise: Exercise, cautions: Collection[str]) -> list[str]:
    """What the person's cautions change about it."""
    changes = (c.note for c in exercise.cautions if c.how == "modify" and c.id in cautions)
    return list(dict.fromkeys(changes))


def _why_it_is_there(candidate: Candidate, plan: SessionPlan) -> list[Reason]:
    """The emphasis it serves, what asked for it, and the template that it stands in."""
    effects, picks = plan.case.effects, plan.case.picks
    counted, id_ = candidate.exercise.counted_targets, candidate.exercise.id
    rules = [weight.rule for weight in effects.emphasis if weight.target in counted]
    rules += [rule for where, rule in (*effects.require, *effects.prefer) if id_ in picks.ids(where)]
    by_id: dict[str, Rule | Template] = {rule.id: rule for rule in rules}
    by_id[plan.template.id] = plan.template
    return [_reason(by.id, by.because, by.source) for by in by_id.values()]


@lru_cache(maxsize=4096)
def _reason(rule: str, because: str, source: str) -> Reason:
    return Reason(rule=rule, because=because, source=source)
