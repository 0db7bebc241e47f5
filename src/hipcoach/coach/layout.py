"""What of a pool can stand in the phases of a session: the same for every request that has these phases."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.coach.case import Case
from hipcoach.coach.omissions import Omissions
from hipcoach.coach.pool import Candidate, Pool
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.coach.slots import PhaseSlot

_USED_BEFORE = 5.0
"""What an exercise loses that an earlier variant of the session has: more than its place in the ranks is worth."""
_LIKE_BEFORE = 1.5
"""What one loses of whose family an earlier variant has another: as much as three places in the ranks."""
_NOBODY: dict[str, float] = {}
"""The ranks of a role that nobody ranks."""


class Place(NamedTuple):
    """A slot that may take a candidate, and what it would be worth there before it costs anything."""

    worth: float
    candidate: Candidate
    slot: int


class Need(NamedTuple):
    """Something the session should have: one of these exercises, in one slot or anywhere."""

    ids: frozenset[str]
    slot: int | None
    cheapest: Candidate | None
    """Its shortest answer; none where the pool has no answer."""
    places: list[Place]
    """All its answers, the best first."""


class Places:
    """Every place of every candidate, the best first; those of the same worth in the order of the pool."""

    def __init__(self, case: Case, pool: Pool, slots: list[PhaseSlot]) -> None:
        self._all = _places(case, pool, slots)
        self.of_slot = [[place for place in self._all if place.slot == i] for i in range(len(slots))]
        candidates = {place.candidate.exercise.id: place.candidate for place in self._all}.values()
        self._by_length = sorted(candidates, key=lambda c: c.least_seconds)
        self.required = [self._need(ids, None, self._all) for ids in case.required]
        """What rules require, in whatever slot."""
        self.fills = [[self._need(fill, i, self.of_slot[i]) for fill in slot.fills] for i, slot in enumerate(slots)]
        """What each slot should have."""

    def _need(self, ids: frozenset[str], slot: int | None, places: list[Place]) -> Need:
        cheapest = next((c for c in self._by_length if c.exercise.id in ids), None)
        return Need(ids, slot, cheapest, [place for place in places if place.candidate.exercise.id in ids])


class Layout:
    """The phases of a session, and what follows from them and a pool."""

    def __init__(self, case: Case, pool: Pool, slots: list[PhaseSlot]) -> None:
        self._phases = [slot.phase for slot in slots]
        """They are known by their identity (`layout_of`), and so kept alive."""
        self.places = Places(case, pool, slots)
        self.placeable = frozenset[str]().union(*(slot.takes for slot in slots))
        """Ids of what some phase takes."""
        self.servable = pool.counted_targets(self.placeable)
        """Everything that the seconds of a session may count for."""
        self._omissions: Omissions | None = None

    def omissions(self, catalogue: Catalogue, plan: SessionPlan) -> Omissions:
        """Why the rest is left out; only who writes a routine asks for it."""
        if self._omissions is None:
            self._omissions = Omissions(catalogue, plan, self.placeable)
        return self._omissions


def layout_of(case: Case, pool: Pool, slots: list[PhaseSlot]) -> Layout:
    """The layout of these slots. A pool keeps one for each set of phases, of which a template has few."""
    key = tuple([id(slot.phase) for slot in slots])
    if key not in pool.layouts:
        pool.layouts[key] = Layout(case._replace(used_before=frozenset()), pool, slots)
    return pool.layouts[key]


def places_of(case: Case, pool: Pool, slots: list[PhaseSlot]) -> Places:
    """The places of a first session are kept; those beside earlier variants are worked out."""
    return Places(case, pool, slots) if case.used_before else layout_of(case, pool, slots).places


def _places(case: Case, pool: Pool, slots: list[PhaseSlot]) -> list[Place]:
    worths, places = case.ranking.worths, []
    used = case.used_before
    families = {each.exercise.family for each in pool.candidates if each.exercise.id in used} - {None}
    for number, candidate in enumerate(pool.candidates):
        exercise = candidate.exercise
        again = _USED_BEFORE if exercise.id in used else _LIKE_BEFORE if exercise.family in families else 0.0
        served = candidate.score - again
        for i, slot in enumerate(slots):
            if exercise.id in slot.takes:
                ranked = worths.get(slot.phase.role or exercise.role, _NOBODY).get(exercise.id, 0.0)
                places.append((-served - ranked, number, i, candidate))
    places.sort()
    return [Place(-negative, candidate, i) for negative, _, i, candidate in places]
