"""`hipcoach flags`."""

import typer

from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit_entries
from hipcoach.cli.state import state_of


def flags(context: typer.Context, json: JsonOnly = False) -> None:
    """The red flags: signs that a clinician should look at first."""
    emit_entries("flags", state_of(context).catalogue.red_flags, as_json=json)
