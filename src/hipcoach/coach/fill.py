"""How much of each exercise: doses that fill the minutes and keep the ratios the rules ask for.

Emphasis stands above minutes: a dose is never raised where that would miss a ratio, and where one can't be kept
otherwise the smaller side gives way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import combinations
from operator import attrgetter

from hipcoach.coach.again import Again
from hipcoach.coach.choose import Chooser, PhaseSlot
from hipcoach.coach.draft import Draft, DraftLine, is_done_so_often

_seconds = attrgetter("seconds")
_HALVINGS = 7
_ONCE = ("explore", "breathe")
"""Methods that a second round would do nothing for."""
_MOVES = 400
"""More than any session needs; keeps a strange catalogue from looping."""


class DoseFitter:
    """Sets the doses of a draft whose exercises are chosen; adds or drops one where doses alone do not do it."""

    def __init__(self, draft: Draft, slots: list[PhaseSlot], chooser: Chooser, required: list[frozenset[str]]) -> None:
        self._draft = draft
        self._slots = slots
        self._chooser = chooser
        self._required = required

    def fill(self, sore_side_first: bool, most_rounds: int = 1) -> None:
        """Spread the minutes over the phases, mend the ratios, give the sore side its extra set, use what is left."""
        self.trim()
        for slot in range(len(self._slots)):
            self._spread(slot)
        self._balance()
        if most_rounds > 1 and self._draft.shortfall > 0:
            self._balance_by_a_round()
        if sore_side_first:
            self.extra_set()
        self._top_up()

    def trim(self) -> None:
        """Lower doses, or else leave out what is least needed, until the session fits its minutes."""
        while self._draft.room < 0 and self._draft.lines:
            if not self._give_back(None):
                spare = [line for line in self._draft.lines if not self._is_needed(line)] or self._draft.lines
                self._chooser.drop(min(spare, key=lambda line: line.candidate.score))

    def settle(self) -> None:
        """Once getting into place takes other seconds than before: fit the minutes, and keep the ratios by doses."""
        self.trim()
        while self._draft.shortfall > 0 and self._better_dose(self._draft.shortfall):
            pass

    def look_again(self, again: Again | None) -> None:
        """Have a step done once more at the end, on time that a dose gives back, unless a ratio is missed for it."""
        if again is None:
            return
        draft = self._draft
        before = draft.shortfall
        draft.set_again(again.line, again.seconds)
        while draft.room < 0 and self._give_back(again.line):
            pass
        if draft.room < 0 or draft.shortfall > before:
            draft.set_again(again.line, 0)

    def add_rounds(self, most: int) -> None:
        """Do phases once more where doses alone leave minutes, the emphasised ones first; then raise what that lets."""
        for rounds in range(2, most + 1):
            slots = sorted(range(len(self._slots)), key=lambda i: -self._slots[i].target_seconds)
            for slot in slots:
                self._do_again((slot,), rounds)
            for two in combinations(slots, 2) if self._draft.is_short else ():  # where one alone would miss a ratio
                self._do_again(two, rounds)
        if any(line.rounds > 1 for line in self._draft.lines):
            while self._draft.shortfall > 0 and self._better_dose(self._draft.shortfall):
                pass
            while self._raise_each(self._calm_lines()):
                pass

    def load_more(self) -> None:
        """Where a session whose load is bounded is short: as much more of what loads as it may have, and needs."""
        draft = self._draft
        while draft.loading and draft.is_short:
            if not (self._raise_each(draft.lines) or self._raise_two(draft.lines)):
                return

    def _load(self, lines: list[DraftLine]) -> bool:
        """True where one of these loads what is sore, under a bound."""
        return any(line.exercise.id in self._draft.loading for line in lines)

    def _calm_lines(self) -> list[DraftLine]:
        """The lines whose load nothing bounds."""
        return [line for line in self._draft.lines if line.exercise.id not in self._draft.loading]

    def _do_again(self, slots: tuple[int, ...], rounds: int) -> None:
        """Do these phases so many times, if that fits and no ratio is missed for it."""
        draft = self._draft
        phases = [[line for line in draft.lines if line.phase == slot] for slot in slots]
        if not all(_is_worth_a_round(lines, rounds) and not self._load(lines) for lines in phases):
            return
        lines = [line for phase in phases for line in phase]
        before, spent, doses = draft.shortfall, draft.total, self._doses()
        is_short = draft.is_short
        self._set_rounds(lines, rounds)
        while is_short and draft.room < 0 and self._lower(lines):
            pass
        while draft.shortfall > before and self._better_dose(draft.shortfall):
            pass
        if draft.room < 0 or draft.shortfall > before or draft.total <= spent or draft.is_overloaded:
            self._restore(doses)

    def _balance_by_a_round(self) -> None:
        """Do that phase twice which a missed ratio counts on, on time that other doses give back."""
        draft = self._draft
        for slot in range(len(self._slots)):
            lines = [line for line in draft.lines if line.phase == slot]
            missed = draft.shortfall
            if missed <= 0 or not _is_worth_a_round(lines, 2):
                continue
            doses = self._doses()
            self._set_rounds(lines, 2)
            while draft.room < 0 and self._give_back(None):
                pass
            if draft.room < 0 or draft.shortfall >= missed or draft.is_overloaded:
                self._restore(doses)

    def _lower(self, lines: list[DraftLine]) -> bool:
        """Lower the longest of these doses by one level."""
        for line in sorted(lines, key=lambda line: -line.seconds):
            if line.step_to(line.level - 1):
                self._draft.set_level(line, line.level - 1)
                return True
        return False

    def _set_rounds(self, lines: list[DraftLine], rounds: int) -> None:
        """Do these so many times, at doses that may be done so often."""
        for line in lines:
            while not is_done_so_often(line.option, rounds):
                self._draft.set_level(line, line.level - 1)
            self._draft.set_rounds(line, rounds)

    def _doses(self) -> list[tuple[DraftLine, int, int]]:
        return [(line, line.level, line.rounds) for line in self._draft.lines]

    def _restore(self, doses: list[tuple[DraftLine, int, int]]) -> None:
        for line, level, rounds in doses:
            if (line.level, line.rounds) != (level, rounds):
                self._draft.set_rounds(line, 1)
                self._draft.set_level(line, level)
                self._draft.set_rounds(line, rounds)

    def finish(self) -> None:
        """Keep the ratios by doses alone, now that all else stands, and use what seconds are left."""
        while self._mend_doses():
            pass
        for _ in range(_MOVES):
            if not (self._raise_each(self._calm_lines()) or self._raise_two(self._calm_lines())):
                break

    def _spread(self, slot: int) -> None:
        """Raise the doses of a phase alike, as far into their ranges as its part of the minutes goes."""
        lines = [line for line in self._calm_lines() if line.phase == slot]
        if not lines:
            return
        part = min(self._slots[slot].target_seconds, sum(line.seconds for line in lines) + self._draft.room)
        part -= sum(line.setup_seconds for line in lines)
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

    def _mend_doses(self) -> bool:
        """One change of a dose towards the ratios, where one is missed."""
        return self._draft.shortfall > 0 and self._better_dose(self._draft.shortfall)

    def _better_dose(self, missed: float) -> bool:
        """The one change of a dose by one level that helps most."""
        draft = self._draft
        best: tuple[float, DraftLine, int] | None = None
        for line in draft.lines:
            for level in (line.level + 1, line.level - 1):
                gain = draft.gain_of(line, level)
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
            gain = draft.gain_of(up, up.level + 1)
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
        others = self._draft.chosen() - {line.exercise.id}
        return any(line.exercise.id in need and need.isdisjoint(others) for need in self._required)

    def extra_set(self) -> None:
        """One more set on the sore side for the exercise that serves the emphasis best and can take it.

        Where every dose has its most sets already, one is done in fewer.
        """
        draft = self._draft
        if any(line.extra_seconds for line in draft.lines):
            return
        by_score = sorted(draft.lines, key=lambda line: -line.candidate.score)
        levels = {line: line.level for line in by_score}
        for line, level in [(line, line.level) for line in by_score] + [
            (line, line.level_below()) for line in by_score
        ]:
            if line.rounds > 1 or not line.has_room_for_a_set(level):
                continue
            draft.set_level(line, level)
            draft.give_extra_set(line)
            while (draft.room < 0 and self._give_back(line)) or self._mend_doses():
                pass
            if draft.room >= 0 and draft.shortfall <= 0 and not draft.is_overloaded:
                return
            draft.take_extra_set(line)
            for other, before in levels.items():
                draft.set_level(other, before)

    def _give_back(self, keep: DraftLine | None) -> bool:
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
        by_score = sorted(self._calm_lines(), key=lambda line: -line.candidate.score)
        for _ in range(_MOVES):
            if not (self._raise_each(by_score) or self._raise_two(by_score) or self._add_one(by_score)):
                return

    def _raise_each(self, lines: list[DraftLine]) -> bool:
        draft, raised = self._draft, False
        for line in lines:
            gain = draft.gain_of(line, line.level + 1)
            if 0 < gain <= draft.room and draft.shortfall_after(line.pull, gain) <= draft.shortfall:
                draft.set_level(line, line.level + 1)
                raised = True
        return raised

    def _raise_two(self, lines: list[DraftLine]) -> bool:
        """Two doses that only keep the ratios when they grow together."""
        draft = self._draft
        for one in lines:
            gain = draft.gain_of(one, one.level + 1)
            if not 0 < gain < draft.room:
                continue
            before = draft.shortfall
            draft.set_level(one, one.level + 1)
            for other in lines:
                more = draft.gain_of(other, other.level + 1)
                if 0 < more <= draft.room and draft.shortfall_after(other.pull, more) <= before:
                    draft.set_level(other, other.level + 1)
                    return True
            draft.set_level(one, one.level - 1)
        return False

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


def _is_worth_a_round(lines: list[DraftLine], rounds: int) -> bool:
    """True where the phase is not done so often yet, and nothing in it is looked at, breathed, or done too often."""
    return any(line.rounds < rounds for line in lines) and not any(
        line.exercise.method in _ONCE or line.extra_seconds or not is_done_so_often(line.candidate.options[0], rounds)
        for line in lines
    )


def _at(line: DraftLine, part: float) -> tuple[int, int]:
    """The level, and its seconds, that lies this far into the line's range of doses."""
    options = line.candidate.options
    wanted = options[0].seconds + part * (options[-1].seconds - options[0].seconds)
    level = bisect_right(options, wanted, key=_seconds) - 1
    return level, options[level].seconds
