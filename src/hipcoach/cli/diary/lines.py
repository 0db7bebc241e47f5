"""Lines that several commands of the diary print."""

from __future__ import annotations

import shlex


def command_for(command: str, person: str) -> str:
    """A command as it is typed for a person."""
    return f"hipcoach {command}" + (f" --for {shlex.quote(person)}" if person else "")
