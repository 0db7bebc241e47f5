"""`hipcoach templates`."""

import typer

from hipcoach.cli.emit_list import emit_list
from hipcoach.cli.formats import Json, ListForm
from hipcoach.cli.state import state_of


def templates(context: typer.Context, format_: ListForm = None, json: Json = False) -> None:
    """The templates: the orders a session can have."""
    emit_list("templates", state_of(context).catalogue.templates, format_, json=json)
