"""What makes an event of a plan the same one again: the plan's identity and the number of the day, never a date."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from collections.abc import Collection

    from hipcoach.coach.plan import Plan

_SPACE = UUID("5f0b8d0e-2a4c-4f57-9d3b-8c1e6a7f4b20")
"""What identities are made in, so that the same plan has the same one."""
_UID = re.compile(
    r"([0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})-([1-9]\d{0,2})@hipcoach", re.ASCII
)


class Earlier(NamedTuple):
    """A calendar of a plan that another one takes the place of."""

    plan: str
    """Its plan's identity, which goes over to the new one."""
    sequence: int
    """The highest of its events."""
    days: Collection[int]
    """Numbers of all days that it has an event of, the cancelled ones too."""


def identity(plan: Plan, recipient: str | None) -> str:
    """What tells a plan from every other: whose it is, what for, and what it begins with.

    What shapes it (minutes, weekdays, weeks, things at hand, today's pain) is what people change about the same plan,
    so it is no part of it. Two people's plans are told apart by their complaints, or by their names.
    """
    asked = [session.routine.request for session in plan.sessions]
    facts = {
        "programme": plan.programme,
        "start": plan.start,
        "recipient": recipient,
        "symptoms": sorted({symptom for request in asked for symptom in request.symptoms}),
        "sides": sorted({request.side or "" for request in asked}),
    }
    return str(uuid5(_SPACE, json.dumps(facts, sort_keys=True)))


def of_diary(plan: str) -> str:
    """The identity of a plan that a diary has adopted, however often it is made anew in its place."""
    return str(uuid5(_SPACE, f"diary {plan}"))


def uid(plan: str, number: int) -> str:
    """The name of a day's event, in characters that a file's name may have: some programs keep each event so."""
    return f"{plan}-{number}@hipcoach"


def plan_and_day(named: str) -> tuple[str, int] | None:
    """The plan's identity and the day's number of an event's name; None where it is not of our making."""
    match = _UID.fullmatch(named)
    return (match[1], int(match[2])) if match else None
