"""Which rules fire for a request.

For each value of each fact one number holds, bit by bit, the rules that this value allows: those whose condition on the
fact it meets, and those that have none. A request's rules are the bits that all its facts share.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from hipcoach.catalogue.rule import Bounds, Rule, When
from hipcoach.coach.request import Request

_SETS = ("symptom", "caution")
"""Facts that can have several values; any one of them is enough."""


class Fired(NamedTuple):
    """What the rules say to a request, before anything is chosen."""

    rules: tuple[Rule, ...]
    """Those that fired, in the order of the catalogue."""
    cautions: tuple[str, ...]
    """The request's cautions, then those that rules added."""
    template: str | None
    """The template asked for, or else the first one that a rule names."""


class _Allowed(dict[Any, int]):
    """Of one fact: the rules that each value allows, worked out when the value is first met."""

    def __init__(self, fact: str, rules: tuple[Rule, ...]) -> None:
        super().__init__()
        self._fact = fact
        self._all = (1 << len(rules)) - 1
        self._when = [
            (1 << i, wanted) for i, rule in enumerate(rules) if (wanted := getattr(rule.when, fact)) is not None
        ]
        self._unless = [
            (1 << i, getattr(unless, fact))
            for i, rule in enumerate(rules)
            for unless in rule.unless
            if unless.model_fields_set == {fact}
        ]

    def __missing__(self, value: Any) -> int:
        kept_back = {bit for bit, wanted in self._when if not _holds(self._fact, wanted, value)}
        kept_back.update(bit for bit, wanted in self._unless if _holds(self._fact, wanted, value))
        self[value] = self._all - sum(kept_back)
        return self[value]


class RuleBook:
    """Decides which rules fire. A caution or template that a rule adds is a fact for every rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._allowed = {fact: _Allowed(fact, rules) for fact in When.model_fields}
        self._guarded = [
            (1 << i, unless)
            for i, rule in enumerate(rules)
            for unless in rule.unless
            if len(unless.model_fields_set) > 1
        ]
        self._read: dict[int, Fired] = {}

    def fire(self, request: Request) -> Fired:
        """Every rule whose facts hold, and none that an `unless` keeps back."""
        allowed = self._allowed
        said = (
            allowed["symptom"][request.symptoms]
            & allowed["focus"][request.focus]
            & allowed["activity"][request.activity]
            & allowed["moment"][request.moment]
            & allowed["side"][request.side or "unknown"]
            & allowed["pain"][request.pain]
            & allowed["age"][request.age]
            & allowed["minutes"][request.minutes]
        )
        cautions: tuple[str, ...] = request.cautions
        template = request.template
        while True:
            bits = said & allowed["caution"][cautions] & allowed["template"][template]
            if self._guarded:
                bits = self._guard(bits, request, cautions, template)
            added = self._read.get(bits) or self._reading(bits)
            more = tuple(caution for caution in added.cautions if caution not in cautions)
            if not more and (template is not None or added.template is None):
                return Fired(added.rules, cautions, template)
            cautions += more
            template = template or (None if more else added.template)

    def _reading(self, bits: int) -> Fired:
        """The rules of these bits, with the cautions and the template that they add."""
        rules = tuple(rule for i, rule in enumerate(self._rules) if bits >> i & 1)
        cautions = tuple(dict.fromkeys(caution for rule in rules for caution in rule.then.caution))
        template = next((rule.then.template for rule in rules if rule.then.template), None)
        self._read[bits] = Fired(rules, cautions, template)
        return self._read[bits]

    def _guard(self, bits: int, request: Request, cautions: tuple[str, ...], template: str | None) -> int:
        """Without the rules that an `unless` of several facts keeps back: it takes all of them together."""
        facts = {"symptom": request.symptoms, "caution": cautions, "template": template}
        for bit, unless in self._guarded:
            if bits & bit and all(
                _holds(fact, getattr(unless, fact), facts.get(fact, getattr(request, fact, None)))
                for fact in unless.model_fields_set
            ):
                bits &= ~bit
        return bits


def _holds(fact: str, wanted: Any, value: Any) -> bool:
    """True when a value meets a condition. A number that was not given meets no bound."""
    if isinstance(wanted, Bounds):
        return value is not None and wanted.holds(value)
    if fact in _SETS:
        return not frozenset(wanted).isdisjoint(value)
    if fact == "side":
        return (value or "unknown") in wanted
    return value in wanted or (value is not None and "any" in wanted)
