"""Why a routine is as it is: from facts to rules to weights to choices."""

from __future__ import annotations

from dataclasses import dataclass, field

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Rule
from hipcoach.coach.coach import Coach
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.hearing.evidence import Evidence, Voice
from hipcoach.coach.outcome import NothingLeft, Outcome, Referral
from hipcoach.coach.reading import Reading
from hipcoach.coach.routine import OWN_SOURCE, SCHEMA_VERSION, LeftOut, LookAt, Reason, Routine
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.vocabulary import Grade, Role, Stage


@dataclass(kw_only=True, eq=False, repr=False)
class FiredRule:
    """A rule whose facts held, and what it did."""

    rule: str
    facts: list[str]
    """The facts it looks at; none where it holds for every request."""
    effects: list[str]
    """The kinds of effect it has: emphasise, avoid, require, ..."""
    because: str
    source: str
    grade: Grade
    origin: str | None = None
    """The file and line it was written in; None where it came with the program."""


@dataclass(kw_only=True, eq=False, repr=False)
class Choice:
    """An exercise that is in the routine."""

    exercise: str
    phase: str
    score: float
    """How well it serves the emphasis and what rules prefer."""
    role: Role
    """What it is there for."""
    place: int | None
    """Which choice it is in that role, from 1; None where nobody ranks it."""
    ranked_by: str | None
    """The rule that gave it this place."""
    setup_seconds: int
    """What getting into place costs, after the step before it."""
    seconds: int
    because: list[Reason]
    origin: str | None = None
    """As that of a rule."""


@dataclass(kw_only=True, eq=False, repr=False)
class Explanation:
    """The trace of one request."""

    schema_version: int
    rules: list[FiredRule]
    weights: dict[str, float]
    """The emphasis added up by motion and method."""
    cautions: list[str]
    template: str
    stage: Stage
    """The stage that was taken."""
    steps: tuple[int, int]
    """The fewest and the most exercises that so many minutes have."""
    budget_seconds: int
    choices: list[Choice]
    left_out: list[LeftOut]
    words: list[Evidence] = field(default_factory=list)
    """What everyday words were taken to say, where the request was made with them."""
    voices: list[Voice] = field(default_factory=list)
    """What the second reader of these words went by."""
    look_at: list[LookAt] = field(default_factory=list)
    """As that of the routine."""


@dataclass(kw_only=True, eq=False, repr=False)
class Verdict:
    """Why one exercise is in the routine, or why it is not."""

    schema_version: int
    exercise: str
    chosen: bool
    phase: str | None
    score: float | None
    """None where it was ruled out before it was scored."""
    role: Role
    """What it would be there for."""
    place: int | None
    """As that of a choice."""
    ranked_by: str | None
    reasons: list[Reason]
    instead: list[Choice]
    """What the phases that have a place for it took."""
    origin: str | None = None
    """As that of a rule."""


@dataclass(kw_only=True, eq=False, repr=False)
class Unexplained:
    """The trace of words that led to no routine, beside what they led to."""

    outcome: Outcome
    words: list[Evidence]
    voices: list[Voice]
    schema_version: int = SCHEMA_VERSION


Explained = Explanation | Verdict | Unexplained | Referral | NothingLeft


def explain(coach: Coach, reading: Reading, exercise: str | None = None) -> Explained:
    """Why the answer is as it is: the trace, or with `exercise` (an id) why this one, or why not this one."""
    plan = coach.plan(reading.case)
    if isinstance(plan, (Referral, NothingLeft)) and not reading.case.hearing:
        return plan
    if not isinstance(plan, SessionPlan):
        return Unexplained(outcome=plan, words=list(reading.evidence), voices=list(reading.voices))
    made = coach.written(plan)
    if exercise is None:
        return _explanation(coach.catalogue, plan, made)
    return _verdict(coach.catalogue, plan, made, exercise)


