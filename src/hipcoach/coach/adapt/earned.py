"""What a diary asks of a session, as rules beside the others: what is left out, and what stands in its place.

They are made here for one request, each with the words and the source of the rule over the diary that it follows from,
so that a session names them for every omission as it does any other rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, get_args

from hipcoach.catalogue.adaptation import Adaptation, Spared
from hipcoach.catalogue.rule import Rule, Then, Where
from hipcoach.vocabulary import Grade, Method, Position


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


def sparing(by: Reasoned, spared: Iterable[Spared]) -> Rule:
    """Nothing of these methods, and nothing in these positions."""
    names = tuple(spared)
    methods = tuple(name for name in get_args(Method) if name in names)
    positions = tuple(name for name in get_args(Position) if name in names)
    of = [("method", methods), ("position", positions)]
    return _rule(by, Then.model_construct(avoid=tuple(Where.model_construct(**{k: v}) for k, v in of if v)))


def instead(by: Adaptation, exercise: str, other: str) -> Rule:
    """The other exercise in place of this one."""
    return _rule(by, Then.model_construct(avoid=(_this(exercise),), require=(_this(other),)))


def _this(exercise: str) -> Where:
    return Where.model_construct(exercise=(exercise,))


def _rule(by: Reasoned, then: Then) -> Rule:
    return Rule.model_construct(id=by.id, then=then, because=by.because, source=by.source, grade=by.grade, silent=True)
