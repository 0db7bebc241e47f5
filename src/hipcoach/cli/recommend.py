"""`hipcoach recommend`."""

from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from hipcoach.cli.formats import Json, Output, RoutineFormat
from hipcoach.cli.options import request_options
from hipcoach.cli.output import complain, emit, look, remark
from hipcoach.cli.state import state_of
from hipcoach.coach import Ambiguous, NothingLeft, NotUnderstood, Referral, Request, Routine
from hipcoach.render.paper import Look

if TYPE_CHECKING:
    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach import Coach, Outcome

_SAID_ALOUD = ("short-of-minutes", "gave-way")
"""Advice that also goes to stderr: what a script should not overlook."""


@request_options
def recommend(
    context: typer.Context,
    request: Request,
    words: str | None,
    format_: Annotated[RoutineFormat, typer.Option("--format", help="The form of the result.")] = RoutineFormat.TEXT,
    json: Json = False,
    output: Output = None,
    figures: Annotated[bool, typer.Option("--figures", help="Draw each step, in a terminal that can show it.")] = False,
) -> None:
    """A routine for what bothers you, with the reason for every step.

    hipcoach recommend "outside of my knee hurts going downhill"

    Exits 3 where a red flag means: a clinician first. Exits 2 where the words are not clear or no exercise is left.
    """
    state = state_of(context)
    form = RoutineFormat.JSON if json else format_
    result = _answer(state.coach, request, words, asks=form is RoutineFormat.TEXT and output is None)
    here = look(output) if form is RoutineFormat.TEXT else Look()
    draws = figures and here.figures
    if figures and not draws:
        remark("note: figures are drawn in a terminal; for files, see `hipcoach figure --help`")
    text = _rendered(result, form, here, state.figures if draws else None)
    emit(text, output, utf8=form is RoutineFormat.JSON)
    finish(result)


def _answer(coach: "Coach", request: Request, words: str | None, *, asks: bool) -> "Outcome":
    if words is None:
        return coach.recommend(request)
    hearing = coach.hear(words)
    result = coach.answer(hearing, request)
    if asks and isinstance(result, Ambiguous):
        from hipcoach.cli import clarify

        if clarify.can_ask():
            return clarify.clarified(coach, hearing, request, result)
    return result


def _rendered(result: "Outcome", form: RoutineFormat, here: Look, figures: "dict[str, Figure] | None") -> str:
    if form is RoutineFormat.TEXT:
        from hipcoach.render import as_text

        return as_text.outcome(result, here, figures)
    if form is RoutineFormat.MARKDOWN:
        from hipcoach.render import as_markdown

        return as_markdown.outcome(result)
    if form is RoutineFormat.JSON:
        from hipcoach.render import as_json

        return as_json.result(result)
    assert_never(form)


def finish(result: object) -> None:
    """Say on stderr what gave way and what to do next; end with the answer's exit code."""
    if isinstance(result, Referral):
        complain("no routine: a clinician first")
        raise typer.Exit(3)
    if isinstance(result, NothingLeft):
        complain("nothing is left to do; spare less, add equipment or minutes, or see `hipcoach explain`")
        raise typer.Exit(2)
    if isinstance(result, Ambiguous):
        complain("not clear enough for a routine; choose one of these commands")
        raise typer.Exit(2)
    if isinstance(result, NotUnderstood):
        complain("not understood; say it otherwise, or see `hipcoach symptoms`")
        raise typer.Exit(2)
    if isinstance(result, Routine):
        for note in result.advice:
            if note.id.startswith(_SAID_ALOUD):
                remark(f"note: {note.text}")
        first = result.phases[0].steps[0].exercise
        remark(f"How to do a step: hipcoach show {first}. Why: hipcoach explain, with the same options.")
