"""`hipcoach recommend`."""

from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli.formats import Json, Output, RoutineForm, SheetPaper
from hipcoach.cli.letterhead import ForWhom, FromWhom, SheetNote
from hipcoach.cli.options import RequestOptions, request_options
from hipcoach.cli.output import emit, note
from hipcoach.cli.state import state_of
from hipcoach.text import one_line


@request_options
def recommend(
    context: typer.Context,
    options: RequestOptions,
    format_: RoutineForm = None,
    json: Json = False,
    output: Output = None,
    figures: Annotated[bool, typer.Option("--figures", help="Draw each step, in a terminal that can show it.")] = False,
    paper: SheetPaper = None,
    for_: ForWhom = None,
    from_: FromWhom = None,
    sheet_note: SheetNote = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the file that -o names, a page or a PDF.")] = False,
    full: Annotated[bool, typer.Option("--full", help="All of it, also on a terminal.")] = False,
    brief: Annotated[bool, typer.Option("--brief", help="On one screen, also in a file or a pipe.")] = False,
    why: Annotated[bool, typer.Option("--why", help="On one screen, with the reason for every step.")] = False,
) -> None:
    """A routine for what bothers you, with the reason for every step.

    hipcoach recommend "outside of my knee hurts going downhill"

    hipcoach recommend --symptom hamstring --open -o routine.html

    Exits 3 where a red flag means: a clinician first. Exits 2 where the words are not clear or no exercise is left.
    """
    from hipcoach.cli.asked import read
    from hipcoach.cli.clarify import clarified
    from hipcoach.cli.ending import end_with
    from hipcoach.cli.sheet import Wishes, rendered, sheet_for, wished_lengths

    state = state_of(context)
    lengths = wished_lengths(full=full, brief=brief, why=why)
    wishes = Wishes(format_, json, output, paper, (for_, from_, sheet_note), figures, open_, lengths)
    sheet = sheet_for(wishes, state.usual)
    result = state.coach.answer(clarified(state.coach, read(options, state)))
    emit(rendered(result, sheet, state), output, utf8=sheet.form in ("json", "html"))
    if open_ and output is not None:
        _open(output)
    end_with(result)


def _open(file: Path) -> None:
    import webbrowser

    if not webbrowser.open(file.resolve().as_uri()):
        note(f"note: no browser was found; open {one_line(str(file))} by hand")
