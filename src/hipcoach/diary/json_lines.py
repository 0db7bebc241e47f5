"""A diary as JSON Lines, an entry a line: what is written is read again, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from hipcoach.diary.entries import Entry
from hipcoach.diary.foreign_json import NoJsonError, parsed, told
from hipcoach.diary.names import person_key
from hipcoach.diary.rows import compact
from hipcoach.errors import DiaryError
from hipcoach.text import shown

if TYPE_CHECKING:
    from hipcoach.catalogue.json_schema import Schema

FORM = 1
"""Of a line; another number where it changes so that an older program would misread it."""
FORM_KEY = "hipcoach_diary"
LARGEST_FILE = 20_000_000
"""Bytes; two years of a person have some 2,000,000."""
LONGEST_LINE = 100_000
"""Bytes; the longest session has an eighth of it."""
_GIVE = "give what `hipcoach diary` wrote"


def exported(entries: Iterable[Entry]) -> Iterator[str]:
    """A line for each entry, without its end."""
    for entry in entries:
        yield compact({FORM_KEY: FORM, **entry.as_data()})


def imported(content: bytes) -> list[Entry]:
    """The entries that such lines hold, whoever wrote them, by their numbers. `Store.take_in` writes them.

    Raises:
        DiaryError: one of them is none; names the line and what to do.
    """
    if len(content) > LARGEST_FILE:
        raise DiaryError(f"is larger than {LARGEST_FILE} bytes; {_GIVE}, in parts")
    read: dict[int, Entry] = {}
    lines: dict[str, int] = {}
    for line, text in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not text.strip():
            continue
        try:
            entry = _entry(text)
        except _RefusedError as error:
            raise DiaryError(f"line {line}: {error}") from None
        if entry.number in read or entry.id in lines:
            raise DiaryError(f"line {line}: its number or its id is there twice; take one of the two away")
        read[entry.number] = entry
        lines[entry.id] = line
    for entry in read.values():
        if wrong := _wrong_correction(entry, read):
            raise DiaryError(f"line {lines[entry.id]}: {wrong}; {_GIVE}, all of it")
    return [read[number] for number in sorted(read)]


def line_schema() -> Schema:
    """The JSON Schema of a line."""
    from pydantic import TypeAdapter

    from hipcoach.catalogue.json_schema import DIALECT, described

    made = described(TypeAdapter(Entry))
    made["properties"] = {FORM_KEY: {"const": FORM, "description": "The form of this line."}, **made["properties"]}
    made["required"] = [FORM_KEY, *made["required"]]
    return {"$schema": DIALECT, **made, "title": "hipcoach diary line"}


class _RefusedError(ValueError):
    """A line that is no entry."""


def _entry(line: bytes) -> Entry:
    if len(line) > LONGEST_LINE:
        raise _RefusedError(f"is longer than {LONGEST_LINE} bytes; {_GIVE}")
    try:
        data: Any = parsed(line.decode())
    except UnicodeDecodeError:
        raise _RefusedError(f"is no UTF-8 text; {_GIVE}") from None
    except NoJsonError as error:
        raise _RefusedError(f"{str(error).removeprefix('line 1, ')}; {_GIVE}") from None
    if not isinstance(data, dict) or FORM_KEY not in data:
        raise _RefusedError(f"has no {FORM_KEY!r}; {_GIVE}")
    form = data.pop(FORM_KEY)
    if type(form) is not int or form < FORM:
        raise _RefusedError(f"{FORM_KEY}: must be {FORM}; {_GIVE}")
    if form > FORM:
        raise _RefusedError(f"{FORM_KEY}: its form {shown(form)} is newer than this program; update hipcoach")
    try:
        return Entry.model_validate(data)
    except ValidationError as error:
        raise _RefusedError(told(error, Entry, "the entry")) from None


def _wrong_correction(entry: Entry, read: dict[int, Entry]) -> str | None:
    """What is wrong with what an entry corrects, if anything."""
    if entry.corrects is None:
        return None
    corrected = read.get(entry.corrects)
    if corrected is None or person_key(corrected.person) != person_key(entry.person):
        return f"corrects entry {entry.corrects}, which is not there"
    if corrected.corrects is not None or entry.kind not in {corrected.kind, "void"}:
        return f"corrects entry {entry.corrects}, a {corrected.kind} that it can't stand for"
    return None
