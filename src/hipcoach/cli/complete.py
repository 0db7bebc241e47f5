"""What the shell offers while an option is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from hipcoach import vocabulary
from hipcoach.errors import HipcoachError

Completer = Callable[[typer.Context, str], list[str]]


def offer(*words: str, ids_of: str | None = None) -> Completer:
    """Offers words, and the ids of a kind of entry."""

    def starting(context: typer.Context, incomplete: str) -> list[str]:
        known = (*words, *_ids(context, ids_of)) if ids_of else words
        return [word for word in known if word.startswith(incomplete)]

    return starting


def _ids(context: typer.Context, kind: str) -> Iterable[str]:
    """The ids of the knowledge that the options name; none where it can't be read: Tab is no place for a message."""
    from hipcoach.cli.state import State

    options = context.find_root().params
    state = State(tuple(map(Path, options.get("catalogue") or ())), builtin=not options.get("only"))
    try:
        catalogue = state.catalogue
        return catalogue.signs if kind == "red_flags" else [entry.id for entry in getattr(catalogue, kind)]
    except HipcoachError:
        return []


symptom_ids = offer(ids_of="symptoms")
exercise_ids = offer(ids_of="exercises")
template_ids = offer(ids_of="templates")
flag_ids = offer(ids_of="red_flags")
motions = offer(*vocabulary.MOTIONS)
methods = offer(*vocabulary.METHODS)
positions = offer(*vocabulary.POSITIONS)
focus = offer(*vocabulary.MOTIONS, *vocabulary.METHODS)
equipment = offer(*vocabulary.EQUIPMENT, "none")
spared = offer(*vocabulary.POSITIONS, *vocabulary.METHODS, ids_of="exercises")
cautions = offer(*vocabulary.CAUTIONS)
activities = offer(*vocabulary.ACTIVITIES)
occasions = offer(*vocabulary.OCCASIONS)
sides = offer(*vocabulary.SIDES)
stages = offer(*vocabulary.STAGES)
surfaces = offer(*vocabulary.SURFACES)
variants = offer(*vocabulary.VARIANTS)
