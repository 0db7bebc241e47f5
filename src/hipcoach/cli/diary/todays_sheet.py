"""How today's answer is written, and how the command ends."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from hipcoach.cli.diary.lines import command_for
from hipcoach.cli.ending import end_with
from hipcoach.cli.formats import RoutineFormat
from hipcoach.cli.output import remark
from hipcoach.cli.sheet import rendered
from hipcoach.coach import Referral, Routine

if TYPE_CHECKING:
    from hipcoach.cli.diary.todays import Todays
    from hipcoach.cli.sheet import Sheet
    from hipcoach.cli.state import State

_ROWS_BESIDE = 2
"""A note after the sheet, and the next prompt."""


def rendered_today(result: Todays, sheet: Sheet, state: State) -> str | bytes:
    """The answer in its form."""
    if sheet.form is RoutineFormat.JSON:
        from hipcoach.render import as_json

        return as_json.todays_answer(result.today, result.signs, sheet.letterhead)
    if sheet.form is not RoutineFormat.TEXT:
        return rendered(result.today.outcome or result.today, sheet, state)
    from hipcoach.render.text.todays import below_it, on_top

    if isinstance(result.today.outcome, Referral) and not result.today.why:
        return rendered(result.today.outcome, sheet, state)  # nothing stands above what is urgent
    long = sheet.length != "brief"
    top = on_top(result.today, result.signs, sheet.capabilities, long=long)
    below = below_it(result.today)
    if below is None:
        return top
    if long or not isinstance(below, Routine):
        return f"{top}\n{rendered(below, sheet, state)!s}"
    from hipcoach.render.text.brief import beneath_text

    rows = _rows_of_terminal() - _ROWS_BESIDE - top.count("\n") if sheet.capabilities.terminal else sys.maxsize
    return f"{top}{beneath_text(below, sheet.capabilities, sheet.letterhead, rows)}"


def _rows_of_terminal() -> int:
    return shutil.get_terminal_size().lines


def end_today(result: Todays) -> None:
    """Say what lets on where a flag stops it; end with the answer's exit code."""
    for flag in result.unseen:
        remark(f"{flag}: once a clinician has looked at it, {command_for(f'done --seen {flag}', result.person)}")
    for flag in result.again:
        remark(
            f"{flag}: an emergency is asked about once more; run {command_for('today', result.person)} on a terminal"
        )
    if result.today.outcome is not None:
        end_with(result.today.outcome)
