"""What the person is told beside the steps: the rules' advice, and what had to give way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hipcoach.coach.draft import FILLED
from hipcoach.coach.plan import Plan
from hipcoach.coach.routine import OWN_SOURCE, Note
from hipcoach.text import clock, spoken

SHORT_OF_MINUTES = "short-of-minutes"
GAVE_WAY = "gave-way"


def advice(plan: Plan, total_seconds: int) -> list[Note]:
    """Every piece of advice, a shortfall and what gave way first."""
    notes = _shortfall(plan, total_seconds) + _gave_way(plan)
    told = [Note(id=piece.id, text=piece.text, source=rule.source) for piece, rule in plan.case.effects.advice.values()]
    return notes + told


def _shortfall(plan: Plan, total_seconds: int) -> list[Note]:
    if total_seconds >= FILLED * plan.case.request.minutes * 60:
        return []
    held = [rule for session, rule in plan.case.effects.session if session.minutes or session.volume]
    if held and total_seconds >= FILLED * plan.case.budget_seconds:
        why = held[0].because
    else:
        why = "That is the most that the allowed exercises and the emphasis hold."
    text = f"This fills {clock(total_seconds)} of the {plan.case.request.minutes} minutes. {why}"
    return [Note(id=SHORT_OF_MINUTES, text=text, source=OWN_SOURCE)]


def _gave_way(plan: Plan) -> list[Note]:
    """The wishes this session does not meet: safety, spared things, template or minutes came first."""
    seconds: Counter[str] = Counter()
    for line in plan.lines:
        for target in line.candidate.exercise.counted_targets:
            seconds[target] += line.seconds
    notes = []
    focus = plan.case.request.focus
    if focus and focus not in seconds:
        text = f"No {spoken(focus)} today: nothing that trains it is left, or the session has no place for it."
        notes.append(Note(id=f"{GAVE_WAY}-focus", text=text, source=OWN_SOURCE))
    unmet = list(dict.fromkeys(_unmet(plan, seconds)))
    if unmet:
        text = f"Other wishes came first, so not everything was kept today: {', '.join(unmet)}."
        notes.append(Note(id=GAVE_WAY, text=text, source=OWN_SOURCE))
    return notes


def _unmet(plan: Plan, seconds: Counter[str]) -> Iterator[str]:
    """Ids of the rules whose demands are not met, and phases that a template asked for by name had to do without."""
    effects, picks = plan.case.effects, plan.case.picks
    steps = [line.candidate.exercise.id for line in plan.lines]
    yield from _lost_emphasis(plan, seconds)
    yield from _empty_phases(plan)
    for where, rule in effects.require:
        if picks.ids(where).isdisjoint(steps):
            yield rule.id
    for where, rule in effects.last:
        if steps[-1] not in picks.ids(where):
            yield rule.id
    for ratio in effects.ratios:
        large = sum(seconds[target] for target in ratio.large)
        if large < ratio.times * sum(seconds[target] for target in ratio.small):
            yield ratio.rule.id
    for wheres, rule in effects.narrow:
        if not picks.any_of(wheres).issuperset(steps):
            yield rule.id


def _lost_emphasis(plan: Plan, seconds: Counter[str]) -> Iterator[str]:
    """The rules of the strongest emphasis, where no second serves it; a focus has a note of its own."""
    effects = plan.case.effects
    most = max(effects.weights.values(), default=0)
    strongest = {target for target, weight in effects.weights.items() if weight == most}
    if not any(seconds[target] for target in strongest):
        strongest -= {plan.case.request.focus or ""}
        yield from (weight.rule.id for weight in effects.emphasis if weight.target in strongest)


def _empty_phases(plan: Plan) -> Iterator[str]:
    """Of a template asked for by name, the phases with nothing to fill them, or with less than they should have."""
    for number, slot in enumerate(plan.slots if plan.case.request.template else ()):
        held = sum(line.phase == number for line in plan.lines)
        if held < max(slot.fewest_steps, 0 if slot.takes else 1):
            yield f"{plan.template.id}/{slot.phase.id}"
