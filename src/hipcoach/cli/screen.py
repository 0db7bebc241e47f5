"""`hipcoach screen`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.ending import end_with
from hipcoach.cli.formats import JsonOnly, Output
from hipcoach.cli.less_care import tell_of_less_care
from hipcoach.cli.options import Several
from hipcoach.cli.output import capabilities_of, emit, read_input, remark
from hipcoach.cli.prompt import can_ask, yes_no
from hipcoach.cli.state import state_of
from hipcoach.coach import request_from
from hipcoach.coach.screen import in_order, next_question, raised_by, referral, screened
from hipcoach.errors import CatalogueError, UsageError
from hipcoach.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue
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
        typer.Option(metavar="FILE", help="YAML or JSON, flag id: yes, no, unsure or a LEVEL; - is standard input."),
    ] = None,
    json: JsonOnly = False,
    output: Output = None,
) -> None:
    """The questions that come before any exercise: is this one for a clinician first?

    Exits 0 where nothing stops (it says what to have looked at all the same), 3 where a clinician should look first.
    """
    state = state_of(context)
    tell_of_less_care(state)
    catalogue = state.catalogue
    questions = in_order(catalogue, request_from(catalogue, symptoms=symptom or ()).symptoms)
    result = screened(catalogue, _from_file(answers, catalogue) if answers else _asked(catalogue, questions))
    if json:
        from hipcoach.render import as_json

        emit(as_json.result(result), output, utf8=True)
    else:
        from hipcoach.render import as_text

        emit(as_text.screening(result, capabilities_of(output)), output)
    end_with(result)


def _asked(catalogue: "Catalogue", questions: "Sequence[RedFlag]") -> "dict[str, Answer]":
    """Ask one by one; an emergency ends it, since nothing that comes after would change what to do.

    Of a flag the gravest tier comes first; "no" leads to the next lighter one.
    """
    if not can_ask():
        raise UsageError("there is no terminal to ask on; give the answers by --answers FILE")
    answers: dict[str, Answer] = {}
    for number, flag in enumerate(questions, start=1):
        lead = f"{number} of {len(questions)}."
        while following := next_question(catalogue, flag, answers):
            sign, tier = following
            answers[sign] = yes_no(f"{lead} {tier.question}")
            lead = f"{number} of {len(questions)}, or rather:"
        found = referral(catalogue, raised_by(catalogue, answers))
        if found and found.referral.level == "emergency":
            break
    return answers


def _from_file(file: Path, catalogue: "Catalogue") -> "dict[str, Answer]":
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
        answers = read_answers(raw, str(file), catalogue.red_flag)
    except CatalogueError as error:
        raise UsageError(str(error)) from None
    missing = [id_ for id_ in catalogue.red_flag if id_ not in answers]
    if missing and not referral(catalogue, raised_by(catalogue, answers)):
        raise UsageError(f"no answer for {', '.join(missing)}; answer every flag with yes, no or unsure")
    if missing:
        remark(f"note: not answered: {', '.join(missing)}")
    return answers
