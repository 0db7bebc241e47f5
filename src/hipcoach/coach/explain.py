"""Why a routine is as it is: from facts to rules to weights to choices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hipcoach.catalogue import Catalogue
from hipcoach.coach.coach import Coach
from hipcoach.coach.hearing.evidence import Evidence
from hipcoach.coach.plan import Plan
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION, LeftOut, NothingLeft, Outcome, Reason, Referral, Step
from hipcoach.vocabulary import Grade


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Choice:
    """An exercise that is in the routine."""

    exercise: str
    phase: str
    score: float
    """How well it serves the emphasis and what rules prefer."""
    seconds: int
    because: list[Reason]
    origin: str | None = None
    """As that of a rule."""


@dataclass(frozen=True)
class Explanation:
    """The trace of one request."""

    schema_version: int
    rules: list[FiredRule]
    weights: dict[str, float]
    """The emphasis added up by motion and method."""
    cautions: list[str]
    template: str
    budget_seconds: int
    choices: list[Choice]
    left_out: list[LeftOut]
    words: list[Evidence] = field(default_factory=list)
    """What everyday words were taken to say, where the request was made with them."""


@dataclass(frozen=True)
class Verdict:
    """Why one exercise is in the routine, or why it is not."""

    schema_version: int
    exercise: str
    chosen: bool
    phase: str | None
    score: float | None
    """None where it was ruled out before it was scored."""
    reasons: list[Reason]
    instead: list[Choice]
    """What the phases that have a place for it took."""
    origin: str | None = None
    """As that of a rule."""


@dataclass(frozen=True)
class Unexplained:
    """The trace of words that led to no routine, beside what they led to."""

    outcome: Outcome
    words: list[Evidence]
    schema_version: int = SCHEMA_VERSION


Answer = Explanation | Verdict | Unexplained | Referral | NothingLeft


def explain(coach: Coach, request: Request, words: Iterable[Evidence] = ()) -> Explanation | Referral | NothingLeft:
    """The trace of a request, after what its words were taken to say."""
    planned = coach.plan(request)
    if not isinstance(planned, Plan):
        return planned
    made = coach.write(planned)
    rules = [
        FiredRule(
            rule.id,
            sorted(rule.when.model_fields_set),
            [name for name in type(rule.then).model_fields if name in rule.then.model_fields_set],
            rule.because,
            rule.source,
            rule.grade,
            coach.catalogue.origin("rules", rule.id),
        )
        for rule in planned.fired.rules
    ]
    steps = {step.exercise: step for phase in made.phases for step in phase.steps}
    return Explanation(
        SCHEMA_VERSION,
        rules,
        planned.decision.weights,
        list(planned.fired.cautions),
        made.template,
        planned.budget,
        _choices(coach.catalogue, planned, steps),
        made.left_out,
        list(words),
    )


def verdict(coach: Coach, request: Request, exercise: str) -> Verdict | Referral | NothingLeft:
    """Why this one, or why not this one."""
    planned = coach.plan(request)
    if not isinstance(planned, Plan):
        return planned
    made = coach.write(planned)
    steps = {step.exercise: step for phase in made.phases for step in phase.steps}
    choices = _choices(coach.catalogue, planned, steps)
    score = next((c.score for c in planned.pool.candidates if c.exercise.id == exercise), None)
    mine = next((choice for choice in choices if choice.exercise == exercise), None)
    if mine:
        return Verdict(SCHEMA_VERSION, exercise, True, mine.phase, mine.score, mine.because, [], mine.origin)
    left_out = next(left for left in made.left_out if left.exercise == exercise)
    places = {slot.phase.id for slot in planned.slots if exercise in slot.takes}
    instead = [choice for choice in choices if choice.phase in places]
    reason = Reason(left_out.rule, left_out.reason, _source_of(coach.catalogue, left_out, exercise))
    origin = coach.catalogue.origin("exercises", exercise)
    return Verdict(SCHEMA_VERSION, exercise, False, None, score, [reason], instead, origin)


def _choices(catalogue: Catalogue, plan: Plan, steps: dict[str, Step]) -> list[Choice]:
    lines = [line for block in plan.blocks for line in block]
    return [
        Choice(
            line.candidate.exercise.id,
            plan.slots[line.phase].phase.id,
            round(line.candidate.score, 2),
            line.seconds,
            steps[line.candidate.exercise.id].because,
            catalogue.origin("exercises", line.candidate.exercise.id),
        )
        for line in lines
    ]


def _source_of(catalogue: Catalogue, left_out: LeftOut, exercise: str) -> str:
    """Who says so: the rule's source, the exercise's own, or the project's design."""
    for rule in catalogue.rules:
        if rule.id == left_out.rule:
            return rule.source
    if left_out.rule.startswith("caution:"):
        return catalogue.exercise[exercise].sources[0]
    return "hipcoach-design"
