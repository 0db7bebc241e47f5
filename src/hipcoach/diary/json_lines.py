"""A diary as JSON Lines, an entry a line: what is written is read again, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from hipcoach.diary.entries import DiaryEntry
from hipcoach.diary.foreign_json import NoJsonError, parsed, said_of
from hipcoach.diary.names import person_key
from hipcoach.diary.rows import compact
from hipcoach.errors import DiaryError
from hipcoach.text import shown

if TYPE_CHECKING:
    from hipcoach.catalogue.json_schema import Schema

LINE_FORM = 1
"""Of a line; another number where it changes so that an older program would misread it."""
LINE_FORM_KEY = "hipcoach_diary"
LARGEST_IMPORT = 20_000_000
"""Bytes; two years of a person have some 2,000,000."""
LONGEST_ENTRY = 100_000
"""Bytes; the longest session has an eighth of it."""
_GIVE = "give what `hipcoach diary` wrote"


def exported(entries: Iterable[DiaryEntry]) -> Iterator[str]:
    """A line for each entry, without its end."""
    for entry in entries:
        yield compact({LINE_FORM_KEY: LINE_FORM, **entry.as_data()})


def imported(content: bytes) -> list[DiaryEntry]:
    """The entries that such lines hold, whoever wrote them, by their numbers. `Store.take_in` writes them.

    Raises:
        DiaryError: one of them is none; names the line and what to do.
    """
    if len(content) > LARGEST_IMPORT:
        raise DiaryError(f"is larger than {LARGEST_IMPORT} bytes; {_GIVE}, in parts")
    read: dict[int, DiaryEntry] = {}
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

    made = described(TypeAdapter(DiaryEntry))
    made["properties"] = {
        LINE_FORM_KEY: {"const": LINE_FORM, "description": "The form of this line."},
        **made["properties"],
    }
    made["required"] = [LINE_FORM_KEY, *made["required"]]
    return {"$schema": DIALECT, **made, "title": "hipcoach diary line"}


class _RefusedError(ValueError):
    """A line that is no entry."""


def _entry(line: bytes) -> DiaryEntry:
    if len(line) > LONGEST_ENTRY:
        raise _RefusedError(f"is longer than {LONGEST_ENTRY} bytes; {_GIVE}")
    try:
        data: Any = parsed(line.decode())
    except UnicodeDecodeError:
        raise _RefusedError(f"is no UTF-8 text; {_GIVE}") from None
    except NoJsonError as error:
        raise _RefusedError(f"{str(error).removeprefix('line 1, ')}; {_GIVE}") from None
    if not isinstance(data, dict) or LINE_FORM_KEY not in data:
        raise _RefusedError(f"has no {LINE_FORM_KEY!r}; {_GIVE}")
    form = data.pop(LINE_FORM_KEY)
    if type(form) is not int or form < LINE_FORM:
        raise _RefusedError(f"{LINE_FORM_KEY}: must be {LINE_FORM}; {_GIVE}")
    if form > LINE_FORM:
        raise _RefusedError(f"{LINE_FORM_KEY}: its form {shown(form)} is newer than this program; update hipcoach")
    try:
        return DiaryEntry.model_validate(data)
    except ValidationError as error:
        raise _RefusedError(said_of(error, DiaryEntry, "the entry")) from None


def _wrong_correction(entry: DiaryEntry, read: dict[int, DiaryEntry]) -> str | None:
    """What is wrong with what an entry corrects, if anything."""
    if entry.corrects is None:
        return None
    corrected = read.get(entry.corrects)
    if corrected is None or person_key(corrected.person) != person_key(entry.person):
        return f"corrects entry {entry.corrects}, which is not there"
    if corrected.corrects is not None or entry.kind not in {corrected.kind, "void"}:
        return f"corrects entry {entry.corrects}, a {corrected.kind} that it can't stand for"
    return None
