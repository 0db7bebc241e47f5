"""`hipcoach symptoms`."""

import typer

from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit_entries
from hipcoach.cli.state import state_of


def symptoms(context: typer.Context, json: JsonOnly = False) -> None:
    """The symptoms that --symptom takes, with their aliases."""
    emit_entries("symptoms", state_of(context).catalogue.symptoms, as_json=json)
