"""`hipcoach show`."""

from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit, look
from hipcoach.cli.state import state_of
from hipcoach.coach.asking import Words


def show(
    context: typer.Context,
    exercise: Annotated[str, typer.Argument(metavar="ID", autocompletion=complete.exercises)],
    json: JsonOnly = False,
) -> None:
    """One exercise, whole: how to do it, the dose, the cautions, the sources."""
    catalogue = state_of(context).catalogue
    entry = catalogue.exercise[Words(catalogue).exercise(exercise)]
    if json:
        from hipcoach.render import as_json

        emit(as_json.entry("exercise", entry), utf8=True)
    else:
        from hipcoach.render import exercise_text

        emit(exercise_text.exercise(entry, catalogue, look(None)))
