"""`hipcoach help`."""

from typing import Annotated, Any

import typer

from hipcoach.cli import complete
from hipcoach.cli.front import would_ask
from hipcoach.errors import UsageError


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
            asks = would_ask(["help", *(command or ())])
            raise UsageError(f"no command is called '{name}'. To ask what to do about it: {asks}")
        here = typer.Context(found, info_name=name, parent=here)
    typer.echo(here.command.get_help(here))
