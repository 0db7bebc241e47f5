"""pydantic's findings as what is wrong and what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

from hipcoach.catalogue.model import Model
from hipcoach.text import shown
from hipcoach.words import MOST_LISTED, hint

_FIXED = {
    "missing": "is missing; add it",
    "string_pattern_mismatch": "must be lower-case words joined by hyphens",
    "string_type": "must be text; put it in quotes",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a number with an end",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list",
    "model_type": "must be a mapping of fields",
    "dict_type": "must be a mapping",
    "union_tag_not_found": "has no kind; add it",
}
_LIMITS = {
    "less_than_equal": "must be at most {le:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "greater_than": "must be more than {gt:g}",
    "string_too_long": "is {characters} characters long; at most {max_length} fit",
    "too_long": "is too long a list; at most {max_length}",
    "too_short": "is too short a list; at least {min_length}",
}


def wording(problem: Any, model: type[Model]) -> str:
    """One finding in words.

    Args:
        problem: what pydantic found.
        model: the kind of entry that it was found in.
    """
    kind, context, loc = problem["type"], problem.get("ctx", {}), problem["loc"]
    if kind in _FIXED:
        if kind == "missing" and isinstance(loc[-1], int):
            return f"is too short a list; {loc[-1] + 1} values belong there"
        return _FIXED[kind]
    if kind == "extra_forbidden":
        return f"is not a known field{hint(str(loc[-1]), _fields(model, loc[:-1])) or '; check its spelling'}"
    if kind == "literal_error":
        return _no_word(problem["input"], context["expected"])
    if kind == "union_tag_invalid":
        return _no_word(context["tag"], context["expected_tags"])
    message: str = problem["msg"].removeprefix("Value error, ")
    if kind in _LIMITS:
        message = _LIMITS[kind].format(**context, characters=len(str(problem["input"])))
    return message[0].lower() + message[1:]


def _no_word(given: Any, expected: str) -> str:
    words = re.findall(r"'([^']*)'", expected)
    if not words:
        return f"must be {expected.lower()}"
    near = hint(str(given), words)
    right = f"one of {expected}" if len(words) <= MOST_LISTED or not near else "a word that fits here"
    return f"{shown(given)} is not {right}{near}"


def without_echoes(problems: Iterable[Any]) -> list[Any]:
    """Leave out the findings that only follow from another.

    Where an entry of a list is wrong, pydantic also finds the list too short; where a list is too short, it finds each
    missing value of it.
    """
    problems = list(problems)
    wrong = [problem["loc"] for problem in problems]
    kept: dict[Any, Any] = {}
    for problem in problems:
        kind, loc = problem["type"], problem["loc"]
        if kind == "missing" and isinstance(loc[-1], int):
            kept[loc[:-1], kind] = problem  # the last one tells how many there should be
        elif kind != "too_short" or not any(_is_inside(other, loc) for other in wrong):
            kept[loc, kind] = problem
    return list(kept.values())


def _is_inside(loc: tuple[Any, ...], outer: tuple[Any, ...]) -> bool:
    return len(loc) > len(outer) and loc[: len(outer)] == outer


def _fields(model: type[Model], loc: tuple[Any, ...]) -> set[str]:
    """The fields that fit at a place of an entry."""
    models = {model}
    for part in loc:
        annotations = [model.model_fields[part].annotation for model in models if part in model.model_fields]
        models = {inner for annotation in annotations for inner in _models_in(annotation)} or models
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def _models_in(annotation: Any) -> set[type[Model]]:
    """The models in an annotation, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return {annotation}
    return {model for part in get_args(annotation) for model in _models_in(part)}
