"""An error for a script: what is wrong as JSON on stdout, where the command line, or HIPCOACH_FORMAT, asks for JSON."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from hipcoach.cli.commands import Commands
from hipcoach.cli.output import emit
from hipcoach.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.errors import HipcoachError

_FORMS = ("json", "jsonl")
_WITH_USUAL_FORM = ("recommend", "today", "plan")


def told_as_json(error: HipcoachError) -> None:
    """Print what is wrong, beside the message on stderr; nothing where the command line asks for no JSON."""
    form = _form_of(sys.argv[1:]) or _usual_form(sys.argv[1:])
    if form is None:
        return
    from hipcoach.render import as_json

    told = as_json.failure(error, in_a_line=form == "jsonl")
    with suppress(OutputError, SystemExit):  # nobody reads, or nothing can be written: it still ends as it would
        emit(told, utf8=True)


def _usual_form(arguments: Sequence[str]) -> str | None:
    """The form that a person's defaults ask for, of a command that heeds them; what is no command is words."""
    command = next((argument for argument in arguments if argument in Commands()), _WITH_USUAL_FORM[0])
    usual = os.environ.get("HIPCOACH_FORMAT", "").strip().casefold()
    return usual if command in _WITH_USUAL_FORM and usual == _FORMS[0] else None


def _form_of(arguments: Sequence[str]) -> str | None:
    """The form that is asked for, also on a line that can't be parsed; what follows `--` are words."""
    options = [*takewhile(lambda argument: argument != "--", arguments), ""]
    if "--json" in options:
        return "json"
    named = [argument.partition("=")[2] for argument in options if argument.startswith("--format=")]
    named += [value for option, value in pairwise(options) if option == "--format"]
    return next((form for form in map(str.casefold, named) if form in _FORMS), None)
