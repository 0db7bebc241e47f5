"""`hipcoach schema`."""

from typing import Annotated

import typer

from hipcoach.cli.output import emit
from hipcoach.coach.read_options import pick


def schema(kind: Annotated[str, typer.Argument(metavar="routine", help="What to print the schema of.")]) -> None:
    """The JSON Schema of recommend's JSON."""
    pick("schema", kind, ("routine",))
    from hipcoach.render import as_json

    emit(as_json.routine_schema(), utf8=True)
