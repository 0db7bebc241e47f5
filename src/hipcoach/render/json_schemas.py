"""The JSON Schema of what each command prints as JSON, made of the types that it is written from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from hipcoach import errors
from hipcoach.catalogue.adaptation import Adaptation
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.json_schema import DIALECT, Schema, described, field_docstrings
from hipcoach.catalogue.layers import Layer
from hipcoach.catalogue.programme import Programme
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.rule import Rule
from hipcoach.catalogue.symptom import Symptom
from hipcoach.catalogue.template import Template
from hipcoach.coach.explain import Explained
from hipcoach.coach.outcome import Ambiguous, NothingLeft, NotUnderstood, Outcome, Referral, Screening
from hipcoach.coach.plan import Plan
from hipcoach.coach.screen import Clear
from hipcoach.coach.todays import Today
from hipcoach.diary.session_file import session_schema
from hipcoach.lint.coverage import Coverage
from hipcoach.render.diary.as_json import weeks_schema
from hipcoach.render.letterhead import LONGEST_NAME, LONGEST_NOTE
from hipcoach.render.schema_names import SCHEMA_OF

if TYPE_CHECKING:
    from collections.abc import Callable


def schema_named(name: str) -> Schema:
    """The JSON Schema of this name, one of `SCHEMA_OF`."""
    return {"$schema": DIALECT, **_MADE[name](), "title": f"hipcoach {SCHEMA_OF[name]}"}


def _written(kind: Any) -> Schema:
    """What is written of a type; of named tuples objects, by the names of their fields."""
    [row, *_] = get_args(kind) or (None,)
    if get_origin(kind) is list and issubclass(row, tuple):
        return {"type": "array", "items": _object(get_type_hints(row), field_docstrings(row))}
    return described(TypeAdapter(kind), "serialization")


def _object(parts: dict[str, Any], texts: dict[str, str] | None = None, **more: Schema) -> Schema:
    """An object that has these parts.

    Args:
        parts: the type of each, or its schema.
        texts: what is said of them.
        more: what it has at times.
    """
    properties: dict[str, Schema] = {}
    definitions: dict[str, Schema] = {}
    for name, part in {**parts, **more}.items():
        made = part if isinstance(part, dict) else _written(part)
        definitions |= made.get("$defs", {})
        said = {"description": texts[name]} if texts and name in texts else {}
        properties[name] = {key: value for key, value in made.items() if key != "$defs"} | said
    defined = {"$defs": definitions} if definitions else {}
    return {"type": "object", "properties": properties, "required": [*parts], **defined}


def _versioned(parts: dict[str, Any], **more: Schema) -> Schema:
    return _object({"schema_version": int, **parts}, **more)


def _routine() -> Schema:
    made = _written(Outcome)
    for answer in get_args(Outcome):
        made["$defs"][answer.__name__]["properties"]["letterhead"] = {"$ref": "#/$defs/Letterhead"}
    made["$defs"]["Letterhead"] = _LETTERHEAD
    return made


def _today() -> Schema:
    """What to do now, and beside it by its name a routine, a rest day, a referral or nothing left."""
    made, routine = _written(Today), _routine()
    definitions = made.pop("$defs") | routine["$defs"]
    definitions["Today"] = made
    for of, fields in (("Today", ("schema_version", "rest", "outcome")), ("Routine", ("schema_version", "letterhead"))):
        for field in fields:
            definitions[of]["properties"].pop(field)
        definitions[of]["required"] = [name for name in definitions[of]["required"] if name not in fields]
    beside = {"rest": "RestDay", "routine": "Routine", "referral": "Flagged", "nothing_left": "Removed"}
    parts = {"today": {"$ref": "#/$defs/Today"}, "signs": {"type": "array", "items": {"$ref": "#/$defs/Sign"}}}
    more = {name: {"$ref": f"#/$defs/{definition}"} for name, definition in beside.items()}
    return _versioned(parts, **more, letterhead={"$ref": "#/$defs/Letterhead"}) | {"$defs": definitions}


def _plan() -> Schema:
    """Weeks to come; or, in their place, what stands there of a routine."""
    made = _written(Plan | Referral | NothingLeft | Ambiguous | Screening | NotUnderstood)
    made["$defs"]["Letterhead"] = _LETTERHEAD
    routine, plan = (made["$defs"][name] for name in ("Routine", "Plan"))
    del routine["properties"]["schema_version"]
    routine["required"].remove("schema_version")
    plan["properties"]["letterhead"] = {"$ref": "#/$defs/Letterhead"}
    return made


_LETTERHEAD = {
    "title": "Letterhead",
    "description": "What a person wrote on the sheet's head; left out where nobody did.",
    "type": "object",
    "properties": {
        "for": {"type": "string", "maxLength": LONGEST_NAME, "description": "Whose sheet it is."},
        "from": {"type": "string", "maxLength": LONGEST_NAME, "description": "Who hands it over."},
        "note": {"type": "string", "maxLength": LONGEST_NOTE},
    },
    "additionalProperties": False,
}


def _error() -> Schema:
    """An error: one of the kinds that there are."""
    kinds = (
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.HipcoachError)
    )
    return {"anyOf": [_error_of(kind) for kind in kinds if "kind" in vars(kind)]}


def _error_of(kind: type[errors.HipcoachError]) -> Schema:
    types = get_type_hints(kind)
    parts = {"kind": {"const": kind.kind}, "message": str, **{part: types[part] for part in kind.parts}}
    return {"title": kind.__name__, "description": kind.__doc__, **_object(parts, field_docstrings(cast("type", kind)))}


def _exercise() -> Schema:
    """One that is shown, or several."""
    one, several = _versioned({"exercise": Exercise, "origin": str | None}), _versioned({"exercises": list[Exercise]})
    definitions = one.pop("$defs") | several.pop("$defs")
    return {"anyOf": [one, several], "$defs": definitions}


_MADE: dict[str, Callable[[], Schema]] = {
    "routine": _routine,
    "plan": _plan,
    "today": _today,
    "diary": weeks_schema,
    "explain": lambda: _written(Explained),
    "screen": lambda: _written(Referral | Clear),
    "list": lambda: _versioned({"exercises": list[Exercise]}),
    "exercise": _exercise,
    "symptoms": lambda: _versioned({"symptoms": list[Symptom]}),
    "rules": lambda: _versioned({"rules": list[Rule]}),
    "adaptations": lambda: _versioned({"adaptations": list[Adaptation]}),
    "flags": lambda: _versioned({"flags": list[RedFlag]}),
    "templates": lambda: _versioned({"templates": list[Template]}),
    "programmes": lambda: _versioned({"programmes": list[Programme]}),
    "check": lambda: _versioned({"problems": list[errors.Problem]}),
    "stats": lambda: _versioned({"coverage": list[Coverage]}),
    "where": lambda: _versioned({"places": list[Layer]}, error=_error()),
    "error": lambda: _versioned({"error": _error()}),
    "session": session_schema,
}
"""How each of `SCHEMA_OF` is made."""
