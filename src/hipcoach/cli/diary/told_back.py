"""What was taken in, told back in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.cli import clock
from hipcoach.cli.diary.lines import command_for
from hipcoach.cli.diary.standing import standing_in_words
from hipcoach.text import one_line

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hipcoach.cli.diary.telling import Took
    from hipcoach.coach.request import Request
    from hipcoach.diary.entries import Content

_MORNINGS = {0: "Tomorrow morning", 1: "This morning"}
"""By the days since a session, when the morning is that tells."""


def begins(file: Path) -> str:
    """Where a diary begins, who can read it and how to be rid of it."""
    return (
        f"A diary begins with this, on this machine only: {one_line(str(file))}. That file is readable for you alone, "
        "and nothing of it is sent anywhere. `hipcoach diary` shows it, `hipcoach forget --all` takes it away."
    )


def every_day(standing: Request, person: str) -> str:
    """What holds every day from the first session on."""
    lasting = command_for("today --caution knee --keep", person)
    return f"Every day holds: {standing_in_words(standing)}.\nSomething to be careful with, or at hand? {lasting}"


def line_of(took: Took, number: int, now: datetime, person: str) -> str:
    """`Tuesday 18:40, hamstring, 12 min: before 3, after 2, effort 4 (entry 2). Tomorrow morning: ...`."""
    session = took.session
    for_ = " and ".join(session.routine.symptoms) or session.routine.template
    minutes = max(1, round((session.ended - session.started).total_seconds() / 60))
    told = (("before", session.pain_before), ("after", session.pain_after), ("effort", session.effort))
    parts = [f"{name} {value}" for name, value in told if value is not None]
    parts += [f"left out {step.exercise}" for step in session.steps if step.skipped]
    parts += [f"hurt at {step.exercise}: {step.hurt}" for step in session.steps if step.hurt]
    parts += [f"hurt: {place}" for place in took.hurts]
    how = f": {', '.join(parts)}" if parts else ""
    line = f"{clock.said(session.ended, now)}, {for_}, {minutes} min{how} (entry {number})."
    morning = _MORNINGS.get((now.date() - session.ended.date()).days)
    return f"{line}\n{morning}: {command_for('morning N', person)}" if morning else line


def noted(content: Content, number: int) -> str:
    """What was told beside a session."""
    from hipcoach.diary.entries import CheckEntry, MeasureEntry, SeenEntry

    match content:
        case SeenEntry():
            return f"{content.flag} was looked at by a clinician (entry {number})."
        case CheckEntry():
            return f"{content.exercise}: pain {content.pain} of 10 (entry {number})."
        case MeasureEntry():
            return f"{one_line(content.activity)}: {content.score} of 10 (entry {number})."
    return f"entry {number}"
