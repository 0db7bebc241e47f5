"""`hipcoach show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.formats import FigureStyle, JsonOnly
from hipcoach.cli.output import emit
from hipcoach.cli.refusals import would_ask
from hipcoach.cli.state import state_of
from hipcoach.cli.terminal import capabilities_of
from hipcoach.errors import UsageError
from hipcoach.text import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.exercise import Exercise
    from hipcoach.cli.state import State


_A_NAME = 2
"""So many words are still a name that is slightly wrong."""


def show(
    context: typer.Context,
    exercises: Annotated[list[str], typer.Argument(metavar="ID...", autocompletion=complete.exercise_ids)],
    figure: Annotated[
        FigureStyle, typer.Option(help="How it is drawn, in a terminal that can show it.")
    ] = FigureStyle.BLOCKS,
    json: JsonOnly = False,
) -> None:
    """Exercises, whole: how to do each, the dose, the cautions, the sources. A name is as good as an ID."""
    state = state_of(context)
    entries = _named(state.catalogue, exercises)
    if not json:
        emit("\n".join(_text(state, entry, figure) for entry in entries))
        return
    from hipcoach.render import as_json

    if len(entries) == 1:
        emit(as_json.entry("exercise", entries[0], state.catalogue.origin("exercises", entries[0].id)), utf8=True)
    else:
        emit(as_json.entries("exercises", entries), utf8=True)


def _named(catalogue: Catalogue, words: Sequence[str]) -> list[Exercise]:
    """The exercises that are meant: all words are one name, or each is."""
    from hipcoach.cli.named_otherwise import exercise_named, line_for
    from hipcoach.coach.read_options import Names

    names = Names(catalogue)
    try:
        return [catalogue.exercise[exercise_named(catalogue, " ".join(words))]]
    except UsageError:
        if len(words) == 1 and (line := line_for(catalogue, words[0])):
            raise UsageError(f"{shown(words[0])} is no exercise, but has a place of its own: {line}") from None
        known = {word: id_ for word in words if (id_ := names.known_exercise(word))}
        if len(words) == _A_NAME and not known:
            raise
        if len(words) > 1 and not known:
            asks = would_ask(["show", *words])
            raise UsageError(f"none of these words is an exercise. To ask what to do about them: {asks}") from None
    return [catalogue.exercise[known.get(word) or exercise_named(catalogue, word)] for word in dict.fromkeys(words)]


def _text(state: State, entry: Exercise, figure: FigureStyle) -> str:
    from hipcoach.render.text.exercise import exercise_text

    capabilities = capabilities_of(None)
    drawn = state.figures.get(entry.id) if capabilities.figures and figure is not FigureStyle.NONE else None
    return exercise_text(entry, state.catalogue, capabilities, drawn, figure.value)
