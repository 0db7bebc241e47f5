"""The base of every model: a frozen record, which pydantic validates where there is something to be validated."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypeVar, dataclass_transform

from hipcoach.catalogue.late import Field, LateField, LateMethod

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo


_Model = TypeVar("_Model", bound="Model")
_Function = TypeVar("_Function", bound=Callable[..., Any])


def once_for_each(function: _Function) -> _Function:
    """`functools.cache` of a class of models, which mypy would take for no key: it looks at the hash of a model."""
    return cache(function)  # type: ignore[return-value]


class _Fields:
    """pydantic's own account of the fields of a model."""

    def __get__(self, _: Any, model: type[Model]) -> dict[str, FieldInfo]:
        from hipcoach.catalogue.checked import twin_of

        return twin_of(model).model_fields


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class Model:
    """Frozen and closed: an unknown key is an error, a `"3"` is no number and `true` is no 1."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")  # pydantic's
    model_config: ClassVar[dict[str, Any]] = {
        "strict": True,
        "extra": "forbid",
        "frozen": True,
        "defer_build": True,
        "allow_inf_nan": False,
    }
    field_names: ClassVar[tuple[str, ...]] = ()
    """Its fields in their order."""
    own_defaults: ClassVar[dict[str, Any]] = {}
    """What stands behind the fields that it has not from another model."""
    model_fields: ClassVar[_Fields] = _Fields()

    def __init_subclass__(cls) -> None:
        """Take the fields in, and what they are where nothing is given out of the class: it is no value of it."""
        super().__init_subclass__()
        own = [name for name in get_annotations(cls) if not name.startswith("_")]
        cls.field_names = (*cls.field_names, *(name for name in own if name not in cls.field_names))
        cls.own_defaults = {name: cls.__dict__[name] for name in own if name in cls.__dict__}
        for name in cls.own_defaults:
            delattr(cls, name)

    def __init__(self, **values: Any) -> None:
        """Validate.

        Raises:
            ValidationError: pydantic's; says all that is wrong.
        """
        from hipcoach.catalogue.checked import adapter_of

        adapter_of(type(self)).validator.validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, data: Any, **how: Any) -> Self:
        """The model of plain data.

        Raises:
            ValidationError: pydantic's; says all that is wrong.
        """
        from hipcoach.catalogue.checked import adapter_of

        made: Self = adapter_of(cls).validate_python(data, **how)
        return made

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """The model of a JSON text.

        Raises:
            ValidationError: pydantic's; says all that is wrong.
        """
        from hipcoach.catalogue.checked import adapter_of

        made: Self = adapter_of(cls).validate_json(text)
        return made

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """The model of values that are known to be right; nothing is checked but that none is missing.

        Raises:
            TypeError: one is.
        """
        made, left_out = cls.__new__(cls), _left_out(cls)
        if not left_out.needed <= values.keys():
            raise TypeError(f"{cls.__name__} needs {', '.join(sorted(left_out.needed - values.keys()))}")
        _set(made, "__dict__", left_out.values | values)
        _set(made, "__pydantic_fields_set__", set(values))
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same with other values of some fields, which are known to be right."""
        changed = dict(update or {})
        return _again(type(self), dict(self) | changed, self.model_fields_set | changed.keys())

    def model_dump(self, **how: Any) -> dict[str, Any]:
        """As plain data, as pydantic's own of this name."""
        from hipcoach.catalogue.checked import adapter_of

        written: dict[str, Any] = adapter_of(type(self)).dump_python(self, **how)
        return written

    def model_dump_json(self, **how: Any) -> str:
        """As a JSON text, as pydantic's own of this name."""
        from hipcoach.catalogue.checked import adapter_of

        return adapter_of(type(self)).dump_json(self, **how).decode()

    @property
    def model_fields_set(self) -> set[str]:
        """The fields that were given."""
        given: set[str] = self.__pydantic_fields_set__  # type: ignore[attr-defined]
        return given

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: Any) -> Any:
        """How pydantic validates and writes it."""
        from hipcoach.catalogue.checked import schema_of_model

        return schema_of_model(cls, handler)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Its fields by name, with their values."""
        return ((name, self.__dict__[name]) for name in self.field_names)

    def _values(self) -> tuple[Any, ...]:
        return tuple(map(self.__dict__.get, self.field_names))

    def __eq__(self, other: object) -> bool:
        """True where it is the same kind of model with the same fields."""
        if type(self) is not type(other):
            return NotImplemented
        return self.__dict__ == other.__dict__ or self._values() == other._values()

    def __hash__(self) -> int:
        """Of its fields."""
        return hash(self._values())

    def __repr__(self) -> str:
        """Its fields by name."""
        return f"{type(self).__name__}({', '.join(f'{name}={self.__dict__.get(name)!r}' for name in self.field_names)})"

    def __reduce__(self) -> tuple[Any, ...]:
        """How it is copied to its depths, and pickled."""
        return _again, (type(self), dict(self), self.model_fields_set)

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse: it is frozen."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name} can't be set")

    def __delattr__(self, name: str) -> None:
        """Refuse: it is frozen."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name} can't be deleted")


_set = object.__setattr__


def _again(model: type[_Model], values: dict[str, Any], given: set[str]) -> _Model:
    made = model.model_construct(**values)
    _set(made, "__pydantic_fields_set__", given)
    return made


@once_for_each
def defaults_of(model: type[Model]) -> dict[str, Any]:
    """What each field is where nothing is given; one that has to be given is left out. Models are frozen: one does."""
    inherited = (defaults_of(base) for base in model.__bases__ if issubclass(base, Model))
    defaults = {name: value for base in inherited for name, value in base.items()}
    for name, given in model.own_defaults.items():
        match given:
            case LateField(given={"default": value}):
                defaults[name] = value
            case LateField(given={"default_factory": make}):
                defaults[name] = make()
            case LateField():
                pass
            case _:
                defaults[name] = given
    return defaults


class _LeftOut(NamedTuple):
    """A model of which nothing was given."""

    values: dict[str, Any]
    """By every field, in their order."""
    needed: frozenset[str]
    """Those that have to be given."""


@once_for_each
def _left_out(model: type[Model]) -> _LeftOut:
    defaults = defaults_of(model)
    return _LeftOut(
        {name: defaults.get(name) for name in model.field_names}, frozenset(model.field_names) - defaults.keys()
    )


def own_hints(model: type[Model]) -> dict[str, Any]:
    """The types of the fields that it has not from another model."""
    return get_annotations(model, eval_str=True) if model is not Model else {}


def late_methods(model: type[Model]) -> dict[str, LateMethod]:
    """The methods of its own that check or write it."""
    return {name: method for name, method in vars(model).items() if isinstance(method, LateMethod)}
