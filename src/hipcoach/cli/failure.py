"""An error for a script: what is wrong as JSON on stdout, where the command line asks for JSON."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from hipcoach.cli.output import emit
from hipcoach.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.errors import HipcoachError

_FORMS = ("json", "jsonl")


def told_as_json(error: HipcoachError) -> None:
    """Print what is wrong, beside the message on stderr; nothing where the command line asks for no JSON."""
    form = _form_of(sys.argv[1:])
    if form is None:
        return
    from hipcoach.render import as_json

    told = as_json.failure(error, in_a_line=form == "jsonl")
    with suppress(OutputError, SystemExit):  # nobody reads, or nothing can be written: it still ends as it would
        emit(told, utf8=True)


def _form_of(arguments: Sequence[str]) -> str | None:
    """The form that is asked for, also on a line that can't be parsed; what follows `--` are words."""
    options = [*takewhile(lambda argument: argument != "--", arguments), ""]
    if "--json" in options:
        return "json"
    named = [argument.partition("=")[2] for argument in options if argument.startswith("--format=")]
    named += [value for option, value in pairwise(options) if option == "--format"]
    return next((form for form in map(str.casefold, named) if form in _FORMS), None)
