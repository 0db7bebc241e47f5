"""How a command that answered a request ends: what is said on stderr, and the exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from hipcoach.cli.output import complain, note
from hipcoach.coach import Ambiguous, NothingLeft, NotUnderstood, Referral, Routine, Screening
from hipcoach.coach.advice import GAVE_WAY, SHORT_OF_MINUTES

if TYPE_CHECKING:
    from hipcoach.coach import Outcome
    from hipcoach.coach.explain import Explanation, Verdict
    from hipcoach.coach.screen import Clear

_SAID_ALOUD = (SHORT_OF_MINUTES, GAVE_WAY)
"""Advice that also goes to stderr: what a script should not overlook."""
_NO_ROUTINE = (
    (Referral, "no routine: a clinician first", 3),
    (NothingLeft, "nothing is left to do; the answer says what took it away", 2),
    (Ambiguous, "not clear enough for a routine; choose one of these commands", 2),
    (Screening, "no routine yet: answer the signs first, on a terminal or by one of these commands", 2),
    (NotUnderstood, "not understood; say it otherwise, or see `hipcoach symptoms`", 2),
)
"""What stands in a routine's place, what is said of it, and the exit code."""


def end_with(result: Outcome | Explanation | Verdict | Clear) -> None:
    """Say on stderr what gave way; end with the answer's exit code.

    Raises:
        typer.Exit: 3 where a clinician comes first, 2 where something has to be answered or given first.
    """
    if isinstance(result, Routine):
        _tell_what_gave_way(result)
    for kind, said, exit_code in _NO_ROUTINE:
        if isinstance(result, kind):
            complain(said)
            raise typer.Exit(exit_code)


def _tell_what_gave_way(routine: Routine) -> None:
    for told in routine.advice:
        if told.id.startswith(_SAID_ALOUD):
            note(f"note: {told.text}")
