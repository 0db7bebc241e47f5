"""What the person is told beside the steps: the rules' advice, and what had to give way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.coach.matching import Matches
from hipcoach.coach.routine import Note
from hipcoach.vocabulary import spoken

if TYPE_CHECKING:
    from hipcoach.catalogue.rule import Rule
    from hipcoach.coach.coach import Plan

SHORT_OF_MINUTES = "short-of-minutes"
GAVE_WAY = "gave-way"
_FILLED = 0.85
"""The part of the minutes asked for below which it is said that the session is short."""
_OWN = "hipcoach-design"


def advice(catalogue: Catalogue, matches: Matches, plan: Plan, total_seconds: int) -> list[Note]:
    """Every piece of advice, what gave way and a shortfall first."""
    notes = _shortfall(plan, total_seconds) + _gave_way(matches, plan)
    notes += [Note(each.id, each.text, rule.source) for each, rule in plan.decision.advice.values()]
    return notes


def _shortfall(plan: Plan, total_seconds: int) -> list[Note]:
    asked = plan.request.minutes * 60
    if total_seconds >= _FILLED * asked:
        return []
    held = [rule for session, rule in plan.decision.session if session.minutes or session.volume]
    if held and total_seconds >= _FILLED * plan.budget:
        why = held[0].because
    else:
        why = "That is the most the allowed exercises hold; repeating them would be more than their dose."
    text = f"This fills {_clock(total_seconds)} of the {plan.request.minutes} minutes. {why}"
    return [Note(SHORT_OF_MINUTES, text, _OWN)]


def _gave_way(matches: Matches, plan: Plan) -> list[Note]:
    """The demands of rules that this session does not meet: safety, spared things, template or minutes came first."""
    lines = [line.candidate for block in plan.blocks for line in block]
    chosen = {c.exercise.id for c in lines}
    weights = plan.decision.weights
    unmet: dict[str, Rule] = {}
    for where, rule in plan.decision.require:
        if matches.ids(where, weights).isdisjoint(chosen):
            unmet[rule.id] = rule
    for where, rule in plan.decision.last:
        if plan.blocks[-1][-1].candidate.exercise.id not in matches.ids(where, weights):
            unmet[rule.id] = rule
    seconds: dict[str, int] = {}
    for block in plan.blocks:
        for line in block:
            for tag in line.candidate.tags:
                seconds[tag] = seconds.get(tag, 0) + line.seconds
    for ratio in plan.decision.ratios:
        large = sum(seconds.get(tag, 0) for tag in ratio.large)
        if large < ratio.times * sum(seconds.get(tag, 0) for tag in ratio.small):
            unmet[ratio.rule.id] = ratio.rule
    notes = []
    focus = plan.request.focus
    if focus and focus not in seconds:
        text = f"No {spoken(focus)} today: nothing that trains it is left, or the session has no place for it."
        notes.append(Note(f"{GAVE_WAY}-focus", text, _OWN))
    if unmet:
        text = f"Other wishes came first, so not everything was kept today: {', '.join(unmet)}."
        notes.append(Note(GAVE_WAY, text, _OWN))
    return notes


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
