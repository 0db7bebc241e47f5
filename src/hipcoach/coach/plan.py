"""Everything that was decided for a request, between choosing and writing it out."""

from dataclasses import dataclass

from hipcoach.catalogue.template import Template
from hipcoach.coach.arrange import Block
from hipcoach.coach.choose import Slot
from hipcoach.coach.decision import Decision
from hipcoach.coach.pool import Pool
from hipcoach.coach.request import Request
from hipcoach.coach.rulebook import Fired


@dataclass(eq=False, repr=False)
class Plan:
    """For the routine and for its explanation."""

    request: Request
    fired: Fired
    decision: Decision
    pool: Pool
    template: Template
    slots: list[Slot]
    blocks: list[Block]
    budget: int
