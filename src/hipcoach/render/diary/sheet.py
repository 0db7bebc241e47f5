"""What stands on the page to take along, once for both of its writers. It tells what was told, and judges nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach import __version__
from hipcoach.render.diary import wording
from hipcoach.render.diary.dates import short, with_weekday, with_year
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.text import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.render.diary.weeks import DiaryWeek, DiaryWeeks, SessionDone, StepDone

WHO_WROTE = "The person's own diary, set out by hipcoach; not a diagnosis, and not reviewed by a clinician."
"""The foot of every page."""
SCALES = (
    "Pain 0-10, 0 is none. A dot: nothing was told. Work: minutes of exercise without rests. Weeks begin on Monday."
)
WEEK_COLUMNS = ("Week of", "Sessions", "Work, min", "Rest days", "Morning", "Before", "After")
SESSION_COLUMNS = ("Session", "Before", "After", "Effort", "What was done: sets done / sets, time of work")


def words_of(weeks: DiaryWeeks, letterhead: Letterhead = BLANK) -> dict[str, Any]:
    """Everything but the picture, in the order in which it stands there.

    Args:
        weeks: what is told.
        letterhead: who hands it over, and a note; without a name of its own it has the diary's.
    """
    return {
        "title": "Hip diary",
        "period": wording.period(weeks),
        "names": [
            ("Name", letterhead.recipient or weeks.person),
            ("Coach", letterhead.sender or ""),
            ("Date", with_year(weeks.until)),
        ],
        "note": letterhead.note,
        "who_wrote": WHO_WROTE,
        "program": f"hipcoach {__version__}",
        "flags": [wording.flag(raised) for raised in weeks.flags],
        "facts": [(label, text) for label, text in _facts(weeks) if text],
        "scales": SCALES,
        "week_columns": (*WEEK_COLUMNS, *weeks.activities),
        "weeks": [_week(week, weeks.activities) for week in weeks.weeks],
        "mornings": wording.mornings(weeks),
        "measure": f"{wording.OF_TEN}." if weeks.activities else "",
        "hurts": wording.hurts(weeks),
        "session_columns": SESSION_COLUMNS,
        "sessions": list(_sessions(weeks)),
        "given": _given(weeks),
    }


def _facts(weeks: DiaryWeeks) -> Iterator[tuple[str, str]]:
    yield "Complaint", ", ".join(weeks.complaints)
    yield "Side", weeks.side or ""
    yield "Stage", weeks.stage or ""
    yield "Moves of the stage", wording.stage_moves(weeks)
    yield (
        "Tests for the next stage",
        ", ".join(f"{check.name}: pain {check.pain} ({short(check.date)})" for check in weeks.checks),
    )
    yield "Cautions", ", ".join(caution.replace("-", " ") for caution in weeks.cautions)
    yield "Activity", weeks.activity or ""
    yield "Diary since", with_year(weeks.begun)


def _week(week: DiaryWeek, activities: list[str]) -> list[str]:
    pains = (week.morning, week.pain_before, week.pain_after)
    return [
        short(week.starts),
        str(week.sessions),
        wording.work_minutes(week.seconds),
        str(week.rest_days),
        *map(wording.amount, pains),
        *(wording.amount(wording.score_of(week, activity)) for activity in activities),
    ]


def _sessions(weeks: DiaryWeeks) -> Iterator[list[str]]:
    """Each session; one that is in everything as one before it only says so."""
    dates: dict[str, str] = {}
    for session in wording.sessions_of(weeks):
        date, done = session.at.partition("T")[0], _done(session)
        first = dates.setdefault(done, date)
        pains = (session.pain_before, session.pain_after, session.effort)
        again = f"the same as {short(first)}" if first != date and session.steps else done
        yield [with_weekday(date), *map(wording.amount, pains), again]


def _done(session: SessionDone) -> str:
    return "; ".join(map(_step, session.steps)) or f"a session of {session.minutes} minutes, not told more closely"


def _step(step: StepDone) -> str:
    """`Bridge 3/3, 2:15`, and how it was."""
    if step.skipped:
        return f"{step.name} left out"
    felt = {"easy": ", easy", "too-much": ", too much"}.get(step.felt or "", "")
    return f"{step.name} {step.sets_done}/{step.sets}, {clock(step.seconds)}{felt}{', it hurt' if step.hurt else ''}"


def _given(weeks: DiaryWeeks) -> dict[str, Any] | None:
    """The session that was given last, as a plan says it."""
    if weeks.given is None:
        return None
    steps = [f"{step.name}: {step.sets} sets, {clock(step.seconds)} of work" for step in weeks.given.steps]
    return {"title": f"The session given last, {short(weeks.given.date)}", "steps": steps}
