"""Whose diary it is: the owner's, or that of somebody whom `--for` names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.errors import UnknownWordError, UsageError
from hipcoach.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

OfWhom = Annotated[str | None, typer.Option("--for", metavar="NAME", help="Somebody else's diary, kept apart.")]


def person_of(people: Sequence[str], name: str | None, *, new: bool = False) -> str | None:
    """The person who is meant, as the diary names them; None where they have no diary yet.

    Args:
        people: those who have one.
        name: what `--for` says; nothing, or an empty text, for the owner.
        new: a name that is not there is a new person's.

    Raises:
        UsageError: it is no name, or nobody's here; names the nearest.
    """
    from hipcoach.diary.names import person_key

    wanted = checked_name(name)
    known = {person_key(person): person for person in people}
    if person_key(wanted) in known or not wanted:
        return known.get(person_key(wanted))
    if new:
        return None
    from hipcoach.words import did_you_mean, nearest

    near = [known[key] for key in nearest(person_key(wanted), filter(None, known))]
    said = f"nobody here is called {shown(wanted)}{did_you_mean(near)}; --new with `hipcoach done` begins a diary"
    raise UnknownWordError(said, word=wanted, of="person", did_you_mean=near)


def checked_name(name: str | None) -> str:
    """The name as a diary keeps it; empty for the owner.

    Raises:
        UsageError: it is none.
    """
    from hipcoach.diary.names import person_name

    try:
        return person_name(name) if name else ""
    except ValueError as error:
        raise UsageError(f"--for {error}") from None
