"""How people say it: phrases with their weights, and the concepts they are made of.

A phrase is a few items that stand near each other in one sentence, in any order: words, `<concept>`s, or several of
these with `|` between them, any one of which is enough. With `>` between its items they must come in this order. Words
that belong together are joined by hyphens: `lie-down`.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from hipcoach.catalogue.base import FromList, Id, Many, plain
from hipcoach.catalogue.late import AfterValidator, BeforeValidator, Field
from hipcoach.catalogue.model import Model
from hipcoach.catalogue.special_concepts import NumberConcept
from hipcoach.text import fault, shown

_BY_NUMBERS = frozenset(NumberConcept)
IN_ORDER = ">"
_ANY_OF = "|"
CLEAR = 3
"""The weight from which a symptom or a flag is taken as said; that of a phrase that is written without one."""


def items(phrase: str) -> list[str]:
    """The items of a phrase."""
    return [item for item in phrase.split() if item != IN_ORDER]


def alternatives(item: str) -> list[str]:
    """The words and concepts of an item; any one of them meets it."""
    return item.split(_ANY_OF)


def all_named_concepts(phrase: str) -> list[str]:
    """Ids of the concepts that a phrase names."""
    return [name[1:-1] for item in items(phrase) for name in alternatives(item) if name.startswith("<")]


def named_concepts(phrase: str) -> list[str]:
    """The same, but for those that numbers say."""
    return [name for name in all_named_concepts(phrase) if name not in _BY_NUMBERS]


def as_named(concept: str) -> str:
    """A concept's id as phrases write it."""
    return f"<{concept}>"


def weighted(value: Any) -> Any:
    """Phrases by weight; a plain list of them is enough by itself."""
    return {str(CLEAR): value} if isinstance(value, (list, tuple)) else value


_MOST_ITEMS = 6
_MOST_WORDS = 12
"""Of an expression. The built-in ones have up to seven."""
_LONGEST = 300
_NAME = r"(?:<[a-z0-9-]+>|[^\W_][^\s|<>]*)"
_WRITTEN_WELL = re.compile(rf"{_NAME}(?:\|{_NAME})*(?: (?:> )?{_NAME}(?:\|{_NAME})*)*")


def _written_well(phrase: str) -> str:
    plain(phrase)
    if len(phrase) > _LONGEST or len(items(phrase)) > _MOST_ITEMS:
        raise ValueError(f"is too long a phrase; at most {_MOST_ITEMS} items and {_LONGEST} characters fit")
    if not _WRITTEN_WELL.fullmatch(phrase):
        raise ValueError("is no phrase; write words and <concepts>, as in `<knee> hurts|sore`")
    return phrase


def _all_plain(words: tuple[str, ...]) -> tuple[str, ...]:
    long = next((each for each in words if len(each) > _LONGEST or each.count(" ") >= _MOST_WORDS), None)
    if long:
        raise ValueError(f"{shown(long)} is too long; at most {_MOST_WORDS} words and {_LONGEST} characters fit")
    joined = "".join(words)
    if not (joined.isascii() and joined.isprintable() and all(map(str.strip, words))):
        for word in words:
            if wrong := fault(word):
                raise ValueError(f"{shown(word)} {wrong}")
    return words


PhraseWeight = Annotated[int, Field(strict=False, ge=-9, le=9)]
Phrase = Annotated[str, AfterValidator(_written_well)]
_ByWeight = Annotated[dict[str, Many[Phrase]], Field(json_schema_extra={"propertyNames": {"pattern": "^[-+]?[0-9]$"}})]
"""As a file has it, for the JSON Schema: there a key is always text."""
_Weighted = BeforeValidator(weighted, json_schema_input_type=Many[Phrase] | _ByWeight)
Phrases = Annotated[dict[PhraseWeight, Many[Phrase]], FromList, _Weighted]
"""Phrases by weight: 3 is enough by itself, less is a hint, and below 0 speaks against. A plain list weighs 3."""
_Expression = Annotated[str, Field(json_schema_extra={"maxLength": _LONGEST})]
Expressions = Annotated[tuple[_Expression, ...], Field(min_length=1), AfterValidator(_all_plain)]
"""Checked all at once: there are thousands, at every start of the program."""


class Concept(Model):
    """Words that mean the same to the phrases that name it."""

    id: Id
    words: Expressions
    """Words, or several in a row."""
    of: tuple[Id, ...] = ()
    """Concepts whose words are this one's too."""
    whole: bool = False
    """A phrase's own words are not met inside these: the `back` in "back of the thigh" is no back."""
    hides: bool = False
    """These words mean something else: what they cover is read in no other sense ("hip hop")."""


def parts(concept: Concept, concepts: Mapping[str, Concept]) -> list[Concept]:
    """A concept and all those that it takes in, each once."""
    taken = {concept.id: concept}
    waiting = [*concept.of]
    while waiting:
        part = concepts[waiting.pop()]
        if part.id not in taken:
            taken[part.id] = part
            waiting += part.of
    return list(taken.values())
