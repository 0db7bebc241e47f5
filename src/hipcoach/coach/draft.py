"""A session while it is being put together: lines with a dose each, and how far it keeps the ratios."""

from dataclasses import dataclass

from hipcoach.catalogue.exercise import SWITCH_SECONDS
from hipcoach.coach.doses import Option
from hipcoach.coach.effects import Ratio
from hipcoach.coach.pool import Candidate

FILLED = 0.85
"""The part of the minutes below which a session is short."""


@dataclass(eq=False, repr=False)
class DraftLine:
    """One exercise in a phase, at one of its doses."""

    candidate: Candidate
    phase: int
    pull: tuple[float, ...]
    """What one second of it does to each ratio of the draft."""
    level: int = 0
    extra_seconds: int = 0
    """One more set on the sore side, with the switch to it."""

    @property
    def option(self) -> Option:
        """Its dose."""
        return self.candidate.options[self.level]

    @property
    def seconds(self) -> int:
        """All of it."""
        return self.candidate.options[self.level].seconds + self.extra_seconds

    def step_to(self, level: int) -> int:
        """Seconds gained (or, below 0, given back) by another dose; 0 where there is no such dose.

        A dose with an extra set stays as it is: one set more of another dose might be more than is allowed.
        """
        if self.extra_seconds:
            return 0
        options = self.candidate.options
        return options[level].seconds - options[self.level].seconds if 0 <= level < len(options) else 0

    def has_room_for_a_set(self) -> bool:
        """True when sides take turns and one set more is still a dose it is given in."""
        option = self.option
        return self.candidate.sides > 1 and any(
            other.sets == option.sets + 1 and other.amount == option.amount for other in self.candidate.options
        )


class Draft:
    """Lines, their seconds, and for each ratio how many seconds it is over (or, below 0, short)."""

    def __init__(self, budget: int, ratios: list[Ratio]) -> None:
        self.budget = budget
        self.ratios = ratios
        self.lines: list[DraftLine] = []
        self.total = 0
        self.surplus = [0.0] * len(ratios)

    def add(self, candidate: Candidate, phase: int) -> DraftLine:
        """Add an exercise at its smallest dose."""
        counted = candidate.exercise.counted_targets
        pull = tuple(
            (0.0 if ratio.large.isdisjoint(counted) else 1.0)
            - (0.0 if ratio.small.isdisjoint(counted) else ratio.times)
            for ratio in self.ratios
        )
        line = DraftLine(candidate, phase, pull)
        self.lines.append(line)
        self._count(line, line.seconds)
        return line

    def remove(self, line: DraftLine) -> None:
        """Take a line out."""
        self.lines.remove(line)
        self._count(line, -line.seconds)

    def set_level(self, line: DraftLine, level: int) -> None:
        """Give a line another of its doses."""
        self._count(line, line.step_to(level))
        line.level = level

    def give_extra_set(self, line: DraftLine) -> None:
        """One more set on the side that comes first."""
        option = line.option
        line.extra_seconds = option.work // (option.sets * line.candidate.sides) + SWITCH_SECONDS
        self._count(line, line.extra_seconds)

    def take_extra_set(self, line: DraftLine) -> None:
        """Undo `give_extra_set`."""
        self._count(line, -line.extra_seconds)
        line.extra_seconds = 0

    def _count(self, line: DraftLine, seconds: int) -> None:
        self.total += seconds
        self.surplus = [have + pull * seconds for have, pull in zip(self.surplus, line.pull, strict=True)]

    @property
    def is_short(self) -> bool:
        """True when so little of the budget is used that it has to be said."""
        return self.total < FILLED * self.budget

    @property
    def room(self) -> int:
        """Seconds left."""
        return self.budget - self.total

    @property
    def shortfall(self) -> float:
        """Seconds by which the ratios are missed, all together."""
        return -sum(have for have in self.surplus if have < 0)

    def shortfall_after(self, pull: tuple[float, ...], seconds: int) -> float:
        """The shortfall if a line with this pull grew by so many seconds."""
        missed = 0.0
        for have, part in zip(self.surplus, pull, strict=True):
            after = have + part * seconds
            if after < 0:
                missed -= after
        return missed

    def chosen(self) -> set[str]:
        """Ids of the exercises in it."""
        return {line.candidate.exercise.id for line in self.lines}
