"""`hipcoach diary`."""

from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli import values
from hipcoach.cli.diary.people import OfWhom
from hipcoach.cli.folders import place
from hipcoach.cli.formats import DiaryForm, DiaryFormat, JsonOnly, Output, PaperSize, SheetPaper
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of

_WEEKS = (1, 52)
_USUAL_WEEKS = 6


def diary(
    context: typer.Context,
    weeks: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            parser=values.whole("--weeks", _WEEKS, "weeks?"),
            show_default=str(_USUAL_WEEKS),
            help="The last ones, from 1 to 52.",
        ),
    ] = None,
    format_: DiaryForm = None,
    json: JsonOnly = False,
    csv: Annotated[bool, typer.Option("--csv", help="As CSV, a row a day.")] = False,
    svg: Annotated[bool, typer.Option("--svg", help="As a picture.")] = False,
    output: Output = None,
    paper: SheetPaper = None,
    import_: Annotated[
        Path | None,
        typer.Option(
            "--import", metavar="FILE", parser=place, help="Take in what --format jsonl wrote; - is standard input."
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="With --format jsonl, everybody's entries.")] = False,
    for_: OfWhom = None,
) -> None:
    """The last weeks: pain before, after and in the morning, and what was done.

    hipcoach diary

    hipcoach diary -o weeks.svg

    hipcoach diary -o for-my-physio.pdf

    hipcoach diary --format jsonl -o backup.jsonl

    HTML and PDF are the page to take along to a clinician or coach; jsonl is every entry, to keep or to take elsewhere.
    """
    from hipcoach.cli.diary.book import opened_book
    from hipcoach.cli.diary.forms import chosen, refuse_beside_import
    from hipcoach.cli.diary.shown import AsAsked, diary_as_asked

    if import_ is not None:
        from hipcoach.cli.diary.moved import taken_over

        refuse_beside_import(output, format_, for_, any((json, csv, svg, all_)))
        emit(taken_over(import_))
        return
    form = chosen(output, format_, {DiaryFormat.JSON: json, DiaryFormat.CSV: csv, DiaryFormat.SVG: svg}, everybody=all_)
    how = AsAsked(form, weeks or _USUAL_WEEKS, paper or PaperSize.A4, output, all_)
    with opened_book(for_) as book:
        made = diary_as_asked(book, state_of(context), how)
    emit(made, output, utf8=form is not DiaryFormat.TEXT)
