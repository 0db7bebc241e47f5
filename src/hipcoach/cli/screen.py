"""`hipcoach screen`."""

from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli import complete
from hipcoach.cli.chosen_form import wants_json
from hipcoach.cli.folders import place
from hipcoach.cli.formats import JsonOnly, Output
from hipcoach.cli.less_care import tell_of_less_care
from hipcoach.cli.options import Several
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of
from hipcoach.cli.terminal import capabilities_of


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
        typer.Option(
            metavar="FILE", parser=place, help="YAML or JSON, flag id: yes, no, unsure or a LEVEL; - is standard input."
        ),
    ] = None,
    json: JsonOnly = False,
    output: Output = None,
) -> None:
    """The questions that come before any exercise: is this one for a clinician first?

    Exits 0 where nothing stops (it says what to have looked at all the same), 3 where a clinician should look first.
    """
    from hipcoach.cli.ending import end_with
    from hipcoach.cli.screen_answers import asked, from_file
    from hipcoach.coach.read_options import request_from
    from hipcoach.coach.screen import in_order, screened

    as_data = wants_json(output, short=json)
    state = state_of(context)
    tell_of_less_care(state)
    catalogue = state.catalogue
    questions = in_order(catalogue, request_from(catalogue, symptoms=symptom or ()).symptoms)
    result = screened(catalogue, from_file(answers, catalogue) if answers else asked(catalogue, questions))
    if as_data:
        from hipcoach.render import as_json

        emit(as_json.result(result), output, utf8=True)
    else:
        from hipcoach.render import as_text

        emit(as_text.screening(result, capabilities_of(output)), output)
    end_with(result)
