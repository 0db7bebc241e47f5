"""The last weeks as a sheet: a row a day, those without a word too, so that a spreadsheet draws its curves in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render.text.tables import rows_as_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.render.diary.weeks import DiaryDay, DiaryWeek, DiaryWeeks
    from hipcoach.render.text.tables import Row

COLUMNS = (
    *("date", "morning", "sessions", "pain_before", "pain_after", "effort", "minutes", "seconds"),
    *("stage", "exercises", "hurt", "flags"),
)
"""Then one for each activity that matters to the person, headed by their words. Pain, effort and activities are 0-10;
minutes are those asked for, seconds the work that was done."""


def weeks_csv(weeks: DiaryWeeks) -> str:
    """Rows that end as RFC 4180 has it; no cell is a formula, whatever a person wrote."""
    rows = [_row(weeks, week, day) for week in weeks.weeks for day in week.days]
    return rows_as_csv((*COLUMNS, *weeks.activities), rows, end="\r\n")


def _row(weeks: DiaryWeeks, week: DiaryWeek, day: DiaryDay) -> Row:
    sessions = day.sessions
    efforts = [session.effort for session in sessions if session.effort is not None]
    told = (
        day.morning,
        len(sessions),
        day.pain_before,
        day.pain_after,
        max(efforts, default=None),
        sum(session.minutes for session in sessions) if sessions else None,
        sum(session.seconds for session in sessions) if sessions else None,
        sessions[-1].stage if sessions else None,
        _words(step.exercise for session in sessions for step in session.steps if not step.skipped),
        _words(hurt.place for hurt in weeks.hurts if hurt.date == day.date),
        _words(flag.flag for flag in weeks.flags if flag.answered == day.date),
        *(_score(week, day, activity) for activity in weeks.activities),
    )
    return (day.date, *("" if cell is None else str(cell) for cell in told))


def _words(ids: Iterable[str]) -> str:
    """Each once, in their order."""
    return " ".join(dict.fromkeys(ids))


def _score(week: DiaryWeek, day: DiaryDay, activity: str) -> int | None:
    """What this very day says of an activity."""
    told = (measured for measured in week.measures if measured.activity == activity and measured.date == day.date)
    return next((measured.score for measured in told), None)
