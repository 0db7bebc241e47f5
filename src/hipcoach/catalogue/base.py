"""The types of the fields of models, safe text first."""

from typing import Annotated, Any, TypeVar

from hipcoach.catalogue.late import AfterValidator, BeforeValidator, Field
from hipcoach.text import LONGEST, fault

_T = TypeVar("_T")
FieldPath = tuple[str | int, ...]
"""Keys and indexes that lead to a value of an entry."""


def plain(text: str) -> str:
    """The text, where it may stand in the knowledge.

    Raises:
        ValueError: says what is wrong with it.
    """
    wrong = fault(text)
    if wrong:
        raise ValueError(wrong)
    return text


def as_tuple(value: Any) -> Any:
    """A list; one text or one mapping is a list of one."""
    return (value,) if isinstance(value, (str, dict)) else value


_ENDS = 2
_SPAN = "must be one whole number of at least 1, or [smallest, largest]"


def as_span(value: Any) -> Any:
    """Two ends; one whole number is both.

    Raises:
        ValueError: it is neither.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return (value, value)
    if isinstance(value, (list, tuple)) and len(value) == _ENDS:
        return value
    raise ValueError(_SPAN)


def _rising(span: tuple[int, int]) -> tuple[int, int]:
    least, most = span
    if 1 <= most < least:
        raise ValueError(f"has its ends the wrong way round; write [{most}, {least}]")
    if not 1 <= least <= most:
        raise ValueError(_SPAN)
    return span


Text = Annotated[str, Field(max_length=LONGEST), AfterValidator(plain)]
"""One line of plain text: data, never markup."""
Cue = Annotated[str, Field(max_length=90), AfterValidator(plain)]
"""Text short enough to be said while moving."""
Instruction = Annotated[str, Field(max_length=140), AfterValidator(plain)]
"""Text of one step of an exercise."""
Meaning = Annotated[str, Field(max_length=170), AfterValidator(plain)]
"""What a measurement means, or does not."""
Spoken = Annotated[str, Field(max_length=120), AfterValidator(plain)]
"""One sentence to be heard."""
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""What an entry is called: kebab-case."""
Ref = Annotated[str, Field(max_length=60)]
"""The id of another entry. Its form is that entry's business: `references` looks whether it exists."""
FromList = Field(strict=False)
"""Lets a tuple be read from a list also where a validator has run before it (strict mode would not)."""
_AtLeastOne = Annotated[int, Field(ge=1)]
_AsSpan = BeforeValidator(as_span, json_schema_input_type=_AtLeastOne | tuple[_AtLeastOne, _AtLeastOne])
Span = Annotated[tuple[int, int], FromList, _AsSpan, AfterValidator(_rising)]
"""`[smallest, largest]`, or one number for both."""
Many = Annotated[tuple[_T, ...], FromList]
"""A list."""
OneOrMore = Annotated[tuple[_T, ...], FromList, BeforeValidator(as_tuple)]
"""A list; one entry can be written without its brackets."""
