"""Options that are read only where there is something to read, and by what reads them.

typer builds a validator of pydantic's for every option, be it typed or not, and one around whatever else reads it: with
pydantic, a third of a start-up.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from hipcoach.cli.output import emit, speak

if TYPE_CHECKING:
    from collections.abc import Callable

_HELP = "help"
_WORDS = (str, list[str])
_ALL = -1
"""How many words an argument takes that takes any number."""


class OneCommand(TyperCommand):
    """A command with such options."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options, that for help among them."""
        return read_at_need(super().get_params(ctx))


def read_at_need(parameters: list[Any]) -> list[Any]:
    """The same, but that typer reads only what was typed, is no word that can stay as it is, and has no reader."""
    for parameter in parameters:
        parameter.process_value = partial(_processed, parameter)
        if parameter.name == _HELP:
            parameter.callback = _show_help
    return parameters


def _show_help(context: Any, _: Any, asked: bool) -> None:
    """Page by page where it is longer than the terminal, as every result is."""
    if asked and not context.resilient_parsing:
        if context.params.get("no_pager"):
            speak(quiet=False, pager="")
        emit(f"{context.get_help()}\n")
        context.exit()


def _processed(parameter: Any, context: Any, value: Any) -> Any:
    read = _reader(parameter.type_descriptor, value)
    if not (read or value is None) or (parameter.required and not value):
        return type(parameter).process_value(parameter, context, value)
    if parameter.multiple or parameter.nargs == _ALL:
        value = [read(each) for each in value or ()] if read else []
    elif value is not None and read:
        value = read(value)
    return parameter.callback(context, parameter, value) if parameter.callback else value


def _reader(kind: Any, value: Any) -> Callable[[Any], Any] | None:
    """What reads a value without typer; None where typer does, or nothing is to be read."""
    is_read = kind.annotation in _WORDS or (isinstance(kind.annotation, type) and isinstance(value, kind.annotation))
    reader: Callable[[Any], Any] | None = kind.parameter_info.parser
    return reader or (_as_it_is if is_read else None)


def _as_it_is(value: Any) -> Any:
    return value