def _explanation(catalogue: Catalogue, plan: SessionPlan, made: Routine) -> Explanation:
    case = plan.case
    return Explanation(
        schema_version=SCHEMA_VERSION,
        rules=[_fired(catalogue, rule) for rule in case.fired.rules],
        weights=case.effects.weights,
        cautions=list(case.fired.cautions),
        template=made.template,
        stage=made.stage,
        steps=case.effects.steps,
        budget_seconds=case.budget_seconds,
        choices=_choices(catalogue, plan, made),
        left_out=made.left_out,
        words=list(case.hearing.evidence) if case.hearing else [],
        voices=list(case.hearing.voices) if case.hearing else [],
        look_at=made.look_at,
    )


def _fired(catalogue: Catalogue, rule: Rule) -> FiredRule:
    return FiredRule(
        rule=rule.id,
        facts=sorted(rule.when.model_fields_set),
        effects=[name for name in rule.then.field_names if name in rule.then.model_fields_set],
        because=rule.because,
        source=rule.source,
        grade=rule.grade,
        origin=catalogue.origin("rules", rule.id),
    )


def _verdict(catalogue: Catalogue, plan: SessionPlan, made: Routine, exercise: str) -> Verdict:
    choices = _choices(catalogue, plan, made)
    chosen = next((choice for choice in choices if choice.exercise == exercise), None)
    if chosen:
        return Verdict(
            schema_version=SCHEMA_VERSION,
            exercise=exercise,
            chosen=True,
            phase=chosen.phase,
            score=chosen.score,
            role=chosen.role,
            place=chosen.place,
            ranked_by=chosen.ranked_by,
            reasons=chosen.because,
            instead=[],
            origin=chosen.origin,
        )
    left_out = next(left for left in made.left_out if left.exercise == exercise)
    places = {slot.phase.id for slot in plan.slots if exercise in slot.takes}
    source = _source_of(catalogue, left_out, exercise)
    role, place, ranked_by = _ranked(plan, catalogue.exercise[exercise], None)
    return Verdict(
        schema_version=SCHEMA_VERSION,
        exercise=exercise,
        chosen=False,
        phase=None,
        score=plan.pool.scores[exercise] if exercise in plan.pool.allowed else None,
        role=role,
        place=place,
        ranked_by=ranked_by,
        reasons=[Reason(rule=left_out.rule, because=left_out.reason, source=source)],
        instead=[choice for choice in choices if choice.phase in places],
        origin=catalogue.origin("exercises", exercise),
    )


def _choices(catalogue: Catalogue, plan: SessionPlan, made: Routine) -> list[Choice]:
    because = {step.exercise: step.because for step in made.steps}
    return [_choice(catalogue, plan, line, because[line.exercise.id]) for line in plan.lines]


def _choice(catalogue: Catalogue, plan: SessionPlan, line: DraftLine, because: list[Reason]) -> Choice:
    phase = plan.slots[line.phase].phase
    role, place, ranked_by = _ranked(plan, line.exercise, phase.role)
    return Choice(
        exercise=line.exercise.id,
        phase=phase.id,
        score=round(line.score, 2),
        role=role,
        place=place,
        ranked_by=ranked_by,
        setup_seconds=line.setup_seconds,
        seconds=line.seconds,
        because=because,
        origin=catalogue.origin("exercises", line.exercise.id),
    )


def _ranked(plan: SessionPlan, exercise: Exercise, of_phase: Role | None) -> tuple[Role, int | None, str | None]:
    """The role it is ranked in, its place there from 1, and the rule that gave it."""
    role, ranking = of_phase or exercise.role, plan.case.ranking
    place = ranking.place(role, exercise.id)
    return role, None if place is None else place + 1, ranking.rule(role, exercise.id)


def _source_of(catalogue: Catalogue, left_out: LeftOut, exercise: str) -> str:
    """Who says so: the rule's source, the exercise's own, or the program itself."""
    for rule in catalogue.rules:
        if rule.id == left_out.rule:
            return rule.source
    if left_out.rule.startswith("caution:"):
        return catalogue.exercise[exercise].sources[0]
    return OWN_SOURCE
