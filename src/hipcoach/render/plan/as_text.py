"""A plan as text: the weeks at a glance, what each is about, what may go up and when, what each session holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render import wording
from hipcoach.render.as_text import Reasons, first_on, letterhead_on, phases_on, stops_on
from hipcoach.render.plan.gathered import days_with, outsides, shared
from hipcoach.render.plan.wording import (
    conditions,
    dates,
    day_heading,
    first_note,
    kind_word,
    minutes,
    session_heading,
    week_heading,
)
from hipcoach.render.signs import flag_questions
from hipcoach.render.text.brief import safety_on
from hipcoach.render.text.paper import Paper
from hipcoach.render.wording import NOT_MEDICAL
from hipcoach.text import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.coach.plan import Plan, PlanDay, PlanReason, PlanSession, PlanWeek
    from hipcoach.coach.routine import Routine, Step
    from hipcoach.render.letterhead import Letterhead
    from hipcoach.render.text.capabilities import Capabilities

_MEASURE = 84
_LEAD = 14
"""Columns of a week's name and first date."""
_CELL = 8
_NARROW_CELL = 5
"""Of a narrow terminal: without minutes."""
_LOADS = "*"
_DAYS = 7


def plan_text(plan: Plan, capabilities: Capabilities, letterhead: Letterhead, length: str) -> str:
    """Write a plan.

    Args:
        plan: what is written.
        capabilities: of the place that shows it.
        letterhead: whom it is for, and whom from.
        length: `brief` is the weeks and what each session holds; `why` with the reasons; `full` with sessions whole.
    """
    paper = Paper(capabilities, measure=_MEASURE)
    _head(paper, plan, letterhead, whole=length == "full")
    _grid(paper, plan)
    _weeks(paper, plan, why=length == "why")
    paper.gap()
    for text in (first_note(plan), *conditions(plan), *_to_watch(plan)):
        paper.line(text)
    _meanwhile(paper, plan)
    if length == "why":
        from hipcoach.render.plan.explained import what_would_change

        what_would_change(paper, plan)
    if length == "full":
        _sessions_whole(paper, plan)
        paper.gap()
        paper.line((NOT_MEDICAL, "dim"))
    else:
        _sessions(paper, plan)
        _foot(paper, plan, next_="" if length == "why" else ", --why")
    return paper.text()


def of_day(plan: Plan, day: PlanDay, capabilities: Capabilities, *, why: bool) -> str:
    """Write what stands above the session of one day: where in the plan it is, and why it is what it is."""
    paper = Paper(capabilities, measure=_MEASURE)
    week = plan.week_of(day)
    paper.line((day_heading(day), "bold"), f" · {week_heading(week)} · {kind_word(day)}")
    if day.outside:
        paper.line(f"Beside the session: {day.outside}", indent=2)
    if week.goes_up and day.kind == "loading":
        paper.line(f"Goes up: {week.goes_up}", indent=2)
    if why:
        reasons_on(paper, day.why, indent=2)
    return paper.text()


def next_after(plan: Plan, day: PlanDay) -> str:
    """`the next one is on Tue 1 December`."""
    later = plan.next_with_session(day)
    return f"the next one is on {day_heading(later)} ({later.date})" if later else "none follows it"


def reasons_on(paper: Paper, reasons: Iterable[PlanReason], indent: int) -> None:
    """Write reasons, a line each, with source, grade and the coach's point."""
    for reason in reasons:
        point = f", {reason.point}" if reason.point else ""
        paper.line((f"{reason.because} ({reason.source}, {reason.grade}{point})", "dim"), indent=indent, hang=2)


def _head(paper: Paper, plan: Plan, letterhead: Letterhead, *, whole: bool) -> None:
    complaint = f" · {plan.complaint}, {plan.stage}" if plan.complaint else f" · {plan.stage}"
    paper.line((plan.title, "bold"), complaint)
    weeks = len(plan.weeks)
    sessions = sum(day.session is not None for day in plan.days)
    paper.line(f"{weeks} week{'s' * (weeks > 1)} · {dates(plan)} · {sessions} sessions")
    paper.line(plan.summary)
    for remark in plan.remarks:
        paper.line((remark, "bold"))
    if plan.sessions:
        routine = plan.sessions[0].routine
        common = shared(plan)
        first_on(paper, common.to_be_looked_at, wording.understood(routine), common.said_first)
        letterhead_on(paper, letterhead)
        _careful(paper, plan, routine)
        if whole:
            stops_on(paper, common.stop_signs, flag_questions(common.flags))
        else:
            safety_on(paper, common.stop_signs_in_brief or common.stop_signs, common.flags)


def _careful(paper: Paper, plan: Plan, routine: Routine) -> None:
    """What it heeds, and which side begins."""
    told = [spoken(caution) for caution in plan.careful_with]
    side = routine.request.side
    parts = [f"Careful with: {', '.join(told)}."] if told else []
    parts += [f"The {side} side is the sore one, and begins."] if side in ("left", "right") else []
    if parts:
        paper.line(" ".join(parts))


