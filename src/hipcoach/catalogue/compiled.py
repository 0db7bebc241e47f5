"""Models → plain data and back, for the knowledge that is compiled into the package.

What is read back was validated when the package was built. pydantic would first build the validators of all models and
then check every value again: together a fifth of a start-up. So the values are put straight in their places, by the
models' own types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

_Model = TypeVar("_Model", bound=BaseModel)
_Put = Callable[[Any], Any]


class _Shape(NamedTuple):
    """How a model is read back, by field."""

    defaults: dict[str, Any]
    """Its value where it was left out. Models are frozen, so that one does for all."""
    puts: dict[str, _Put | None]
    """What makes its value of plain data; None where it is that already."""


def plain_data(value: Any) -> Any:
    """A model as plain data for JSON, without the fields that have their default."""
    if isinstance(value, BaseModel):
        fields = _shape(type(value)).defaults.items()
        return {name: plain_data(here) for name, default in fields if (here := getattr(value, name)) != default}
    if isinstance(value, tuple):
        return list(map(plain_data, value))
    if isinstance(value, dict):
        return {key: plain_data(each) for key, each in value.items()}
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def from_plain_data(model: type[_Model], data: dict[str, Any]) -> _Model:
    """The model that `plain_data` made this of. Nothing is checked."""
    shape = _shape(model)
    made = model.__new__(model)
    values = shape.defaults.copy()
    for name, value in data.items():
        put = shape.puts[name]
        values[name] = put(value) if put else value
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", set(data))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


_set = object.__setattr__


@cache
def _shape(model: type[BaseModel]) -> _Shape:
    fields = model.model_fields.items()
    return _Shape(
        {name: field.get_default(call_default_factory=True) for name, field in fields},
        {name: _putting(field.annotation) for name, field in fields},
    )


def _putting(annotation: Any) -> _Put | None:
    """What makes a value of this type of plain data."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _putting(inner[0])
    if origin in (Union, UnionType):
        return _optional(*(each for each in inner if each is not NoneType))
    if origin is tuple:
        each = _putting(inner[0])
        return (lambda data: tuple(map(each, data))) if each else tuple
    if origin is dict:
        return _mapping(*inner)
    return _of_class(annotation) if isinstance(annotation, type) else None  # a Literal is its values


def _of_class(kind: Any) -> _Put | None:
    if issubclass(kind, BaseModel):
        return lambda data: from_plain_data(kind, data)
    return (lambda data: kind(**data)) if is_dataclass(kind) else None  # type: ignore[operator]


def _optional(*choices: Any) -> _Put | None:
    """Of nothing or one type; several are plain data, each of them."""
    put = _putting(choices[0])
    return (lambda data: None if data is None else put(data)) if put else None


def _mapping(keys: Any, values: Any) -> _Put:
    """JSON has texts alone for keys; a weight is a number."""
    by_number = int in (keys, *get_args(keys))
    put = _putting(values) or _as_it_is
    return lambda data: {int(key) if by_number else key: put(value) for key, value in data.items()}


def _as_it_is(data: Any) -> Any:
    return data
