"""What of a pool can stand in the phases of a session: the same for every request that has these phases."""

from __future__ import annotations

from operator import attrgetter, itemgetter

from hipcoach.catalogue import Catalogue
from hipcoach.coach.candidates import Candidate
from hipcoach.coach.case import Case
from hipcoach.coach.omissions import Omissions
from hipcoach.coach.pool import Pool
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.coach.slots import PhaseSlot
from hipcoach.vocabulary import Role

_USED_BEFORE = 5.0
"""What an exercise loses that an earlier variant of the session has: more than its place in the ranks is worth."""
_LIKE_BEFORE = 1.5
"""What one loses of whose family an earlier variant has another: as much as three places in the ranks."""
_NOBODY: dict[str, float] = {}
"""The ranks of a role that nobody ranks."""


Place = tuple[float, str, int]
"""What a candidate would be worth in a slot before it costs anything, its id, and the slot.

A bare tuple of values, of which there are thousands: nothing has to look through those for what may be thrown away.
"""


class Need:
    """Something the session should have: one of these exercises, in one slot or anywhere."""

    __slots__ = ("_among", "_answers", "cheapest", "ids", "slot")

    def __init__(self, ids: frozenset[str], slot: int | None, cheapest: Candidate | None, among: list[Place]) -> None:
        self.ids = ids
        self.slot = slot
        self.cheapest = cheapest
        """Its shortest answer; none where the pool has no answer."""
        self._among = among
        self._answers: list[Place] | None = None

    @property
    def answers(self) -> list[Place]:
        """The places that meet it, the best first; looked for when first asked, as few needs get so far."""
        if self._answers is None:
            self._answers = [place for place in self._among if place[1] in self.ids]
        return self._answers


class Places:
    """Every place of every candidate, the best first; those of the same worth in the order of the pool."""

    def __init__(self, case: Case, pool: Pool, slots: list[PhaseSlot]) -> None:
        every = _places(case, pool, slots)
        self.of_slot: list[list[Place]] = [[] for _ in slots]
        for place in every:
            self.of_slot[place[2]].append(place)
        placed = dict.fromkeys([id_ for _, id_, _ in every])
        self.placed = sorted(map(pool.by_id.__getitem__, placed), key=attrgetter("least_seconds"))
        """What has a place, the shortest first."""
        self._rank = {candidate.exercise.id: rank for rank, candidate in enumerate(self.placed)}
        self.required = [self._need(ids, None, every) for ids in case.required]
        """What rules require, in whatever slot."""
        self.fills = [[self._need(fill, i, self.of_slot[i]) for fill in slot.fills] for i, slot in enumerate(slots)]
        """What each slot should have."""

    def _need(self, ids: frozenset[str], slot: int | None, among: list[Place]) -> Need:
        shortest = min([self._rank[id_] for id_ in ids if id_ in self._rank], default=None)
        return Need(ids, slot, None if shortest is None else self.placed[shortest], among)


class Layout:
    """The phases of a session, and what follows from them and a pool."""

    def __init__(self, case: Case, pool: Pool, slots: list[PhaseSlot]) -> None:
        self._phases = [slot.phase for slot in slots]
        """They are known by their identity (`layout_of`), and so kept alive."""
        self.places = Places(case, pool, slots)
        self.placeable = frozenset(candidate.exercise.id for candidate in self.places.placed)
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
    worths, used = case.ranking.worths, case.used_before
    families = {each.exercise.family for each in pool.candidates if each.exercise.id in used} - {None}
    phases: dict[str, list[tuple[int, Role | None]]] = {}
    for i, slot in enumerate(slots):
        for id_ in slot.takes:
            phases.setdefault(id_, []).append((i, slot.phase.role))
    places: list[Place] = []
    for id_, candidate in pool.by_id.items():
        worth = pool.scores[id_]
        if used:
            family = candidate.exercise.family
            worth -= _USED_BEFORE if id_ in used else _LIKE_BEFORE if family in families else 0.0
        for i, role in phases.get(id_, ()):
            ranked = worths.get(role or candidate.exercise.role, _NOBODY).get(id_, 0.0)
            places.append((worth + ranked, id_, i))
    places.sort(key=itemgetter(0), reverse=True)
    return places
