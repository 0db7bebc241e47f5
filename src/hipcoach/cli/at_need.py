"""Options that are read only where there is something to read.

typer builds a validator of pydantic's for every option, be it typed or not: a tenth of a start-up.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from typer.core import TyperCommand

_WORDS = (str, list[str])
_ALL = -1
"""How many words an argument takes that takes any number."""


class OneCommand(TyperCommand):
    """A command with such options."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its options, that for help among them."""
        return read_at_need(super().get_params(ctx))


def read_at_need(parameters: list[Any]) -> list[Any]:
    """The same, but that typer reads only what was typed, and is no word that can stay as it is."""
    for parameter in parameters:
        parameter.process_value = partial(_processed, parameter)
    return parameters


def _processed(parameter: Any, context: Any, value: Any) -> Any:
    kind = parameter.type_descriptor
    is_word = kind.annotation in _WORDS and kind.parameter_info.parser is None
    if parameter.required or not (value is None or is_word):
        return type(parameter).process_value(parameter, context, value)
    if parameter.multiple or parameter.nargs == _ALL:
        value = list(value or ())
    return parameter.callback(context, parameter, value) if parameter.callback else value
