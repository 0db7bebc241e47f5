"""Lists of exercises, symptoms, rules, flags, templates: for a terminal, and as rows for scripts."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from hipcoach.render import wording
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.paper import Paper
from hipcoach.text import one_line, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.catalogue.exercise import Exercise
    from hipcoach.catalogue.red_flag import RedFlag
    from hipcoach.catalogue.rule import Rule
    from hipcoach.catalogue.symptom import Symptom
    from hipcoach.catalogue.template import Template

Row = tuple[str, ...]

_WIDE = 100
"""Columns of a terminal from which the table of exercises shows what is needed."""

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The signs that start a formula; some spreadsheets take the full-width ones for the same."""

SCRIPT_COLUMNS = ("id", "name", "motions", "method", "position", "equipment", "hip_flexion_deg")


def script_rows(exercises: Sequence[Exercise]) -> list[Row]:
    """One row an exercise, in the order of `SCRIPT_COLUMNS`."""
    return [
        (e.id, e.name, " ".join(e.motions), e.method, e.position, wording.kits(e), str(e.hip_flexion_deg))
        for e in exercises
    ]


def exercise_table(exercises: Sequence[Exercise], capabilities: Capabilities) -> str:
    """For a terminal: the primary motion and how many more; what is needed, where that still fits."""
    columns: Row = ("id", "motion", "method", "position", "needs")
    rows = [(e.id, _motion_and_more(e), spoken(e.method), e.position) for e in exercises]
    if capabilities.width < _WIDE:
        return table(columns[:-1], list(rows), capabilities)
    return table(columns, [(*row, wording.kits(e)) for row, e in zip(rows, exercises, strict=True)], capabilities)


def _motion_and_more(exercise: Exercise) -> str:
    primary, *others = exercise.motions
    return f"{spoken(primary)} +{len(others)}" if others else spoken(primary)


def symptom_rows(symptoms: Sequence[Symptom]) -> list[Row]:
    """id, aliases, where it is."""
    return [(s.id, ", ".join(s.aliases), s.location) for s in symptoms]


def rule_rows(rules: Sequence[Rule]) -> list[Row]:
    """id, the coach's point, grade, source, because."""
    return [(r.id, r.point or "", r.grade, r.source, r.because) for r in rules]


def flag_rows(flags: Sequence[RedFlag]) -> list[Row]:
    """The name to raise it by, level, question: a row for each tier."""
    return [(sign, tier.level, tier.question) for flag in flags for sign, tier in flag.signs.items()]


def template_rows(templates: Sequence[Template]) -> list[Row]:
    """id, summary, phases."""
    return [(t.id, t.summary, " > ".join(phase.id for phase in t.phases)) for t in templates]


def table(columns: Row, rows: list[Row], capabilities: Capabilities) -> str:
    """A table on a terminal; elsewhere tab-separated rows, nothing cut off and no heading.

    What would steer a terminal, or start another cell or row, is shown as its escape.
    """
    rows = [tuple(map(one_line, row)) for row in rows]
    if not capabilities.terminal:
        return "".join("\t".join(row) + "\n" for row in rows)
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for number, column in enumerate(columns):
        grid.add_column(Text(column), overflow="fold", no_wrap=False, style="cyan" if number == 0 else None)
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    paper = Paper(capabilities, measure=capabilities.width)
    paper.put(grid)
    return paper.text()


def rows_as_csv(columns: Row, rows: list[Row]) -> str:
    """CSV with a heading. A cell that a spreadsheet would take for a formula is quoted with an apostrophe.

    What would steer a terminal, or is a line break, is shown as its escape.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(_no_formula, map(one_line, row)) for row in rows)
    return sheet.getvalue()


def _no_formula(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA) else cell


OF_KIND: dict[str, tuple[Row, Callable[[Sequence[Any]], list[Row]]]] = {
    "symptoms": (("id", "aliases", "where"), symptom_rows),
    "rules": (("id", "point", "grade", "source", "because"), rule_rows),
    "flags": (("id", "level", "question"), flag_rows),
    "templates": (("id", "summary", "phases"), template_rows),
}
"""Columns and rows of the lists that have one form."""
