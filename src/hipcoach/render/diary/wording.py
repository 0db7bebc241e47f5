"""What is said of a diary's weeks, in every form alike. Nothing is praised, and nothing is missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render.diary.dates import short, with_year

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.render.diary.weeks import DiaryWeek, DiaryWeeks, FlagRaised, SessionDone

NOTHING_TOLD = "Nothing was told in these weeks."
OF_TEN = "0 not at all, 10 as before"
_MINUTE = 60


def period(weeks: DiaryWeeks) -> str:
    """`19 Oct to 27 Nov 2026`."""
    since = short(weeks.since) if weeks.since[:4] == weeks.until[:4] else with_year(weeks.since)
    return with_year(weeks.until) if weeks.since == weeks.until else f"{since} to {with_year(weeks.until)}"


def title(weeks: DiaryWeeks) -> str:
    """`Diary`, and whose it is where they have a name."""
    return f"Diary, {weeks.person}" if weeks.person else "Diary"


def complaint(weeks: DiaryWeeks) -> str:
    """What it is about: the complaints, the side, the stage."""
    side = f"{weeks.side} side" if weeks.side in ("left", "right") else "both sides" if weeks.side else ""
    stage = f"stage {weeks.stage}" if weeks.stage else ""
    return " · ".join(filter(None, (", ".join(weeks.complaints), side, stage)))


def mornings(weeks: DiaryWeeks) -> str:
    """How the mornings of the last week are against those of the first; empty where too little was told."""
    seen = weeks.mornings
    if seen is None:
        return ""
    link = "as" if seen.now == "about the same" else "than"
    medians = f"median {amount(seen.last)}, was {amount(seen.first)}"
    return (
        f"Mornings from {short(seen.last_week)} on are {seen.now} {link} from {short(seen.first_week)} on ({medians})."
    )


def amount(value: float | None) -> str:
    """`4`, `3.5`; a dot where nothing was told."""
    return "·" if value is None else f"{value:g}"


def work_minutes(seconds: int) -> str:
    """Work in minutes, to the nearest; `<1` of less than half a one, a dot of none."""
    return "·" if not seconds else str(round(seconds / _MINUTE) or "<1")


def score_of(week: DiaryWeek, activity: str) -> int | None:
    """What a week says of an activity."""
    return next((measured.score for measured in week.measures if measured.activity == activity), None)


def flag(raised: FlagRaised) -> str:
    """Say when a sign was answered yes, and whether it was seen."""
    seen = f"seen by a clinician {short(raised.seen)}" if raised.seen else "not yet seen by a clinician"
    return f"Answered yes {short(raised.answered)}, {seen}: {raised.said}"


def hurts(weeks: DiaryWeeks) -> list[tuple[str, str]]:
    """The places that hurt, each with what it hurt in, and the days."""
    days: dict[tuple[str, str], dict[str, None]] = {}
    for hurt in weeks.hurts:
        days.setdefault((hurt.where, hurt.name or ""), {})[short(hurt.date)] = None
    return [(f"{where}, in {name}" if name else where, ", ".join(dates)) for (where, name), dates in days.items()]


def stage_moves(weeks: DiaryWeeks) -> str:
    """`settling from 9 Nov, strong from 23 Nov`."""
    return ", ".join(f"{taken.stage} from {short(taken.date)}" for taken in weeks.stages)


def is_empty(weeks: DiaryWeeks) -> bool:
    """True where no day of these weeks tells anything that is drawn."""
    return not any(day.sessions or day.morning is not None for day in weeks.days) and not weeks.activities


def sessions(count: int) -> str:
    """`1 session`, `3 sessions`."""
    return f"{count} session" + "s" * (count != 1)


def sessions_of(weeks: DiaryWeeks) -> Iterable[SessionDone]:
    """All sessions, in their order."""
    return (session for day in weeks.days for session in day.sessions)
