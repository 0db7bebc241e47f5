"""The program: its commands, its global options, and the one place that turns an error into a message."""

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from hipcoach.cli import tab
from hipcoach.cli.commands import Commands
from hipcoach.cli.failure import told_as_json
from hipcoach.cli.folders import place
from hipcoach.cli.front import Front
from hipcoach.cli.output import complain, emit, let_go, open_streams, speak
from hipcoach.cli.state import State
from hipcoach.errors import HipcoachError, UsageError

app = typer.Typer(
    cls=Front,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    epilog="Not a diagnosis, and not reviewed by a clinician. Severe, sudden or spreading signs: see one first.",
)


def _version(asked: bool) -> None:
    if asked:
        from hipcoach import __version__

        typer.echo(f"hipcoach {__version__}")
        raise typer.Exit


@app.callback()
def hipcoach(
    context: typer.Context,
    catalogue: Annotated[
        list[Path] | None,
        typer.Option(
            "--catalogue",
            metavar="DIR",
            parser=place,
            envvar="HIPCOACH_CATALOGUE",
            help="A folder of knowledge that adds to the built-in one, replaces entries by id or switches them off. "
            "Repeatable.",
        ),
    ] = None,
    only: Annotated[bool, typer.Option("--only", help="Leave the built-in knowledge out.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes and hints; what is wrong is said.")] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", is_eager=True, help="Print what is longer than the screen at once.")
    ] = False,
    _: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """From what bothers your hips to a routine, with the reason for every step.

    hipcoach recommend "outside of my knee hurts going downhill"

    hipcoach recommend --symptom hamstring

    hipcoach recommend --symptom it-band --minutes 20 --side left

    hipcoach list --motion abduction
    """
    state = State(tuple(catalogue or ()), builtin=not only)
    speak(quiet=quiet or bool(state.wished("quiet")), pager="" if no_pager else state.wished("pager"))
    context.obj = state


def run() -> None:
    """Run the program. Every error that is meant for a person ends here, as one message and an exit code."""
    open_streams()
    try:
        if tab.ASKED_BY in os.environ:
            emit(tab.answer(get_command(app), os.environ[tab.ASKED_BY]))
            return
        sys.exit(app(prog_name="hipcoach", standalone_mode=False))
    except HipcoachError as error:
        _fail(error)
    except TyperException as error:  # what the parser itself refuses
        said = " ".join(error.format_message().split()).removesuffix(".")
        command = next((f"hipcoach {word}" for word in sys.argv[1:] if word in Commands()), "hipcoach")
        _fail(UsageError(f"{said}; see `{command} --help`"))
    except OSError as error:  # help on a disk that is full
        let_go(sys.stdout)
        complain(f"this can't be written to standard output: {error.strerror}")
        sys.exit(1)


def _fail(error: HipcoachError) -> NoReturn:
    complain(str(error))
    told_as_json(error)
    sys.exit(error.exit_code)
