"""`hipcoach today`."""

from functools import partial
from typing import Annotated

import typer

from hipcoach.cli.diary.people import OfWhom
from hipcoach.cli.formats import Json, Output, RoutineForm, SheetPaper
from hipcoach.cli.letterhead import FromWhom, SheetNote
from hipcoach.cli.options import RequestOptions, Several, request_options
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of


@partial(request_options, without=("words", "not_flags", "screened"))
def today(
    context: typer.Context,
    options: RequestOptions,
    format_: RoutineForm = None,
    json: Json = False,
    output: Output = None,
    figures: Annotated[bool, typer.Option("--figures", help="Draw each step, in a terminal that can show it.")] = False,
    paper: SheetPaper = None,
    for_: OfWhom = None,
    from_: FromWhom = None,
    sheet_note: SheetNote = None,
    full: Annotated[bool, typer.Option("--full", help="All of it, also on a terminal.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="On one screen, also in a file or a pipe.")] = False,
    why: Annotated[bool, typer.Option("--why", help="On one screen, with the reason for every step.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="What is typed here holds every day from now on.")] = False,
    drop: Annotated[
        Several, typer.Option(metavar="WORD", help="What holds every day no more: knee, side. Repeatable.")
    ] = None,
) -> None:
    """What to do now, by how the last sessions and mornings went, and why.

    hipcoach today

    hipcoach today --minutes 5

    hipcoach today --caution knee --keep

    Options lie over what the diary holds, for today alone, or with --keep for every day. On a terminal it asks for the
    morning, for signs that stop a session and for today's pain; without one it asks nothing. Exits 0 on a rest day too.
    """
    from hipcoach.cli.diary.todays import Changed, answered
    from hipcoach.cli.diary.todays_sheet import end_today, rendered_today
    from hipcoach.cli.less_care import tell_of_less_care
    from hipcoach.cli.sheet import Wishes, sheet_for, wished_lengths

    state = state_of(context)
    tell_of_less_care(state)
    lengths = wished_lengths(full=full, brief=brief, why=why)
    wishes = Wishes(format_, json, output, paper, (for_ or None, from_, sheet_note), figures, False, lengths)
    sheet = sheet_for(wishes, state.usual)
    result = answered(state, options, for_, Changed(keep, drop or ()))
    emit(rendered_today(result, sheet, state), output, utf8=sheet.form in ("json", "html"))
    end_today(result)
