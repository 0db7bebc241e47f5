"""`hipcoach explain`."""

from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.formats import JsonOnly, Output
from hipcoach.cli.options import request_options
from hipcoach.cli.output import emit, look
from hipcoach.cli.recommend import finish
from hipcoach.cli.state import state_of
from hipcoach.coach import Request
from hipcoach.coach.asking import Words


@request_options
def explain(
    context: typer.Context,
    request: Request,
    exercise: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Why this one? Or why not this one?", autocompletion=complete.exercises),
    ] = None,
    json: JsonOnly = False,
    output: Output = None,
) -> None:
    """Why the routine is as it is: from facts to rules to weights to choices. Takes recommend's options."""
    from hipcoach.coach import explain as why

    state = state_of(context)
    result: why.Answer
    if exercise is None:
        result = why.explain(state.coach, request)
    else:
        result = why.verdict(state.coach, request, Words(state.catalogue).exercise(exercise))
    if json:
        from hipcoach.render import as_json

        emit(as_json.result(result), output, utf8=True)
    elif isinstance(result, why.Explanation):
        from hipcoach.render import explanation_text

        emit(explanation_text.explanation(result, state.catalogue, look(output)), output)
    elif isinstance(result, why.Verdict):
        from hipcoach.render import explanation_text

        emit(explanation_text.verdict(result, state.catalogue, look(output)), output)
    else:
        from hipcoach.render import as_text

        emit(as_text.outcome(result, look(output)), output)
    finish(result)
