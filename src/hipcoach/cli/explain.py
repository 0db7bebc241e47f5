"""`hipcoach explain`."""

from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.chosen_form import wants_json
from hipcoach.cli.formats import JsonOnly, Output
from hipcoach.cli.options import RequestOptions, request_options
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of
from hipcoach.cli.terminal import capabilities_of


@request_options
def explain(
    context: typer.Context,
    options: RequestOptions,
    exercise: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Why this one? Or why not this one?", autocompletion=complete.exercise_ids),
    ] = None,
    json: JsonOnly = False,
    output: Output = None,
) -> None:
    """Why the routine is as it is: from facts to rules to weights to choices. Takes recommend's options."""
    from hipcoach.cli.asked import read
    from hipcoach.cli.clarify import clarified
    from hipcoach.cli.ending import end_with
    from hipcoach.cli.named_otherwise import exercise_named
    from hipcoach.coach.explain import Unexplained
    from hipcoach.coach.explain import explain as why

    as_data = wants_json(output, short=json)
    state = state_of(context)
    reading = clarified(state.coach, read(options, state))
    result = why(state.coach, reading, exercise and exercise_named(state.catalogue, exercise))
    if as_data:
        from hipcoach.render import as_json

        emit(as_json.result(result), output, utf8=True)
    else:
        from hipcoach.render.text.explanation import explanation_text

        emit(explanation_text(result, state.catalogue, capabilities_of(output)), output)
    end_with(result.outcome if isinstance(result, Unexplained) else result)
