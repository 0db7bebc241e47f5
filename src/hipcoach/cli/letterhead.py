"""The options that are written on a sheet's head: whom it is for, who hands it over, a note."""

from typing import Annotated

import typer

from hipcoach.errors import UsageError
from hipcoach.render.letterhead import LONGEST_NAME, LONGEST_NOTE, Letterhead
from hipcoach.text import fault

ForWhom = Annotated[str | None, typer.Option("--for", metavar="NAME", help="Whose sheet it is, for its head.")]
FromWhom = Annotated[str | None, typer.Option("--from", metavar="NAME", help="Whom it comes from, for its head.")]
SheetNote = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A few words of yours, under its head.")]


def letterhead_from(recipient: str | None, sender: str | None, note: str | None) -> Letterhead:
    """The head that was asked for.

    Raises:
        UsageError: a text is empty, too long, or has signs that are not to be seen.
    """
    given = (("--for", recipient, LONGEST_NAME), ("--from", sender, LONGEST_NAME), ("--note", note, LONGEST_NOTE))
    for option, text, longest in given:
        if text is None:
            continue
        if wrong := fault(text):
            raise UsageError(f"{option} {wrong}")
        if len(text) > longest:
            raise UsageError(f"{option} has {len(text)} letters; {longest} at most fit on the sheet")
    return Letterhead(recipient, sender, note)
