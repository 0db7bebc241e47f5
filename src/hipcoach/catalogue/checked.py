"""pydantic's model of each of ours, made where something is validated, written or described.

It has the same fields and checks; what comes out is ours, so that nobody meets a model of two kinds.
"""

from __future__ import annotations

from types import UnionType, new_class
from typing import Annotated, Any, Union, get_args, get_origin

import pydantic
from pydantic import BaseModel, ConfigDict, TypeAdapter

from hipcoach.catalogue.late import Late, LateField, LateMethod
from hipcoach.catalogue.model import Model, late_methods, once_for_each, own_hints


class _Strict(BaseModel):
    model_config = ConfigDict(**Model.model_config)  # type: ignore[typeddict-item]


@once_for_each
def adapter_of(model: type[Model]) -> TypeAdapter[Any]:
    """What validates and writes a model."""
    return TypeAdapter(model)


@once_for_each
def twin_of(model: type[Model]) -> type[BaseModel]:
    """Pydantic's model with the same fields and checks. No value is ever one of it."""
    bases = tuple(twin_of(base) for base in model.__bases__ if issubclass(base, Model) and base is not Model)
    annotations = {name: with_all_made(hint) for name, hint in own_hints(model).items()}
    given = {name: with_all_made(value) for name, value in (model.own_defaults | late_methods(model)).items()}
    same = {"__module__": model.__module__, "__qualname__": model.__qualname__, "__doc__": model.__doc__}
    named = {**same, "__annotations__": annotations, **given}
    twin: type[BaseModel] = new_class(model.__name__, bases or (_Strict,), exec_body=lambda space: space.update(named))
    return twin


def schema_of_model(model: type[Model], handler: pydantic.GetCoreSchemaHandler) -> Any:
    """How pydantic's core validates and writes a model: as its twin, but what comes out is the model itself."""
    schema = handler.generate_schema(twin_of(model))
    inner: Any = handler.resolve_ref_schema(schema)
    while inner["type"] != "model":
        inner = inner["schema"]
    inner["cls"] = model
    return schema


def with_all_made(written: Any) -> Any:
    """An annotation, or what stands behind it, with all that was kept for later made."""
    origin = Union if isinstance(written, UnionType) else get_origin(written)
    if origin in (Annotated, Union, tuple, dict):
        return origin[tuple(map(with_all_made, get_args(written)))]
    return _made(written) if isinstance(written, Late) else written


def _made(late: Late) -> Any:
    given = {name: with_all_made(value) for name, value in late.given.items()}
    if isinstance(late, LateMethod):
        return getattr(pydantic, late.decorator)(*late.args, **given)(late.method)
    name = "Field" if isinstance(late, LateField) else type(late).__name__
    return getattr(pydantic, name)(*late.args, **given)
