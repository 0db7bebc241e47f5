"""What the shell offers while an option is being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from hipcoach import vocabulary
from hipcoach.errors import HipcoachError

Completer = Callable[[typer.Context, str], list[str]]


def _offer(*words: str, ids_of: str | None = None) -> Completer:
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


symptom_ids = _offer(ids_of="symptoms")
exercise_ids = _offer(ids_of="exercises")
template_ids = _offer(ids_of="templates")
flag_ids = _offer(ids_of="red_flags")
motions = _offer(*vocabulary.MOTIONS)
methods = _offer(*vocabulary.METHODS)
positions = _offer(*vocabulary.POSITIONS)
focus = _offer(*vocabulary.MOTIONS, *vocabulary.METHODS)
equipment = _offer(*vocabulary.EQUIPMENT, "none")
spared = _offer(*vocabulary.POSITIONS, *vocabulary.METHODS, ids_of="exercises")
cautions = _offer(*vocabulary.CAUTIONS)
activities = _offer(*vocabulary.ACTIVITIES)
occasions = _offer(*vocabulary.OCCASIONS)
sides = _offer(*vocabulary.SIDES)
stages = _offer(*vocabulary.STAGES)
surfaces = _offer(*vocabulary.SURFACES)
variants = _offer(*vocabulary.VARIANTS)
