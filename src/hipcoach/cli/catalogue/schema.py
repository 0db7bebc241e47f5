"""`hipcoach catalogue schema`."""

from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.output import emit


def schema(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            show_default=False,
            help="A knowledge file, such as exercises.",
            autocompletion=complete.kinds,
        ),
    ] = None,
) -> None:
    """The JSON Schema of a knowledge file, for editors; without KIND, of a folder's files by kind."""
    from hipcoach.catalogue.folder import MODELS
    from hipcoach.catalogue.json_schema import schema_of, schema_of_all
    from hipcoach.coach.read_options import pick
    from hipcoach.render import as_json

    made = schema_of(pick("kind", kind, MODELS)) if kind else schema_of_all()
    emit(as_json.dumps(made), utf8=True)
