"""Lists of exercises, symptoms, rules, flags, templates, programmes: for a terminal, and as rows for scripts."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from hipcoach.render import wording
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.paper import Paper
from hipcoach.text import one_line, singular, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from hipcoach.catalogue.adaptation import Adaptation
    from hipcoach.catalogue.exercise import Exercise
    from hipcoach.catalogue.programme import Programme
    from hipcoach.catalogue.red_flag import RedFlag
    from hipcoach.catalogue.rule import Rule
    from hipcoach.catalogue.symptom import Symptom
    from hipcoach.catalogue.template import Template

Row = tuple[str, ...]

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs that start a formula; some spreadsheets take the full-width ones for the same."""

SCRIPT_COLUMNS = ("id", "name", "motions", "method", "position", "equipment", "hip_flexion_deg")
"""Of exercises, as scripts get them."""
PEOPLE_COLUMNS = ("id", "motion", "also", "method", "position", "needs")
"""Of exercises, on a terminal; `_FALLING` says which give way where it is narrow."""


def script_rows(exercises: Sequence[Exercise]) -> list[Row]:
    """One row an exercise, in the order of `SCRIPT_COLUMNS`."""
    return [
        (e.id, e.name, " ".join(e.motions), e.method, e.position, wording.kits(e), str(e.hip_flexion_deg))
        for e in exercises
    ]


def _rows_for_people(exercises: Sequence[Exercise], first: Collection[str]) -> list[Row]:
    """One row an exercise, in the order of `PEOPLE_COLUMNS`.

    Of its motions the first that was asked for, else its primary one, and how many more.
    """
    rows: list[Row] = []
    for e in exercises:
        motion, *others = sorted(e.motions, key=lambda motion: motion not in first)
        also = f"+{len(others)}" if others else ""
        rows.append((e.id, spoken(motion), also, spoken(e.method), e.position, wording.kits(e)))
    return rows


def table_of(kind: str, entries: Sequence[Any], capabilities: Capabilities, first: Collection[str] = ()) -> str:
    """A list of entries: on a terminal with a heading and their number, elsewhere the rows for scripts.

    Args:
        kind: one of `OF_KIND`.
        entries: all of them.
        capabilities: of the place that shows it.
        first: of exercises, the motions that were asked for.
    """
    columns, rows_of = OF_KIND[kind]
    if not capabilities.terminal:
        return table(columns, rows_of(entries), capabilities)
    rows = rows_of(entries)
    if kind == "exercises":
        columns, rows = PEOPLE_COLUMNS, _rows_for_people(entries, first)
    if not rows:
        return ""
    counted = kind if len(entries) > 1 else singular(kind)
    return table(columns, rows, capabilities, _FALLING[kind]) + f"\n{len(entries)} {counted}\n"


def symptom_rows(symptoms: Sequence[Symptom]) -> list[Row]:
    """id, aliases, where it is."""
    return [(s.id, ", ".join(s.aliases), s.location) for s in symptoms]


def rule_rows(rules: Sequence[Rule]) -> list[Row]:
    """id, the coach's point, grade, source, because."""
    return [(r.id, r.point or "", r.grade, r.source, r.because) for r in rules]


def adaptation_rows(adaptations: Sequence[Adaptation]) -> list[Row]:
    """id, what it does, grade, source, because."""
    return [(a.id, a.then.do, a.grade, a.source, a.because) for a in adaptations]


def flag_rows(flags: Sequence[RedFlag]) -> list[Row]:
    """The name to raise it by, level, question: a row for each tier."""
    return [(sign, tier.level, tier.question) for flag in flags for sign, tier in flag.signs.items()]


def template_rows(templates: Sequence[Template]) -> list[Row]:
    """id, summary, phases."""
    return [(t.id, t.summary, " > ".join(phase.id for phase in t.phases)) for t in templates]


def programme_rows(programmes: Sequence[Programme]) -> list[Row]:
    """id, summary, how many weeks, whose it is, what it leads back to, its days."""
    return [
        (p.id, p.summary, str(len(p.weeks)), " ".join(p.symptoms), p.activity or "", " ".join(p.days))
        for p in programmes
    ]


