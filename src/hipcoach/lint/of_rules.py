"""Checks of rules, sources and symptoms: what can never matter, and what two claim."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain, islice, product
from typing import Any

from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.knowledge import Symptom
from hipcoach.catalogue.phrase import CLEAR, IN_ORDER, alternatives, items
from hipcoach.catalogue.rule import Bounds, When
from hipcoach.coach import MINUTES
from hipcoach.coach.read_options import AGE, PAIN
from hipcoach.coach.selection import picker
from hipcoach.lint.finding import Finding, Knowledge
from hipcoach.vocabulary import SIDES, key

_NUMBERS = {"pain": PAIN, "age": AGE, "minutes": MINUTES}
"""The facts that are numbers, and what a request may say of them."""


def rule_never_fires(known: Knowledge) -> Iterator[Finding]:
    """Some request must meet its `when` and none of its `unless`."""
    there: dict[str, Container[str]] = {"symptom": known.catalogue.symptom, "template": known.catalogue.template}
    for rule in known.catalogue.rules:
        for fact, (low, high) in _NUMBERS.items():
            bounds: Bounds | None = getattr(rule.when, fact)
            if bounds and not any(map(bounds.holds, range(low, high + 1))):
                message = f"no {fact} from {low} to {high} keeps these bounds; mend them"
                yield Finding("rules", rule.id, ("when", fact), message)
        for fact, wanted in rule.when:
            if isinstance(wanted, tuple) and not any(value in there.get(fact, wanted) for value in wanted):
                message = f"nothing meets this; name a {fact} that there is"
                yield Finding("rules", rule.id, ("when", fact), message)
        for index, unless in enumerate(rule.unless):
            if _follows(rule.when, unless):
                message = "holds whenever the rule's `when` does, so that it never fires; narrow it"
                yield Finding("rules", rule.id, ("unless", index), message)


def _follows(when: When, unless: When) -> bool:
    """True where every request that meets `when` meets `unless` too."""
    return all(_implied(fact, getattr(when, fact), wanted) for fact, wanted in unless if wanted is not None)


def _implied(fact: str, given: Any, wanted: Any) -> bool:
    """The same of one fact: bounds on a number, or the values of which one is enough.

    A request always has minutes, and a side, be it unknown; of the other facts it may have none.
    """
    if fact in _NUMBERS:
        low, high = _NUMBERS[fact]
        values = [value for value in range(low, high + 1) if given is None or given.holds(value)]
        return (given is not None or fact == "minutes") and all(map(wanted.holds, values))
    if given is None:
        return fact == "side" and {*SIDES, "unknown"} <= set(wanted)
    return (fact == "focus" and "any" in wanted) or set(given) <= set(wanted)


def rule_without_effect(known: Knowledge) -> Iterator[Finding]:
    """A rule does something."""
    for rule in known.catalogue.rules:
        if not any(value for _, value in rule.then):
            yield Finding("rules", rule.id, ("then",), "does nothing; say what it does, or leave the rule out")


def picks_nothing(known: Knowledge) -> Iterator[Finding]:
    """What picks exercises, in a rule or in a phase of a template, finds one."""
    catalogue = known.catalogue
    of_rules = (
        ("rules", rule.id, ("then", *field), where) for rule in catalogue.rules for field, where in rule.then.wheres()
    )
    of_templates = (("templates", each.id, *found) for each in catalogue.templates for found in each.wheres())
    for kind, id_, field, where in chain(of_rules, of_templates):
        takes = picker(where)
        if not any(map(takes, catalogue.exercises)):
            yield Finding(kind, id_, field, "picks no exercise that there is; ask for less, or write one that fits")


def source_unused(known: Knowledge) -> Iterator[Finding]:
    """A source that nobody cites supports nothing."""
    catalogue = known.catalogue
    cited = {name for exercise in catalogue.exercises for name in exercise.sources}
    for entries in (catalogue.rules, catalogue.templates, catalogue.red_flags):
        cited |= {entry.source for entry in entries}
    for id_ in catalogue.source:
        if id_ not in cited:
            yield Finding("sources", id_, ("id",), "nobody cites it; cite it, or leave it out")


def symptom_without_rule(known: Knowledge) -> Iterator[Finding]:
    """Without a rule a symptom changes nothing: whoever has it gets what everybody gets."""
    spoken_of = {name for rule in known.catalogue.rules for name in rule.when.symptom or ()}
    for id_ in known.catalogue.symptom:
        if id_ not in spoken_of:
            yield Finding("symptoms", id_, ("id",), f"no rule is for it; write one with `when: {{symptom: {id_}}}`")


_MOST_READINGS = 20_000
"""Of one symptom's phrases, which have a reading for every choice of their alternatives."""


def phrase_claimed_twice(known: Knowledge) -> Iterator[Finding]:
    """A name, or a phrase that is enough by itself, belongs to one symptom."""
    claimed: dict[object, tuple[str, FieldPath]] = {}
    told: set[object] = set()
    for symptom in known.catalogue.symptoms:
        for field, claim in chain(_names(symptom), islice(_readings(symptom), _MOST_READINGS)):
            owner, its_field = claimed.setdefault(claim, (symptom.id, field))
            if owner == symptom.id or (symptom.id, field, owner) in told:
                continue
            told.add((symptom.id, field, owner))
            mine = ("symptoms", symptom.id) in known.catalogue.origins  # else it came with the program
            id_, where, other = (symptom.id, field, owner) if mine else (owner, its_field, symptom.id)
            what = "phrase" if where[0] == "phrases" else "name"
            message = f"is a {what} of '{other}' too; leave it to one of them, or make one more exact"
            yield Finding("symptoms", id_, where, message)


def _names(symptom: Symptom) -> Iterator[tuple[FieldPath, str]]:
    """What `--symptom` takes for it."""
    yield ("id",), key(symptom.id)
    yield ("name",), key(symptom.name)
    for index, alias in enumerate(symptom.aliases):
        yield ("aliases", index), key(alias)


def _readings(symptom: Symptom) -> Iterator[tuple[FieldPath, tuple[str, ...]]]:
    """What each phrase that is enough by itself may say; in any order, unless it has one."""
    for weight, phrases in symptom.phrases.items():
        if weight >= CLEAR:
            for index, phrase in enumerate(phrases):
                for reading in product(*map(alternatives, items(phrase.casefold()))):
                    said = reading if IN_ORDER in phrase.split() else sorted(reading)
                    yield ("phrases", str(weight), index), (IN_ORDER * (said is reading), *said)
