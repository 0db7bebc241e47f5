"""From a pool and the phases of a session to its draft: exercises are chosen, ordered and dosed, and all once more."""

from __future__ import annotations

from collections import Counter

from hipcoach.coach.again import again_of
from hipcoach.coach.arrange import arrange
from hipcoach.coach.case import Case
from hipcoach.coach.choose import Chooser
from hipcoach.coach.draft import Draft
from hipcoach.coach.effects import Ratio, ratios_borne_out
from hipcoach.coach.fill import DoseFitter
from hipcoach.coach.layout import layout_of
from hipcoach.coach.pool import Pool
from hipcoach.coach.slots import PhaseSlot
from hipcoach.vocabulary import STAGES


def ratios_of(case: Case) -> list[Ratio]:
    """The ratios that a case asks for."""
    return ratios_borne_out(case.effects.ratios, case.effects.weights)


def drafted(case: Case, pool: Pool, slots: list[PhaseSlot]) -> Draft:
    """A session, chosen, dosed and arranged, keeping the ratios that something allowed can serve.

    The template stands above them: where it has no room for exercises that would serve a ratio, and the minutes
    can't be filled for that reason, the ratio gives way.
    """
    servable = layout_of(case, pool, slots).servable
    ratios = [ratio for ratio in ratios_of(case) if not ratio.large.isdisjoint(servable)]
    draft = _filled(case, pool, slots, ratios)
    if draft.is_short:
        unused = pool.counted_targets(_could_be_beside(pool, draft))
        full = servable - _free_targets(pool, slots, draft)
        roomy = [ratio for ratio in ratios if ratio.large.isdisjoint(unused) or not ratio.large & full]
        if len(roomy) < len(ratios):
            return _filled(case, pool, slots, roomy)
    return draft


def _could_be_beside(pool: Pool, draft: Draft) -> frozenset[str]:
    """Ids of what is allowed, not in the session, and of no family that is."""
    families = {line.exercise.family for line in draft.lines if line.exercise.family}
    chosen = draft.chosen()
    exercises = (candidate.exercise for candidate in pool.candidates)
    return frozenset(e.id for e in exercises if e.id not in chosen and e.family not in families)


def _free_targets(pool: Pool, slots: list[PhaseSlot], draft: Draft) -> frozenset[str]:
    """What more can count for: some phase that something of it could stand in has fewer steps than it may."""
    held = Counter(line.phase for line in draft.lines)
    free = frozenset[str]().union(*(slot.takes for i, slot in enumerate(slots) if held[i] < slot.most_steps))
    return pool.counted_targets(free)


def _filled(case: Case, pool: Pool, slots: list[PhaseSlot], ratios: list[Ratio]) -> Draft:
    draft = Draft(case.budget_seconds, ratios, case.loading, case.load_limit)
    chooser = Chooser(draft, slots, pool, case)
    chooser.choose()
    draft.blocks = arrange(draft, case)
    arranged = [*draft.lines]
    fitter = DoseFitter(draft, slots, chooser, case.required)
    one_set_more = case.request.side in ("left", "right") and case.request.stage_taken != STAGES[0]
    fitter.fill(one_set_more, case.effects.rounds)
    while draft.lines != arranged:  # something was added or left out
        arranged = [*draft.lines]
        draft.blocks = arrange(draft, case)
        fitter.settle()
    fitter.look_again(again_of(draft, case))
    fitter.rounds.add(case.effects.rounds)
    if one_set_more:
        fitter.extra_set()
    fitter.finish()
    fitter.load_more()
    fitter.rounds.straighten(case.request.equipment)
    return draft
