"""A plan, written out as the routine a person or a script is given: every step and omission with its reasons."""

from __future__ import annotations

from typing import Any, NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.rule import Advice, Hurt, Rule
from hipcoach.coach.advice import advice
from hipcoach.coach.case import Case
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.effects import RuleWeight
from hipcoach.coach.layout import layout_of
from hipcoach.coach.routine import (
    SCHEMA_VERSION,
    Emphasis,
    HurtAnswer,
    LeftOut,
    Note,
    PhaseSteps,
    RequestRecord,
    Routine,
    SilentEmphasis,
    Step,
    Taken,
    Understood,
)
from hipcoach.coach.routine_steps import StepBook
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.coach.watch import Watchlist
from hipcoach.text import spoken


class Writer:
    """Writes plans of one catalogue out; keeps what it says whatever the plan."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._watchlist = Watchlist(catalogue)
        self._steps = StepBook()

    def routine(self, plan: SessionPlan) -> Routine:
        """A plan, written out, with the red flags to keep in mind."""
        told = _told_of(plan)
        phases = [self._phase(plan, block) for block in plan.blocks]
        total = sum(phase.seconds for phase in phases)
        return Routine(
            schema_version=SCHEMA_VERSION,
            title=_title(self._catalogue, plan),
            request=_record(plan.case),
            emphasis=told.emphasis,
            template=plan.template.id,
            stage=plan.case.request.stage_taken,
            phases=phases,
            left_out=self._left_out(plan),
            stop_signs=told.stop_signs,
            look_at=plan.case.look_at,
            stop_signs_in_brief=told.stop_signs_in_brief,
            if_it_hurts=told.if_it_hurts,
            easier=self._easier(plan, phases),
            red_flags=self._watchlist.of(plan.case.request.symptoms),
            advice=advice(plan, total, told.advice),
            total_seconds=total,
            understood=_understood(self._catalogue, plan.case),
            taken=_taken(plan.case),
        )

    def _phase(self, plan: SessionPlan, block: list[DraftLine]) -> PhaseSteps:
        phase = plan.slots[block[0].phase].phase
        steps = [self._steps.of(plan, line.candidate).step(line) for line in block]
        first, *others = dict.fromkeys(step.motions[0] for step in steps)
        return PhaseSteps(
            id=phase.id,
            title=phase.title if others else phase.titled.get(first, phase.title),
            seconds=sum([step.seconds for step in steps]),
            rounds=block[0].rounds,
            steps=steps,
        )

    def _easier(self, plan: SessionPlan, phases: list[PhaseSteps]) -> list[Step]:
        """The easier exercises that steps name, in the order they are first named."""
        named = dict.fromkeys(step.easier for phase in phases for step in phase.steps if step.easier)
        return [self._steps.of(plan, plan.pool.by_id[id_]).alone for id_ in named]

    def _left_out(self, plan: SessionPlan) -> list[LeftOut]:
        """Every exercise of the catalogue that is not in the routine."""
        layout = layout_of(plan.case, plan.pool, plan.slots)
        return layout.omissions(self._catalogue, plan).beside([line.exercise for line in plan.lines])


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


class ToldByRules(NamedTuple):
    """What the rules of a pool tell, whatever is chosen of it."""

    emphasis: list[Emphasis]
    stop_signs: list[str]
    stop_signs_in_brief: list[str]
    if_it_hurts: list[HurtAnswer]
    advice: list[Note]


def _told_of(plan: SessionPlan) -> ToldByRules:
    effects, pool = plan.case.effects, plan.pool
    if pool.told is None:
        pool.told = ToldByRules(
            emphasis=[_emphasis(weight) for weight in effects.emphasis],
            stop_signs=[sign.text for sign in effects.stop_signs],
            stop_signs_in_brief=[sign.listed for sign in effects.stop_signs],
            if_it_hurts=[_hurt(hurt, rule) for hurt, rule in effects.hurts.values()],
            advice=[_note(piece, rule) for piece, rule in effects.advice.values()],
        )
    return pool.told


def _note(piece: Advice, rule: Rule) -> Note:
    return Note(id=piece.id, text=piece.text, source=rule.source, first=piece.first, brief=piece.brief)


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