def table(columns: Row, rows: list[Row], capabilities: Capabilities, falling: Row = ()) -> str:
    """A table on a terminal; elsewhere tab-separated rows, nothing cut off and no heading.

    Where even two columns have no room beside each other, the second stands below the first.

    What would steer a terminal, or start another cell or row, is shown as its escape.

    Args:
        columns: their headings; the first, what an entry is called, is always on one line, to be copied.
        rows: a cell for each.
        capabilities: of the place that shows it.
        falling: columns that a narrow terminal does without, the first to go first.
    """
    rows = [tuple(map(one_line, row)) for row in rows]
    if not capabilities.terminal:
        return "".join("\t".join(row) + "\n" for row in rows)
    laid_out = _laid_out(columns, rows, capabilities.width, falling)
    if _too_narrow(laid_out, capabilities.width):
        return _stacked(laid_out, capabilities)
    widths = _widths(laid_out, capabilities.width)
    grid = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    for number, (column, width) in enumerate(zip(laid_out, widths, strict=True)):
        grid.add_column(Text(column.heading), overflow="fold", width=width, style=None if number else "cyan")
    for cells in zip(*(column.cells for column in laid_out), strict=True):
        grid.add_row(*map(Text, cells))
    whole = max(capabilities.width, sum(widths) + _GAP * len(widths))
    paper = Paper(replace(capabilities, width=whole), measure=whole)
    paper.put(grid)
    return paper.text()


def _too_narrow(columns: Sequence[_Column], width: int) -> bool:
    """True where what is said of each has no room to be read beside what it is called."""
    return len(columns) == _NAME_AND_TEXT and _least(columns) > width


def _stacked(columns: Sequence[_Column], capabilities: Capabilities) -> str:
    """What each is called, and on the lines below what is said of it."""
    name, text = columns
    whole = max(capabilities.width, name.most)
    paper = Paper(replace(capabilities, width=whole), measure=whole)
    for called, said in zip(name.cells, text.cells, strict=True):
        paper.line((called, "cyan"))
        paper.line(said, indent=_GAP)
    return paper.text()


_NAME_AND_TEXT = 2
_GAP = 2
_READABLE = 24
"""Text in a narrower column is hard to read."""
_NARROWEST = 8
"""A column is never narrower, even where a line gets longer than the terminal is wide."""


class _Column(NamedTuple):
    heading: str
    cells: list[str]
    least: int
    """So wide at least: what is short stays on one line."""
    most: int


def _laid_out(columns: Row, rows: Sequence[Row], width: int, falling: Row) -> list[_Column]:
    """The columns that a terminal has room for; the first one is never narrower than its widest cell."""
    laid_out = []
    for number, heading in enumerate(columns):
        cells = [row[number] for row in rows]
        most = max(map(cell_len, (heading, *cells)))
        laid_out.append(_Column(heading, cells, min(most, _READABLE) if number else most, most))
    for heading in falling:
        if _least(laid_out) > width:
            laid_out = [column for column in laid_out if column.heading != heading]
    return laid_out


def _least(columns: Sequence[_Column]) -> int:
    return sum(column.least for column in columns) + _GAP * (len(columns) - 1)


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """Of each column: what it needs at least, and its share of what is left, the smallest wishes first."""
    widths = [column.least for column in columns]
    left = width - _least(columns)
    if left < 0 and len(columns) > 1:
        widths[-1] = max(_NARROWEST, widths[-1] + left)
    wishes = sorted(range(len(columns)), key=lambda number: columns[number].most - widths[number])
    for done, number in enumerate(wishes):
        given = max(0, min(columns[number].most - widths[number], left // (len(columns) - done)))
        widths[number] += given
        left -= given
    return widths


def rows_as_csv(columns: Row, rows: list[Row], end: str = "\n") -> str:
    """CSV with a heading. A cell that a spreadsheet would take for a formula is quoted with an apostrophe.

    What would steer a terminal, or is a line break, is shown as its escape.

    Args:
        columns: their headings.
        rows: a cell for each.
        end: of each row.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator=end)
    writer.writerows(map(_no_formula, map(one_line, row)) for row in (columns, *rows))
    return sheet.getvalue()


def _no_formula(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


OF_KIND: dict[str, tuple[Row, Callable[[Sequence[Any]], list[Row]]]] = {
    "exercises": (SCRIPT_COLUMNS, script_rows),
    "symptoms": (("id", "aliases", "where"), symptom_rows),
    "rules": (("id", "point", "grade", "source", "because"), rule_rows),
    "adaptations": (("id", "does", "grade", "source", "because"), adaptation_rows),
    "flags": (("id", "level", "question"), flag_rows),
    "templates": (("id", "summary", "phases"), template_rows),
    "programmes": (("id", "summary", "weeks", "symptoms", "activity", "days"), programme_rows),
}
"""Columns and rows of each list, as scripts get them; the first column is what an entry is called by."""

_FALLING: dict[str, Row] = {
    "exercises": ("needs", "also", "position", "method", "motion"),
    "symptoms": ("aliases",),
    "rules": ("source", "point", "grade"),
    "adaptations": ("source", "grade", "does"),
    "flags": ("level",),
    "templates": ("phases",),
    "programmes": ("days", "activity", "symptoms", "weeks"),
}
"""What of each list a narrow terminal does without, the first to go first."""
