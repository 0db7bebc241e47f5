"""`hipcoach catalogue stats`."""

import typer

from hipcoach.cli.formats import JsonOnly
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of
from hipcoach.cli.terminal import capabilities_of


def stats(context: typer.Context, json: JsonOnly = False) -> None:
    """What the exercises cover: motion, method, position and what they need, with the gaps marked.

    Piped, the columns are motion, method, position, and how many need no more than the floor and a wall, how many the
    things of a home, how many other equipment.
    """
    from hipcoach.lint.coverage import coverage
    from hipcoach.render import as_json, coverage_text

    rows = coverage(state_of(context).catalogue.exercises)
    if json:
        emit(as_json.named("coverage", [row._asdict() for row in rows]), utf8=True)
    else:
        emit(coverage_text.coverage_table(rows, capabilities_of(None)))
