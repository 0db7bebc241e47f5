"""Checks of symptoms: whether a rule is for one, and what two of them claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, product
from math import prod

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.phrase import CLEAR, IN_ORDER, alternatives, items
from hipcoach.catalogue.symptom import Symptom
from hipcoach.lint.finding import Finding, Knowledge
from hipcoach.text import key

_MOST_READINGS = 20_000
"""Of all phrases. Each has a reading for every choice of its alternatives; the built-in ones have 449."""


def symptom_without_rule(knowledge: Knowledge) -> Iterator[Finding]:
    """Without a rule a symptom changes nothing: whoever has it gets what everybody gets."""
    with_rule = {name for rule in knowledge.catalogue.rules for name in rule.when.symptom or ()}
    for id_ in knowledge.catalogue.symptom:
        if id_ not in with_rule:
            yield Finding("symptoms", id_, ("id",), f"no rule is for it; write one with `when: {{symptom: {id_}}}`")


def phrase_claimed_twice(knowledge: Knowledge) -> Iterator[Finding]:
    """A name, or a phrase that is enough by itself, belongs to one symptom."""
    claims: dict[object, tuple[str, FieldPath]] = {}
    told: set[object] = set()
    most = _most_of_a_phrase(knowledge.catalogue)
    for symptom in knowledge.catalogue.symptoms:
        for field, claim in chain(_names(symptom), _readings(symptom, most)):
            owner, its_field = claims.setdefault(claim, (symptom.id, field))
            if owner == symptom.id or (symptom.id, field, owner) in told:
                continue
            told.add((symptom.id, field, owner))
            is_own = ("symptoms", symptom.id) in knowledge.catalogue.origins  # else it came with the program
            id_, place, other = (symptom.id, field, owner) if is_own else (owner, its_field, symptom.id)
            what = "phrase" if place[0] == "phrases" else "name"
            message = f"is a {what} of '{other}' too; leave it to one of them, or make one more exact"
            yield Finding("symptoms", id_, place, message)


def _names(symptom: Symptom) -> Iterator[tuple[FieldPath, str]]:
    """The names that `--symptom` takes for it."""
    yield ("id",), key(symptom.id)
    yield ("name",), key(symptom.name)
    for index, alias in enumerate(symptom.aliases):
        yield ("aliases", index), key(alias)


def _most_of_a_phrase(catalogue: Catalogue) -> int:
    """How many readings of each phrase are compared: all, or where these are too many, as many of each."""
    phrases = [phrase for symptom in catalogue.symptoms for _, phrase in _telling(symptom)]
    counts = [prod(len(alternatives(item)) for item in items(phrase)) for phrase in phrases]
    return _MOST_READINGS if sum(counts) <= _MOST_READINGS else max(1, _MOST_READINGS // len(counts))


def _telling(symptom: Symptom) -> Iterator[tuple[FieldPath, str]]:
    """The phrases that are enough by themselves."""
    for weight, phrases in symptom.phrases.items():
        if weight >= CLEAR:
            yield from ((("phrases", str(weight), index), phrase) for index, phrase in enumerate(phrases))


def _readings(symptom: Symptom, most: int) -> Iterator[tuple[FieldPath, tuple[str, ...]]]:
    """Every choice of words that meets a phrase that is enough by itself; of each phrase so many at most.

    `knee|leg hurts` is read as "hurts knee" and "hurts leg", sorted, since their order is free; `knee > hurts` as
    "> knee hurts", so that it never equals a phrase whose order is free.
    """
    for field, phrase in _telling(symptom):
        in_order = IN_ORDER in phrase.split()
        for words in islice(product(*map(alternatives, items(phrase.casefold()))), most):
            yield field, (IN_ORDER, *words) if in_order else tuple(sorted(words))
