"""Which exercises make up the session: what is required, then what the phases need, and few of them.

An exercise is worth what it serves (the emphasis, what rules prefer) and its place in its role (`ranking`). What it
costs goes off that: getting up or turning over for it (`positions`), and working a motion that its phase has already.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from math import inf

from hipcoach.catalogue.exercise import Exercise
from hipcoach.coach.case import Case
from hipcoach.coach.draft import Draft, DraftLine
from hipcoach.coach.layout import Need, Place, places_of
from hipcoach.coach.moves import TURN_SECONDS, UP_OR_DOWN_SECONDS
from hipcoach.coach.pool import Pool
from hipcoach.coach.positions import NOT_WORTH_IT, Positions
from hipcoach.coach.slots import PhaseSlot

_SAME_MOTION_AGAIN = 0.75
"""What each further exercise of the same motion in a phase loses, so that phases are not one exercise five times."""
_MEETS_MORE = 1.5
"""What each further need that an exercise meets is worth, where there are more needs than places."""


class Chooser:
    """Fills a draft from a pool, slot by slot."""

    def __init__(self, draft: Draft, slots: list[PhaseSlot], pool: Pool, case: Case) -> None:
        self._draft = draft
        self._slots = slots
        fewest, self._most = case.effects.steps
        self._wanted = min(self._most, case.request.steps or self._most)
        """The most exercises beside what rules require, which stays."""
        self._fewest = min(fewest, self._wanted)
        self._by_id, self._scores = pool.by_id, pool.scores
        self._places = places_of(case, pool, slots)
        self._open: list[Need] = []
        """Needs that are still to be met."""
        self._places_for = self._wanted
        self._held: list[list[DraftLine]] = [[] for _ in slots]
        self._positions = Positions(len(slots))
        self._taken: set[str] = set()
        """Ids of the exercises that are in, and the families that they are of."""
        self._in: dict[int | None, set[str]] = {None: self._taken} | {i: set[str]() for i in range(len(slots))}
        """By the slot of a need what may meet it: ids of what is in that phase, or of all that is taken."""

    def choose(self) -> None:
        """Meet the needs, the most important first, then add exercises as far as so many minutes want."""
        self._open = [*self._places.required]
        for i in sorted(range(len(self._slots)), key=self._importance):
            self._open += self._places.fills[i]
        self._meet(len(self._places.required))
        for i, slot in enumerate(self._slots):
            while len(self._held[i]) < slot.fewest_steps and self.another(i):
                pass
        self._grow()
        self._reconsider()

    def _importance(self, i: int) -> tuple[int, float]:
        """The complaint's own phases first, then the circle, then exploring, then the others by their part."""
        slot = self._slots[i]
        serves = slot.phase.serves
        rank = 0 if slot.emphasis > 0 else 1 if "cars" in serves else 2 if "explore" in serves else 3
        return rank, -slot.target_seconds

    def _reconsider(self) -> None:
        """Look at each choice that one moves for once more, beside all others, and take a better one for it."""
        self._draft.lines = [self._reconsidered(line) for line in [*self._draft.lines]]

    def _reconsidered(self, line: DraftLine) -> DraftLine:
        beside = [other for other in self._held[line.phase] if other is not line]
        if self._positions.cost_beside(line, beside) == 0:
            return line
        ids = self._could_stand_in(line)
        self.drop(line)
        places = [place for place in self._places.of_slot[line.phase] if place[1] in ids]
        best = self._best(places, self._draft.room)
        return self._add(best or (0.0, line.exercise.id, line.phase))

    def _could_stand_in(self, line: DraftLine) -> frozenset[str]:
        """Ids of what meets every need that only this line meets."""
        ids, id_ = self._slots[line.phase].takes, line.exercise.id
        others = self._draft.chosen() - {id_}
        beside = self._in[line.phase] - {id_}
        for need in (*self._places.required, *self._places.fills[line.phase]):
            if id_ in need.ids and need.ids.isdisjoint(others if need.slot is None else beside):
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
                best = self._best(need.answers, self._draft.room - seconds)
                if best:
                    if i < required or _is_worth_it(best):
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
        met_by = self._in
        for need in needs:
            ids, cheapest = need.ids, need.cheapest
            if (
                cheapest is not None
                and ids.isdisjoint(met_by[need.slot])
                and answers.keys().isdisjoint(ids)
                and not answered <= ids
            ):
                answers[cheapest.exercise.id] = cheapest.least_seconds
        return sum(answers.values()), len(answers)

    def _is_met(self, need: Need) -> bool:
        return not need.ids.isdisjoint(self._in[need.slot])

    def _best(
        self, places: Iterable[Place], room: int, tried: AbstractSet[frozenset[str]] = frozenset()
    ) -> Place | None:
        """Of these places, the best first, the one that is worth most after its cost and fits."""
        if self._places_left <= 0:
            return None
        unmet = self._unmet()
        most_more = _MEETS_MORE * len(unmet)
        best, most = None, -inf
        for worth, id_, slot in self._fitting(places, room):
            if worth + most_more <= most:
                break
            exercise = self._by_id[id_].exercise
            if exercise.counted_targets in tried:
                continue
            after = worth - self._cost(exercise, slot)
            for need in unmet:
                if id_ in need.ids and need.slot in (None, slot):
                    after += _MEETS_MORE
            if after > most:
                best, most = (after, id_, slot), after
        return best

    def _unmet(self) -> list[Need]:
        """The needs that are open, where there are more of them than places."""
        if len(self._open) < self._places_left:
            return []
        unmet = [need for need in self._open if not self._is_met(need)]
        return unmet if len(unmet) >= self._places_left else []

    def _fitting(self, places: Iterable[Place], room: int) -> Iterator[Place]:
        """Those of these places that are free, and whose candidate is not in and fits."""
        by_id, taken, held, slots = self._by_id, self._taken, self._held, self._slots
        loading, load_left = self._draft.loading, self._draft.load_left
        room_upright, room_down = (room - seconds for seconds in self._to_get())
        for place in places:
            _, id_, slot = place
            if id_ in taken:
                continue
            candidate = by_id[id_]
            if (
                candidate.exercise.family not in taken
                and candidate.least_seconds <= (room_upright if candidate.is_upright else room_down)
                and len(held[slot]) < slots[slot].most_steps
                and (load_left is None or id_ not in loading or candidate.options[0].work <= load_left)
            ):
                yield place

    def _to_get(self) -> tuple[int, int]:
        """Seconds more than an arrival takes where nothing is done upright yet, and where nothing down."""
        upright, down = self._positions.are_upright, self._positions.are_down
        more = UP_OR_DOWN_SECONDS - TURN_SECONDS
        return more if down and not upright else 0, more if upright and not down else 0

    def _cost(self, exercise: Exercise, slot: int) -> float:
        """What doing it here costs: getting there and away, and the same motion once more."""
        cost, motion = self._positions.cost(exercise.position, slot), exercise.motions[0]
        for line in self._held[slot]:
            if line.exercise.motions[0] == motion:
                cost += _SAME_MOTION_AGAIN
        return cost

    def _add(self, place: Place) -> DraftLine:
        _, id_, slot = place
        line = self._draft.add(self._by_id[id_], slot, self._scores[id_])
        self._held[slot].append(line)
        self._taken.update(_taken_by(line))
        self._in[line.phase].add(line.exercise.id)
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
        best = self._best(self._places.of_slot[slot], self._draft.room, tried)
        return self._add(best) if best and _is_worth_it(best) else None

    def drop(self, line: DraftLine) -> None:
        """Take an exercise out again."""
        self._draft.remove(line)
        self._held[line.phase].remove(line)
        self._taken.difference_update(_taken_by(line))
        self._in[line.phase].discard(line.exercise.id)
        self._positions.stand(line.phase, self._held[line.phase])


def _is_worth_it(place: Place) -> bool:
    """True where one need not lie down again for it."""
    worth, *_ = place
    return worth > NOT_WORTH_IT


def _taken_by(line: DraftLine) -> set[str]:
    return {line.exercise.id, line.exercise.family or line.exercise.id}
