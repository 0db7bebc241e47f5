"""Words that are no complaint but the name of something: where it has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.coach.read_options import Names
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue


def line_for(catalogue: Catalogue, words: str) -> str | None:
    """The command line for what the words name: an exercise, a template, a motion or a method."""
    names = Names(catalogue)
    if exercise := names.known_exercise(words):
        return f"hipcoach show {exercise}"
    for option, read in (("--template", names.template), ("--focus", names.focus)):
        try:
            return f"hipcoach recommend {option} {read(words)}"
        except UsageError:
            continue
    return None
