"""The place of an entry in a knowledge folder, for every message about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hipcoach.catalogue.base import FieldPath
from hipcoach.errors import Problem
from hipcoach.text import one_line, shown, singular

if TYPE_CHECKING:
    from hipcoach.catalogue.yaml_door import Document


@dataclass(frozen=True, eq=False, repr=False)
class Origin:
    """An entry's kind and file, the file's marks, and the entry's index in the list."""

    kind: str
    file: str
    document: Document
    index: int
    replaces: bool = False
    """It took the place of an entry that was read before it."""

    @property
    def line(self) -> int:
        """The line it starts in, from 1."""
        return self.document.marks[self.index,][0]

    @property
    def entry(self) -> str:
        """Its kind and id, as in `exercise 'clamshell'`; what has no id is known by its kind."""
        raw = self.document.data[self.index]
        id_ = raw.get("id") if isinstance(raw, dict) else None
        return singular(self.kind) if id_ is None else f"{singular(self.kind)} {shown(str(id_))}"

    @property
    def place(self) -> str:
        """Its file and line."""
        return one_line(f"{self.file}:{self.line}")

    def __str__(self) -> str:
        return f"{self.place}, in place of the one before it" if self.replaces else self.place

    def written(self) -> str:
        """The entry's lines; a comment right above the next entry is that one's."""
        marks, index = self.document.marks, self.index
        end = marks[index + 1,][0] - 1 if (index + 1,) in marks else None
        lines = self.document.text.split("\n")[self.line - 1 : end]
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
            lines.pop()
        return "\n".join(lines) + "\n"

    def problem(self, field: FieldPath, message: str, check: str = "") -> Problem:
        """A problem with a field of the entry, at the field's place or that of the nearest value around it."""
        path = _in_data(field, self.document.data[self.index])
        place = (self.index, *path)
        while place not in self.document.marks and len(place) > 1:
            place = place[:-1]
        dotted = ".".join(shown(part)[1:-1] if isinstance(part, str) else str(part) for part in path)
        return Problem(self.file, *self.document.marks[place], message, self.entry, dotted, check)


def _in_data(field: FieldPath, raw: Any) -> FieldPath:
    """A path as it stands in the data: without names of validators, or the index of a list written as its one entry."""
    path: list[str | int] = []
    value = raw
    for part in field:
        inside = (isinstance(value, dict) and part in value) or (isinstance(value, list) and part in range(len(value)))
        if inside:
            value = value[part]
        if inside or (isinstance(part, str) and part.isidentifier() and isinstance(value, dict)):
            path.append(part)
    return tuple(path)
