"""What the entries of a catalogue come to, all together: each may keep its limits, and many of them multiply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.catalogue import Catalogue
from hipcoach.catalogue.phrase import alternatives, items, parts
from hipcoach.catalogue.rule import Rule

MOST_IN_CONCEPTS = 50_000
"""Of all concepts, each counted with all that it takes in. The built-in ones come to 6,000."""
MOST_ALTERNATIVES = 25_000
"""Words and concepts that the phrases of symptoms and red flags name; the built-in ones have 3,171."""
MOST_IN_A_TEMPLATE = 60
"""Conditions on exercises, by which its phases are filled; a built-in template has at most 10."""
MOST_IN_TEMPLATES = 600
"""The same in all of them; the built-in ones have 54."""


class Amount(NamedTuple):
    """Something that all rules together may have only so much of."""

    field: str
    """Of `then`; none for what stands in several."""
    called: str
    most: int
    count: Callable[[Rule], int]


def _in_field(field: str, called: str, most: int) -> Amount:
    def count(rule: Rule) -> int:
        value = getattr(rule.then, field)
        return len(value) if isinstance(value, (tuple, dict)) else int(value is not None)

    return Amount(field, called, most, count)


AMOUNTS = (
    _in_field("share", "shares", 60),
    _in_field("dose", "limits on doses", 200),
    _in_field("order", "orders", 60),
    _in_field("last", "last steps", 60),
    _in_field("advise", "pieces of advice", 300),
    _in_field("stop_signs", "stop signs", 100),
    _in_field("if_it_hurts", "places that may hurt", 300),
    Amount("", "conditions on exercises", 660, lambda rule: sum(1 for _ in rule.then.wheres())),
)
"""A request that all rules are for has to be answered in a second or two. The built-in ones have a third at most."""

PlacedPhrase = tuple[str, str, FieldPath, str]
"""(kind, id, field, text) of a phrase."""
Excess = tuple[str, str, FieldPath, str]
"""(kind, id, field, message) of an entry with which it is too much."""


def excesses(catalogue: Catalogue, phrases: Iterable[PlacedPhrase]) -> Iterator[Excess]:
    """The entries with which something is more than any command could answer for in a second or two.

    Args:
        catalogue: every name in it must be one that there is.
        phrases: all of it.
    """
    yield from _words(catalogue)
    yield from _alternatives(phrases)
    for amount in AMOUNTS:
        yield from _of_rules(catalogue, amount)
    yield from _of_templates(catalogue)


def _words(catalogue: Catalogue) -> Iterator[Excess]:
    words = 0
    for concept in catalogue.concepts:
        words += sum(len(part.words) for part in parts(concept, catalogue.concept))
        if words > MOST_IN_CONCEPTS:
            message = (
                f"with this one the concepts have over {MOST_IN_CONCEPTS:,} words, those taken in counted each time"
            )
            yield "concepts", concept.id, ("of",) if concept.of else ("words",), f"{message}; take in fewer"
            return


def _alternatives(phrases: Iterable[PlacedPhrase]) -> Iterator[Excess]:
    count = 0
    for kind, id_, field, text in phrases:
        count += sum(len(alternatives(item)) for item in items(text))
        if count > MOST_ALTERNATIVES:
            message = f"with this one the phrases have over {MOST_ALTERNATIVES:,} words and <concepts>"
            yield kind, id_, field, f"{message}; leave some out, or put words that mean the same into a concept"
            return


def _of_rules(catalogue: Catalogue, amount: Amount) -> Iterator[Excess]:
    count = 0
    for rule in catalogue.rules:
        count += amount.count(rule)
        if count > amount.most:
            message = f"with this rule all have {count} {amount.called}; at most {amount.most} fit, so leave some out"
            yield "rules", rule.id, ("then", amount.field) if amount.field else ("then",), message
            return


def _of_templates(catalogue: Catalogue) -> Iterator[Excess]:
    count = 0
    for template in catalogue.templates:
        own = sum(1 for _ in template.wheres())
        count += own
        if own > MOST_IN_A_TEMPLATE:
            message = f"have {own} lines of `fill`; at most {MOST_IN_A_TEMPLATE} fit, so leave some out"
            yield "templates", template.id, ("phases",), message
        elif count > MOST_IN_TEMPLATES:
            message = f"with these all templates have {count} lines of `fill`; at most {MOST_IN_TEMPLATES} fit"
            yield "templates", template.id, ("phases",), f"{message}, so leave some out"
            return
