"""`hipcoach symptoms`."""

import typer

from hipcoach.cli.emit_list import emit_list
from hipcoach.cli.formats import Json, ListForm
from hipcoach.cli.state import state_of


def symptoms(context: typer.Context, format_: ListForm = None, json: Json = False) -> None:
    """The symptoms that --symptom takes, with their aliases."""
    emit_list("symptoms", state_of(context).catalogue.symptoms, format_, json=json)
