"""The session file, read as what it is: something that anybody may have written."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from hipcoach.catalogue.json_schema import DIALECT, Schema, described
from hipcoach.catalogue.pydantic_errors import without_echoes, wording
from hipcoach.diary.session import FORM, FORM_KEY, DoneSession
from hipcoach.errors import SessionError
from hipcoach.text import cut, one_line, shown

LARGEST_FILE = 50_000
"""Bytes; the longest session there is has a seventh of it."""
_DEEPEST = 8
"""Lists and mappings within each other; a session has three."""
_NESTING = re.compile(r'"(?:[^"\\]|\\.)*+"|[][{}]', re.DOTALL)


def read_session(content: bytes) -> DoneSession:
    """The session that a file holds.

    Args:
        content: all of it, whatever it is.

    Raises:
        SessionError: it holds none; says where it went wrong and what to do.
    """
    if len(content) > LARGEST_FILE:
        raise SessionError(
            f"is no session file: it is larger than {LARGEST_FILE} bytes; give the file that the page saved"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SessionError("is no session file: it is no UTF-8 text; give the file that the page saved") from None
    return session_of(_parsed(text))


def session_of(data: Any) -> DoneSession:
    """The session that plain data hold.

    Raises:
        SessionError: they hold none.
    """
    if not isinstance(data, dict) or FORM_KEY not in data:
        raise SessionError(f"is no session file: it has no {FORM_KEY!r}; give the file that the page saved")
    form = data[FORM_KEY]
    if type(form) is int and form > FORM:
        raise SessionError(f"{FORM_KEY}: its form {shown(form)} is newer than this program; update hipcoach")
    try:
        return DoneSession.model_validate(data)
    except ValidationError as error:
        problem, *more = without_echoes(error.errors(include_url=False))
        where = ".".join(one_line(cut(str(part))) for part in problem["loc"]) or "the session"
        also = f" (and {len(more)} more)" if more else ""
        raise SessionError(f"{where}: {one_line(wording(problem, DoneSession))}{also}") from None


def session_schema() -> Schema:
    """The JSON Schema of a session file."""
    return {"$schema": DIALECT, **described(TypeAdapter(DoneSession)), "title": "hipcoach session"}


def _parsed(text: str) -> Any:
    depth = 0
    for found in _NESTING.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > _DEEPEST:
            raise SessionError("is no session file: its lists go too deep; give the file that the page saved")
    try:
        return json.loads(text, object_pairs_hook=_mapping, parse_constant=_no_number, parse_int=_whole)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise SessionError(f"{place}: is no JSON ({error.msg}); give the file as the page saved it") from None


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise SessionError(f"{one_line(shown(twice))} is there twice; give the file as the page saved it")
    return made


def _no_number(sign: str) -> NoReturn:
    raise SessionError(f"{sign} is no number; give the file as the page saved it")


def _whole(digits: str) -> int:
    """A whole number; one of more digits than any here has is told before it is turned into one."""
    longest = 12
    if len(digits) > longest:
        raise SessionError(f"{cut(digits)} is too large a number; give the file as the page saved it")
    return int(digits)
