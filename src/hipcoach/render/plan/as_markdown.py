"""A plan as Markdown: for a note, a wiki, a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render import wording
from hipcoach.render.as_markdown import bullets, escaped, letterhead_lines, step_lines
from hipcoach.render.plan.gathered import shared
from hipcoach.render.plan.wording import (
    conditions,
    dates,
    day_heading,
    day_line,
    first_note,
    kind_word,
    session_heading,
    week_heading,
)
from hipcoach.render.signs import NOT_THIS, flag_questions
from hipcoach.render.wording import NOT_MEDICAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.coach.plan import Plan, PlanSession, PlanWeek
    from hipcoach.render.letterhead import Letterhead


def plan_markdown(plan: Plan, letterhead: Letterhead) -> str:
    """Write a plan: its weeks as tables, then each session whole."""
    complaint = f" · {plan.complaint}" if plan.complaint else ""
    lines = [
        f"# {escaped(plan.title + complaint)}",
        "",
        f"{escaped(dates(plan))}. {escaped(' '.join((plan.summary, *plan.remarks)))}",
        "",
    ]
    for text in letterhead_lines(letterhead):
        lines += [text, ""]
    lines += [*_safety(plan)]
    for week in plan.weeks:
        lines += _week(plan, week)
    lines += ["## Going on", "", *bullets([first_note(plan), *conditions(plan)]), ""]
    for session in plan.sessions:
        lines += _session(session)
    return "\n".join([*lines, f"_{NOT_MEDICAL}_"]) + "\n"


def _safety(plan: Plan) -> Iterator[str]:
    if plan.sessions:
        common = shared(plan)
        for text in (*common.to_be_looked_at, *common.said_first):
            yield from (f"**{escaped(text)}**", "")
        yield from ("## Stop signs", "", *bullets(common.stop_signs), "")
        yield from (f"{NOT_THIS}:", "", *bullets(flag_questions(common.flags)), "")


def _week(plan: Plan, week: PlanWeek) -> list[str]:
    lines = [f"## {escaped(week_heading(week))}", "", escaped(week.text), ""]
    lines += [f"**Goes up:** {escaped(week.goes_up)}", ""] if week.goes_up else []
    lines += ["| day | session | what |", "| --- | --- | --- |"]
    for day in week.days:
        beside = f" Also: {escaped(day.outside)}" if day.outside else ""
        what = f"{escaped(day_line(plan, day))} ({kind_word(day)}).{beside}"
        lines.append(f"| {escaped(day_heading(day))} | {day.session or ''} | {what} |")
    return [*lines, "", *(f"> {escaped(each.because)} ({escaped(each.source)})" for each in week.why), ""]


def _session(session: PlanSession) -> list[str]:
    lines = [f"## {escaped(session_heading(session))}", ""]
    return [*lines, *step_lines(session.routine), "What to watch:", "", *bullets(wording.to_watch(session.routine)), ""]
