"""What the comments of a knowledge file allow: `# hipcoach: allow figure-missing`, for an entry or for the file.

It counts for the entry that it stands in, or that it stands right above; `... in this file` counts for all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from hipcoach.errors import Problem
from hipcoach.words import hint

if TYPE_CHECKING:
    from hipcoach.catalogue.yaml_door import Document

_COMMENT = re.compile(r"(?P<before>^|.*\s)# ?hipcoach: allow (?P<ids>.*?)(?P<file> in this file)?\s*\Z")


class Allowances:
    """Of one file."""

    def __init__(self, file: str, document: Document) -> None:
        self._file = file
        self._said: list[tuple[int, str, int | None]] = []
        """Line, id of a check, and the entry's index; None for every entry."""
        starts = sorted(place[0] for path, place in document.marks.items() if len(path) == 1)
        for line, text in enumerate(document.text.split("\n"), start=1):
            if found := _COMMENT.match(text):
                entry = bisect_right(starts, line) - (0 if found["before"] == "" else 1)
                ids = found["ids"].replace(",", " ").split()
                self._said += [(line, id_, None if found["file"] else entry) for id_ in ids]

    def allows(self, check: str, index: int) -> bool:
        """True where a check is allowed to find something in the entry of this index."""
        return any(id_ == check and entry in (None, index) for _, id_, entry in self._said)

    def unknown(self, checks: Collection[str]) -> Iterator[Problem]:
        """A problem for each id that is no check's."""
        for line, id_, _ in self._said:
            if id_ not in checks:
                near = hint(id_, checks) or f"; there are {', '.join(checks)}"
                yield Problem(self._file, line, 1, f"allows '{id_}', which no check is called{near}")
