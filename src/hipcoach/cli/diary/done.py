"""`hipcoach done`."""

from functools import partial
from typing import Annotated, Any

import typer

from hipcoach.cli import complete, values
from hipcoach.cli.diary.people import OfWhom
from hipcoach.cli.diary.times import At
from hipcoach.cli.options import RequestOptions, Several, request_options
from hipcoach.cli.output import emit
from hipcoach.cli.state import state_of


def _of_ten(option: str, help_: str) -> Any:
    return typer.Option(option, metavar="N", parser=values.score(option), help=f"{help_}, from 0 to 10.")


@partial(request_options, without=("words", "pain", "flags", "not_flags", "screened"))
def done(
    context: typer.Context,
    options: RequestOptions,
    session: Annotated[
        Several,
        typer.Argument(
            metavar="[FILE]", show_default=False, help="The page's session file, or its copied line; - reads either."
        ),
    ] = None,
    pain: Annotated[int | None, _of_ten("--pain", "Pain before it")] = None,
    after: Annotated[int | None, _of_ten("--after", "Pain after it")] = None,
    effort: Annotated[int | None, _of_ten("--effort", "How hard it was")] = None,
    hurt: Annotated[
        Several,
        typer.Option(
            metavar="PLACE[:ID]", help="Where it hurt, and which exercise.", autocompletion=complete.hurt_places
        ),
    ] = None,
    skip: Annotated[
        Several, typer.Option(metavar="ID", help="An exercise left out.", autocompletion=complete.exercise_ids)
    ] = None,
    felt: Annotated[
        Several,
        typer.Option(
            metavar="ID:HOW", help="How one was: easy, right or too-much.", autocompletion=complete.exercise_ids
        ),
    ] = None,
    check: Annotated[
        Several,
        typer.Option(
            metavar="ID:PAIN", help="The test of a stage: how much it hurt.", autocompletion=complete.exercise_ids
        ),
    ] = None,
    measure: Annotated[
        Several,
        typer.Option(metavar="WHAT=N", help="What matters to you, 0 not at all, 10 as before; three at most."),
    ] = None,
    seen: Annotated[
        Several,
        typer.Option(metavar="FLAG", help="A clinician has looked at it.", autocompletion=complete.flag_ids),
    ] = None,
    at: At = None,
    for_: OfWhom = None,
    new: Annotated[bool, typer.Option("--new", help="The name that --for says is a new one.")] = False,
) -> None:
    """Tell how a session went. The first time begins a diary, on this machine only.

    hipcoach done

    hipcoach done session.json

    hipcoach done --symptom hamstring --pain 3 --after 2 --effort 4

    On a terminal it asks in a few keys. `hipcoach morning` and `hipcoach today` go on from there.
    """
    from hipcoach.cli.diary.taken_in import taken_in
    from hipcoach.cli.diary.telling import Telling

    told = Telling(options, session, (pain, after, effort), hurt or (), skip or (), felt or (), at)
    emit(taken_in(state_of(context), told, (seen or (), check or (), measure or ()), for_, new=new))
