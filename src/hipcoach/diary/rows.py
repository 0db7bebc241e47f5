"""An entry ↔ its row. What a disk spoilt, or another program wrote, is told; it is never taken for what was said.

A row is read back without the models: they would cost more than all the rest of `today`. Its CRC tells that what stands
there is what was written, which was a model's.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from hipcoach.diary.names import person_key
from hipcoach.errors import DiaryError
from hipcoach.text import shown

if TYPE_CHECKING:
    from hipcoach.diary.entries import DiaryEntry

STORED = "number, id, person, at, written, corrects, kind, data"
"""What the CRC is of, in this order."""
CHECKED = f"{STORED}, crc"


class StoredRow(NamedTuple):
    """An entry as it stands."""

    number: int
    """Of the first, where this corrects it."""
    at: datetime
    kind: str
    data: dict[str, Any]


def compact(data: Any) -> str:
    """Plain data as JSON, in the one form that is written here."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def crc_of(columns: Sequence[Any]) -> int:
    """Of the values of `STORED`."""
    return zlib.crc32("\n".join(map(str, columns)).encode("utf-8", "surrogatepass"))


def full(columns: Sequence[Any]) -> tuple[Any, ...]:
    """The values of `STORED`, the person's key and the CRC, by which a row is written."""
    return (*columns, person_key(columns[2]), crc_of(columns))


def columns_of(entry: DiaryEntry) -> tuple[Any, ...]:
    """The values of `STORED`."""
    data = entry.as_data()
    head = (data[name] for name in ("number", "id", "person", "at", "written", "corrects"))
    return (*head, entry.kind, compact(entry.data))


def row_of(first: int, checked: Sequence[Any]) -> StoredRow:
    """What stands in the values of `CHECKED`.

    Raises:
        DiaryError: they are not as they were written.
    """
    *columns, crc = checked
    if crc != crc_of(columns):
        raise _damaged(columns[0])
    try:
        return StoredRow(first, datetime.fromisoformat(columns[3]), columns[6], json.loads(columns[7]))
    except (ValueError, TypeError, RecursionError):
        raise _damaged(columns[0]) from None


def entry_of(checked: Sequence[Any], **stands_for: Any) -> DiaryEntry:
    """The entry in the values of `CHECKED`.

    Args:
        checked: the values.
        stands_for: fields of the entry that it corrects, in whose place it is to stand.

    Raises:
        DiaryError: they are not as they were written.
    """
    from hipcoach.diary.entries import DiaryEntry

    row = row_of(0, checked)
    head = dict(zip(("number", "id", "person", "at", "written", "corrects"), checked, strict=False))
    content = {**row.data, "kind": row.kind}
    try:
        if row.kind == "session" and "id" in stands_for:  # it is the session in whose place it stands, told anew
            content["session"] = {**content["session"], "id": stands_for["id"]}
        return DiaryEntry.model_validate({**head, **stands_for, "content": content})
    except (ValueError, TypeError, KeyError):
        raise _damaged(head["number"]) from None


def _damaged(number: Any) -> DiaryError:
    return DiaryError(f"entry {shown(number)} of the diary is damaged; forget that entry, or take a backup")
