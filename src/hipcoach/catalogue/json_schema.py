"""The JSON Schemas of the knowledge files, with every field's description, for editors to complete and check by.

They say what a file's shape is. What only the program can see stays its own: references, contradictions between
fields, the grammar of phrases, characters that steer a terminal.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from hipcoach.catalogue.base import as_tuple, plain
from hipcoach.catalogue.folder import MODELS, SwitchedOff
from hipcoach.text import singular

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> Schema:
    """The schema of one knowledge file, a list of entries of a kind."""
    name = kind.replace("_", " ")
    entry = described(TypeAdapter(MODELS[kind]))
    off = described(TypeAdapter(SwitchedOff))
    definitions = {**entry.pop("$defs", {}), "Entry": entry, "SwitchedOff": off}
    return {
        "$schema": DIALECT,
        "title": f"hipcoach {kind}.yaml",
        "description": f"A list of {name}. An id that is known already replaces that {singular(kind)}.",
        "type": ["array", "null"],
        "items": {
            "if": {"type": "object", "required": ["off"]},
            "then": {"$ref": "#/$defs/SwitchedOff"},
            "else": {"$ref": "#/$defs/Entry"},
        },
        "$defs": definitions,
    }


def schema_of_all() -> Schema:
    """The schemas of a folder's files, as properties of one object, by kind."""
    return {
        "$schema": DIALECT,
        "title": "hipcoach knowledge folder",
        "type": "object",
        "properties": {kind: {"$id": f"{kind}.json", **schema_of(kind)} for kind in MODELS},
        "additionalProperties": False,
    }


def described(kind: TypeAdapter[Any], mode: JsonSchemaMode = "validation") -> Schema:
    """The schema of a model like the catalogue's, or of a record, each field with its docstring.

    Args:
        kind: the model.
        mode: validation, of what a file may have; serialization, of what is written of it.
    """
    return kind.json_schema(by_alias=mode == "validation", mode=mode, schema_generator=_Generator)


class _Generator(GenerateJsonSchema):
    """Adds what pydantic does not see: docstrings of fields, and what a validator takes before it."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """In a file's schema a title would only be the field's name again; answers have had them from the first."""
        return self.mode == "serialization" and super().field_title_should_be_set(schema)

    def model_schema(self, schema: Any) -> Schema:
        """A model, each of its fields with its docstring."""
        return self._with_texts(super().model_schema(schema), _EVERYWHERE | field_docstrings(schema["cls"]))

    def dataclass_schema(self, schema: Any) -> Schema:
        """A record, each of its fields with its docstring."""
        return self._with_texts(super().dataclass_schema(schema), field_docstrings(schema["cls"]))

    def _with_texts(self, made: Schema, texts: dict[str, str]) -> Schema:
        """Its fields with what is said of them. What is written may have further fields in a later version."""
        for name, field in made["properties"].items():
            if name in texts:
                field["description"] = texts[name]
        if self.mode == "serialization":
            made.pop("additionalProperties", None)
        return made

    def dict_schema(self, schema: Any) -> Schema:
        """A mapping whose keys have a form, and no other keys."""
        made = super().dict_schema(schema)
        return made | {"additionalProperties": False} if "patternProperties" in made else made

    def function_before_schema(self, schema: Any) -> Schema:
        """A list that takes one entry without its brackets.

        The other validators say what they take at their type, by `json_schema_input_type`; pydantic would not put the
        entry's type in the place of `OneOrMore`'s variable there.
        """
        inner = super().function_before_schema(schema)
        bare = self.mode == "validation" and schema["function"]["function"] is as_tuple
        return {"anyOf": [inner["items"], inner]} if bare else inner

    def function_after_schema(self, schema: Any) -> Schema:
        """A text is not empty."""
        inner = super().function_after_schema(schema)
        return {**inner, "pattern": r"\S"} if schema["function"]["function"] is plain else inner


_EVERYWHERE = {
    "id": "What it is called: lower-case words joined by hyphens.",
    "source": "The id of the source that says so.",
    "grade": "coach: the coach's posts; trial: a treatment tried against another; published: guideline, review, study "
    "or commentary; reference: hospital or clinical reference; practice: clinic or trainer pages; convention: general "
    "knowledge of the field, no source read.",
}


@cache
def field_docstrings(of: type) -> dict[str, str]:
    """The text under each field of a model, record or error, by the name it has in a file.

    pydantic's own `use_attribute_docstrings` reads them whenever a model is defined: 38 ms more at every start (36 to
    74 ms for these models), for what only this file needs.
    """
    aliases = {name: field.alias for name, field in getattr(of, "model_fields", {}).items()}
    texts = {}
    for cls in reversed(of.__mro__):
        [tree] = ast.parse(textwrap.dedent(inspect.getsource(cls))).body if cls.__module__.startswith(_OURS) else [None]
        for field, below in pairwise(getattr(tree, "body", [])):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(docstring))):
                    texts[aliases.get(name) or name] = inspect.cleandoc(docstring)
    return texts


_OURS = "hipcoach."
