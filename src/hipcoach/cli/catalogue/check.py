"""`hipcoach catalogue check`."""

from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli.folders import place
from hipcoach.cli.formats import ProblemFormat
from hipcoach.cli.output import emit, remark
from hipcoach.cli.state import state_of
from hipcoach.errors import UsageError


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            parser=place,
            show_default=False,
            help="Folders, or files of them; without, those in use.",
        ),
    ] = None,
    format_: Annotated[ProblemFormat, typer.Option("--format", help="The form of the result.")] = ProblemFormat.TEXT,
) -> None:
    """Everything that is wrong or doubtful in knowledge folders, each with its place and what is expected.

    Exits 0 where there is nothing, 1 where there is something. `# hipcoach: allow CHECK` in an entry allows what a
    check finds doubtful there; `... in this file` allows it in the whole file.
    """
    from hipcoach.lint import check_paths
    from hipcoach.render import problems

    state = state_of(context)
    if not paths and not state.folders:
        raise UsageError(
            "there is no folder of your own to check; name one, or start one with `hipcoach catalogue new`"
        )
    told = check_paths(paths or state.folders, state.folders, builtin=state.builtin)
    text = problems.RENDERED[format_.value](told)
    emit(text, utf8=format_ is ProblemFormat.JSON, commands=format_ is ProblemFormat.GITHUB)
    if format_ is ProblemFormat.TEXT:
        remark(problems.summary(told))
    raise typer.Exit(1 if told else 0)
