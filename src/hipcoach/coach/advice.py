"""What the person is told beside the steps: the rules' advice, and what had to give way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hipcoach.coach.draft import FILLED
from hipcoach.coach.request import Request
from hipcoach.coach.routine import OWN_SOURCE, Note
from hipcoach.coach.session_plan import HeldTo, SessionPlan
from hipcoach.text import clock, spoken

SHORT_OF_MINUTES = "short-of-minutes"
GAVE_WAY = "gave-way"
STAGE = "stage"
"""The rules' advice on how to move on from the stage that was taken."""
_WORDS_OF = 2
"""So many of the rules that gave way are told in their words."""


def advice(plan: SessionPlan, total_seconds: int, told: Iterable[Note]) -> list[Note]:
    """Every piece of advice, `told` being the rules'.

    In this order: what stands above all; a shortfall, and what gave way; the stage; the rest as the rules have it.
    """
    own = _shortfall(plan, total_seconds) + _gave_way(plan) + _lowered(plan) + _same_variant(plan) + _few(plan)
    told = sorted(told, key=lambda note: note.id != STAGE)
    return sorted(own + told, key=lambda note: not note.first)


def _lowered(plan: SessionPlan) -> list[Note]:
    """Where the pain of today stands below the stage that was asked for."""
    text = stage_lowered(plan.case.request)
    return [Note(id="stage-lowered", text=text, source=OWN_SOURCE)] if text else []


def stage_lowered(request: Request) -> str | None:
    """Say that the pain of today stands below the stage that was asked for; None where it does not."""
    if request.stage in (None, request.stage_taken):
        return None
    return (
        f"You asked for the {request.stage} stage. With a pain of {request.pain} today counts as {request.stage_taken}."
    )


def _same_variant(plan: SessionPlan) -> list[Note]:
    if plan.same_as is None:
        return []
    text = f"There is no other choice here: variant {plan.case.request.variant} is the same as variant {plan.same_as}."
    return [Note(id="same-variant", text=text, source=OWN_SOURCE)]


def _few(plan: SessionPlan) -> list[Note]:
    """Where fewer exercises were asked for: what rules keep all the same, and which phases had to go."""
    asked, notes = plan.case.request.steps, []
    if asked is None:
        return []
    if len(plan.exercises) > asked:
        text = f"You asked for {asked} exercises at most. {len(plan.exercises)} are here, because rules require them."
        notes.append(Note(id="more-steps", text=text, source=OWN_SOURCE))
    held = {line.phase for line in plan.lines}
    gone = [slot.phase.title for i, slot in enumerate(plan.slots) if slot.takes and i not in held]
    if gone:
        text = f"With so few exercises there is no place for: {', '.join(gone)}."
        notes.append(Note(id="phases-gone", text=text, source=OWN_SOURCE))
    return notes


def _shortfall(plan: SessionPlan, total_seconds: int) -> list[Note]:
    if total_seconds >= FILLED * plan.case.request.minutes_taken * 60:
        return []
    if plan.held_to:
        text = f"This is {clock(total_seconds)}: {_AS_MUCH_AS[plan.held_to]}."
        return [Note(id=SHORT_OF_MINUTES, text=text, source=OWN_SOURCE)]
    held = [rule for session, rule in plan.case.effects.session if session.minutes or session.volume]
    if held and total_seconds >= FILLED * plan.case.budget_seconds:
        why = held[0].because
    else:
        why = "That is the most that the allowed exercises and the emphasis hold."
    text = f"This fills {clock(total_seconds)} of the {plan.case.request.minutes_taken} minutes. {why}"
    return [Note(id=SHORT_OF_MINUTES, text=text, source=OWN_SOURCE)]


_AS_MUCH_AS: dict[HeldTo, str] = {
    "diary": "as much as the last sessions let there be today",
    "plan": "as much of each exercise as the first week that has it, and no more",
}


def _gave_way(plan: SessionPlan) -> list[Note]:
    """The wishes this session does not meet: safety, spared things, template or minutes came first."""
    seconds, notes = plan.seconds, []
    focus = plan.case.request.focus
    if focus and focus not in seconds:
        text = f"No {spoken(focus)} today: nothing that trains it is left, or the session has no place for it."
        notes.append(Note(id=f"{GAVE_WAY}-focus", text=text, source=OWN_SOURCE))
    unmet = dict(_unmet(plan, seconds))
    if unmet:
        only = [rule.because for _, rule in plan.case.effects.only]
        text = f"Other wishes came first, so not all of this was kept today: {_in_words(unmet.values())}"
        if only:  # told one by one, what this rules out would read like what to do
            text = f"{only[0]} What the coach would add without that is left out today."
        notes.append(Note(id=GAVE_WAY, text=text, source=OWN_SOURCE, rules=list(unmet)))
    return notes


def _in_words(reasons: Iterable[str]) -> str:
    """The first few, each once, and how many more there are."""
    told = list(dict.fromkeys(reasons))
    more = [f"And {len(told) - _WORDS_OF} more."] if len(told) > _WORDS_OF else []
    return " ".join([*told[:_WORDS_OF], *more])


def _unmet(plan: SessionPlan, seconds: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Ids and reasons of the rules whose demands are not met, and of phases that a session had to do without."""
    effects, picks = plan.case.effects, plan.case.picks
    steps = [line.candidate.exercise.id for line in plan.lines]
    yield from _lost_emphasis(plan, seconds)
    yield from _empty_phases(plan)
    for where, rule in effects.require:
        if picks.ids(where).isdisjoint(steps):
            yield rule.id, rule.because
    for where, rule in effects.last:
        if steps[-1] not in picks.ids(where):
            yield rule.id, rule.because
    missed = (ratio.rule for ratio in effects.ratios if not ratio.holds(seconds))
    yield from ((rule.id, rule.because) for rule in (() if plan.held_to else missed))
    for wheres, rule in effects.narrow:
        if not picks.any_listed(wheres).issuperset(steps):
            yield rule.id, rule.because


def _lost_emphasis(plan: SessionPlan, seconds: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The rules of the strongest emphasis, where no second serves it; a focus has a note of its own."""
    effects = plan.case.effects
    most = max(effects.weights.values(), default=0)
    strongest = {target for target, weight in effects.weights.items() if weight == most}
    if not any(seconds.get(target) for target in strongest):
        strongest -= {plan.case.request.focus or ""}
        yield from ((weight.rule.id, weight.rule.because) for weight in effects.emphasis if weight.target in strongest)


def _empty_phases(plan: SessionPlan) -> Iterator[tuple[str, str]]:
    """Of a template asked for by name, the phases with nothing to fill them, or with less than they should have."""
    for number, slot in enumerate(plan.slots if plan.case.request.template else ()):
        held = sum(line.phase == number for line in plan.lines)
        if held < max(slot.fewest_steps, 0 if slot.takes else 1):
            yield f"{plan.template.id}/{slot.phase.id}", f'All of "{slot.phase.title}".'
