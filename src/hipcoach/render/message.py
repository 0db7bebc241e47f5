"""What is said instead of a routine, in every form that is a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from hipcoach.coach.routine import Ambiguous, NothingLeft, NotUnderstood, Referral


@dataclass(frozen=True)
class Choice:
    """Something that may be meant, and the command that says so."""

    name: str
    text: str
    command: str


@dataclass(frozen=True)
class Message:
    """A title, some paragraphs, and what there is to choose from."""

    title: str
    texts: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    because: str = ""
    """What it rests on, said last."""


def message_of(result: Referral | NothingLeft | Ambiguous | NotUnderstood) -> Message:
    """Whatever the coach answered but a routine."""
    if isinstance(result, Referral):
        flag = result.referral
        return Message("No routine today", (flag.message,), because=f"{flag.flag} ({flag.source})")
    if isinstance(result, NothingLeft):
        removed = ", ".join(result.nothing_left.removed_by)
        return Message("Nothing is left to do", (f"Every exercise was taken out, by: {removed}.",))
    if isinstance(result, Ambiguous):
        unclear = result.ambiguous
        doubts = [Choice("First", f"{each.question} If it is so, or may be:", each.command) for each in unclear.first]
        candidates = [Choice(each.name, each.tell_apart, each.command) for each in unclear.candidates]
        return Message("Not clear yet", choices=(*doubts, *candidates))
    if isinstance(result, NotUnderstood):
        known = ", ".join(result.not_understood.known)
        return Message("Not understood", (result.not_understood.message, f"It knows: {known}."))
    assert_never(result)
