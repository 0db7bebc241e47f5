"""`hipcoach recommend`."""

from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli.formats import Json, Output, RoutineFormat
from hipcoach.cli.options import request_options
from hipcoach.cli.output import complain, emit, look, remark
from hipcoach.cli.state import state_of
from hipcoach.coach import NothingLeft, Referral, Request, Routine

if TYPE_CHECKING:
    from hipcoach.cli.state import State
    from hipcoach.coach import Outcome
    from hipcoach.render.paper import Look

_SAID_ALOUD = ("short-of-minutes", "gave-way")
"""Advice that also goes to stderr: what a script should not overlook."""


_NO_FIGURES = "note: figures are drawn in a terminal; for files, see `hipcoach figure --help`"


@request_options
def recommend(
    context: typer.Context,
    request: Request,
    format_: Annotated[RoutineFormat, typer.Option("--format", help="The form of the result.")] = RoutineFormat.TEXT,
    json: Json = False,
    output: Output = None,
    figures: Annotated[bool, typer.Option("--figures", help="Draw each step, in a terminal that can show it.")] = False,
) -> None:
    """A routine for what bothers you, with the reason for every step.

    Exits 3 where a red flag means: a clinician first. Exits 2 where no exercise is left.
    """
    state = state_of(context)
    result = state.coach.recommend(request)
    form = RoutineFormat.JSON if json else format_
    if form is RoutineFormat.TEXT:
        text = _as_text(result, state, look(output), figures=figures)
    else:
        text = _as_data(result, form)
        if figures:
            remark(_NO_FIGURES)
    emit(text, output, utf8=form is RoutineFormat.JSON)
    finish(result)


def _as_text(result: "Outcome", state: "State", here: "Look", *, figures: bool) -> str:
    from hipcoach.render import as_text

    if figures and not here.figures:
        remark(_NO_FIGURES)
        figures = False
    return as_text.outcome(result, here, state.figures if figures else None)


def _as_data(result: "Outcome", form: RoutineFormat) -> str:
    if form is RoutineFormat.MARKDOWN:
        from hipcoach.render import as_markdown

        return as_markdown.outcome(result)
    from hipcoach.render import as_json

    return as_json.result(result)


def finish(result: object) -> None:
    """Say on stderr what gave way and what to do next; end with the answer's exit code."""
    if isinstance(result, Referral):
        complain("no routine: a clinician first")
        raise typer.Exit(3)
    if isinstance(result, NothingLeft):
        complain("nothing is left to do; spare less, add equipment or minutes, or see `hipcoach explain`")
        raise typer.Exit(2)
    if isinstance(result, Routine):
        for note in result.advice:
            if note.id.startswith(_SAID_ALOUD):
                remark(f"note: {note.text}")
        first = result.phases[0].steps[0].exercise
        remark(f"How to do a step: hipcoach show {first}. Why: hipcoach explain, with the same options.")
