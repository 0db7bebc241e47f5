"""Which exercises make up the session: what is required, then what the phases need, then what fills the minutes."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.template import Phase, Template
from hipcoach.coach.decision import Decision
from hipcoach.coach.draft import Draft, Line
from hipcoach.coach.matching import Matches
from hipcoach.coach.pool import Candidate, Pool

_USUAL = 0.5
"""How far into its range of doses an exercise usually goes, when it is judged how many fit."""
_SAME_MOTION_AGAIN = 0.75
"""What each further exercise of the same motion in a phase loses, so that phases are not one exercise five times."""
_SAME_POSITION = 0.2
"""What staying in a position of the phase is worth."""


@dataclass(eq=False, repr=False)
class Slot:
    """A phase of the session, with the candidates that may fill it."""

    phase: Phase
    fills: tuple[frozenset[str], ...]
    """For each line of the phase's `fill`, the ids it picks."""
    takes: frozenset[str]
    """All of them."""
    target_seconds: float
    fewest_steps: int
    most_steps: int


def slots(template: Template, length: tuple[int, int], pool: Pool, decision: Decision, matches: Matches) -> list[Slot]:
    """The phases that this session has, each with its part of the time: its share, raised by emphasis.

    `length` is the minutes asked for, which decide what phases there are, and the seconds that may be used.
    """
    minutes, budget = length
    weights = decision.weights
    strongest = max(weights.values(), default=0) or 1
    kept = []
    for phase in template.phases:
        emphasis = max(weights.get(target, 0) for target in phase.serves)
        if minutes >= phase.from_minutes or (phase.sooner_if_emphasised and emphasis > 0):
            kept.append((phase, phase.share * (1 + emphasis / strongest)))
    whole = sum(share for _, share in kept)
    allowed = frozenset(c.exercise.id for c in pool.candidates)
    made = []
    for phase, share in kept:
        fills = tuple(matches.ids(where, weights) & allowed for where in phase.fill)
        fewest, most = phase.steps or (0, len(allowed))
        made.append(Slot(phase, fills, frozenset[str]().union(*fills), budget * share / whole, fewest, most))
    return made


def musts_of(decision: Decision, matches: Matches) -> list[frozenset[str]]:
    """Of each of these sets of exercises the session should have one: what rules require, and what they put first."""
    wheres = [where for where, _ in decision.require] + [order.first for order, _ in decision.order]
    return [matches.ids(where, decision.weights) for where in wheres]


class Need(NamedTuple):
    """Something the session should have: one of these exercises, in one slot or anywhere."""

    ids: frozenset[str]
    slot: int | None
    cheapest: Candidate | None
    """Its shortest answer; none where the pool has no answer."""


class Chooser:
    """Fills a draft from a pool, slot by slot."""

    def __init__(self, draft: Draft, slots: list[Slot], pool: Pool) -> None:
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

    def choose(self, decision: Decision, matches: Matches) -> None:
        """Meet the needs, the most important first, then add exercises until their usual doses fill the minutes."""
        musts = musts_of(decision, matches)
        needs = [self._need(ids, None) for ids in musts]
        for slot in sorted(range(len(self._slots)), key=lambda i: -self._slots[i].target_seconds):
            needs += [self._need(fill, slot) for fill in self._slots[slot].fills]
        self._meet(needs, len(musts))
        for i, each in enumerate(self._slots):
            while len(self._held[i]) < each.fewest_steps and self.another(i):
                pass
        self._grow()

    def _need(self, ids: frozenset[str], slot: int | None) -> Need:
        return Need(ids, slot, next((c for c in self._by_length if c.exercise.id in ids), None))

    def _meet(self, needs: list[Need], musts: int) -> None:
        """One exercise for each need that none serves yet, leaving room for the cheapest answer to later ones."""
        for i, need in enumerate(needs):
            if need.cheapest is None or self._is_met(need.ids, need.slot):
                continue
            for later in (needs[i + 1 :], needs[i + 1 : musts], []):
                found = self._best(need.ids, need.slot, self._draft.room - self._reserve(later, need.ids))
                if found:
                    self._add(*found)
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
            if candidate.exercise.id not in ids or candidate.options[0].seconds > room or candidate.tags in tried:
                continue
            place = self._place(candidate, slot)
            if place is not None:
                score = candidate.score + self._fit(candidate, place)
                if best is None or score > best[0]:
                    best = (score, candidate, place)
        return best and best[1:]

    def _fit(self, candidate: Candidate, slot: int) -> float:
        """How well it goes with what its phase has already: another motion, the same position."""
        exercise, there = candidate.exercise, self._held[slot].values()
        again = sum(_SAME_MOTION_AGAIN for e in there if e.motions[0] == exercise.motions[0])
        return (_SAME_POSITION if any(e.position == exercise.position for e in there) else 0) - again

    def _add(self, candidate: Candidate, slot: int) -> Line:
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
                found = self.another(slot) if usual[slot] < self._slots[slot].target_seconds else None
                if found:
                    usual[slot] += _usual_seconds(found.candidate)
                    break
            else:
                return

    def another(self, slot: int, tried: AbstractSet[frozenset[str]] = frozenset()) -> Line | None:
        """Add the best further exercise of a phase at its smallest dose, where one fits; none with the tags tried."""
        found = self._best(self._slots[slot].takes, slot, self._draft.room, tried)
        return self._add(*found) if found else None

    def drop(self, line: Line) -> None:
        """Take an exercise out again."""
        self._used.discard(line.candidate.exercise.id)
        del self._held[line.phase][line.candidate.exercise.id]
        self._draft.remove(line)


def _usual_seconds(candidate: Candidate) -> float:
    least, most = candidate.options[0].seconds, candidate.options[-1].seconds
    return least + _USUAL * (most - least)
