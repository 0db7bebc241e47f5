"""Which exercises make up the session: what is required, then what the phases need, and few of them.

An exercise is worth what it serves (the emphasis, what rules prefer) and its place in its role (`ranking`). What it
costs goes off that: getting up or turning over for it (`positions`), and working a motion that its phase has already.
"""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from hipcoach.coach.case import Case
from hipcoach.coach.draft import Draft, DraftLine
from hipcoach.coach.moves import TURN_SECONDS, UP_OR_DOWN_SECONDS
from hipcoach.coach.pool import Candidate, Pool
from hipcoach.coach.positions import NOT_WORTH_IT, Positions
from hipcoach.coach.slots import PhaseSlot
from hipcoach.vocabulary import UPRIGHT_POSITIONS

_SAME_MOTION_AGAIN = 0.75
"""What each further exercise of the same motion in a phase loses, so that phases are not one exercise five times."""
_USED_BEFORE = 5.0
"""What an exercise loses that an earlier variant of the session has: more than its place in the ranks is worth."""
_NOBODY: dict[str, float] = {}
"""The ranks of a role that nobody ranks."""
_MEETS_MORE = 1.5
"""What each further need that an exercise meets is worth, where there are more needs than places."""


class Need(NamedTuple):
    """Something the session should have: one of these exercises, in one slot or anywhere."""

    ids: frozenset[str]
    slot: int | None
    cheapest: Candidate | None
    """Its shortest answer; none where the pool has no answer."""


class Place(NamedTuple):
    """A slot that may take a candidate, and what it would be worth there before it costs anything."""

    worth: float
    candidate: Candidate
    slot: int


