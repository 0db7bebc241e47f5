"""Which of the rules that fired decides: the strictest."""

from __future__ import annotations

from typing import NamedTuple, get_args

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.adaptation import OF_EXERCISES, Adaptation, Do, Requirement, Seen
from hipcoach.coach.adapt.facts import Facts
from hipcoach.coach.adapt.match import Firing, entries_of, fired, holds

STRICTEST: tuple[Do, ...] = get_args(Do)
"""What rules do, the strictest first."""

LOWERING: frozenset[Do] = frozenset({"back", "stage-back"})
"""What takes a step off everything that loads."""
NOT_MORE: frozenset[Do] = LOWERING | {"move"}
"""Where nothing may be more than it was done the last time, however little that was."""

_WITHOUT_SESSIONS: frozenset[Do] = frozenset({"clinician", "move"})
"""What may be said before anything was done: it follows from today alone, or from mornings."""


class Decided(NamedTuple):
    """What the diary says to today."""

    do: Do | None
    """None where nothing was done yet, or no rule says anything: as the last time."""
    by: tuple[Firing, ...]
    """The rules that say so."""
    sparing: tuple[Firing, ...]
    """The rules that spare methods, also where another one decides that is stricter."""
    of_exercises: tuple[Firing, ...]
    """What they say to single exercises; the strictest for each."""
    next_stages: tuple[Adaptation, ...]
    """The rules by which this stage is left, met or not: one for each symptom that has one."""

    @property
    def rule(self) -> Adaptation:
        """The first of the rules that decide."""
        return self.by[0].rule


def decided(catalogue: Catalogue, facts: Facts) -> Decided:
    """Hold the rules against the facts."""
    spoken = fired(catalogue.adaptations, facts)
    stages = tuple(each.rule for each in spoken if each.rule.then.do == "next-stage")
    general = [each for each in spoken if each.rule.then.do not in OF_EXERCISES]
    if not facts.sessions:  # nothing that it could be held against
        general = [each for each in general if each.rule.then.do in _WITHOUT_SESSIONS]
    general = [each for each in general if each.rule.then.do != "next-stage"] + _met(general, facts)
    do = min((each.rule.then.do for each in general), key=STRICTEST.index, default=None)
    by = tuple(each for each in general if each.rule.then.do == do)
    sparing = tuple(each for each in general if each.rule.then.do == "move")
    return Decided(do, by, sparing, _strictest(spoken), stages)


def criterion_met(criterion: Requirement, facts: Facts) -> bool:
    """True where it is so."""
    return holds(criterion.when, facts)


def _met(general: list[Firing], facts: Facts) -> list[Firing]:
    """The rules that lead to the next stage, where every criterion of every one of them is met."""
    leading = [each for each in general if each.rule.then.do == "next-stage"]
    criteria = [criterion for each in leading for criterion in each.rule.then.criteria]
    if not all(criterion_met(criterion, facts) for criterion in criteria):
        return []
    return [each._replace(entries=_of_criteria(each.rule, facts)) for each in leading]


def _of_criteria(rule: Adaptation, facts: Facts) -> tuple[int, ...]:
    seen: list[Seen] = [criterion.when for criterion in rule.then.criteria]
    return tuple(dict.fromkeys(entry for each in seen for entry in entries_of(each, facts)))


def _strictest(spoken: list[Firing]) -> tuple[Firing, ...]:
    """Of what is said to each exercise the strictest, in the order in which it was said."""
    of_each: dict[str, Firing] = {}
    for each in spoken:
        if each.exercise is None:
            continue
        known = of_each.get(each.exercise)
        if known is None or STRICTEST.index(each.rule.then.do) < STRICTEST.index(known.rule.then.do):
            of_each[each.exercise] = each
    return tuple(of_each.values())
