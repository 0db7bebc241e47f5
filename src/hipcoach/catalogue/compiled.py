"""Models → plain data and back, for the knowledge that is compiled into the package.

What is read back was validated when the package was built. pydantic would have to be imported, then to build the
validators of all models and to check every value again: together half of a start-up. So the values are put straight in
their places, by the models' own types.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from hipcoach.catalogue.model import Model, defaults_of, once_for_each, own_hints

_Model = TypeVar("_Model", bound=Model)
_Put = Callable[[Any], Any]


def plain_data(value: Any) -> Any:
    """A model as plain data for JSON, without the fields that have their default."""
    if isinstance(value, Model):
        defaults = defaults_of(type(value))
        fields = ((name, getattr(value, name)) for name in value.field_names)
        return {name: plain_data(here) for name, here in fields if name not in defaults or here != defaults[name]}
    if isinstance(value, tuple):
        return list(map(plain_data, value))
    if isinstance(value, dict):
        return {key: plain_data(each) for key, each in value.items()}
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def as_compiled(value: Any) -> str:
    """Models as the JSON text that an installed package reads."""
    return json.dumps(plain_data(value), ensure_ascii=False, separators=(",", ":"))


def from_plain_data(model: type[_Model], data: dict[str, Any]) -> _Model:
    """The model that `plain_data` made this of. Nothing is checked."""
    puts = _puts(model)
    return model.model_construct(**{name: put(value) if (put := puts[name]) else value for name, value in data.items()})


@once_for_each
def _puts(model: type[Model]) -> dict[str, _Put | None]:
    """By field, what makes its value of plain data; None where it is that already."""
    models = (base for base in reversed(model.__mro__) if issubclass(base, Model))
    return {name: _putting(hint) for each in models for name, hint in own_hints(each).items()}


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
    if issubclass(kind, Model):
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
