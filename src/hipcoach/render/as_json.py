"""JSON for scripts: UTF-8, versioned, additive within a version."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any, get_args

from hipcoach.coach.routine import SCHEMA_VERSION
from hipcoach.render.letterhead import BLANK, LONGEST_NAME, LONGEST_NOTE, Letterhead
from hipcoach.text import COMMAND, is_plain, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from hipcoach.coach import Outcome
    from hipcoach.coach.explain import Explanation, Unexplained, Verdict
    from hipcoach.coach.screen import Clear
    from hipcoach.errors import HipcoachError


def result(value: Outcome | Explanation | Verdict | Unexplained | Clear, letterhead: Letterhead = BLANK) -> str:
    """A coach's answer; `letterhead` is there only where somebody wrote one."""
    named = letterhead.named()
    return dumps({**asdict(value), **({"letterhead": named} if named else {})})


def entries(name: str, models: Sequence[BaseModel]) -> str:
    """Entries of the catalogue as `{schema_version, NAME: [...]}`."""
    return named(name, [model.model_dump(mode="json") for model in models])


def named(name: str, value: Any, error: HipcoachError | None = None) -> str:
    """Plain data as `{schema_version, NAME: ...}`, with the `error` where something is wrong that leaves an answer."""
    wrong = {"error": error.told()} if error else {}
    return dumps({"schema_version": SCHEMA_VERSION, name: value, **wrong})


def entry(name: str, model: BaseModel, origin: str | None) -> str:
    """One entry as `{schema_version, NAME: {...}, origin}`; the origin is null where it came with the program."""
    return dumps({"schema_version": SCHEMA_VERSION, name: model.model_dump(mode="json"), "origin": origin})


def failure(error: HipcoachError, *, in_a_line: bool = False) -> str:
    """What went wrong, as `{schema_version, error: {kind, message, ...}}`."""
    told = {"schema_version": SCHEMA_VERSION, "error": error.told()}
    return line(told) if in_a_line else dumps(told)


def routine_schema() -> str:
    """The JSON Schema of everything that `recommend --json` prints."""
    from pydantic import ConfigDict, TypeAdapter

    from hipcoach.catalogue.json_schema import DIALECT
    from hipcoach.coach import outcome, routine

    for model in (*vars(routine).values(), *vars(outcome).values()):
        if is_dataclass(model):
            setattr(model, "__pydantic_config__", ConfigDict(use_attribute_docstrings=True))  # noqa: B010 (no field)
    schema = TypeAdapter(outcome.Outcome).json_schema(mode="serialization")
    for answer in get_args(outcome.Outcome):
        schema["$defs"][answer.__name__]["properties"]["letterhead"] = {"$ref": "#/$defs/Letterhead"}
    schema["$defs"]["Letterhead"] = _LETTERHEAD
    return dumps({"$schema": DIALECT, "title": "hipcoach recommend", **schema})


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


def dumps(value: Any) -> str:
    """JSON text in which nothing steers a terminal or a runner of workflows: what would is written as its escape."""
    return _harmless(json.dumps(value, ensure_ascii=False, indent=2))


def line(value: Any) -> str:
    """The same in one line, without a blank that means nothing."""
    return _harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _harmless(text: str) -> str:
    text = without_surrogates(text) + "\n"
    text = COMMAND.sub(r"#\\u0023", text)
    return text if text.isascii() and "\x7f" not in text else "".join(map(_escaped, text))


def _escaped(sign: str) -> str:
    return sign if is_plain(sign) or sign == "\n" else json.dumps(sign)[1:-1]
