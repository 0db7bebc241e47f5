"""pydantic's words for fields and their checks, kept until something is validated.

What comes with the program was validated when it was built, and pydantic alone would be a third of a start-up. These
say what pydantic's own of the same names say; `checked` makes those of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

_Method = TypeVar("_Method", bound=Callable[..., Any])


class Late:
    """A call of pydantic's function of the same name, to be made at need."""

    def __init__(self, *args: Any, **given: Any) -> None:
        """Keep what it is called with."""
        self.args, self.given = args, given


class AfterValidator(Late):
    """A check of what was read."""


class BeforeValidator(Late):
    """What brings a value into its form before it is checked."""


class GetPydanticSchema(Late):
    """A check that is put together by hand."""


class PlainSerializer(Late):
    """How a value is written."""


class WithJsonSchema(Late):
    """What a JSON Schema says of a value."""


class LateField(Late):
    """What a field takes, and what it is where nothing is given."""


def Field(**given: Any) -> Any:  # noqa: N802  (pydantic's name for it)
    """A field: `default` or `default_factory`, limits, `alias`; as pydantic's, by keyword."""
    return LateField(**given)


class LateMethod(Late):
    """A method that checks, or writes, a whole model or one field."""

    def __init__(self, decorator: str, method: Any, *args: Any, **given: Any) -> None:
        """Keep the method and pydantic's decorator for it."""
        super().__init__(*args, **given)
        self.decorator, self.method = decorator, method


def field_validator(*fields: str, mode: str) -> Callable[[_Method], _Method]:
    """Mark a class method that checks fields of a model."""
    return lambda method: LateMethod("field_validator", method, *fields, mode=mode)  # type: ignore[return-value]


def model_validator(*, mode: str) -> Callable[[_Method], _Method]:
    """Mark a method that checks a whole model."""
    return lambda method: LateMethod("model_validator", method, mode=mode)  # type: ignore[return-value]


def model_serializer(*, mode: str) -> Callable[[_Method], _Method]:
    """Mark a method that writes a model."""
    return lambda method: LateMethod("model_serializer", method, mode=mode)  # type: ignore[return-value]