class Chooser:
    """Fills a draft from a pool, slot by slot."""

    def __init__(self, draft: Draft, slots: list[PhaseSlot], pool: Pool, case: Case) -> None:
        self._draft = draft
        self._slots = slots
        fewest, self._most = case.effects.steps
        self._wanted = min(self._most, case.request.steps or self._most)
        """The most exercises beside what rules require, which stays."""
        self._fewest = min(fewest, self._wanted)
        self._places = self._worths(pool, case)
        self._of_slot: list[list[Place]] = [[] for _ in slots]
        for place in self._places:
            self._of_slot[place.slot].append(place)
        self._by_length = sorted(
            {place.candidate.exercise.id: place.candidate for place in self._places}.values(),
            key=lambda c: c.least_seconds,
        )
        self._needs: list[Need] = []
        self._open: list[Need] = []
        """Needs that are still to be met."""
        self._places_for = self._wanted
        self._held: list[list[DraftLine]] = [[] for _ in slots]
        self._positions = Positions(len(slots))
        self._taken: set[str] = set()
        """Ids of the exercises that are in, and the families that they are of."""

    def _worths(self, pool: Pool, case: Case) -> list[Place]:
        """Every place of every candidate, the best first; those of the same worth in the order of the pool."""
        worths, places = case.ranking.worths, []
        for number, candidate in enumerate(pool.candidates):
            exercise = candidate.exercise
            served = candidate.score - (_USED_BEFORE if exercise.id in case.used_before else 0.0)
            for i, slot in enumerate(self._slots):
                if exercise.id in slot.takes:
                    ranked = worths.get(slot.phase.role or exercise.role, _NOBODY).get(exercise.id, 0.0)
                    places.append((-served - ranked, number, i, candidate))
        places.sort()
        return [Place(-negative, candidate, i) for negative, _, i, candidate in places]

    def choose(self, required: list[frozenset[str]]) -> None:
        """Meet the needs, the most important first, then add exercises as far as so many minutes want."""
        self._open = [self._need(ids, None) for ids in required]
        for i in sorted(range(len(self._slots)), key=self._importance):
            self._open += [self._need(fill, i) for fill in self._slots[i].fills]
        self._needs = self._open
        self._meet(len(required))
        for i, slot in enumerate(self._slots):
            while len(self._held[i]) < slot.fewest_steps and self.another(i):
                pass
        self._grow()
        self._reconsider()

    def _importance(self, i: int) -> tuple[int, float]:
        """The complaint's own phases first, then the circle, then exploring, then the others by their part."""
        slot = self._slots[i]
        serves = set(slot.phase.serves)
        rank = 0 if slot.emphasis > 0 else 1 if "cars" in serves else 2 if "explore" in serves else 3
        return rank, -slot.target_seconds

    def _need(self, ids: frozenset[str], slot: int | None) -> Need:
        return Need(ids, slot, next((c for c in self._by_length if c.exercise.id in ids), None))

    def _reconsider(self) -> None:
        """Look at each choice that one moves for once more, beside all others, and take a better one for it."""
        for line in [*self._draft.lines]:
            ids = self._could_stand_in(line)
            self.drop(line)
            worth_moving = self._positions.cost(line.exercise.position, line.phase) == 0
            best = None if worth_moving else self._best(ids, line.phase, self._draft.room)
            self._add(best or Place(0.0, line.candidate, line.phase))

    def _could_stand_in(self, line: DraftLine) -> frozenset[str]:
        """Ids of what meets every need that only this line meets."""
        ids = self._slots[line.phase].takes
        others = {other.exercise.id for other in self._draft.lines if other is not line}
        beside = {other.exercise.id for other in self._held[line.phase] if other is not line}
        for need in self._needs:
            if line.exercise.id in need.ids and (
                need.ids.isdisjoint(others)
                if need.slot is None
                else need.slot == line.phase and need.ids.isdisjoint(beside)
            ):
                ids &= need.ids
        return ids

    def _meet(self, required: int) -> None:
        """One exercise for each need that none serves yet, leaving room for the cheapest answer to later ones."""
        needs, self._open = self._open, self._open
        for i, need in enumerate(needs):
            self._open = needs[i + 1 :]
            self._places_for = self._most if i < required else self._wanted
            if need.cheapest is None or self._places_left <= 0 or self._is_met(need):
                continue
            for later in (needs[i + 1 :], needs[i + 1 : required], []):
                seconds, places = self._reserve(later, need.ids)
                if (later and places >= self._places_left) or need.cheapest.least_seconds > self._draft.room - seconds:
                    continue
                best = self._best(need.ids, need.slot, self._draft.room - seconds)
                if best:
                    if i < required or best.worth > NOT_WORTH_IT:
                        self._add(best)
                    break
        self._open, self._places_for = [], self._wanted

    @property
    def _places_left(self) -> int:
        return self._places_for - len(self._draft.lines)

    def _reserve(self, needs: list[Need], answered: frozenset[str]) -> tuple[int, int]:
        """The seconds and places that the cheapest answers to these needs take; one answer may serve several.

        A need that any of `answered` would meet takes none.
        """
        answers: dict[str, int] = {}
        for need in needs:
            if (
                need.cheapest is not None
                and not answered <= need.ids
                and answers.keys().isdisjoint(need.ids)
                and not self._is_met(need)
            ):
                answers[need.cheapest.exercise.id] = need.cheapest.least_seconds
        return sum(answers.values()), len(answers)

    def _is_met(self, need: Need) -> bool:
        if need.slot is None:
            return not need.ids.isdisjoint(self._taken)
        return any(line.exercise.id in need.ids for line in self._held[need.slot])

    def _best(
        self, ids: frozenset[str], slot: int | None, room: int, tried: AbstractSet[frozenset[str]] = frozenset()
    ) -> Place | None:
        """The place that is worth most after its cost, of those that fit."""
        if self._places_left <= 0:
            return None
        full = {i for i, s in enumerate(self._slots) if len(self._held[i]) >= s.most_steps}
        unmet = []
        if len(self._open) >= self._places_left:
            unmet = [need for need in self._open if not self._is_met(need)]
            if len(unmet) < self._places_left:
                unmet = []
        taken, most_more = self._taken, _MEETS_MORE * len(unmet)
        loading, load_left = self._draft.loading, self._draft.load_left
        room_elsewhere = {upright: room - self._to_get(upright) for upright in (True, False)}
        best: Place | None = None
        for place in self._places if slot is None else self._of_slot[slot]:
            worth, candidate, i = place
            if best is not None and worth + most_more <= best.worth:
                break
            exercise = candidate.exercise
            if (
                exercise.id not in ids
                or exercise.id in taken
                or exercise.family in taken
                or i in full
                or candidate.least_seconds > room_elsewhere[exercise.position in UPRIGHT_POSITIONS]
                or (load_left is not None and exercise.id in loading and candidate.options[0].work > load_left)
                or exercise.counted_targets in tried
            ):
                continue
            worth -= self._cost(candidate, i)
            for need in unmet:
                if exercise.id in need.ids and need.slot in (None, i):
                    worth += _MEETS_MORE
            if best is None or worth > best.worth:
                best = Place(worth, candidate, i)
        return best

    def _to_get(self, upright: bool) -> int:
        """Seconds more than an arrival takes where nothing is done upright yet, or nothing down."""
        here = {line.exercise.position in UPRIGHT_POSITIONS for line in self._draft.lines}
        return UP_OR_DOWN_SECONDS - TURN_SECONDS if here and upright not in here else 0

    def _cost(self, candidate: Candidate, slot: int) -> float:
        """What doing it here costs: getting there and away, and the same motion once more."""
        exercise = candidate.exercise
        cost = self._positions.cost(exercise.position, slot)
        for line in self._held[slot]:
            if line.exercise.primary_motion == exercise.primary_motion:
                cost += _SAME_MOTION_AGAIN
        return cost

    def _add(self, place: Place) -> DraftLine:
        line = self._draft.add(place.candidate, place.slot)
        self._held[place.slot].append(line)
        self._taken.update(_taken_by(line))
        self._positions.stand(line.phase, self._held[line.phase])
        return line

    def _grow(self) -> None:
        """Add exercises where a phase is furthest from its part of the minutes.

        As many as the session should have at least; more only where the longest doses of these can't fill it.
        """
        longest = [0.0] * len(self._slots)
        for line in self._draft.lines:
            longest[line.phase] += line.candidate.options[-1].seconds
        while len(self._draft.lines) < self._fewest or sum(longest) < self._draft.budget:
            for slot in sorted(range(len(longest)), key=lambda i: longest[i] - self._slots[i].target_seconds):
                added = self.another(slot)
                if added:
                    longest[slot] += added.candidate.options[-1].seconds
                    break
            else:
                return

    def another(self, slot: int, tried: AbstractSet[frozenset[str]] = frozenset()) -> DraftLine | None:
        """Add the best further exercise of a phase at its smallest dose, where one fits.

        Args:
            slot: the phase's.
            tried: what exercises count for that need not be tried again.
        """
        best = self._best(self._slots[slot].takes, slot, self._draft.room, tried)
        return self._add(best) if best and best.worth > NOT_WORTH_IT else None

    def drop(self, line: DraftLine) -> None:
        """Take an exercise out again."""
        self._draft.remove(line)
        self._held[line.phase].remove(line)
        self._taken.difference_update(_taken_by(line))
        self._positions.stand(line.phase, self._held[line.phase])


def _taken_by(line: DraftLine) -> set[str]:
    return {line.exercise.id, line.exercise.family or line.exercise.id}
