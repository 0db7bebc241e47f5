"""`hipcoach list`."""

from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from hipcoach.cli import complete
from hipcoach.cli.formats import Json, ListFormat
from hipcoach.cli.options import Several
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of
from hipcoach.cli.terminal import capabilities_of
from hipcoach.vocabulary import METHODS, MOTIONS, POSITIONS

if TYPE_CHECKING:
    from hipcoach.catalogue.exercise import Exercise


def list_exercises(
    context: typer.Context,
    motion: Annotated[
        Several,
        typer.Option(metavar="WORD", help="Trains this motion (IR, ER). Repeatable.", autocompletion=complete.motions),
    ] = None,
    method: Annotated[Several, typer.Option(metavar="WORD", autocompletion=complete.methods)] = None,
    position: Annotated[Several, typer.Option(metavar="WORD", autocompletion=complete.positions)] = None,
    equipment: Annotated[
        Several,
        typer.Option(
            metavar="THING", help="Needs no more than a home's things and these.", autocompletion=complete.equipment
        ),
    ] = None,
    caution: Annotated[
        Several, typer.Option(metavar="WORD", help="Usable with this caution.", autocompletion=complete.cautions)
    ] = None,
    symptom: Annotated[
        Several, typer.Option(metavar="WORD", help="Usable with this symptom.", autocompletion=complete.symptom_ids)
    ] = None,
    format_: Annotated[ListFormat, typer.Option("--format", help="The form of the result.")] = ListFormat.TABLE,
    json: Json = False,
) -> None:
    """The exercises, or those that fit. Piped, it prints tab-separated rows."""
    from hipcoach.coach.read_options import pick, request_from

    state = state_of(context)
    found: list[Exercise] = list(state.catalogue.exercises)
    if motion:
        motions = {pick("motion", word, MOTIONS) for word in motion}
        found = [e for e in found if not motions.isdisjoint(e.motions)]
    if method:
        methods = {pick("method", word, METHODS) for word in method}
        found = [e for e in found if e.method in methods]
    if position:
        positions = {pick("position", word, POSITIONS) for word in position}
        found = [e for e in found if e.position in positions]
    if equipment or caution or symptom:
        request = request_from(
            state.catalogue, symptoms=symptom or (), cautions=caution or (), equipment=equipment or (), minutes=60
        )
        usable = state.coach.usable(request, everything_at_hand=not equipment)
        found = [e for e in found if e.id in usable]
    emit(_rendered(found, ListFormat.JSON if json else format_), utf8=json or format_ is ListFormat.JSON)


def _rendered(found: list["Exercise"], form: ListFormat) -> str:
    from hipcoach.render import as_json
    from hipcoach.render.text import tables

    if form is ListFormat.JSON:
        return as_json.entries("exercises", found)
    if form is ListFormat.IDS:
        return "".join(f"{exercise.id}\n" for exercise in found)
    rows = tables.script_rows(found)
    if form is ListFormat.CSV:
        return tables.rows_as_csv(tables.SCRIPT_COLUMNS, rows)
    if form is ListFormat.TABLE:
        capabilities = capabilities_of(None)
        if capabilities.terminal:
            return tables.exercise_table(found, capabilities)
        return tables.table(tables.SCRIPT_COLUMNS, rows, capabilities)
    assert_never(form)
