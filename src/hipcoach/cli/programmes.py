"""`hipcoach programmes`."""

import typer

from hipcoach.cli.emit_list import emit_list
from hipcoach.cli.formats import Json, ListForm
from hipcoach.cli.state import state_of


def programmes(context: typer.Context, format_: ListForm = None, json: Json = False) -> None:
    """The programmes: weeks with a theme, of which a plan is made."""
    emit_list("programmes", state_of(context).catalogue.programmes, format_, json=json)
