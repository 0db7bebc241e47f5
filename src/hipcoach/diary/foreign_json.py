"""JSON that anybody may have written: into plain data, or told why not before it costs anything."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from pydantic import ValidationError

from hipcoach.catalogue.model import Model
from hipcoach.catalogue.pydantic_errors import without_echoes, wording
from hipcoach.text import cut, one_line, shown

_DEEPEST = 8
"""Lists and mappings within each other; a session has three, an entry of a diary six."""
_NESTING = re.compile(r'"(?:[^"\\]|\\.)*+"|[][{}]', re.DOTALL)
_LONGEST_NUMBER = 16
"""Digits: more than any here has."""


class NoJsonError(ValueError):
    """A text that is no JSON of ours. Says why on one line, and not what to do."""


def parsed(text: str) -> Any:
    """The plain data of a text: no NaN, no name twice, no number too large to turn into one.

    Raises:
        NoJsonError: it is none.
    """
    depth = 0
    for found in _NESTING.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > _DEEPEST:
            raise NoJsonError("its lists go too deep")
    try:
        return json.loads(text, object_pairs_hook=_mapping, parse_constant=_no_number, parse_int=_whole)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise NoJsonError(f"{place}: is no JSON ({error.msg})") from None


def said_of(error: ValidationError, model: type[Model], whole: str) -> str:
    """What is wrong with plain data, the first of it, on one line.

    Args:
        error: what was found.
        model: what they were to be.
        whole: what they are called, where no field is at fault.
    """
    problem, *more = without_echoes(error.errors(include_url=False))
    where = ".".join(one_line(cut(str(part))) for part in problem["loc"]) or whole
    also = f" (and {len(more)} more)" if more else ""
    return f"{where}: {one_line(wording(problem, model))}{also}"


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NoJsonError(f"{one_line(shown(twice))} is there twice")
    return made


def _no_number(sign: str) -> NoReturn:
    raise NoJsonError(f"{sign} is no number")


def _whole(digits: str) -> int:
    """A whole number; one of more digits than any here has is told before it is turned into one."""
    if len(digits) > _LONGEST_NUMBER:
        raise NoJsonError(f"{cut(digits)} is too large a number")
    return int(digits)