def _grid(paper: Paper, plan: Plan) -> None:
    """A row for each week, a column for each day of it; the days begin with the plan's first."""
    width = _CELL if paper.measure >= _LEAD + _DAYS * _CELL else _NARROW_CELL
    paper.gap()
    if paper.measure < _LEAD + _DAYS * _NARROW_CELL:
        _list_of_days(paper, plan)
        return
    names = [day.weekday.capitalize() for day in plan.weeks[0].days]
    paper.columns((" " * _LEAD + "".join(name.ljust(width) for name in names).rstrip(), "bold"))
    for week in plan.weeks:
        first = day_heading(week.days[0]).split(" ", 1)[1]
        number, month = first.split()
        lead = f"{week.number:>2}  {number} {month[:3]}".ljust(_LEAD)
        *cells, (last, style) = (_cell(plan, day, width) for day in week.days)
        paper.columns((lead, "bold"), *cells, (last.rstrip(), style))
    paper.line((f"{_LOADS} loads; the others only move. Letters are the sessions below.", "dim"))


def _list_of_days(paper: Paper, plan: Plan) -> None:
    """A line for each day with a session, where there is no room for columns."""
    for day in (day for day in plan.days if day.session):
        label = f"{day.session}{_LOADS * (day.kind == 'loading')}"
        paper.line(f"{day_heading(day)}: ", (label, "cyan"), f" {minutes(plan.session(str(day.session)))}", hang=2)
    paper.line((f"{_LOADS} loads; the others only move.", "dim"))


def _cell(plan: Plan, day: PlanDay, width: int) -> tuple[str, str]:
    """`B* 12`: the session, whether it loads, its minutes; `·` on a free day."""
    if day.session is None:
        return ("·".ljust(width), "dim")
    text = day.session + _LOADS * (day.kind == "loading")
    if width == _CELL:
        text += f" {minutes(plan.session(day.session)).removesuffix(' min')}"
    return (text.ljust(width), "cyan" if day.kind == "loading" else "")


def _weeks(paper: Paper, plan: Plan, *, why: bool) -> None:
    told: set[str] = set()
    for week in plan.weeks:
        paper.gap()
        paper.line((week_heading(week), "bold"))
        paper.line(week.text, indent=2)
        if why:
            reasons_on(paper, week.why, indent=4)
        for outside in outsides(week):
            paper.line("On the days that load also: ", outside, indent=2, hang=2)
        if week.goes_up:
            paper.line(("Goes up: ", "bold"), week.goes_up, indent=2, hang=2)
        if why:
            _days(paper, week, told)


def _days(paper: Paper, week: PlanWeek, told: set[str]) -> None:
    """Why its days are as they are; each reason once in a plan."""
    for day in (day for day in week.days if day.session):
        new = [reason for reason in day.why if reason.rule not in told and reason.rule != week.why[0].rule]
        told.update(reason.rule for reason in new)
        if new:
            paper.line(f"{day_heading(day)} {kind_word(day)}:", indent=2)
            reasons_on(paper, new, indent=4)


def _meanwhile(paper: Paper, plan: Plan) -> None:
    """What holds on all days."""
    if plan.meanwhile:
        paper.line(("Meanwhile", "bold"))
    for text in plan.meanwhile:
        paper.line("- ", text, indent=2, hang=2)


def _to_watch(plan: Plan) -> list[str]:
    """What the sessions that load say of the next morning, in brief; once."""
    loading = [session for session in plan.sessions if session.loads] or plan.sessions
    notes = (note.brief for session in loading for note in session.routine.advice if note.brief)
    return list(dict.fromkeys(notes))


def _sessions(paper: Paper, plan: Plan) -> None:
    paper.gap()
    paper.line(("The sessions", "bold"))
    for session in plan.sessions:
        lead = f"{session.label}{_LOADS * session.loads}".ljust(4)
        steps = (f"{step.name} ({_dose(step)})" for step in session.routine.steps)
        paper.line((lead, "cyan"), f"{_title(plan, session)}, {minutes(session)}: {'; '.join(steps)}", hang=4)


def _dose(step: Step) -> str:
    """In as few signs as there are: `2×10`, `3×30s a side`; of presses the seconds of each too, `2×6×10s`."""
    given = step.dose
    much = str(given.reps) if given.reps else wording.held(given.hold_seconds or 0).replace(" ", "")
    if given.reps and step.method == "isometric":
        much += f"×{given.seconds_per_rep}s"
    more = f", one more {step.side_order[0]}" if given.extra_sets else ""
    sides = " a side" if given.sides > 1 else f" {step.side_order[0]}" if len(step.side_order) == 1 else ""
    return f"{given.sets * given.rounds}×{much}{sides}{more}"


def _title(plan: Plan, session: PlanSession) -> str:
    """What the first of its days is called; where the days are steps of a walk or a run, the plan."""
    day = days_with(plan, session)[0]
    return plan.title if day.outside else day.title


def _sessions_whole(paper: Paper, plan: Plan) -> None:
    reasons = Reasons()
    for session in plan.sessions:
        paper.gap()
        heading = f"{session_heading(session)} · {_title(plan, session)} · {'loads' if session.loads else 'moves'}"
        paper.line((heading, "bold"))
        paper.line((", ".join(map(day_heading, days_with(plan, session))), "dim"))
        _routine(paper, session.routine, reasons)
    reasons.list_on(paper)


def _routine(paper: Paper, routine: Routine, reasons: Reasons) -> None:
    for text in wording.said_first(routine):
        paper.line((text, "bold"))
    phases_on(paper, routine, {}, reasons)


def _foot(paper: Paper, plan: Plan, next_: str) -> None:
    paper.gap()
    first = next((day for day in plan.days if day.session), None)
    if first:
        paper.line(
            "One day, to follow: ", (f"--day {first.date}", "cyan"), f". More: --full{next_}; a page: -o plan.html"
        )
    paper.line("In your calendar: -o plan.ics. Kept and followed by `hipcoach today`: --adopt")
