"""What the exercises cover: for a terminal by motion, elsewhere a row for every use."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from hipcoach.render.text import tables
from hipcoach.vocabulary import POSITIONS, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.lint.coverage import Coverage
    from hipcoach.render.text.paper import Capabilities

_SHORT = ("stand", "seat", "floor", "kneel", "four", "prone", "supine", "side")
"""The positions, in their order, as narrow headings."""
_LEGEND = """
Each letter is an exercise: f needs the floor and a wall, h things that a home has, e other equipment; - is a gap.
An exercise counts for its primary motion, CARs for each that they train.
"""


def coverage_table(found: Sequence[Coverage], capabilities: Capabilities) -> str:
    """A row a motion and method on a terminal; elsewhere tab-separated, a row a motion, method and position."""
    if not capabilities.terminal:
        return tables.table((), [tuple(map(str, each)) for each in found], capabilities)
    rows: list[tables.Row] = []
    for motion, of_motion in groupby(found, key=attrgetter("motion")):
        rows.append((spoken(motion), *("",) * (len(_SHORT) + 1)))
        for method, of_method in groupby(of_motion, key=attrgetter("method")):
            cells = [_letters(each) for each in of_method]
            rows.append((f"  {spoken(method)}", *cells, "" if any(map(str.isalpha, cells)) else "gap"))
    return tables.table(("", *_SHORT, ""), rows, capabilities) + _LEGEND + _gaps(found)


def _letters(each: Coverage) -> str:
    return "f" * each.bare + "h" * each.home + "e" * each.more or "-"


def _gaps(found: Iterable[Coverage]) -> str:
    """The motions that nothing trains in a position, whatever the method."""
    trained = {(each.motion, each.position) for each in found if each.bare or each.home or each.more}
    lines = []
    for motion in dict.fromkeys(each.motion for each in found):
        missing = [position for position in POSITIONS if (motion, position) not in trained]
        if missing:
            lines.append(f"Nothing for {spoken(motion)}: {', '.join(missing)}.\n")
    return "".join(lines)
