"""`hipcoach screen`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.ending import end_with
from hipcoach.cli.formats import JsonOnly, Output
from hipcoach.cli.options import Several
from hipcoach.cli.output import capabilities_of, emit, read_input, remark
from hipcoach.cli.prompt import can_ask, yes_no
from hipcoach.cli.state import state_of
from hipcoach.coach import request_from
from hipcoach.coach.screen import counts_as_yes, in_order, screened
from hipcoach.errors import CatalogueError, UsageError
from hipcoach.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue.red_flag import RedFlag
    from hipcoach.vocabulary import Answer


def screen(
    context: typer.Context,
    symptom: Annotated[
        Several,
        typer.Option(
            "--symptom", "-s", metavar="WORD", help="Ask its questions first.", autocompletion=complete.symptom_ids
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="YAML or JSON, flag id: yes, no or unsure; - reads standard input."),
    ] = None,
    json: JsonOnly = False,
    output: Output = None,
) -> None:
    """The questions that come before any exercise: is this one for a clinician first?

    Exits 0 where nothing stops, 3 where a clinician should look first.
    """
    catalogue = state_of(context).catalogue
    questions = in_order(catalogue, request_from(catalogue, symptoms=symptom or ()).symptoms)
    result = screened(catalogue, _from_file(answers, questions) if answers else _asked(questions))
    if json:
        from hipcoach.render import as_json

        emit(as_json.result(result), output, utf8=True)
    else:
        from hipcoach.render import as_text

        emit(as_text.screening(result, capabilities_of(output)), output)
    end_with(result)


def _asked(questions: "Sequence[RedFlag]") -> "dict[str, Answer]":
    """Ask one by one; an emergency ends it, since nothing that comes after would change what to do."""
    if not can_ask():
        raise UsageError("there is no terminal to ask on; give the answers by --answers FILE")
    answers: dict[str, Answer] = {}
    for number, flag in enumerate(questions, start=1):
        answers[flag.id] = yes_no(f"{number} of {len(questions)}. {flag.question}")
        if flag.level == "emergency" and counts_as_yes(answers[flag.id], flag.level):
            break
    return answers


def _from_file(file: Path, questions: "Sequence[RedFlag]") -> "dict[str, Answer]":
    from hipcoach.catalogue.answers import read_answers
    from hipcoach.catalogue.yaml_door import MAX_BYTES

    try:
        if str(file) == "-":
            raw = read_input().encode()
        else:
            with file.open("rb") as stream:  # a pipe, too
                raw = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{one_line(str(file))} can't be read: {why}") from None
    try:
        answers = read_answers(raw, str(file), [flag.id for flag in questions])
    except CatalogueError as error:
        raise UsageError(str(error)) from None
    missing = [flag.id for flag in questions if flag.id not in answers]
    if missing and not any(counts_as_yes(answers[f.id], f.level) for f in questions if f.id in answers):
        raise UsageError(f"no answer for {', '.join(missing)}; answer every flag with yes, no or unsure")
    if missing:
        remark(f"note: not answered: {', '.join(missing)}")
    return answers
