"""Everything that was decided for a case, between choosing and writing it out."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from hipcoach.catalogue.template import Template
from hipcoach.coach.arrange import Block
from hipcoach.coach.case import Case
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.pool import Pool
from hipcoach.coach.slots import PhaseSlot
from hipcoach.vocabulary import Variant

HeldTo = Literal["diary", "plan"]


@dataclass(eq=False, repr=False)
class SessionPlan:
    """For the routine and for its explanation. Nothing of it changes any more."""

    case: Case
    pool: Pool
    template: Template
    slots: list[PhaseSlot]
    blocks: list[Block]
    same_as: Variant | None = None
    """The earlier variant that has the same exercises, where there is no other choice."""
    held_to: HeldTo | None = None
    """What bounds how much there is of each exercise: how much was done the last times, or a plan's earlier weeks."""

    @cached_property
    def exercises(self) -> frozenset[str]:
        """Ids of the exercises in it."""
        return frozenset(line.exercise.id for line in self.lines)

    @cached_property
    def seconds(self) -> dict[str, int]:
        """Seconds by what they count for: a method or a motion."""
        seconds: dict[str, int] = {}
        for line in self.lines:
            for target in line.exercise.counted_targets:
                seconds[target] = seconds.get(target, 0) + line.seconds
        return seconds

    @cached_property
    def lines(self) -> list[DraftLine]:
        """The steps in the order they are done."""
        return [line for block in self.blocks for line in block]
