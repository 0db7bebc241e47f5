"""Which rules fire for a request.

For each value of each fact one number holds, a byte a rule, the rules that this value allows: those whose condition on
the fact it meets, and those that have none. A request's rules are the bytes that all its facts share.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import compress
from operator import and_, attrgetter, getitem
from typing import Any, NamedTuple

from hipcoach.catalogue.rule import Bounds, Rule, When
from hipcoach.coach.request import Request

_SETS = ("symptom", "caution")
"""Facts that can have several values; any one of them is enough."""
_SAID = ("symptom", "focus", "activity", "moment", "side", "pain", "age", "minutes")
"""Facts that no rule adds."""
_said = attrgetter("symptoms", *_SAID[1:])


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
        self._all = _bytes(True for _ in rules)
        self._when: list[tuple[int, Any]] = []
        self._unless: list[tuple[int, Any]] = []
        for i, rule in enumerate(rules):
            mine = 1 << 8 * i
            if (wanted := getattr(rule.when, fact)) is not None:
                self._when.append((mine, wanted))
            self._unless += [(mine, each[fact]) for each in map(_wanted, rule.unless) if each.keys() == {fact}]

    def __missing__(self, value: Any) -> int:
        kept_back = {mine for mine, wanted in self._when if not _holds(self._fact, wanted, value)}
        kept_back.update(mine for mine, wanted in self._unless if _holds(self._fact, wanted, value))
        self[value] = allowed = self._all - sum(kept_back)
        return allowed


class RuleBook:
    """Decides which rules fire. A caution or template that a rule adds is a fact for every rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._size = len(rules)
        self._said = [_Allowed(fact, rules) for fact in _SAID]
        self._caution, self._template = _Allowed("caution", rules), _Allowed("template", rules)
        self._adding = _bytes(bool(rule.then.caution or rule.then.template) for rule in rules)
        every_unless = [(1 << 8 * i, _wanted(unless)) for i, rule in enumerate(rules) for unless in rule.unless]
        self._guarded = [(mine, wanted) for mine, wanted in every_unless if len(wanted) != 1]

    def fire(self, request: Request) -> Fired:
        """Every rule whose facts hold, and none that an `unless` keeps back."""
        said: int = reduce(and_, map(getitem, self._said, _said(request)))
        cautions: tuple[str, ...] = request.cautions
        template = request.template
        while True:
            fired = said & self._caution[cautions] & self._template[template]
            if self._guarded:
                fired = self._guard(fired, request, cautions, template)
            if not fired & self._adding:
                break
            more, named = self._added(fired, cautions)
            if not more and (template or named is None):
                break
            cautions += more
            template = template if more else named
        return Fired(self._read(fired), cautions, template)

    def _added(self, fired: int, cautions: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
        """The further cautions, and the template, that these rules name."""
        rules = self._read(fired & self._adding)
        more = dict.fromkeys(caution for rule in rules for caution in rule.then.caution if caution not in cautions)
        return tuple(more), next((rule.then.template for rule in rules if rule.then.template), None)

    def _read(self, fired: int) -> tuple[Rule, ...]:
        return tuple(compress(self._rules, fired.to_bytes(self._size, "little")))

    def _guard(self, fired: int, request: Request, cautions: tuple[str, ...], template: str | None) -> int:
        """Without the rules that an `unless` of several facts keeps back: it takes all of them together."""
        facts = {"symptom": request.symptoms, "caution": cautions, "template": template}
        for mine, unless in self._guarded:
            if fired & mine and all(
                _holds(fact, wanted, facts[fact] if fact in facts else getattr(request, fact))
                for fact, wanted in unless.items()
            ):
                fired &= ~mine
        return fired


def _bytes(flags: Iterable[bool]) -> int:
    return int.from_bytes(flags, "little")


def _wanted(when: When) -> dict[str, Any]:
    """What it wants of each fact that it looks at."""
    return {fact: wanted for fact, wanted in when if wanted is not None}


def _holds(fact: str, wanted: Any, value: Any) -> bool:
    """True when a value meets a condition. A number that was not given meets no bound."""
    if isinstance(wanted, Bounds):
        return value is not None and wanted.holds(value)
    if fact in _SETS:
        return not frozenset(wanted).isdisjoint(value)
    if fact == "side":
        return (value or "unknown") in wanted
    return value in wanted or (value is not None and "any" in wanted)
