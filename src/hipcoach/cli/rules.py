"""`hipcoach rules`."""

import typer

from hipcoach.cli.formats import Json, ListForm
from hipcoach.cli.listing import emit_list
from hipcoach.cli.state import state_of


def rules(context: typer.Context, format_: ListForm = None, json: Json = False) -> None:
    """The rules, each with its grade, its source and its reason."""
    emit_list("rules", state_of(context).catalogue.rules, format_, json=json)
