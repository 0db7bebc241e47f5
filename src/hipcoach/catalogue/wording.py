"""pydantic's findings as what is wrong and what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from hipcoach.words import hint

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
}
_SHOWN = 60


def wording(problem: Any) -> str:
    """One finding in words."""
    kind, context = problem["type"], problem.get("ctx", {})
    if kind in _FIXED:
        return _FIXED[kind]
    if kind == "extra_forbidden":
        return f"is not a known field{hint(str(problem['loc'][-1]), _fields()) or '; check its spelling'}"
    if kind == "literal_error":
        near = hint(str(problem["input"]), re.findall(r"'([^']*)'", context["expected"]))
        return f"{_shown(problem['input'])} is not one of {context['expected']}{near}"
    if kind == "string_too_long":
        return f"is {len(problem['input'])} characters long; at most {context['max_length']} fit"
    message: str = problem["msg"].removeprefix("Value error, ")
    return message[0].lower() + message[1:]


def without_echoes(problems: Iterable[Any]) -> list[Any]:
    """Without those that only follow from another: a list is short because one of its entries is wrong."""
    problems = list(problems)
    wrong = [problem["loc"] for problem in problems]
    return [
        problem
        for problem in problems
        if problem["type"] != "too_short" or not any(_is_inside(loc, problem["loc"]) for loc in wrong)
    ]


def _is_inside(loc: tuple[Any, ...], outer: tuple[Any, ...]) -> bool:
    return len(loc) > len(outer) and loc[: len(outer)] == outer


def _fields() -> set[str]:
    """Every field that any kind of entry has."""
    from hipcoach.catalogue import exercise, knowledge, rule
    from hipcoach.catalogue.base import Model

    models = [m for room in (exercise, knowledge, rule) for m in vars(room).values() if isinstance(m, type)]
    return {name for model in models if issubclass(model, Model) for name in model.model_fields}


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
