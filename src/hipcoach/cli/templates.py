"""`hipcoach templates`."""

import typer

from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit_entries
from hipcoach.cli.state import state_of


def templates(context: typer.Context, json: JsonOnly = False) -> None:
    """The templates: the orders a session can have."""
    emit_entries("templates", state_of(context).catalogue.templates, as_json=json)
