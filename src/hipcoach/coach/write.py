"""A plan, written out as the routine a person or a script is given: every step and omission with its reasons."""

from __future__ import annotations

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Rule
from hipcoach.coach.advice import advice
from hipcoach.coach.draft import Line
from hipcoach.coach.matching import Matches
from hipcoach.coach.plan import Plan
from hipcoach.coach.pool import Candidate
from hipcoach.coach.routine import (
    SCHEMA_VERSION,
    Asked,
    Emphasis,
    Hurt,
    LeftOut,
    PhaseSteps,
    Reason,
    Routine,
    SilentEmphasis,
    Step,
    StepDose,
    Watch,
)
from hipcoach.coach.screen import in_order
from hipcoach.vocabulary import Side, spoken


def routine(catalogue: Catalogue, matches: Matches, plan: Plan) -> Routine:
    """Write a plan out."""
    writer = _Writer(catalogue, matches, plan)
    phases = [writer.phase(block) for block in plan.blocks]
    total = sum(phase.seconds for phase in phases)
    return Routine(
        SCHEMA_VERSION,
        _title(catalogue, plan),
        _asked(plan),
        [_emphasis(weighted.target, weighted.weight, weighted.rule) for weighted in plan.decision.emphasis],
        plan.template.id,
        phases,
        writer.left_out(),
        plan.decision.stop_signs,
        [Hurt(h.id, h.where, h.easier, h.text, rule.source) for h, rule in plan.decision.hurts.values()],
        writer.easier(phases),
        _watch(catalogue, plan),
        advice(matches, plan, total),
        total,
    )


def _emphasis(target: str, weight: float, rule: Rule) -> Emphasis:
    kind = SilentEmphasis if rule.silent else Emphasis
    return kind(target=target, weight=weight, rule=rule.id, because=rule.because, source=rule.source, grade=rule.grade)


def _title(catalogue: Catalogue, plan: Plan) -> str:
    """The symptoms, or else the focus, or else the template."""
    request = plan.request
    names = [catalogue.symptom[symptom].name for symptom in request.symptoms]
    if names or not request.focus:
        return " and ".join(names) or plan.template.name
    words = spoken(request.focus)
    return words[0].upper() + words[1:]


def _asked(plan: Plan) -> Asked:
    request = plan.request
    return Asked(
        list(request.symptoms),
        request.focus,
        request.minutes,
        sorted(request.equipment),
        list(request.avoid),
        list(plan.fired.cautions),
        request.activity,
        request.moment,
        request.side,
        request.pain,
        request.age,
        request.template,
    )


def _watch(catalogue: Catalogue, plan: Plan) -> list[Watch]:
    flags = in_order(catalogue, plan.request.symptoms)
    return [Watch(flag.id, flag.question, flag.level) for flag in flags]


_OTHERS_FIRST = "Allowed; others serve the emphasis better in these minutes."


class _Writer:
    def __init__(self, catalogue: Catalogue, matches: Matches, plan: Plan) -> None:
        self._catalogue = catalogue
        self._plan = plan
        self._allowed = {c.exercise.id: c for c in plan.pool.candidates}
        self._cautions = set(plan.fired.cautions)
        weights = plan.decision.weights
        self._wanted = [(matches.ids(where, weights), rule) for where, rule in plan.decision.require]
        self._wanted += [(matches.ids(p, weights), rule) for p, rule in plan.decision.prefer]
        self._chosen = {line.candidate.exercise.id for block in plan.blocks for line in block}

    def phase(self, block: list[Line]) -> PhaseSteps:
        phase = self._plan.slots[block[0].phase].phase
        steps = [self._step(line) for line in block]
        return PhaseSteps(phase.id, phase.title, sum(step.seconds for step in steps), steps)

    def easier(self, phases: list[PhaseSteps]) -> list[Step]:
        """The easier exercises that steps name, in the order they are first named."""
        named = dict.fromkeys(step.easier for phase in phases for step in phase.steps if step.easier)
        return [self._step(Line(self._allowed[id_], phase=0, pull=())) for id_ in named]

    def _step(self, line: Line) -> Step:
        exercise, option = line.candidate.exercise, line.option
        extra = 1 if line.extra_seconds else 0
        each = option.work // (option.sets * line.candidate.sides)
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
                rest_seconds=dose.rest_seconds,
                directions=dose.directions,
                sides=line.candidate.sides,
                extra_sets=extra,
            ),
            side_order=self._sides(line),
            seconds=line.seconds,
            work_seconds=option.work + extra * each,
            cue=self._cue(exercise),
            steps=list(exercise.steps),
            felt=exercise.felt,
            closed_angle=exercise.closed_angle,
            easier=next((id_ for id_ in exercise.easier if id_ in self._allowed), None),
            because=self._because(line.candidate),
        )

    def _sides(self, line: Line) -> list[Side]:
        """The sore side first; alone where only it may be worked. Left first where no side was named."""
        if line.candidate.exercise.sides != "each":
            return []
        first: Side = "right" if self._plan.request.side == "right" else "left"
        second: Side = "left" if first == "right" else "right"
        return [first, second][: line.candidate.sides]

    def _cue(self, exercise: Exercise) -> str:
        changes = [c.note for c in exercise.cautions if c.how == "modify" and c.id in self._cautions]
        return " ".join([exercise.cue, *dict.fromkeys(changes)])

    def _because(self, candidate: Candidate) -> list[Reason]:
        """The emphasis it serves, what asked for it, and the phase it stands in."""
        rules = [weight.rule for weight in self._plan.decision.emphasis if weight.target in candidate.tags]
        rules += [rule for ids, rule in self._wanted if candidate.exercise.id in ids]
        template = self._plan.template
        reasons = {rule.id: Reason(rule.id, rule.because, rule.source) for rule in rules}
        return [*reasons.values(), Reason(template.id, template.because, template.source)]

    def left_out(self) -> list[LeftOut]:
        """Every exercise of the catalogue that is not in the routine."""
        ruled_out = self._plan.pool.left_out
        placeable = frozenset[str]().union(*(slot.takes for slot in self._plan.slots))
        homeless = f"Allowed; no phase of '{self._plan.template.id}' has a place for it."
        out = []
        for exercise in self._catalogue.exercises:
            id_ = exercise.id
            if id_ in ruled_out:
                out.append(ruled_out[id_])
            elif id_ not in self._chosen:
                out.append(LeftOut(id_, "not-needed", _OTHERS_FIRST if id_ in placeable else homeless))
        return out
