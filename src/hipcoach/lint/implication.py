"""Whether one condition on requests holds whenever another does."""

from __future__ import annotations

from typing import Any

from hipcoach.catalogue.rule import ANY, Rule, When
from hipcoach.vocabulary import AGE, MINUTES, PAIN, SIDES

NUMBERS = {"pain": PAIN, "age": AGE, "minutes": MINUTES}
"""The facts that are numbers, and what a request may say of them."""


def follows(when: When, other: When) -> bool:
    """True where every request that meets `when` meets `other` too."""
    return all(_implied(fact, getattr(when, fact), wanted) for fact, wanted in other if wanted is not None)


def fires_with(rule: Rule, other: Rule) -> bool:
    """True where every request on which `rule` fires has `other` fire too, as far as can be told."""
    kept = all(any(follows(unless, own) for own in rule.unless) for unless in other.unless)
    return kept and follows(rule.when, other.when)


def _implied(fact: str, given: Any, wanted: Any) -> bool:
    """True where every request that meets `given` of one fact meets `wanted` too.

    Both are bounds on a number, or values of which one is enough. A request always has minutes, and a side, be it
    unknown; of the other facts it may have none.
    """
    if fact in NUMBERS:
        low, high = NUMBERS[fact]
        values = [value for value in range(low, high + 1) if given is None or given.holds(value)]
        return (given is not None or fact == "minutes") and all(map(wanted.holds, values))
    if given is None:
        return fact == "side" and {*SIDES, "unknown"} <= set(wanted)
    return (fact in ("focus", "symptom") and ANY in wanted) or set(given) <= set(wanted)
