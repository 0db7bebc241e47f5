"""How a plan is written: its form, its length, one day of it, its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.cli.chosen_form import asked_form, form_of
from hipcoach.cli.ending import end_with
from hipcoach.cli.formats import PLAN_BY_SUFFIX, PlanFormat, RoutineFormat
from hipcoach.cli.sheet import Sheet, Wishes, rendered, sheet_for, tell_of_lacking, wished_lengths
from hipcoach.coach.plan import Plan
from hipcoach.errors import UsageError
from hipcoach.text import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path
    from typing import Any

    from hipcoach.cli.formats import PaperSize
    from hipcoach.cli.plan.made import Made
    from hipcoach.cli.state import State
    from hipcoach.coach.plan import PlanDay


class PlanWishes(NamedTuple):
    """What the options say of how it is written."""

    format: PlanFormat | None
    json: bool
    output: Path | None
    paper: PaperSize | None
    head: tuple[str | None, str | None, str | None]
    """`--for`, `--from`, `--note`."""
    day: str | None
    lengths: tuple[bool, bool, bool]
    """`--full`, `--brief`, `--why`."""

    def as_text(self) -> PlanWishes:
        """The same for a place where text is read, whatever file was meant."""
        return self._replace(format=None, json=False, output=None)

    def form(self, usual: Mapping[str, Any]) -> PlanFormat:
        """The form that is wished for, above a person's own default.

        Raises:
            UsageError: two wishes contradict each other.
        """
        asked = asked_form(self.format, PlanFormat.JSON, short=self.json)
        return form_of(self.output, asked, PLAN_BY_SUFFIX, PlanFormat(usual.get("format", PlanFormat.TEXT)))

    def sheet(self, form: PlanFormat, usual: Mapping[str, Any]) -> Sheet:
        """The sheet of any form but a calendar."""
        full, brief, why = self.lengths
        lengths = wished_lengths(full=full, brief=brief, why=why)
        chosen = RoutineFormat(form) if self.format or self.json or form != PlanFormat.TEXT else None
        wishes = Wishes(chosen, False, self.output, self.paper, self.head, False, False, lengths)
        return sheet_for(wishes, usual)


def plan_written(made: Made, wishes: PlanWishes, form: PlanFormat, state: State, today: date) -> str | bytes:
    """The plan in its form; or one day of it.

    Raises:
        UsageError: the day is none of it, or has no session.
    """
    sheet = wishes.sheet(form, state.usual)
    if not isinstance(made.result, Plan):
        return rendered(made.result, sheet, state)
    if wishes.day is not None:
        return _of_a_day(made.result, named_day(made.result, wishes.day, today), sheet, state)
    return _of_all(made.result, sheet, state)


def named_day(plan: Plan, text: str, today: date) -> PlanDay:
    """The day that is named: by its date, its number, or `today`.

    Raises:
        UsageError: it is none of the plan.
    """
    word = text.strip().casefold()
    wanted = today.isoformat() if word == "today" else word
    for day in plan.days:
        if wanted in (day.date, str(day.number)):
            return day
    raise UsageError(
        f"--day {shown(text)} is no day of this plan; it has {plan.start} to {plan.end}, by date or from 1 to "
        f"{plan.days[-1].number}"
    )


def _of_a_day(plan: Plan, day: PlanDay, sheet: Sheet, state: State) -> str | bytes:
    from hipcoach.render.plan import as_text

    if day.session is None:
        raise UsageError(f"{day.date} has no session; {as_text.next_after(plan, day)}")
    routine = plan.session(day.session).routine
    if sheet.form is not RoutineFormat.TEXT:
        return rendered(routine, sheet, state)
    top = as_text.of_day(plan, day, sheet.capabilities, why=sheet.length != "brief")
    return f"{top}\n{rendered(routine, sheet, state)!s}"


def _of_all(plan: Plan, sheet: Sheet, state: State) -> str | bytes:
    if sheet.form is RoutineFormat.TEXT:
        from hipcoach.render.plan import as_text

        return as_text.plan_text(plan, sheet.capabilities, sheet.letterhead, sheet.length)
    if sheet.form is RoutineFormat.MARKDOWN:
        from hipcoach.render.plan import as_markdown

        return as_markdown.plan_markdown(plan, sheet.letterhead)
    if sheet.form is RoutineFormat.JSON:
        from hipcoach.render import as_json

        return as_json.weeks_planned(plan, sheet.letterhead)
    if sheet.form is RoutineFormat.HTML:
        from hipcoach.render.plan import as_page

        return as_page.plan_page(plan, state.figures, sheet.letterhead, state.catalogue.version)
    from hipcoach.render.plan import as_pdf

    return as_pdf.plan_pdf(plan, state.figures, sheet.paper.value, sheet.letterhead, tell_of_lacking)


def end_plan(made: Made) -> None:
    """End with the answer's exit code."""
    if not isinstance(made.result, Plan):
        end_with(made.result)
