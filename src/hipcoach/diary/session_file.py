"""The session file, read as what it is: something that anybody may have written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from hipcoach.diary.foreign_json import NoJsonError, parsed, said_of
from hipcoach.diary.session import FORM, FORM_KEY, DoneSession
from hipcoach.errors import SessionError
from hipcoach.text import shown

if TYPE_CHECKING:
    from hipcoach.catalogue.json_schema import Schema

LARGEST_FILE = 50_000
"""Bytes; the longest session there is has a seventh of it."""


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
    try:
        return session_of(parsed(text))
    except NoJsonError as error:
        raise SessionError(f"{error}; give the file as the page saved it") from None


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
        raise SessionError(said_of(error, DoneSession, "the session")) from None


def session_schema() -> Schema:
    """The JSON Schema of a session file."""
    from pydantic import TypeAdapter

    from hipcoach.catalogue.json_schema import DIALECT, described

    return {"$schema": DIALECT, **described(TypeAdapter(DoneSession)), "title": "hipcoach session"}
