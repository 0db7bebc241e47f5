"""`hipcoach schema`."""

from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.output import emit
from hipcoach.cli.terminal import capabilities_of
from hipcoach.render.schema_names import SCHEMA_OF


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]",
            show_default=False,
            help="What to print the schema of.",
            autocompletion=complete.offer(*SCHEMA_OF),
        ),
    ] = None,
) -> None:
    """The JSON Schema of what a command prints as JSON, or of the page's session file; without NAME, the names."""
    if name is None:
        from hipcoach.render.text import tables

        rows: list[tables.Row] = [*SCHEMA_OF.items()]
        emit(tables.table(("name", "of"), rows, capabilities_of(None)))
        return
    from hipcoach.coach.read_options import pick
    from hipcoach.render import as_json, json_schemas

    commands = ((command, known) for known, command in SCHEMA_OF.items())
    emit(as_json.dumps(json_schemas.schema_named(pick("schema", name, SCHEMA_OF, commands))), utf8=True)
