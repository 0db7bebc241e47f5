"""`hipcoach schema`."""

from typing import Annotated

import typer

from hipcoach.cli.output import emit


def schema(
    kind: Annotated[str, typer.Argument(metavar="routine|session", help="What to print the schema of.")],
) -> None:
    """The JSON Schema of recommend's JSON, or of the session file that the page saves."""
    from hipcoach.coach.read_options import pick

    picked = pick("schema", kind, ("routine", "session"))
    from hipcoach.render import as_json

    if picked == "session":
        from hipcoach.diary import session_file

        emit(as_json.dumps(session_file.session_schema()), utf8=True)
    else:
        emit(as_json.routine_schema(), utf8=True)
