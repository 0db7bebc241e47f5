"""The pain score and the side that a text tells."""

from __future__ import annotations

from hipcoach.catalogue.phrase import as_named
from hipcoach.catalogue.special_concepts import NumberConcept, WordConcept
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.tokens import FILLERS
from hipcoach.vocabulary import Side

_SIDES: dict[str, Side] = {"left": "left", "l": "left", "right": "right", "r": "right"}


def pain_told(text: HeardText) -> int | None:
    """The highest pain score below 8."""
    scores = (int(number.value) for number in text.numbers if number.concept is NumberConcept.PAIN_7)
    return max(scores, default=None)


def side_told(text: HeardText) -> Side | None:
    """The side of the sore part, if only one is named: right before it, or with one word between."""
    tokens = text.all_tokens
    parts = {text.among_all(span).first for span in text.spans.get(as_named(WordConcept.SORE_PART), ())}
    sides = {
        _SIDES[token.word]
        for i, token in enumerate(tokens)
        if token.word in _SIDES and (i + 1 in parts or (i + 2 in parts and tokens[i + 1].word not in FILLERS))
    }
    return sides.pop() if len(sides) == 1 else None
