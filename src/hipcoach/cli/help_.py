"""`hipcoach help`."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from hipcoach.cli import complete
from hipcoach.cli.output import emit
from hipcoach.cli.refusals import near_command, would_ask
from hipcoach.errors import UsageError
from hipcoach.text import shown


def help_(
    context: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND]...",
            show_default=False,
            help="Without it, all of them.",
            autocompletion=complete.commands,
        ),
    ] = None,
) -> None:
    """What the program does, or one command of it."""
    here: Any = context.find_root()
    for name in command or ():
        found = getattr(here.command, "commands", {}).get(name)
        if found is None:
            raise UsageError(f"no command is called {shown(name)}{_meant(name, here, command or ())}")
        here = typer.Context(found, info_name=name, parent=here)
    emit(f"{here.command.get_help(here)}\n")


def _meant(name: str, here: Any, words: Sequence[str]) -> str:
    near = near_command(name, getattr(here.command, "commands", {}))
    if near:
        return f"; did you mean '{near}'?"
    return f". To ask what to do about it: {would_ask(['help', *words])}"
