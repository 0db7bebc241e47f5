"""The phases of a session: which of them so many minutes have, and how much of the time each one gets."""

from __future__ import annotations

from dataclasses import dataclass

from hipcoach.catalogue.template import Phase, Template
from hipcoach.coach.case import Case
from hipcoach.coach.pool import Pool


@dataclass(eq=False, repr=False)
class PhaseSlot:
    """A phase of the session, with the candidates that may fill it."""

    phase: Phase
    fills: tuple[frozenset[str], ...]
    """For each line of the phase's `fill`, the ids it picks."""
    takes: frozenset[str]
    """All of them."""
    target_seconds: float
    fewest_steps: int
    most_steps: int
    emphasis: float
    """The strongest weight on something it serves."""


def phase_slots(case: Case, pool: Pool, template: Template, minutes: int) -> list[PhaseSlot]:
    """The phases that a session of so many minutes has, each with its part of the time, raised by emphasis."""
    weights = case.effects.weights
    strongest = max(weights.values(), default=0) or 1
    kept = []
    for phase in template.phases:
        emphasis = max([weights.get(target, 0) for target in phase.serves])
        if minutes >= phase.from_minutes or (phase.sooner_if_emphasised and emphasis > 0):
            kept.append((phase, phase.share * (1 + emphasis / strongest), emphasis))
    whole = sum(share for _, share, _ in kept)
    budget = case.budget_seconds
    slots = []
    for phase, share, emphasis in kept:
        key = (template.id, phase.id)
        if key not in pool.fills:
            fills = tuple(case.picks.ids(where) & pool.allowed for where in phase.fill)
            pool.fills[key] = fills, fills[0].union(*fills[1:])
        fills, takes = pool.fills[key]
        fewest, most = phase.steps or (0, len(pool.allowed))
        slots.append(PhaseSlot(phase, fills, takes, budget * share / whole, fewest, most, emphasis))
    return slots
