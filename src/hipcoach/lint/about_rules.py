"""Checks of rules, and of whatever else picks exercises: whether they can ever matter."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import chain

from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.rule import ANY
from hipcoach.coach.selection import picker
from hipcoach.lint.finding import Finding, Knowledge, own_entries
from hipcoach.lint.implication import NUMBERS, follows


def rule_never_fires(knowledge: Knowledge) -> Iterator[Finding]:
    """Some request must meet its `when` and none of its `unless`."""
    catalogue = knowledge.catalogue
    entries: dict[str, Container[str]] = {"symptom": {*catalogue.symptom, ANY}, "template": catalogue.template}
    for rule in own_entries(knowledge.catalogue, "rules"):
        for fact, (low, high) in NUMBERS.items():
            bounds: Bounds | None = getattr(rule.when, fact)
            if bounds and not any(map(bounds.holds, range(low, high + 1))):
                message = f"no {fact} from {low} to {high} keeps these bounds; mend them"
                yield Finding("rules", rule.id, ("when", fact), message)
        for fact, wanted in rule.when:
            if isinstance(wanted, tuple) and not any(value in entries.get(fact, wanted) for value in wanted):
                message = f"nothing meets this; name a {fact} that there is"
                yield Finding("rules", rule.id, ("when", fact), message)
        for index, unless in enumerate(rule.unless):
            if follows(rule.when, unless):
                message = "holds whenever the rule's `when` does, so that it never fires; narrow it"
                yield Finding("rules", rule.id, ("unless", index), message)


def rule_without_effect(knowledge: Knowledge) -> Iterator[Finding]:
    """A rule does something."""
    for rule in knowledge.catalogue.rules:
        if not any(value for _, value in rule.then):
            yield Finding("rules", rule.id, ("then",), "does nothing; say what it does, or leave the rule out")


def picks_nothing(knowledge: Knowledge) -> Iterator[Finding]:
    """Every condition on exercises, in a rule, a phase of a template or the theme of a week, picks one."""
    of_rules = (
        ("rules", rule.id, ("then", *field), where)
        for rule in own_entries(knowledge.catalogue, "rules")
        for field, where in rule.then.wheres()
    )
    of_others = (
        (kind, entry.id, field, where)
        for kind in ("templates", "programmes")
        for entry in own_entries(knowledge.catalogue, kind)
        for field, where in entry.wheres()
    )
    for kind, id_, field, where in chain(of_rules, of_others):
        takes = picker(where)
        if not any(map(takes, knowledge.catalogue.exercises)):
            yield Finding(kind, id_, field, "picks no exercise that there is; ask for less, or write one that fits")
