"""Which rules fire for a request."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from hipcoach.catalogue.rule import Bounds, Rule, When
from hipcoach.coach.request import Request

_SETS = ("template", "caution", "symptom")
"""Facts that rules themselves add, or that can hold more than once; a rule is filed under the first of these it has."""
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


class _Facts:
    """What is known of a request, with what rules have added to it so far."""

    __slots__ = ("activity", "age", "caution", "focus", "minutes", "moment", "pain", "side", "symptom", "template")

    def __init__(self, request: Request) -> None:
        self.symptom = request.symptoms
        self.caution = dict.fromkeys(request.cautions)
        self.template = request.template
        self.focus = request.focus
        self.activity = request.activity
        self.moment = request.moment
        self.side = request.side or "unknown"
        self.pain = request.pain
        self.age = request.age
        self.minutes = request.minutes


Test = Callable[[_Facts], bool]


class _Entry(NamedTuple):
    position: int
    tests: tuple[Test, ...]
    rule: Rule


class RuleBook:
    """Rules filed under one fact each, so that a request meets only those that can fire."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._always: list[_Entry] = []
        self._under: dict[tuple[str, str | None], list[_Entry]] = {}
        for position, rule in enumerate(rules):
            facts = [fact for fact in (*_SETS, *_WORDS) if getattr(rule.when, fact) is not None]
            entry = _Entry(position, _tests(rule, facts[:1]), rule)
            if facts:
                for value in getattr(rule.when, facts[0]):
                    self._under.setdefault((facts[0], value), []).append(entry)
            else:
                self._always.append(entry)

    def fire(self, request: Request) -> Fired:
        """Every rule whose facts hold.

        Cautions and the template that rules add count as facts for further rules: cautions are looked at after
        symptoms, and the template last.
        """
        facts = _Facts(request)
        hits: dict[int, Rule] = {}
        self._hit(self._always, facts, hits)
        under = self._under.get
        for symptom in facts.symptom:
            self._hit(under(("symptom", symptom), ()), facts, hits)
        for fact in (("focus", facts.focus), ("activity", facts.activity), ("moment", facts.moment)):
            if fact[1] is not None:
                self._hit(under(fact, ()), facts, hits)
        if facts.focus is not None:
            self._hit(under(("focus", "any"), ()), facts, hits)
        self._hit(under(("side", facts.side), ()), facts, hits)
        self._add_cautions(facts, hits)
        if facts.template is None:
            facts.template = next((hits[i].then.template for i in sorted(hits) if hits[i].then.template), None)
        if facts.template is not None:
            self._hit(under(("template", facts.template), ()), facts, hits)
            self._add_cautions(facts, hits)
        return Fired(tuple(hits[i] for i in sorted(hits)), tuple(facts.caution), facts.template)

    def _add_cautions(self, facts: _Facts, hits: dict[int, Rule]) -> None:
        """Fire the rules of every caution, also of those that the rules just fired have added."""
        looked_at = 0
        while looked_at < len(facts.caution):
            caution = list(facts.caution)[looked_at]
            self._hit(self._under.get(("caution", caution), ()), facts, hits)
            looked_at += 1

    def _hit(self, entries: Iterable[_Entry], facts: _Facts, hits: dict[int, Rule]) -> None:
        for position, tests, rule in entries:
            for test in tests:
                if not test(facts):
                    break
            else:
                hits[position] = rule
                for caution in rule.then.caution:
                    facts.caution[caution] = None


def _tests(rule: Rule, filed_under: list[str]) -> tuple[Test, ...]:
    """What is left to check of a rule that is filed under one of its facts."""
    tests = _facts_tests(rule.when, skip=filed_under)
    tests += [_none_of(_facts_tests(unless)) for unless in rule.unless]
    return tuple(tests)


def _none_of(unless: list[Test]) -> Test:
    return lambda facts: not all(test(facts) for test in unless)


def _facts_tests(when: When, skip: Iterable[str] = ()) -> list[Test]:
    wanted = {fact: getattr(when, fact) for fact in (*_SETS, *_WORDS, *_NUMBERS) if fact not in skip}
    return [_test(fact, value) for fact, value in wanted.items() if value is not None]


def _test(fact: str, wanted: Any) -> Test:
    if isinstance(wanted, Bounds):
        holds = wanted.holds
        return lambda facts: (value := getattr(facts, fact)) is not None and holds(value)
    words = frozenset(wanted)
    if "any" in words:
        return lambda facts: getattr(facts, fact) is not None
    if fact in ("symptom", "caution"):
        return lambda facts: not words.isdisjoint(getattr(facts, fact))
    return lambda facts: getattr(facts, fact) in words
