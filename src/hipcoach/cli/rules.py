"""`hipcoach rules`."""

import typer

from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit_entries
from hipcoach.cli.state import state_of


def rules(context: typer.Context, json: JsonOnly = False) -> None:
    """The rules, each with its grade, its source and its reason."""
    emit_entries("rules", state_of(context).catalogue.rules, as_json=json)
