"""Which exercises make up the session: what is required, then what the phases need, then what fills the minutes."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.template import Phase, Template
from hipcoach.coach.case import Case
from hipcoach.coach.draft import Draft, DraftLine
from hipcoach.coach.pool import Candidate, Pool

_USUAL = 0.5
"""How far into its range of doses an exercise usually goes, when it is judged how many fit."""
_SAME_MOTION_AGAIN = 0.75
"""What each further exercise of the same motion in a phase loses, so that phases are not one exercise five times."""
_SAME_POSITION = 0.2
"""What staying in a position of the phase is worth."""


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


def phase_slots(case: Case, pool: Pool, template: Template, minutes: int) -> list[PhaseSlot]:
    """The phases that a session of so many minutes has, each with its part of the time, raised by emphasis."""
    weights = case.effects.weights
    strongest = max(weights.values(), default=0) or 1
    kept = []
    for phase in template.phases:
        emphasis = max(weights.get(target, 0) for target in phase.serves)
        if minutes >= phase.from_minutes or (phase.sooner_if_emphasised and emphasis > 0):
            kept.append((phase, phase.share * (1 + emphasis / strongest)))
    whole = sum(share for _, share in kept)
    budget = case.budget_seconds
    allowed = frozenset(c.exercise.id for c in pool.candidates)
    slots = []
    for phase, share in kept:
        fills = tuple(case.picks.ids(where) & allowed for where in phase.fill)
        fewest, most = phase.steps or (0, len(allowed))
        slots.append(PhaseSlot(phase, fills, frozenset[str]().union(*fills), budget * share / whole, fewest, most))
    return slots


def required_sets(case: Case) -> list[frozenset[str]]:
    """Of each of these sets of exercises the session should have one: what rules require, and what they put first."""
    wheres = [where for where, _ in case.effects.require] + [order.first for order, _ in case.effects.order]
    return [case.picks.ids(where) for where in wheres]


class Need(NamedTuple):
    """Something the session should have: one of these exercises, in one slot or anywhere."""

    ids: frozenset[str]
    slot: int | None
    cheapest: Candidate | None
    """Its shortest answer; none where the pool has no answer."""


class Chooser:
    """Fills a draft from a pool, slot by slot."""

    def __init__(self, draft: Draft, slots: list[PhaseSlot], pool: Pool) -> None:
        self._draft = draft
        self._slots = slots
        self._places: dict[str, list[int]] = {}
        for i, slot in enumerate(slots):
            for id_ in slot.takes:
                self._places.setdefault(id_, []).append(i)
        self._candidates = [c for c in pool.candidates if c.exercise.id in self._places]
        self._by_length = sorted(self._candidates, key=lambda c: c.options[0].seconds)
        self._used: set[str] = set()
        self._held: list[dict[str, Exercise]] = [{} for _ in slots]

    def choose(self, required: list[frozenset[str]]) -> None:
        """Meet the needs, what is required first, then add exercises until their usual doses fill the minutes."""
        needs = [self._need(ids, None) for ids in required]
        for i in sorted(range(len(self._slots)), key=lambda i: -self._slots[i].target_seconds):
            needs += [self._need(fill, i) for fill in self._slots[i].fills]
        self._meet(needs, len(required))
        for i, slot in enumerate(self._slots):
            while len(self._held[i]) < slot.fewest_steps and self.another(i):
                pass
        self._grow()

    def _need(self, ids: frozenset[str], slot: int | None) -> Need:
        return Need(ids, slot, next((c for c in self._by_length if c.exercise.id in ids), None))

    def _meet(self, needs: list[Need], required: int) -> None:
        """One exercise for each need that none serves yet, leaving room for the cheapest answer to later ones."""
        for i, need in enumerate(needs):
            if need.cheapest is None or self._is_met(need.ids, need.slot):
                continue
            for later in (needs[i + 1 :], needs[i + 1 : required], []):
                best = self._best(need.ids, need.slot, self._draft.room - self._reserve(later, need.ids))
                if best:
                    self._add(*best)
                    break

    def _reserve(self, needs: list[Need], answered: frozenset[str]) -> int:
        """The seconds that the cheapest answers to these needs take; one answer may serve several.

        A need that any of `answered` would meet takes none.
        """
        answers: dict[str, int] = {}
        for need in needs:
            if (
                need.cheapest is not None
                and not answered <= need.ids
                and answers.keys().isdisjoint(need.ids)
                and not self._is_met(need.ids, need.slot)
            ):
                answers[need.cheapest.exercise.id] = need.cheapest.options[0].seconds
        return sum(answers.values())

    def _is_met(self, ids: frozenset[str], slot: int | None) -> bool:
        return not ids.isdisjoint(self._used if slot is None else self._held[slot])

    def _place(self, candidate: Candidate, slot: int | None) -> int | None:
        """The slot that takes it, if it is not used yet: the one asked for, or the first with room."""
        id_ = candidate.exercise.id
        if id_ not in self._used:
            for i in self._places[id_]:
                if slot in (None, i) and len(self._held[i]) < self._slots[i].most_steps:
                    return i
        return None

    def _best(
        self, ids: frozenset[str], slot: int | None, room: int, tried: AbstractSet[frozenset[str]] = frozenset()
    ) -> tuple[Candidate, int] | None:
        """The best candidate that fits, and its slot."""
        best: tuple[float, Candidate, int] | None = None
        for candidate in self._candidates:
            if best is not None and candidate.score + _SAME_POSITION <= best[0]:
                break
            if (
                candidate.exercise.id not in ids
                or candidate.options[0].seconds > room
                or candidate.exercise.counted_targets in tried
            ):
                continue
            place = self._place(candidate, slot)
            if place is not None:
                score = candidate.score + self._fit(candidate, place)
                if best is None or score > best[0]:
                    best = (score, candidate, place)
        return None if best is None else (best[1], best[2])

    def _fit(self, candidate: Candidate, slot: int) -> float:
        """How well it goes with what its phase has already: another motion, the same position."""
        exercise, there = candidate.exercise, self._held[slot].values()
        again = sum(_SAME_MOTION_AGAIN for e in there if e.primary_motion == exercise.primary_motion)
        return (_SAME_POSITION if any(e.position == exercise.position for e in there) else 0) - again

    def _add(self, candidate: Candidate, slot: int) -> DraftLine:
        self._used.add(candidate.exercise.id)
        self._held[slot][candidate.exercise.id] = candidate.exercise
        return self._draft.add(candidate, slot)

    def _grow(self) -> None:
        """Add exercises where a phase is furthest from its part of the minutes, until the usual doses fill them."""
        usual = [0.0] * len(self._slots)
        for line in self._draft.lines:
            usual[line.phase] += _usual_seconds(line.candidate)
        while sum(usual) < self._draft.budget:
            for slot in sorted(range(len(usual)), key=lambda i: usual[i] - self._slots[i].target_seconds):
                added = self.another(slot) if usual[slot] < self._slots[slot].target_seconds else None
                if added:
                    usual[slot] += _usual_seconds(added.candidate)
                    break
            else:
                return

    def another(self, slot: int, tried: AbstractSet[frozenset[str]] = frozenset()) -> DraftLine | None:
        """Add the best further exercise of a phase at its smallest dose, where one fits; none with the tags tried."""
        best = self._best(self._slots[slot].takes, slot, self._draft.room, tried)
        return self._add(*best) if best else None

    def drop(self, line: DraftLine) -> None:
        """Take an exercise out again."""
        self._used.discard(line.candidate.exercise.id)
        del self._held[line.phase][line.candidate.exercise.id]
        self._draft.remove(line)


def _usual_seconds(candidate: Candidate) -> float:
    least, most = candidate.options[0].seconds, candidate.options[-1].seconds
    return least + _USUAL * (most - least)
