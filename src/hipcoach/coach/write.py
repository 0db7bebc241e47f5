"""A plan, written out as the routine a person or a script is given: every step and omission with its reasons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.dose import is_one_side_first, parts_of, switch_seconds
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Hurt, Rule
from hipcoach.catalogue.template import Template
from hipcoach.coach.advice import advice
from hipcoach.coach.case import Case
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.effects import RuleWeight
from hipcoach.coach.layout import layout_of
from hipcoach.coach.moves import TURN_SECONDS, things_of
from hipcoach.coach.pool import Candidate
from hipcoach.coach.routine import (
    SCHEMA_VERSION,
    Emphasis,
    HurtAnswer,
    LeftOut,
    PhaseSteps,
    Reason,
    RequestRecord,
    Routine,
    SilentEmphasis,
    Step,
    StepDose,
    StepResult,
    StepSay,
    Taken,
    Understood,
)
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.coach.watch import Watchlist
from hipcoach.text import spoken
from hipcoach.vocabulary import Side


def routine(catalogue: Catalogue, plan: SessionPlan, watchlist: Watchlist) -> Routine:
    """Write a plan out, with the red flags to keep in mind."""
    writer = _Writer(catalogue, plan)
    effects = plan.case.effects
    phases = [writer.phase(block) for block in plan.blocks]
    total = sum(phase.seconds for phase in phases)
    return Routine(
        schema_version=SCHEMA_VERSION,
        title=_title(catalogue, plan),
        request=_record(plan.case),
        emphasis=[_emphasis(weight) for weight in effects.emphasis],
        template=plan.template.id,
        stage=plan.case.request.stage_taken,
        phases=phases,
        left_out=writer.left_out(),
        stop_signs=[sign.text for sign in effects.stop_signs],
        look_at=plan.case.look_at,
        stop_signs_in_brief=[sign.listed for sign in effects.stop_signs],
        if_it_hurts=[_hurt(hurt, rule) for hurt, rule in effects.hurts.values()],
        easier=writer.easier(phases),
        red_flags=watchlist.of(plan.case.request.symptoms),
        advice=advice(plan, total),
        total_seconds=total,
        understood=_understood(catalogue, plan.case),
        taken=_taken(plan.case),
    )


def _title(catalogue: Catalogue, plan: SessionPlan) -> str:
    """The symptoms, or else the focus, or else the template."""
    request = plan.case.request
    names = [catalogue.symptom[symptom].name for symptom in request.symptoms]
    if names or not request.focus:
        return " and ".join(names) or plan.template.name
    words = spoken(request.focus)
    return words[0].upper() + words[1:]


def _record(case: Case) -> RequestRecord:
    """The request as it was understood, with the cautions that rules added."""
    asked: dict[str, Any] = case.request._asdict()
    for answered in ("flags", "not_flags", "screened"):  # what stops is a referral, what does not is `look_at`
        del asked[answered]
    asked |= {
        "minutes": case.request.minutes_taken,
        "equipment": sorted(case.request.equipment),
        "cautions": case.fired.cautions,
    }
    listed: dict[str, Any] = {name: list(part) if isinstance(part, tuple) else part for name, part in asked.items()}
    return RequestRecord(**listed)


def _emphasis(weight: RuleWeight) -> Emphasis:
    rule = weight.rule
    kind = SilentEmphasis if rule.silent else Emphasis
    return kind(
        target=weight.target,
        weight=weight.weight,
        rule=rule.id,
        because=rule.because,
        source=rule.source,
        grade=rule.grade,
    )


def _hurt(hurt: Hurt, rule: Rule) -> HurtAnswer:
    return HurtAnswer(id=hurt.id, where=hurt.where, easier=hurt.easier, text=hurt.text, source=rule.source)


def _understood(catalogue: Catalogue, case: Case) -> list[Understood]:
    """The symptoms that were read from words, with these."""
    if case.hearing is None:
        return []
    from hipcoach.coach.questions import told_of  # only where there are words

    return told_of(catalogue, case.request.symptoms, case.hearing)


def _taken(case: Case) -> list[Taken]:
    """What else was read from words."""
    facts = case.hearing.facts if case.hearing else ()
    return [Taken(option=fact.field, value=fact.value, words=fact.words) for fact in facts]


class Written:
    """What a routine says of a candidate at any dose. The same for all requests that share the candidate, made once."""

    def __init__(self, candidate: Candidate, plan: SessionPlan, first: Side) -> None:
        self._step = _said(candidate, plan, first)
        self._dose = _dosed(candidate)
        self._range = candidate.exercise.dose
        self._is_counted = bool(candidate.exercise.dose.reps)
        self.alone = self.step(DraftLine(candidate, phase=0, pull=(), setup_seconds=candidate.arrival_seconds))
        """At its smallest dose, out of any session."""

    def step(self, line: DraftLine) -> Step:
        """A step of it."""
        option = line.option
        dose = StepDose(
            sets=option.sets,
            reps=option.amount if self._is_counted else None,
            hold_seconds=None if self._is_counted else option.amount,
            tempo=parts_of(self._range, option.amount),
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
            **self._step,
        )


def _said(candidate: Candidate, plan: SessionPlan, first: Side) -> dict[str, Any]:
    """The fields of a step that no dose changes."""
    exercise = candidate.exercise
    changes = _changes(exercise, plan.case.fired.cautions)
    return {
        "exercise": exercise.id,
        "name": exercise.name,
        "motions": list(exercise.motions),
        "method": exercise.method,
        "position": exercise.position,
        "hip_flexion_deg": exercise.hip_flexion_deg,
        "crosses_midline": exercise.crosses_midline,
        "needs": sorted(things_of(exercise, plan.case.request.equipment)),
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
        "easier": next((id_ for id_ in exercise.easier if id_ in plan.pool.allowed), None),
        "because": _because(candidate, plan),
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


def _because(candidate: Candidate, plan: SessionPlan) -> list[Reason]:
    """The emphasis it serves, what asked for it, and the template that it stands in."""
    effects, picks = plan.case.effects, plan.case.picks
    counted, id_ = candidate.exercise.counted_targets, candidate.exercise.id
    rules = [weight.rule for weight in effects.emphasis if weight.target in counted]
    rules += [rule for where, rule in (*effects.require, *effects.prefer) if id_ in picks.ids(where)]
    by_id: dict[str, Rule | Template] = {rule.id: rule for rule in rules}
    by_id[plan.template.id] = plan.template
    return [Reason(rule=by.id, because=by.because, source=by.source) for by in by_id.values()]


class _Writer:
    def __init__(self, catalogue: Catalogue, plan: SessionPlan) -> None:
        self._catalogue = catalogue
        self._plan = plan
        self._first: Side = "right" if plan.case.request.side == "right" else "left"

    def phase(self, block: list[DraftLine]) -> PhaseSteps:
        phase = self._plan.slots[block[0].phase].phase
        steps = [self._written(line.candidate).step(line) for line in block]
        first, *others = dict.fromkeys(step.motions[0] for step in steps)
        return PhaseSteps(
            id=phase.id,
            title=phase.title if others else phase.titled.get(first, phase.title),
            seconds=sum([step.seconds for step in steps]),
            rounds=block[0].rounds,
            steps=steps,
        )

    def easier(self, phases: list[PhaseSteps]) -> list[Step]:
        """The easier exercises that steps name, in the order they are first named."""
        named = dict.fromkeys(step.easier for phase in phases for step in phase.steps if step.easier)
        return [self._written(self._plan.pool.by_id[id_]).alone for id_ in named]

    def _written(self, candidate: Candidate) -> Written:
        key = (self._plan.template.id, self._first)
        if key not in candidate.written:
            candidate.written[key] = Written(candidate, self._plan, self._first)
        return candidate.written[key]

    def left_out(self) -> list[LeftOut]:
        """Every exercise of the catalogue that is not in the routine."""
        plan = self._plan
        layout = layout_of(plan.case, plan.pool, plan.slots)
        return layout.omissions(self._catalogue, plan).beside([line.exercise for line in plan.lines])
