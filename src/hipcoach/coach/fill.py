"""How much of each exercise: doses that fill the minutes and keep the ratios the rules ask for.

Emphasis stands above minutes: a dose is never raised where that would miss a ratio, and where one can't be kept
otherwise the smaller side gives way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from hipcoach.coach.again import Again
from hipcoach.coach.choose import Chooser
from hipcoach.coach.dose_changes import DoseChanges
from hipcoach.coach.draft import Draft, DraftLine
from hipcoach.coach.rounds import Rounds
from hipcoach.coach.slots import PhaseSlot

_HALVINGS = 7
_FURTHEST: float = 1 - 1 / 2**_HALVINGS
"""What so many halvings come to where everything fits."""
_MOVES = 400
"""More than any session needs; keeps a strange catalogue from looping."""


class DoseFitter:
    """Sets the doses of a draft whose exercises are chosen; adds or drops one where doses alone do not do it."""

    def __init__(self, draft: Draft, slots: list[PhaseSlot], chooser: Chooser, required: list[frozenset[str]]) -> None:
        self._draft = draft
        self._slots = slots
        self._chooser = chooser
        self._required = required
        self._changes = DoseChanges(draft)
        self.rounds = Rounds(draft, slots, self._changes)

    def fill(self, one_set_more: bool, most_rounds: int = 1) -> None:
        """Spread the minutes over the phases, mend the ratios, give the sore side its set more, use what is left.

        Args:
            one_set_more: whether a side is sore and bears it.
            most_rounds: the most times that a phase may be done.
        """
        self.trim()
        calm = self._changes.calm_lines()
        for slot in range(len(self._slots)):
            self._spread(slot, [line for line in calm if line.phase == slot])
        self._balance()
        if most_rounds > 1 and self._draft.shortfall > 0:
            self.rounds.balance()
        if one_set_more:
            self.extra_set()
        self._top_up()

    def trim(self) -> None:
        """Lower doses, or else leave out what is least needed, until the session fits its minutes."""
        while self._draft.room < 0 and self._draft.lines:
            if not self._changes.give_back():
                spare = [line for line in self._draft.lines if not self._is_needed(line)] or self._draft.lines
                self._chooser.drop(min(spare, key=lambda line: line.score))

    def settle(self) -> None:
        """Once getting into place takes other seconds than before: fit the minutes, and keep the ratios by doses."""
        self.trim()
        while self._changes.mend():
            pass

    def look_again(self, again: Again | None) -> None:
        """Have a step done once more at the end, on time that a dose gives back, unless a ratio is missed for it."""
        if again is None:
            return
        draft = self._draft
        before = draft.shortfall
        draft.set_again(again.line, again.seconds)
        while draft.room < 0 and self._changes.give_back(again.line):
            pass
        if draft.room < 0 or draft.shortfall > before:
            draft.set_again(again.line, 0)

    def load_more(self) -> None:
        """Where a session whose load is bounded is short: as much more of what loads as it may have, and needs."""
        draft = self._draft
        while draft.loading and draft.is_short:
            if not self._changes.grow(draft.lines):
                return

    def finish(self) -> None:
        """Keep the ratios by doses alone, now that all else stands, and use what seconds are left."""
        while self._changes.mend():
            pass
        for _ in range(_MOVES):
            if not self._changes.grow(self._changes.calm_lines()):
                break

    def _spread(self, slot: int, lines: list[DraftLine]) -> None:
        """Raise these doses of a phase alike, as far into their ranges as its part of the minutes goes."""
        if not lines:
            return
        part = min(self._slots[slot].target_seconds, sum(line.seconds for line in lines) + self._draft.room)
        part -= sum(line.setup_seconds for line in lines)
        ranges = [line.candidate.lengths for line in lines]
        far = _how_far(ranges, part)
        for line, lengths in zip(lines, ranges, strict=True):
            self._draft.set_level(line, _at(lengths, far))

    def _balance(self) -> None:
        """Change doses until every ratio is kept, or nothing helps any more."""
        for _ in range(_MOVES):
            missed = self._draft.shortfall
            if missed <= 0 or not (self._changes.mend() or self._changes.trade() or self._better_exercise(missed)):
                return

    def _better_exercise(self, missed: float) -> bool:
        """Add an exercise to the side that is short, or drop one that nothing needs from the side that is over."""
        draft = self._draft
        if self._add_where(lambda shortfall: shortfall < missed):
            return True
        for line in reversed(draft.lines):
            if draft.shortfall_after(line.pull, -line.seconds) < missed and not self._is_needed(line):
                self._chooser.drop(line)
                return True
        return False

    def _is_needed(self, line: DraftLine) -> bool:
        """True when it alone serves one of the session's needs."""
        others = self._draft.chosen() - {line.exercise.id}
        return any(line.exercise.id in need and need.isdisjoint(others) for need in self._required)

    def extra_set(self) -> None:
        """One more set on the sore side for the exercise that serves the emphasis best and can take it.

        Where every dose has its most sets already, one is done in fewer.
        """
        draft = self._draft
        if any(line.extra_seconds for line in draft.lines):
            return
        by_score = sorted(draft.lines, key=lambda line: -line.score)
        levels = [(line, line.level) for line in by_score]
        for line, level in levels + [(line, line.level_below()) for line in by_score]:
            if line.rounds > 1 or not line.has_room_for_a_set(level):
                continue
            draft.set_level(line, level)
            draft.give_extra_set(line)
            while (draft.room < 0 and self._changes.give_back(line)) or self._changes.mend():
                pass
            if draft.room >= 0 and draft.shortfall <= 0 and not draft.is_overloaded:
                return
            draft.take_extra_set(line)
            for other, before in levels:
                draft.set_level(other, before)

    def _top_up(self) -> None:
        """Use the room that is left: larger doses, those that serve the emphasis first, then further exercises."""
        by_score = sorted(self._changes.calm_lines(), key=lambda line: -line.score)
        for _ in range(_MOVES):
            if not (self._changes.grow(by_score) or self._add_one(by_score)):
                return

    def _add_one(self, lines: list[DraftLine]) -> bool:
        before = self._draft.shortfall
        line = self._add_where(lambda shortfall: shortfall <= before)
        if line and line.exercise.id not in self._draft.loading:
            lines.append(line)
        return line is not None

    def _add_where(self, good: Callable[[float], bool]) -> DraftLine | None:
        """Add the first further exercise after which the shortfall is good."""
        for slot in range(len(self._slots)):
            if any(line.phase == slot and line.rounds > 1 for line in self._draft.lines):
                continue
            tried: set[frozenset[str]] = set()
            while line := self._chooser.another(slot, tried):
                if good(self._draft.shortfall):
                    return line
                self._chooser.drop(line)
                tried.add(line.exercise.counted_targets)
        return None


def _how_far(ranges: list[tuple[int, ...]], seconds: float) -> float:
    """How far into their ranges doses may go that together last so long."""
    if sum(lengths[0] for lengths in ranges) > seconds:
        return 0.0
    if _together(ranges, _FURTHEST) <= seconds:
        return _FURTHEST
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _together(ranges, middle) <= seconds:
            low = middle
        else:
            high = middle
    return low


def _together(ranges: list[tuple[int, ...]], part: float) -> int:
    """The seconds of the doses that lie this far into their ranges."""
    return sum([lengths[_at(lengths, part)] for lengths in ranges])


def _at(lengths: tuple[int, ...], part: float) -> int:
    """The level that lies this far into a range of doses."""
    return bisect_right(lengths, lengths[0] + part * (lengths[-1] - lengths[0])) - 1
