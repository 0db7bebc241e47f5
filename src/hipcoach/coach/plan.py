"""Everything that was decided for a case, between choosing and writing it out."""

from typing import NamedTuple

from hipcoach.catalogue.template import Template
from hipcoach.coach.arrange import Block
from hipcoach.coach.case import Case
from hipcoach.coach.choose import PhaseSlot
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.pool import Pool


class Plan(NamedTuple):
    """For the routine and for its explanation."""

    case: Case
    pool: Pool
    template: Template
    slots: list[PhaseSlot]
    blocks: list[Block]

    @property
    def lines(self) -> list[DraftLine]:
        """The steps in the order they are done."""
        return [line for block in self.blocks for line in block]
