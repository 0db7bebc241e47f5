"""What an option or an argument offers while it is being typed: words, each with what it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

from hipcoach import vocabulary
from hipcoach.errors import HipcoachError
from hipcoach.text import key

Completer = Callable[[typer.Context, str], list[tuple[str, str]]]

KNOWLEDGE_FILE = Path(vocabulary.__file__).with_name("data") / "knowledge.json"
"""The catalogue's own `COMPILED`. That module brings all models, which take longer than a whole Tab may."""

_ABOUT = {
    "sources": ("citation",),
    "concepts": ("words",),
    "red_flags": ("brief", "name"),
    "symptoms": ("location",),
    "exercises": ("name", "cue"),
    "templates": ("summary",),
    "rules": ("because",),
    "adaptations": ("because",),
    "programmes": ("summary",),
}
"""What tells of an entry, by kind: the first of these fields that it has, and that is more than its id."""


def offer(*words: str, ids_of: str | None = None) -> Completer:
    """Offers words, whose gloss is added where they are shown, and the ids of a kind of entry."""

    def starting(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        known = [(word, "") for word in words]
        known += _ids(context, ids_of) if ids_of else ()
        return [(word, about) for word, about in known if word.startswith(incomplete)]

    return starting


def commands(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offers the program's commands."""
    root: Any = context.find_root()
    return [(item.value, item.help) for item in root.command.shell_complete(root, incomplete)]


def entry_ids(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offers the ids of the kind of entry that the argument before it names; a figure has its exercise's."""
    kind = str(context.params.get("kind"))
    kind = "exercises" if kind == "figures" else kind
    return offer(ids_of=kind)(context, incomplete) if kind in KINDS_OFFERED else []


def hurt_places(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offers the places where it may hurt, as rules have them."""
    try:
        rules = _entries(context, "rules")
    except HipcoachError:
        return []
    places = {hurt["id"]: hurt["where"] for rule in rules for hurt in rule["then"].get("if_it_hurts", ())}
    return [(place, where) for place, where in places.items() if place.startswith(incomplete)]


def _ids(context: typer.Context, kind: str) -> Iterable[tuple[str, str]]:
    """The ids of the knowledge that the options name; none where it can't be read: Tab is no place for a message."""
    signs = kind == "signs"
    try:
        entries = _entries(context, "red_flags" if signs else kind)
    except HipcoachError:
        return []
    return _signs(entries) if signs else [(entry["id"], _about(kind, entry)) for entry in entries]


def _about(kind: str, entry: dict[str, Any]) -> str:
    told = (entry[field] for field in _ABOUT[kind] if field in entry)
    about = next((each for each in told if isinstance(each, list) or key(each) != entry["id"]), "")
    return about if isinstance(about, str) else ", ".join(about)


def _entries(context: typer.Context, kind: str) -> list[dict[str, Any]]:
    """Entries as plain data; of the built-in knowledge as they were compiled, without a model."""
    from hipcoach.cli.folders import place
    from hipcoach.cli.state import State

    options = context.find_root().params
    named = tuple(map(place, options.get("catalogue") or ()))  # still as they were typed
    state = State(named, builtin=not options.get("only"))
    if state.builtin and not state.folders and KNOWLEDGE_FILE.is_file():
        entries: list[dict[str, Any]] = json.loads(KNOWLEDGE_FILE.read_bytes())[kind]
        return entries
    from hipcoach.catalogue.compiled import plain_data

    return [plain_data(entry) for entry in getattr(state.catalogue, kind)]


def _signs(flags: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every tier of every flag, by the name under which it is raised."""
    for flag in flags:
        yield flag["id"], _about("red_flags", flag)
        for tier in flag.get("lighter", ()):
            yield f"{flag['id']}:{tier['level']}", tier.get("brief") or tier["question"]


KINDS_OFFERED = (
    "sources",
    "concepts",
    "red_flags",
    "symptoms",
    "exercises",
    "templates",
    "rules",
    "adaptations",
    "programmes",
    "figures",
)
"""The files of a knowledge folder."""

symptom_ids = offer(ids_of="symptoms")
exercise_ids = offer(ids_of="exercises")
template_ids = offer(ids_of="templates")
programme_ids = offer(ids_of="programmes")
flag_ids = offer(ids_of="signs")
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
kinds = offer(*KINDS_OFFERED)
