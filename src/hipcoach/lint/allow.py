"""What the comments of a knowledge file allow: `# hipcoach: allow figure-missing`, for an entry or for the file.

It counts for the entry that it stands in, or that it stands right above; `... in this file` counts for all of them. A
reason may follow: `... because we ask it on paper`. Some checks can be allowed with a reason alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from hipcoach.errors import Problem
from hipcoach.words import hint, listing

if TYPE_CHECKING:
    from hipcoach.catalogue.yaml_door import Document

_MARK = "hipcoach: allow "
_FILE = " in this file"
_REASON = " because "
_COMMENT = re.compile(r"(?:^|\s)# ?$")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 3
"""Of a reason."""
_ID = re.compile(r"[\w-]{1,60}")


class Allowances:
    """Of one file."""

    def __init__(self, file: str, document: Document, only_with_reason: Collection[str] = ()) -> None:
        self._file = file
        self._said: list[tuple[int, str]] = []
        """Line, and id of a check."""
        self._allowed: set[tuple[str, int | None]] = set()
        """Id of a check, and the entry's index; None for every entry."""
        lines = document.text.split("\n")
        starts = sorted(place for path, place in document.marks.items() if len(path) == 1)
        for number, line in enumerate(lines, start=1):
            before, mark, rest = line.partition(_MARK)
            if mark and _COMMENT.search(before):
                checks, _, reason = rest.partition(_REASON)
                ids = checks.rstrip().removesuffix(_FILE).replace(",", " ").split()
                if all(map(_ID.fullmatch, ids)):  # else it is part of a text
                    entry = None if checks.rstrip().endswith(_FILE) else _entry(lines, number, starts)
                    self._said += [(number, id_) for id_ in dict.fromkeys(ids)]
                    unreasoned = () if len(_LETTER.findall(reason)) >= _FEWEST_LETTERS else only_with_reason
                    self._allowed.update((id_, entry) for id_ in ids if id_ not in unreasoned)

    def allows(self, check: str, index: int) -> bool:
        """True where a check is allowed to find something in the entry of this index."""
        return not self._allowed.isdisjoint({(check, None), (check, index)})

    def unknown(self, checks: Collection[str]) -> Iterator[Problem]:
        """A problem for each id that is no check's."""
        for line, id_ in self._said:
            if id_ not in checks:
                near = hint(id_, checks) or listing(checks)
                yield Problem(self._file, line, 1, f"allows '{id_}', which no check is called{near}")


def _entry(lines: list[str], number: int, starts: list[tuple[int, int]]) -> int:
    """The index of the entry that a comment in a line belongs to.

    Args:
        lines: of the file.
        number: the comment's line, from 1.
        starts: line and column of every entry.
    """
    inside = bisect_right(starts, (number, len(lines[number - 1]))) - 1
    indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    if not lines[number - 1].lstrip().startswith("#") or inside + 1 == len(starts):
        return inside
    line, column = starts[inside + 1]
    between = lines[number : line - 1]
    leads_on = all(not text.strip() or text.lstrip().startswith("#") for text in between)
    return inside + 1 if leads_on and indent < column - 1 else inside
