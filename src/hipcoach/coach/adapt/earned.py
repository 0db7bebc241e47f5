"""What a diary asks of a session, as rules beside the others: what is left out, and what stands in its place.

They are made here for one request, each with the words and the source of the rule over the diary that it follows from,
so that a session names them for every omission as it does any other rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from hipcoach.catalogue.adaptation import Adaptation
from hipcoach.catalogue.rule import Rule, Then, Where
from hipcoach.vocabulary import Grade, Method


class Reasoned(Protocol):
    """What has a reason of its own: a rule over a diary, a day of a programme."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def because(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def grade(self) -> Grade: ...  # noqa: D102


def leaving_out(by: Adaptation, exercise: str) -> Rule:
    """Without this exercise."""
    return _rule(by, Then.model_construct(avoid=(_this(exercise),)))


def sparing(by: Reasoned, methods: Iterable[Method]) -> Rule:
    """Nothing of these methods."""
    return _rule(by, Then.model_construct(avoid=(Where.model_construct(method=tuple(methods)),)))


def instead(by: Adaptation, exercise: str, other: str) -> Rule:
    """The other exercise in place of this one."""
    return _rule(by, Then.model_construct(avoid=(_this(exercise),), require=(_this(other),)))


def _this(exercise: str) -> Where:
    return Where.model_construct(exercise=(exercise,))


def _rule(by: Reasoned, then: Then) -> Rule:
    return Rule.model_construct(id=by.id, then=then, because=by.because, source=by.source, grade=by.grade, silent=True)
