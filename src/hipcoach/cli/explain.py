"""`hipcoach explain`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.formats import JsonOnly, Output
from hipcoach.cli.options import request_options
from hipcoach.cli.output import capabilities_of, emit
from hipcoach.cli.recommend import finish
from hipcoach.cli.state import State, state_of
from hipcoach.coach import Request
from hipcoach.coach.asking import Words

if TYPE_CHECKING:
    from hipcoach.coach import explain as why
    from hipcoach.coach.hearing import Evidence


@request_options
def explain(
    context: typer.Context,
    request: Request,
    words: str | None,
    exercise: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Why this one? Or why not this one?", autocompletion=complete.exercises),
    ] = None,
    json: JsonOnly = False,
    output: Output = None,
) -> None:
    """Why the routine is as it is: from facts to rules to weights to choices. Takes recommend's options."""
    state = state_of(context)
    result = _answer(state, request, words, exercise)
    if json:
        from hipcoach.render import as_json

        emit(as_json.result(result), output, utf8=True)
    else:
        from hipcoach.render.text.explanation import explanation_text

        emit(explanation_text(result, state.catalogue, capabilities_of(output)), output)
    finish(getattr(result, "outcome", result))


def _answer(state: State, request: Request, words: str | None, exercise: str | None) -> "why.Answer":
    from hipcoach.coach import explain as why

    evidence: Sequence[Evidence] = ()
    if words is not None:
        hearing = state.coach.hear(words)
        read = state.coach.read(hearing, request)
        if hearing.flags or not isinstance(read, Request):
            return why.Unexplained(state.coach.answer(hearing, request), hearing.evidence)
        request, evidence = read, hearing.evidence
    if exercise is not None:
        return why.verdict(state.coach, request, Words(state.catalogue).exercise(exercise))
    return why.explain(state.coach, request, evidence)
