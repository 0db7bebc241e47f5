"""A plan, written out as the routine a person or a script is given: every step and omission with its reasons."""

from __future__ import annotations

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
from hipcoach.coach.moves import TURN_SECONDS
from hipcoach.coach.plan import Plan
from hipcoach.coach.pool import Candidate
from hipcoach.coach.ranking import NOT_NEEDED
from hipcoach.coach.request import Request
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
    Understood,
    Watch,
)
from hipcoach.coach.screen import in_order
from hipcoach.text import spoken
from hipcoach.vocabulary import Side


def routine(catalogue: Catalogue, plan: Plan) -> Routine:
    """Write a plan out."""
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
        stop_signs=effects.stop_signs,
        if_it_hurts=[_hurt(hurt, rule) for hurt, rule in effects.hurts.values()],
        easier=writer.easier(phases),
        red_flags=_watch(catalogue, plan.case.request),
        advice=advice(plan, total),
        total_seconds=total,
        understood=_understood(catalogue, plan.case),
    )


def _title(catalogue: Catalogue, plan: Plan) -> str:
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
    del asked["flags"]  # none was raised, or there would be no routine
    asked |= {"equipment": sorted(case.request.equipment), "cautions": case.fired.cautions}
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


def _watch(catalogue: Catalogue, request: Request) -> list[Watch]:
    return [
        Watch(id=flag.id, question=flag.question, level=flag.level) for flag in in_order(catalogue, request.symptoms)
    ]


def _understood(catalogue: Catalogue, case: Case) -> list[Understood]:
    """The symptoms that were read from words, with these."""
    hearing = case.hearing
    if hearing is None:
        return []
    return [
        Understood(symptom=id_, name=catalogue.symptom[id_].name, words=hearing.words("symptom", id_))
        for id_ in case.request.symptoms
        if id_ in hearing.clear_symptoms
    ]


class _Writer:
    def __init__(self, catalogue: Catalogue, plan: Plan) -> None:
        self._catalogue = catalogue
        self._plan = plan
        self._allowed = {c.exercise.id: c for c in plan.pool.candidates}
        effects, picks = plan.case.effects, plan.case.picks
        self._wanted = [(picks.ids(where), rule) for where, rule in (*effects.require, *effects.prefer)]

    def phase(self, block: list[DraftLine]) -> PhaseSteps:
        phase = self._plan.slots[block[0].phase].phase
        steps = [self._step(line) for line in block]
        return PhaseSteps(
            id=phase.id,
            title=phase.title,
            seconds=sum(step.seconds for step in steps),
            rounds=block[0].rounds,
            steps=steps,
        )

    def easier(self, phases: list[PhaseSteps]) -> list[Step]:
        """The easier exercises that steps name, in the order they are first named."""
        named = dict.fromkeys(step.easier for phase in phases for step in phase.steps if step.easier)
        return [self._step(_alone(self._allowed[id_])) for id_ in named]

    def _step(self, line: DraftLine) -> Step:
        exercise, option = line.candidate.exercise, line.option
        dose = exercise.dose
        return Step(
            exercise=exercise.id,
            name=exercise.name,
            motions=list(exercise.motions),
            method=exercise.method,
            position=exercise.position,
            hip_flexion_deg=exercise.hip_flexion_deg,
            crosses_midline=exercise.crosses_midline,
            dose=StepDose(
                sets=option.sets,
                reps=option.amount if dose.reps else None,
                seconds_per_rep=dose.seconds_per_rep,
                hold_seconds=option.amount if dose.hold_seconds else None,
                tempo=parts_of(dose, option.amount),
                effort=dose.effort,
                rest_seconds=dose.rest_seconds,
                directions=dose.directions,
                sides=line.candidate.sides,
                extra_sets=1 if line.extra_seconds else 0,
                one_side_first=line.candidate.sides > 1 and is_one_side_first(dose, exercise.position),
                rounds=line.rounds,
            ),
            side_order=self._sides(line),
            seconds=line.seconds,
            work_seconds=line.work_seconds,
            setup_seconds=line.setup_seconds,
            restart_seconds=TURN_SECONDS,
            switch_seconds=switch_seconds(exercise.position),
            again_seconds=line.again_seconds,
            cue=self._cue(exercise),
            steps=list(exercise.steps),
            say=StepSay(**dict(exercise.say)) if exercise.say else None,
            result=StepResult(**dict(exercise.result)) if exercise.result else None,
            felt=exercise.felt,
            closed_angle=exercise.closed_angle,
            easier=next((id_ for id_ in exercise.easier if id_ in self._allowed), None),
            because=self._because(line.candidate),
        )

    def _sides(self, line: DraftLine) -> list[Side]:
        """The sore side first; alone where only it may be worked. Left first where no side was named."""
        if line.candidate.exercise.sides != "each":
            return []
        first: Side = "right" if self._plan.case.request.side == "right" else "left"
        second: Side = "left" if first == "right" else "right"
        return [first, second][: line.candidate.sides]

    def _cue(self, exercise: Exercise) -> str:
        changes = [c.note for c in exercise.cautions if c.how == "modify" and c.id in self._plan.case.fired.cautions]
        return " ".join([exercise.cue, *dict.fromkeys(changes)])

    def _because(self, candidate: Candidate) -> list[Reason]:
        """The emphasis it serves, what asked for it, and the phase it stands in."""
        counted = candidate.exercise.counted_targets
        rules = [weight.rule for weight in self._plan.case.effects.emphasis if weight.target in counted]
        rules += [rule for ids, rule in self._wanted if candidate.exercise.id in ids]
        template = self._plan.template
        by_id: dict[str, Rule | Template] = {rule.id: rule for rule in rules}
        by_id[template.id] = template
        return [Reason(rule=by.id, because=by.because, source=by.source) for by in by_id.values()]

    def left_out(self) -> list[LeftOut]:
        """Every exercise of the catalogue that is not in the routine."""
        ruled_out = self._plan.pool.left_out
        placeable = frozenset[str]().union(*(slot.takes for slot in self._plan.slots))
        kin = {line.exercise.family: line.exercise.name for line in self._plan.lines if line.exercise.family}
        chosen, out = self._plan.exercises, []
        ranking = self._plan.case.ranking
        for exercise in self._catalogue.exercises:
            id_ = exercise.id
            if id_ in ruled_out:
                out.append(ruled_out[id_])
            elif id_ in chosen:
                continue
            elif id_ not in placeable:
                homeless = f"Allowed; no phase of '{self._plan.template.id}' has a place for it."
                out.append(LeftOut(exercise=id_, rule=NOT_NEEDED, reason=homeless))
            elif exercise.family in kin:
                reason = f"Allowed; {kin[exercise.family]}, which is in, is the same movement in another form."
                out.append(LeftOut(exercise=id_, rule="family", reason=reason))
            else:
                out.append(ranking.passed_over(exercise.role, id_))
        return out


def _alone(candidate: Candidate) -> DraftLine:
    """A candidate at its smallest dose, out of any session."""
    return DraftLine(candidate, phase=0, pull=(), setup_seconds=candidate.arrival_seconds)
