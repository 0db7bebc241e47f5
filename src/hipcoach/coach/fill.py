"""How much of each exercise: doses that fill the minutes and keep the ratios the rules ask for.

Emphasis stands above minutes: a dose is never raised where that would miss a ratio, and where one can't be kept
otherwise the smaller side gives way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from operator import attrgetter

from hipcoach.coach.choose import Chooser, PhaseSlot
from hipcoach.coach.draft import Draft, DraftLine

_seconds = attrgetter("seconds")
_HALVINGS = 7
_MOVES = 400
"""More than any session needs; keeps a strange catalogue from looping."""


class DoseFitter:
    """Sets the doses of a draft whose exercises are chosen; adds or drops one where doses alone do not do it."""

    def __init__(self, draft: Draft, slots: list[PhaseSlot], chooser: Chooser, required: list[frozenset[str]]) -> None:
        self._draft = draft
        self._slots = slots
        self._chooser = chooser
        self._required = required

    def fill(self, sore_side_first: bool) -> None:
        """Spread the minutes over the phases, mend the ratios, give the sore side its extra set, use what is left."""
        for slot in range(len(self._slots)):
            self._spread(slot)
        self._balance()
        if sore_side_first:
            self._extra_set()
        self._top_up()

    def _spread(self, slot: int) -> None:
        """Raise the doses of a phase alike, as far into their ranges as its part of the minutes goes."""
        lines = [line for line in self._draft.lines if line.phase == slot]
        if not lines:
            return
        part = min(self._slots[slot].target_seconds, sum(line.seconds for line in lines) + self._draft.room)
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            if sum(_at(line, middle)[1] for line in lines) <= part:
                low = middle
            else:
                high = middle
        for line in lines:
            self._draft.set_level(line, _at(line, low)[0])

    def _balance(self) -> None:
        """Change doses until every ratio is kept, or nothing helps any more."""
        for _ in range(_MOVES):
            missed = self._draft.shortfall
            if missed <= 0 or not (self._better_dose(missed) or self._trade(missed) or self._better_exercise(missed)):
                return

    def _better_dose(self, missed: float) -> bool:
        """The one change of a dose by one level that helps most."""
        draft = self._draft
        best: tuple[float, DraftLine, int] | None = None
        for line in draft.lines:
            for level in (line.level + 1, line.level - 1):
                gain = line.step_to(level)
                if gain and gain <= draft.room:
                    after = draft.shortfall_after(line.pull, gain)
                    if after < missed and (best is None or after < best[0]):
                        best = (after, line, level)
        if best:
            draft.set_level(best[1], best[2])
        return best is not None

    def _trade(self, missed: float) -> bool:
        """Raise a dose that would help but does not fit, on time taken from one that no ratio counts on."""
        draft = self._draft
        for up in draft.lines:
            gain = up.step_to(up.level + 1)
            if not gain or draft.shortfall_after(up.pull, gain) >= missed:
                continue
            for down in draft.lines:
                if down is not up and down.level > 0 and all(pull <= 0 for pull in down.pull):
                    draft.set_level(down, down.level - 1)
                    return True
        return False

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
        others = self._draft.chosen() - {line.candidate.exercise.id}
        return any(line.candidate.exercise.id in need and need.isdisjoint(others) for need in self._required)

    def _extra_set(self) -> None:
        """One more set on the sore side for the exercise that serves the emphasis best and can take it."""
        draft = self._draft
        for line in sorted(draft.lines, key=lambda line: -line.candidate.score):
            if not line.has_room_for_a_set():
                continue
            draft.give_extra_set(line)
            while draft.room < 0 and self._give_back(line):
                pass
            if draft.room >= 0 and draft.shortfall <= 0:
                return
            draft.take_extra_set(line)

    def _give_back(self, keep: DraftLine) -> bool:
        """Lower by one level the longest dose that nothing is lost by."""
        draft = self._draft
        for line in sorted(draft.lines, key=lambda line: -line.seconds):
            gain = line.step_to(line.level - 1)
            if line is not keep and gain and draft.shortfall_after(line.pull, gain) <= draft.shortfall:
                draft.set_level(line, line.level - 1)
                return True
        return False

    def _top_up(self) -> None:
        """Use the room that is left: larger doses, those that serve the emphasis first, then further exercises."""
        draft = self._draft
        by_score = sorted(draft.lines, key=lambda line: -line.candidate.score)
        for _ in range(_MOVES):
            if not (self._raise_each(by_score) or self._raise_two(by_score) or self._add_one(by_score)):
                return

    def _raise_each(self, lines: list[DraftLine]) -> bool:
        draft, raised = self._draft, False
        for line in lines:
            gain = line.step_to(line.level + 1)
            if 0 < gain <= draft.room and draft.shortfall_after(line.pull, gain) <= draft.shortfall:
                draft.set_level(line, line.level + 1)
                raised = True
        return raised

    def _raise_two(self, lines: list[DraftLine]) -> bool:
        """Two doses that only keep the ratios when they grow together."""
        draft = self._draft
        for one in lines:
            gain = one.step_to(one.level + 1)
            if not 0 < gain < draft.room:
                continue
            before = draft.shortfall
            draft.set_level(one, one.level + 1)
            for other in lines:
                more = other.step_to(other.level + 1)
                if 0 < more <= draft.room and draft.shortfall_after(other.pull, more) <= before:
                    draft.set_level(other, other.level + 1)
                    return True
            draft.set_level(one, one.level - 1)
        return False

    def _add_one(self, lines: list[DraftLine]) -> bool:
        before = self._draft.shortfall
        line = self._add_where(lambda shortfall: shortfall <= before)
        if line:
            lines.append(line)
        return line is not None

    def _add_where(self, good: Callable[[float], bool]) -> DraftLine | None:
        """Add the first further exercise after which the shortfall is good."""
        for slot in range(len(self._slots)):
            tried: set[frozenset[str]] = set()
            while line := self._chooser.another(slot, tried):
                if good(self._draft.shortfall):
                    return line
                self._chooser.drop(line)
                tried.add(line.candidate.exercise.counted_targets)
        return None


def _at(line: DraftLine, part: float) -> tuple[int, int]:
    """The level, and its seconds, that lies this far into the line's range of doses."""
    options = line.candidate.options
    wanted = options[0].seconds + part * (options[-1].seconds - options[0].seconds)
    level = bisect_right(options, wanted, key=_seconds) - 1
    return level, options[level].seconds
