"""Doing a phase of the session once more: where doses alone leave minutes, or can't keep a ratio."""

from __future__ import annotations

from itertools import combinations

from hipcoach.coach.dose_changes import DoseChanges
from hipcoach.coach.doses import in_a_row
from hipcoach.coach.draft import Draft, DraftLine, is_done_so_often
from hipcoach.coach.moves import Kit, kit_of
from hipcoach.coach.slots import PhaseSlot

_ONCE = ("explore", "breathe")
"""Methods that a second round would do nothing for."""


class Rounds:
    """Gives phases of a draft further rounds. What can't be had without missing a ratio is undone."""

    def __init__(self, draft: Draft, slots: list[PhaseSlot], changes: DoseChanges) -> None:
        self._draft = draft
        self._slots = slots
        self._changes = changes

    def add(self, most: int) -> None:
        """Do phases once more where doses alone leave minutes, the emphasised ones first; then raise what that lets."""
        for rounds in range(2, most + 1):
            slots = sorted(range(len(self._slots)), key=lambda i: -self._slots[i].target_seconds)
            for slot in slots:
                self._do_again((slot,), rounds)
            for two in combinations(slots, 2) if self._draft.is_short else ():  # where one alone would miss a ratio
                self._do_again(two, rounds)
        if any(line.rounds > 1 for line in self._draft.lines):
            while self._changes.mend():
                pass
            while self._changes.raise_each(self._changes.calm_lines()):
                pass

    def straighten(self, equipment: Kit) -> None:
        """As sets in a row, not as rounds, where a round would be one exercise, or one would have to move within it."""
        for block in self._draft.blocks:
            places = {(line.exercise.position, kit_of(line.exercise, equipment)) for line in block}
            if block[0].rounds > 1 and (len(block) == 1 or len(places) > 1):
                self._in_rows(block)
        while self._changes.raise_each(self._changes.calm_lines()):  # a row takes less time than its rounds
            pass

    def _in_rows(self, block: list[DraftLine]) -> None:
        """All of a phase, or nothing of it: where a ratio would be missed for it, or no time is left."""
        draft, missed, before = self._draft, self._draft.shortfall, self._draft.doses()
        for line in block:
            row = in_a_row(line.exercise, line.option, line.candidate.sides, line.rounds)
            draft.set_rounds(line, 1)
            draft.set_option(line, row)
        if draft.shortfall > missed or draft.room < 0:
            draft.restore(before)

    def balance(self) -> None:
        """Do that phase twice which a missed ratio counts on, on time that other doses give back."""
        draft = self._draft
        for slot in range(len(self._slots)):
            lines, missed = self._lines(slot), draft.shortfall
            if missed <= 0 or not _is_worth_a_round(lines, 2):
                continue
            doses = draft.doses()
            self._set(lines, 2)
            while draft.room < 0 and self._changes.give_back():
                pass
            if draft.room < 0 or draft.shortfall >= missed or draft.is_overloaded:
                draft.restore(doses)

    def _do_again(self, slots: tuple[int, ...], rounds: int) -> None:
        """Do these phases so many times, if that fits and no ratio is missed for it."""
        draft = self._draft
        phases = [self._lines(slot) for slot in slots]
        lines = [line for phase in phases for line in phase]
        is_bounded = any(line.exercise.id in draft.loading for line in lines)
        if is_bounded or not all(_is_worth_a_round(phase, rounds) for phase in phases):
            return
        before, spent, is_short, doses = draft.shortfall, draft.total, draft.is_short, draft.doses()
        worked = _work(lines)
        self._set(lines, rounds)
        while is_short and draft.room < 0 and self._lower_longest(lines):
            pass
        while draft.shortfall > before and self._changes.mend():
            pass
        is_missed = draft.room < 0 or draft.shortfall > before or draft.is_overloaded
        if is_missed or draft.total <= spent or _work(lines) <= worked:
            draft.restore(doses)

    def _lines(self, slot: int) -> list[DraftLine]:
        return [line for line in self._draft.lines if line.phase == slot]

    def _lower_longest(self, lines: list[DraftLine]) -> bool:
        """Lower the longest of these doses by one level."""
        for line in sorted(lines, key=lambda line: -line.seconds):
            if line.step_to(line.level - 1):
                self._draft.set_level(line, line.level - 1)
                return True
        return False

    def _set(self, lines: list[DraftLine], rounds: int) -> None:
        """Do these so many times, at doses that may be done so often."""
        for line in lines:
            while not is_done_so_often(line.option, rounds):
                self._draft.set_level(line, line.level - 1)
            self._draft.set_rounds(line, rounds)


def _work(lines: list[DraftLine]) -> int:
    """Seconds of work, all rounds together. Where a rule bounds them, a second round may be nothing but more pauses."""
    return sum(line.rounds * line.option.work for line in lines)


def _is_worth_a_round(lines: list[DraftLine], rounds: int) -> bool:
    """True where the phase is not done so often yet, and nothing in it is looked at, breathed, or done too often."""
    return any(line.rounds < rounds for line in lines) and not any(
        line.exercise.method in _ONCE or line.extra_seconds or not is_done_so_often(line.candidate.options[0], rounds)
        for line in lines
    )
