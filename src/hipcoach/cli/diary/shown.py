"""A diary in one of its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.cli.formats import DiaryFormat, PaperSize

if TYPE_CHECKING:
    from pathlib import Path

    from hipcoach.cli.diary.book import Book
    from hipcoach.cli.state import State
    from hipcoach.coach.history import History
    from hipcoach.render.diary.weeks import DiaryWeeks


class AsAsked(NamedTuple):
    """How it is to be shown."""

    form: DiaryFormat
    weeks: int
    """The last ones."""
    paper: PaperSize
    output: Path | None
    everybody: bool
    """The entries of all people, not of one."""


def diary_as_asked(book: Book, state: State, how: AsAsked) -> str | bytes:
    """The diary in its form."""
    if how.form is DiaryFormat.JSONL:
        from hipcoach.diary.json_lines import exported

        entries = book.store.every_entry(None if how.everybody else book.person)
        return "".join(f"{line}\n" for line in exported(entries))
    history = book.history(state.catalogue)
    if how.form is DiaryFormat.FHIR:
        return _as_fhir(book, state, history)
    from hipcoach.render.diary.summary import weeks_of

    return _of_weeks(weeks_of(history, state.catalogue, how.weeks, book.person), how)


def _of_weeks(weeks: DiaryWeeks, how: AsAsked) -> str | bytes:
    if how.form is DiaryFormat.SVG:
        from hipcoach.render.diary.as_svg import weeks_svg

        return weeks_svg(weeks)
    if how.form is DiaryFormat.CSV:
        from hipcoach.render.diary.as_csv import weeks_csv

        return weeks_csv(weeks)
    if how.form is DiaryFormat.JSON:
        from hipcoach.render.diary.as_json import weeks_json

        return weeks_json(weeks)
    if how.form in (DiaryFormat.HTML, DiaryFormat.PDF):
        return _to_take_along(weeks, how)
    from hipcoach.cli.terminal import capabilities_of
    from hipcoach.render.diary.as_text import weeks_text

    return weeks_text(weeks, capabilities_of(how.output))


def _to_take_along(weeks: DiaryWeeks, how: AsAsked) -> str | bytes:
    if how.form is DiaryFormat.HTML:
        from hipcoach.render.diary.sheet_page import sheet_html

        return sheet_html(weeks)
    from hipcoach.cli.sheet import tell_of_lacking
    from hipcoach.render.diary.sheet_pdf import sheet_pdf

    return sheet_pdf(weeks, how.paper.value, lacking=tell_of_lacking)


def _as_fhir(book: Book, state: State, history: History) -> str:
    """With the routine of what holds every day as its plan."""
    from hipcoach.coach import Routine
    from hipcoach.render.diary.fhir import fhir_json

    plan = state.coach.recommend(history.standing._replace(stage=history.stage))
    times = {entry.number: entry.at for entry in book.entries}
    return fhir_json(history, state.catalogue, book.person, times, plan if isinstance(plan, Routine) else None)
