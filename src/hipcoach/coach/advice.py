"""What the person is told beside the steps: the rules' advice, and what had to give way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hipcoach.coach.draft import FILLED
from hipcoach.coach.matching import Matches
from hipcoach.coach.plan import Plan
from hipcoach.coach.routine import Note
from hipcoach.text import clock, spoken

SHORT_OF_MINUTES = "short-of-minutes"
GAVE_WAY = "gave-way"
_OWN = "hipcoach-design"


def advice(matches: Matches, plan: Plan, total_seconds: int) -> list[Note]:
    """Every piece of advice, a shortfall and what gave way first."""
    notes = _shortfall(plan, total_seconds) + _gave_way(matches, plan)
    notes += [Note(each.id, each.text, rule.source) for each, rule in plan.decision.advice.values()]
    return notes


def _shortfall(plan: Plan, total_seconds: int) -> list[Note]:
    if total_seconds >= FILLED * plan.request.minutes * 60:
        return []
    held = [rule for session, rule in plan.decision.session if session.minutes or session.volume]
    if held and total_seconds >= FILLED * plan.budget:
        why = held[0].because
    else:
        why = "That is the most that the allowed exercises and the emphasis hold."
    text = f"This fills {clock(total_seconds)} of the {plan.request.minutes} minutes. {why}"
    return [Note(SHORT_OF_MINUTES, text, _OWN)]


def _gave_way(matches: Matches, plan: Plan) -> list[Note]:
    """The wishes this session does not meet: safety, spared things, template or minutes came first."""
    lines = [line for block in plan.blocks for line in block]
    seconds: Counter[str] = Counter()
    for line in lines:
        for tag in line.candidate.tags:
            seconds[tag] += line.seconds
    notes = []
    focus = plan.request.focus
    if focus and focus not in seconds:
        text = f"No {spoken(focus)} today: nothing that trains it is left, or the session has no place for it."
        notes.append(Note(f"{GAVE_WAY}-focus", text, _OWN))
    unmet = list(dict.fromkeys(_unmet(matches, plan, [line.candidate.exercise.id for line in lines], seconds)))
    if unmet:
        text = f"Other wishes came first, so not everything was kept today: {', '.join(unmet)}."
        notes.append(Note(GAVE_WAY, text, _OWN))
    return notes


def _unmet(matches: Matches, plan: Plan, steps: list[str], seconds: Counter[str]) -> Iterator[str]:
    """Ids of the rules whose demands are not met, and phases that a template asked for by name had to do without."""
    decision = plan.decision
    yield from _lost_emphasis(plan, seconds)
    yield from _empty_phases(plan)
    for where, rule in decision.require:
        if matches.ids(where, decision.weights).isdisjoint(steps):
            yield rule.id
    for where, rule in decision.last:
        if steps[-1] not in matches.ids(where, decision.weights):
            yield rule.id
    for ratio in decision.ratios:
        large = sum(seconds[target] for target in ratio.large)
        if large < ratio.times * sum(seconds[target] for target in ratio.small):
            yield ratio.rule.id
    for wheres, rule in decision.narrow:
        if not matches.any_of(wheres, decision.weights).issuperset(steps):
            yield rule.id


def _lost_emphasis(plan: Plan, seconds: Counter[str]) -> Iterator[str]:
    """The rules of the strongest emphasis, where no second serves it; a focus has a note of its own."""
    weights = plan.decision.weights
    strongest = {target for target, weight in weights.items() if weight == max(weights.values())}
    if not any(seconds[target] for target in strongest):
        yield from (each.rule.id for each in plan.decision.emphasis if each.target in strongest - {plan.request.focus})


def _empty_phases(plan: Plan) -> Iterator[str]:
    """Of a template asked for by name, the phases with nothing to fill them, or with less than they should have."""
    for number, slot in enumerate(plan.slots if plan.request.template else ()):
        held = sum(line.phase == number for block in plan.blocks for line in block)
        if held < max(slot.fewest_steps, 0 if slot.takes else 1):
            yield f"{plan.template.id}/{slot.phase.id}"
