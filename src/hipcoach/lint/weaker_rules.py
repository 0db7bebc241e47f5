"""What is no longer held of what the built-in rules hold: who is sent away, what is kept out, how much is done.

A built-in rule that was written anew or switched off is held against every rule that fires whenever it would; so its
care may also have moved to a rule of another name. An exercise written anew must not slip past a rule unnoticed either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf, prod
from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import DoseLimit, Rule, Session
from hipcoach.coach.doses import options
from hipcoach.coach.selection import picker
from hipcoach.vocabulary import LEVELS

_EITHER = (True, False)
"""Whether an exercise is emphasised is a request's to say; what a rule holds must hold both ways."""


class Change(NamedTuple):
    """A built-in rule, and the rules that fire now whenever it would have."""

    rule: Rule
    now: Sequence[Rule]


def rule_losses(change: Change, before: Catalogue, now: Catalogue) -> Iterator[str]:
    """Each thing that is held no longer, in words that go on from the rule's name."""
    then = change.rule.then
    if then.refer and not any(_refers(rule, now) <= _refers(change.rule, before) for rule in change.now):
        yield f"no longer refers ({then.refer})"
    cautions = {caution for rule in change.now for caution in rule.then.caution}
    yield from (f"no longer adds the caution {caution}" for caution in then.caution if caution not in cautions)
    yield from _in_session(then.session, [rule.then.session for rule in change.now if rule.then.session])
    said = [sign for rule in change.now for sign in rule.then.stop_signs]
    yield from (f"no longer says '{sign.listed}'" for sign in then.stop_signs if sign not in said)
    answers = {hurt.id for rule in change.now for hurt in rule.then.if_it_hurts}
    yield from (f"no longer answers '{hurt.where}'" for hurt in then.if_it_hurts if hurt.id not in answers)
    for id_, exercise in before.exercise.items():
        if id_ in now.exercise:
            yield from slips(change, exercise, now.exercise[id_])


def slips(change: Change, before: Exercise, now: Exercise) -> Iterator[str]:
    """How an exercise, as it was and as it is, gets past a rule that held it."""
    held = kept_out(change.rule, before)
    if not held <= frozenset[bool]().union(*(kept_out(rule, now) for rule in change.now)):
        yield f"no longer keeps out '{now.id}'"
    old = _limits(change.rule, before)
    if old:
        when = {None, *(limit.of.emphasised for limit in old)}
        new = tuple(each for rule in change.now for each in _limits(rule, now) if each.of.emphasised in when)
        if set(options(now, now.side_count, new)) - set(options(now, now.side_count, (*new, *old))):
            yield f"no longer bounds the dose of '{now.id}'"


def kept_out(rule: Rule, exercise: Exercise) -> frozenset[bool]:
    """Whether a rule keeps an exercise out: where it is emphasised, where it is not, or both."""
    then = rule.then
    avoided = [where.emphasised for where in then.avoid if picker(where)(exercise)]
    allowed = [where.emphasised for where in then.only if picker(where)(exercise)]
    out = {each for each in _EITHER if None in avoided or each in avoided}
    if then.only:
        out |= {each for each in _EITHER if None not in allowed and each not in allowed}
    return frozenset(out)


def _limits(rule: Rule, exercise: Exercise) -> tuple[DoseLimit, ...]:
    return tuple(limit for limit in rule.then.dose if picker(limit.of)(exercise))


def _refers(rule: Rule, catalogue: Catalogue) -> int:
    """How grave the sign is that a rule raises: the smaller the graver."""
    return LEVELS.index(catalogue.sign(rule.then.refer).level) if rule.then.refer else len(LEVELS)


def _in_session(before: Session | None, now: Sequence[Session]) -> Iterator[str]:
    if before is None:
        return
    if before.minutes and min([each.minutes for each in now if each.minutes], default=inf) > before.minutes:
        yield f"no longer ends at {before.minutes:g} minutes"
    if before.volume and prod(each.volume or 1 for each in now) > before.volume:
        yield f"no longer uses only {before.volume:g} of the minutes"
