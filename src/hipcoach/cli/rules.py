"""`hipcoach rules`."""

from typing import Annotated

import typer

from hipcoach.cli.emit_list import emit_list
from hipcoach.cli.formats import Json, ListForm
from hipcoach.cli.state import state_of


def rules(
    context: typer.Context,
    diary: Annotated[
        bool, typer.Option("--diary", help="Those by which the next session follows from the last ones.")
    ] = False,
    format_: ListForm = None,
    json: Json = False,
) -> None:
    """The rules, each with its grade, its source and its reason."""
    catalogue = state_of(context).catalogue
    if diary:
        emit_list("adaptations", catalogue.adaptations, format_, json=json)
    else:
        emit_list("rules", catalogue.rules, format_, json=json)
