"""`hipcoach recommend`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from hipcoach.cli.formats import Json, Output, PaperSize, RoutineFormat
from hipcoach.cli.letterhead import ForWhom, FromWhom, SheetNote, letterhead_from
from hipcoach.cli.options import RequestOptions, request_options
from hipcoach.cli.output import capabilities_of, emit, remark
from hipcoach.cli.state import state_of
from hipcoach.errors import UsageError
from hipcoach.render.letterhead import Letterhead
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.text import one_line

if TYPE_CHECKING:
    from hipcoach.cli.state import State
    from hipcoach.coach import Outcome


@request_options
def recommend(
    context: typer.Context,
    options: RequestOptions,
    format_: Annotated[RoutineFormat, typer.Option("--format", help="The form of the result.")] = RoutineFormat.TEXT,
    json: Json = False,
    output: Output = None,
    figures: Annotated[bool, typer.Option("--figures", help="Draw each step, in a terminal that can show it.")] = False,
    paper: Annotated[PaperSize, typer.Option(help="Of a PDF.")] = PaperSize.A4,
    for_: ForWhom = None,
    from_: FromWhom = None,
    note: SheetNote = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the file that -o names, a page or a PDF.")] = False,
) -> None:
    """A routine for what bothers you, with the reason for every step.

    hipcoach recommend "outside of my knee hurts going downhill"

    hipcoach recommend --symptom hamstring --format html -o routine.html --open

    Exits 3 where a red flag means: a clinician first. Exits 2 where the words are not clear or no exercise is left.
    """
    from hipcoach.cli.clarify import clarified
    from hipcoach.cli.ending import end_with

    state = state_of(context)
    form = RoutineFormat.JSON if json else format_
    _check(form, output, opens=open_)
    letterhead = letterhead_from(for_, from_, note)
    result = state.coach.answer(clarified(state.coach, options.read(state)))
    capabilities = capabilities_of(output) if form is RoutineFormat.TEXT else Capabilities()
    if figures and not capabilities.figures:
        remark("note: figures are drawn in a terminal; for files, see `hipcoach figure --help`")
    shown = _rendered(result, form, capabilities, state, paper, letterhead, draws=figures)
    emit(shown, output, utf8=form in _UTF8)
    if open_ and output is not None:
        _open(output)
    end_with(result)


_UTF8 = (RoutineFormat.JSON, RoutineFormat.HTML)
_OPENED = (RoutineFormat.HTML, RoutineFormat.PDF)


def _check(form: RoutineFormat, output: Path | None, *, opens: bool) -> None:
    if opens and (form not in _OPENED or output is None):
        raise UsageError("--open shows a page or a PDF; add --format html -o routine.html")
    if form in _OPENED and output is None and sys.stdout.isatty():
        raise UsageError(f"that is nothing for a terminal; write it to a file with -o routine.{form.value}")


def _lacking(signs: str) -> None:
    remark(f"note: no font of this machine has {' '.join(signs)}; a box stands for it. --format html shows it")


def _open(file: Path) -> None:
    import webbrowser

    if not webbrowser.open(file.resolve().as_uri()):
        remark(f"note: no browser was found; open {one_line(str(file))} by hand")


def _rendered(
    result: "Outcome",
    form: RoutineFormat,
    capabilities: Capabilities,
    state: "State",
    paper: PaperSize,
    letterhead: Letterhead,
    *,
    draws: bool,
) -> str | bytes:
    if form is RoutineFormat.TEXT:
        from hipcoach.render import as_text

        figures = state.figures if draws and capabilities.figures else None
        return as_text.outcome(result, capabilities, figures, letterhead)
    if form is RoutineFormat.MARKDOWN:
        from hipcoach.render import as_markdown

        return as_markdown.outcome(result, letterhead)
    if form is RoutineFormat.JSON:
        from hipcoach.render import as_json

        return as_json.result(result, letterhead)
    if form is RoutineFormat.HTML:
        from hipcoach.render import as_page

        return as_page.outcome(result, state.figures, letterhead, state.catalogue.version)
    if form is RoutineFormat.PDF:
        from hipcoach.render import as_pdf

        return as_pdf.outcome(result, state.figures, paper.value, letterhead, _lacking)
    assert_never(form)
