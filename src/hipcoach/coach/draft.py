"""A session while it is being put together: lines with a dose each, and how far it keeps the ratios."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hipcoach.catalogue.dose import is_one_side_first, switch_seconds
from hipcoach.catalogue.exercise import Exercise
from hipcoach.coach.candidates import Candidate
from hipcoach.coach.doses import Option
from hipcoach.coach.effects import Ratio
from hipcoach.coach.moves import TURN_SECONDS

FILLED = 0.85
"""The part of the minutes below which a session is short."""
_MOST_SETS = 4
"""Of one exercise, all rounds together."""


def is_done_so_often(option: Option, rounds: int) -> bool:
    """True where a dose may have so many rounds."""
    return rounds <= option.rounds and (rounds == 1 or rounds * option.sets <= _MOST_SETS)


@dataclass(eq=False, repr=False, slots=True)
class DraftLine:
    """One exercise in a phase, at one of its doses. The draft changes it, and keeps its seconds up to date."""

    candidate: Candidate
    phase: int
    pull: tuple[float, ...]
    """What one second of it does to each ratio of the draft."""
    setup_seconds: int
    """Getting into place; an estimate until the steps have their order."""
    score: float = 0.0
    """How well it serves the emphasis."""
    level: int = field(init=False, default=0)
    extra_seconds: int = 0
    """One more set on the sore side, with the switch to it."""
    rounds: int = 1
    """How often its phase is done."""
    again_seconds: int = 0
    """Doing it once more at the end, to see what has changed; getting into place included."""
    exercise: Exercise = field(init=False)
    """What is done."""
    option: Option = field(init=False)
    """Its dose."""
    seconds: int = field(init=False)
    """All of it."""

    def __post_init__(self) -> None:
        self.exercise = self.candidate.exercise
        self.option = self.candidate.options[0]
        self.seconds = self.setup_seconds + self.option.seconds

    @property
    def work_seconds(self) -> int:
        """Work alone, of every round and the extra set."""
        option = self.option
        extra = option.work // (option.sets * self.candidate.sides) if self.extra_seconds else 0
        return self.rounds * option.work + extra

    def step_to(self, level: int) -> int:
        """Seconds gained (or, below 0, given back) by another dose; 0 where there is no such dose.

        A dose with an extra set stays as it is: one set more of another dose might be more than is allowed.
        """
        if self.extra_seconds:
            return 0
        options = self.candidate.options
        if not 0 <= level < len(options):
            return 0
        if self.rounds == 1:
            return options[level].seconds - self.option.seconds
        if not is_done_so_often(options[level], self.rounds):
            return 0
        return self.rounds * (options[level].seconds - self.option.seconds)

    def has_room_for_a_set(self, level: int | None = None) -> bool:
        """True when sides take turns, in one round, and one set more of this dose is still one it is given in."""
        option = self.candidate.options[self.level if level is None else level]
        return (
            self.candidate.sides > 1
            and self.rounds == 1
            and any(o.sets == option.sets + 1 and o.amount == option.amount for o in self.candidate.options)
        )

    def level_below(self) -> int:
        """The highest of its doses below this one that one more set may be added to; this one where there is none."""
        return next((level for level in range(self.level - 1, -1, -1) if self.has_room_for_a_set(level)), self.level)


class DraftDoses(NamedTuple):
    """The doses of a draft at one time: of every line its level, dose, rounds and seconds."""

    held: list[tuple[DraftLine, int, Option, int, int]]
    total: int
    surplus: list[float]


class Draft:
    """Lines, their seconds, and for each ratio how many seconds it is over (or, below 0, short)."""

    def __init__(
        self,
        budget: int,
        ratios: Sequence[Ratio],
        loading: frozenset[str] = frozenset(),
        load_limit: int | None = None,
    ) -> None:
        self.budget = budget
        self.ratios = ratios
        self.loading = loading
        """Ids of the exercises that load what is sore, where that is bounded."""
        self._load_limit = load_limit
        self.lines: list[DraftLine] = []
        self.blocks: list[list[DraftLine]] = []
        """The lines by phase, once they have their order."""
        self.total = 0
        self.surplus = [0.0] * len(ratios)
        self._pulls: dict[frozenset[str], tuple[float, ...]] = {}
        """By what an exercise counts for: few differ, and the same are asked for again and again."""

    def add(self, candidate: Candidate, phase: int, score: float = 0.0) -> DraftLine:
        """Add an exercise at its smallest dose."""
        counted = candidate.exercise.counted_targets
        pull = self._pulls.get(counted)
        if pull is None:
            pull = self._pulls[counted] = tuple(_pull(ratio, counted) for ratio in self.ratios)
        line = DraftLine(candidate, phase, pull, candidate.arrival_seconds, score)
        self.lines.append(line)
        self._count(line, line.seconds)
        return line

    def remove(self, line: DraftLine) -> None:
        """Take a line out."""
        self.lines.remove(line)
        self._count(line, -line.seconds)

    def gain_of(self, line: DraftLine, level: int) -> int:
        """Seconds gained by another dose; 0 where there is none, or it would load what is sore more than may be."""
        gain = line.step_to(level)
        if gain <= 0 or line.exercise.id not in self.loading:
            return gain
        left = self.load_left
        more = line.rounds * (line.candidate.options[level].work - line.option.work)
        return gain if left is None or more <= left else 0

    def set_level(self, line: DraftLine, level: int) -> None:
        """Give a line another of its doses."""
        if level == line.level:
            return
        self._lengthen(line, line.step_to(level))
        line.level, line.option = level, line.candidate.options[level]

    def set_option(self, line: DraftLine, option: Option) -> None:
        """Give a line any dose, be it one that its rules do not name; one with an extra set loses that first."""
        self._lengthen(line, line.rounds * (option.seconds - line.option.seconds))
        line.option = option

    def set_setup(self, line: DraftLine, seconds: int) -> None:
        """Say how long getting into place takes."""
        self._lengthen(line, seconds - line.setup_seconds)
        line.setup_seconds = seconds

    def set_again(self, line: DraftLine, seconds: int) -> None:
        """Have a line done once more at the end."""
        self._lengthen(line, seconds - line.again_seconds)
        line.again_seconds = seconds

    def set_rounds(self, line: DraftLine, rounds: int) -> None:
        """Have a line done so many times."""
        self._lengthen(line, (rounds - line.rounds) * (TURN_SECONDS + line.option.seconds))
        line.rounds = rounds

    def give_extra_set(self, line: DraftLine) -> None:
        """One more set on the side that comes first, with the switch to it or the rest before it."""
        option, exercise = line.option, line.exercise
        between = exercise.dose.rest_seconds
        if not is_one_side_first(exercise.dose, exercise.position):
            between = switch_seconds(exercise.position)
        line.extra_seconds = option.work // (option.sets * line.candidate.sides) + between
        self._lengthen(line, line.extra_seconds)

    def take_extra_set(self, line: DraftLine) -> None:
        """Undo `give_extra_set`."""
        self._lengthen(line, -line.extra_seconds)
        line.extra_seconds = 0

    def doses(self) -> DraftDoses:
        """All doses as they are, to go back to (`restore`)."""
        held = [(line, line.level, line.option, line.rounds, line.seconds) for line in self.lines]
        return DraftDoses(held, self.total, self.surplus)

    def restore(self, doses: DraftDoses) -> None:
        """Give every line the dose again that it had."""
        for line, level, option, rounds, seconds in doses.held:
            line.level, line.option, line.rounds, line.seconds = level, option, rounds, seconds
        self.total, self.surplus = doses.total, doses.surplus

    def _lengthen(self, line: DraftLine, seconds: int) -> None:
        if seconds:
            line.seconds += seconds
            self._count(line, seconds)

    def _count(self, line: DraftLine, seconds: int) -> None:
        self.total += seconds
        if self.surplus:
            self.surplus = [have + pull * seconds for have, pull in zip(self.surplus, line.pull, strict=True)]

    @property
    def is_short(self) -> bool:
        """True when so little of the budget is used that it has to be said."""
        return self.total < FILLED * self.budget

    @property
    def load_left(self) -> int | None:
        """Work seconds that may still load what is sore; none where there is no limit."""
        if self._load_limit is None:
            return None
        return self._load_limit - load_seconds(self.lines, self.loading)

    @property
    def is_overloaded(self) -> bool:
        """True when what is sore is loaded more than it may be."""
        left = self.load_left
        return left is not None and left < 0

    @property
    def room(self) -> int:
        """Seconds left."""
        return self.budget - self.total

    @property
    def shortfall(self) -> float:
        """Seconds by which the ratios are missed, all together."""
        missed = 0.0
        for have in self.surplus:
            if have < 0:
                missed -= have
        return missed

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
        return {line.exercise.id for line in self.lines}


def _pull(ratio: Ratio, counted: frozenset[str]) -> float:
    """What a second that counts for these does to a ratio."""
    for_it = 0.0 if ratio.large.isdisjoint(counted) else 1.0
    return for_it - (0.0 if ratio.small.isdisjoint(counted) else ratio.times)


def load_seconds(lines: Iterable[DraftLine], loading: frozenset[str]) -> int:
    """Work seconds of these exercises, getting into place and rests apart."""
    return sum(line.work_seconds for line in lines if line.exercise.id in loading)
