"""`hipcoach plan`."""

from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli import complete, values
from hipcoach.cli.folders import place
from hipcoach.cli.formats import Json, Output, PlanForm, PlanFormat, SheetPaper
from hipcoach.cli.letterhead import FromWhom, SheetNote
from hipcoach.cli.options import RequestOptions, Several, request_options
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of
from hipcoach.vocabulary import ALARM_MINUTES, DEFAULT_WEEKS, PLAN_WEEKS


@request_options
def plan(
    context: typer.Context,
    options: RequestOptions,
    programme: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Which weeks (`hipcoach programmes`); without it, those of the complaint.",
            autocompletion=complete.programme_ids,
        ),
    ] = None,
    weeks: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            parser=values.whole("--weeks", PLAN_WEEKS, "weeks?"),
            show_default=str(DEFAULT_WEEKS),
            help=f"From {PLAN_WEEKS[0]} to {PLAN_WEEKS[1]}.",
        ),
    ] = None,
    days: Annotated[
        Several,
        typer.Option(metavar="DAYS", help="Days with a session: mon,wed,sat. Of two neighbours the later only moves."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The first day: 2026-12-01, monday, today. Today, on a terminal."),
    ] = None,
    recovery: Annotated[
        bool | None,
        typer.Option("--recovery/--no-recovery", show_default=False, help="Mondays recover, or do not."),
    ] = None,
    format_: PlanForm = None,
    json: Json = False,
    output: Output = None,
    paper: SheetPaper = None,
    for_: Annotated[
        str | None,
        typer.Option("--for", metavar="NAME", help="Whose plan it is: on its head, and with --adopt whose diary."),
    ] = None,
    from_: FromWhom = None,
    sheet_note: SheetNote = None,
    day: Annotated[
        str | None, typer.Option(metavar="DAY", help="The session of one day: its date, its number, or today.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="With every session whole, also on a terminal.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="The weeks alone, also in a file or a pipe.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Why this week, this day, this dose; what would change it.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="TIME", help="Of a calendar: when its sessions begin; 07:00 without it."),
    ] = None,
    alarm: Annotated[
        list[int] | None,
        typer.Option(
            "--alarm",
            metavar="N",
            parser=values.whole("--alarm", ALARM_MINUTES, values.MINUTE_UNIT),
            help="Of a calendar: remind so many minutes before. Repeatable.",
        ),
    ] = None,
    details: Annotated[
        bool, typer.Option("--details", help="Of a calendar: say in it what the sessions are for.")
    ] = False,
    replaces: Annotated[
        Path | None,
        typer.Option(
            "--replaces", metavar="FILE", parser=place, help="Of a calendar: the one that it takes the place of."
        ),
    ] = None,
    leave: Annotated[bool, typer.Option("--leave", help="The plan of the diary is followed no more.")] = False,
    new: Annotated[bool, typer.Option("--new", help="With --adopt: the name that --for says is a new one.")] = False,
    adopt: Annotated[
        bool, typer.Option("--adopt", help="Put it into the diary: `hipcoach today` then follows it.")
    ] = False,
) -> None:
    """Weeks of sessions: which day loads, which only moves, and when anything may go up.

    hipcoach plan --programme hip-month

    hipcoach plan --symptom hamstring --days mon,wed,sat --start monday -o plan.html

    hipcoach plan --symptom hamstring -o plan.ics

    A plan holds its load: what goes up is told as a condition. Nothing is written down but with --adopt; after that,
    `hipcoach plan` alone shows how it stands. Exits as `hipcoach recommend` does.
    """
    from hipcoach.cli import clock
    from hipcoach.cli.plan.calendar import CalendarOptions, as_calendar, refuse_beside
    from hipcoach.cli.plan.made import Adopting, PlanOptions, planned
    from hipcoach.cli.plan.sheet import PlanWishes, end_plan, plan_written
    from hipcoach.coach.plan import Plan

    state = state_of(context)
    if leave:
        from hipcoach.cli.plan.kept import leave as left
        from hipcoach.cli.plan.kept import refuse_beside_leave

        refuse_beside_leave(context)
        emit(left(state, for_))
        return
    calendar = CalendarOptions(at, alarm or (), details, replaces)
    wishes = PlanWishes(format_, json, output, paper, (for_, from_, sheet_note), day, (full, brief, why))
    form = wishes.form(state.usual)
    refuse_beside(calendar, form, day)
    made = planned(state, options, PlanOptions(programme, weeks, days, start, recovery), Adopting(adopt, for_, new))
    if form is PlanFormat.ICS and isinstance(made.result, Plan):
        emit(as_calendar(made.result, made.kept, calendar, for_), output, utf8=True)
    elif form is PlanFormat.ICS:  # what stands in a plan's place is no calendar; it is read here
        emit(plan_written(made, wishes.as_text(), PlanFormat.TEXT, state, clock.now().date()))
    else:
        emit(plan_written(made, wishes, form, state, clock.now().date()), output, utf8=form in ("json", "html"))
    if made.adopt:
        made.adopt()
    end_plan(made)
