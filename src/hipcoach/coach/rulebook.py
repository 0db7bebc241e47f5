"""Which rules fire for a request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from hipcoach.catalogue.rule import Bounds, Rule, When
from hipcoach.coach.request import Request

Test = Callable[[Request], bool]

_SETS = ("caution", "symptom", "template")
"""Facts that can hold more than once, or that rules themselves add."""
_WORDS = ("focus", "activity", "moment", "side")
_NUMBERS = ("pain", "age", "minutes")


class Fired(NamedTuple):
    """What the rules say to a request, before anything is chosen."""

    rules: tuple[Rule, ...]
    """Those that fired, in the order of the catalogue."""
    cautions: tuple[str, ...]
    """The request's cautions, then those that rules added."""
    template: str | None
    """The template asked for, or else the first one that a rule names."""


class _Entry(NamedTuple):
    position: int
    tests: tuple[Test, ...]
    rule: Rule


class RuleBook:
    """Rules sorted under one fact each, so that a request meets only those that can fire."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._always: list[_Entry] = []
        self._under: dict[tuple[str, str], list[_Entry]] = {}
        for position, rule in enumerate(rules):
            self._file(position, rule)

    def _file(self, position: int, rule: Rule) -> None:
        facts = [fact for fact in (*_SETS, *_WORDS) if getattr(rule.when, fact) is not None]
        entry = _Entry(position, _tests(rule, facts[:1]), rule)
        if not facts:
            self._always.append(entry)
            return
        for value in getattr(rule.when, facts[0]):
            self._under.setdefault((facts[0], value), []).append(entry)

    def fire(self, request: Request) -> Fired:
        """Every rule whose facts hold; cautions and the template that rules add count as facts for further rules."""
        hits = {e.position: e.rule for e in self._always if not e.tests or all(test(request) for test in e.tests)}
        under = self._under
        waiting: list[tuple[str, str | None]] = [("symptom", word) for word in request.symptoms]
        waiting += [("caution", word) for word in request.cautions]
        waiting += [(fact, getattr(request, fact)) for fact in ("focus", "activity", "moment")]
        waiting.append(("side", request.side or "unknown"))
        cautions = dict.fromkeys(request.cautions)
        template = request.template
        if template:
            waiting.append(("template", template))
        named: dict[int, str] = {}
        while waiting:
            for entry in under.get(waiting.pop(), ()):  # type: ignore[arg-type]
                if entry.position in hits or not all(test(request) for test in entry.tests):
                    continue
                hits[entry.position] = rule = entry.rule
                for caution in rule.then.caution:
                    if caution not in cautions:
                        cautions[caution] = None
                        waiting.append(("caution", caution))
                if rule.then.template:
                    named[entry.position] = rule.then.template
            if not waiting and template is None and named:
                template = named[min(named)]
                waiting.append(("template", template))
        return Fired(tuple(hits[position] for position in sorted(hits)), tuple(cautions), template)


def _tests(rule: Rule, filed_under: list[str]) -> tuple[Test, ...]:
    """What is left to check of a rule that is filed under one of its facts."""
    tests = _facts_tests(rule.when, skip=filed_under)
    tests += [_none_of(_facts_tests(unless)) for unless in rule.unless]
    return tuple(tests)


def _none_of(unless: list[Test]) -> Test:
    return lambda request: not all(test(request) for test in unless)


def _facts_tests(facts: When, skip: list[str] | None = None) -> list[Test]:
    tests: list[Test] = []
    for fact in (*_SETS, *_WORDS, *_NUMBERS):
        wanted = getattr(facts, fact)
        if wanted is not None and fact not in (skip or ()):
            tests.append(_number_test(fact, wanted) if fact in _NUMBERS else _word_test(fact, frozenset(wanted)))
    return tests


def _number_test(fact: str, bounds: Bounds) -> Test:
    def test(request: Request) -> bool:
        value = getattr(request, fact)
        return value is not None and bounds.holds(value)

    return test


def _word_test(fact: str, wanted: frozenset[str]) -> Test:
    plural: Any = {"symptom": "symptoms", "caution": "cautions"}.get(fact)
    if plural:
        return lambda request: not wanted.isdisjoint(getattr(request, plural))
    return lambda request: (getattr(request, fact) or "unknown") in wanted
