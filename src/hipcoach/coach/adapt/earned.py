"""What a diary asks of a session, as rules beside the others: what is left out, and what stands in its place.

They are made here for one request, each with the words and the source of the rule over the diary that it follows from,
so that a session names them for every omission as it does any other rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from hipcoach.catalogue.adaptation import Adaptation
from hipcoach.catalogue.rule import Rule, Then, Where
from hipcoach.vocabulary import Method


def leaving_out(by: Adaptation, exercise: str) -> Rule:
    """Without this exercise."""
    return _rule(by, Then.model_construct(None, avoid=(_this(exercise),)))


def sparing(by: Adaptation, methods: Iterable[Method]) -> Rule:
    """Nothing of these methods."""
    return _rule(by, Then.model_construct(None, avoid=(Where.model_construct(None, method=tuple(methods)),)))


def instead(by: Adaptation, exercise: str, other: str) -> Rule:
    """The other exercise in place of this one."""
    return _rule(by, Then.model_construct(None, avoid=(_this(exercise),), require=(_this(other),)))


def _this(exercise: str) -> Where:
    return Where.model_construct(None, exercise=(exercise,))


def _rule(by: Adaptation, then: Then) -> Rule:
    return Rule.model_construct(
        None, id=by.id, then=then, because=by.because, source=by.source, grade=by.grade, silent=True
    )
