"""`hipcoach show`."""

from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.formats import FigureStyle, JsonOnly
from hipcoach.cli.output import capabilities_of, emit
from hipcoach.cli.state import state_of


def show(
    context: typer.Context,
    exercise: Annotated[str, typer.Argument(metavar="ID", autocompletion=complete.exercise_ids)],
    figure: Annotated[
        FigureStyle, typer.Option(help="How it is drawn, in a terminal that can show it.")
    ] = FigureStyle.BLOCKS,
    json: JsonOnly = False,
) -> None:
    """One exercise, whole: how to do it, the dose, the cautions, the sources."""
    from hipcoach.coach.read_options import Names

    state = state_of(context)
    catalogue = state.catalogue
    entry = catalogue.exercise[Names(catalogue).exercise(exercise)]
    if json:
        from hipcoach.render import as_json

        emit(as_json.entry("exercise", entry, catalogue.origin("exercises", entry.id)), utf8=True)
    else:
        from hipcoach.render.text.exercise import exercise_text

        capabilities = capabilities_of(None)
        drawn = state.figures.get(entry.id) if capabilities.figures and figure is not FigureStyle.NONE else None
        emit(exercise_text(entry, catalogue, capabilities, drawn, figure.value))
