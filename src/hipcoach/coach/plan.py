"""Everything that was decided for a case, between choosing and writing it out."""

from collections import Counter
from typing import NamedTuple

from hipcoach.catalogue.template import Template
from hipcoach.coach.arrange import Block
from hipcoach.coach.case import Case
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.pool import Pool
from hipcoach.coach.slots import PhaseSlot
from hipcoach.vocabulary import Variant


class Plan(NamedTuple):
    """For the routine and for its explanation."""

    case: Case
    pool: Pool
    template: Template
    slots: list[PhaseSlot]
    blocks: list[Block]
    same_as: Variant | None = None
    """The earlier variant that has the same exercises, where there is no other choice."""

    @property
    def exercises(self) -> frozenset[str]:
        """Ids of the exercises in it."""
        return frozenset(line.exercise.id for line in self.lines)

    @property
    def seconds(self) -> Counter[str]:
        """Seconds by what they count for: a method or a motion."""
        seconds: Counter[str] = Counter()
        for line in self.lines:
            for target in line.exercise.counted_targets:
                seconds[target] += line.seconds
        return seconds

    @property
    def lines(self) -> list[DraftLine]:
        """The steps in the order they are done."""
        return [line for block in self.blocks for line in block]
