"""Red flags: anything that a clinician should look at first ends the session before it starts."""

from __future__ import annotations

from hipcoach.catalogue import Catalogue
from hipcoach.coach.decision import Decision
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION, Flagged, Referral
from hipcoach.vocabulary import LEVELS


def referral(catalogue: Catalogue, request: Request, decision: Decision) -> Referral | None:
    """The most urgent of the flags answered yes and those that rules raise (pain, age), in the catalogue's order."""
    raised = {*request.flags, *(flag for flag, _ in decision.refer)}
    if not raised:
        return None
    flags = [flag for flag in catalogue.red_flags if flag.id in raised]
    worst = min(flags, key=lambda flag: LEVELS.index(flag.level))
    return Referral(SCHEMA_VERSION, Flagged(worst.id, worst.level, worst.message, worst.source))
