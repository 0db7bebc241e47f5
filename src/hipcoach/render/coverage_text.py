"""What the exercises cover: for a terminal by motion, elsewhere a row for every use."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from hipcoach.render.text import tables
from hipcoach.text import spoken
from hipcoach.vocabulary import POSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.lint.coverage import Coverage
    from hipcoach.render.text.capabilities import Capabilities

_SHORT = ("stand", "seat", "floor", "kneel", "four", "prone", "supine", "side")
"""The positions, in their order, as narrow headings."""
_LEGEND = """
Each letter is an exercise: f needs the floor and a wall, h things that a home has, e other equipment; - is a gap.
An exercise counts for its primary motion, CARs for each that they train.
"""


def coverage_table(rows: Sequence[Coverage], capabilities: Capabilities) -> str:
    """A row a motion and method on a terminal; elsewhere tab-separated, a row a motion, method and position."""
    if not capabilities.terminal:
        return tables.table((), [tuple(map(str, row)) for row in rows], capabilities)
    shown: list[tables.Row] = []
    for motion, of_motion in groupby(rows, key=attrgetter("motion")):
        shown.append((spoken(motion), *("",) * (len(_SHORT) + 1)))
        for method, of_method in groupby(of_motion, key=attrgetter("method")):
            cells = [_letters(row) for row in of_method]
            shown.append((f"  {spoken(method)}", *cells, "" if any(map(str.isalpha, cells)) else "gap"))
    return tables.table(("", *_SHORT, ""), shown, capabilities) + _LEGEND + _gaps(rows)


def _letters(row: Coverage) -> str:
    return "f" * row.bare + "h" * row.home + "e" * row.more or "-"


def _gaps(rows: Iterable[Coverage]) -> str:
    """The motions that nothing trains in a position, whatever the method."""
    trained = {(row.motion, row.position) for row in rows if row.bare or row.home or row.more}
    lines = []
    for motion in dict.fromkeys(row.motion for row in rows):
        missing = [position for position in POSITIONS if (motion, position) not in trained]
        if missing:
            lines.append(f"Nothing for {spoken(motion)}: {', '.join(missing)}.\n")
    return "".join(lines)
