"""`hipcoach flags`."""

import typer

from hipcoach.cli.emit_list import emit_list
from hipcoach.cli.formats import Json, ListForm
from hipcoach.cli.state import state_of


def flags(context: typer.Context, format_: ListForm = None, json: Json = False) -> None:
    """The red flags: signs that a clinician should look at first."""
    emit_list("flags", state_of(context).catalogue.red_flags, format_, json=json)
