"""A list of the catalogue's entries, in each of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.cli.chosen_form import asked_form
from hipcoach.cli.formats import ListFormat
from hipcoach.cli.output import emit
from hipcoach.cli.terminal import capabilities_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def emit_list(
    kind: str, entries: Sequence[Any], asked: ListFormat | None, *, json: bool, first: Collection[str] = ()
) -> None:
    """Print entries of a kind.

    Args:
        kind: exercises, symptoms, rules, adaptations, flags, templates or programmes.
        entries: all of them.
        asked: the form; without one a table, which has a heading on a terminal, elsewhere nothing but rows.
        json: the same as the form of that name.
        first: of exercises, the motions that were asked for.

    Raises:
        UsageError: two forms are asked for.
    """
    from hipcoach.render import as_json
    from hipcoach.render.text import tables

    form = asked_form(asked, ListFormat.JSON, short=json)
    columns, rows = tables.OF_KIND[kind]
    if form is ListFormat.JSON:
        emit(as_json.entries(kind, entries), utf8=True)
    elif form is ListFormat.JSONL:
        emit(as_json.lines(entries), utf8=True)
    elif form is ListFormat.IDS:
        emit("".join(f"{row[0]}\n" for row in rows(entries)))
    elif form is ListFormat.CSV:
        emit(tables.rows_as_csv(columns, rows(entries)))
    else:
        emit(tables.table_of(kind, entries, capabilities_of(None), first))
