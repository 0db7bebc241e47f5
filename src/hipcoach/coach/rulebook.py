"""Which rules fire for a request.

A rule fires where each of its facts (`when`) holds and none of its `unless` does. Most facts take few values, so for
each value of each fact the answer is worked out once, for all rules together: one number with a byte a rule, which is 1
where this value allows the rule. The rules of a request are the bytes that are 1 in the numbers of all its facts: one
`and` a fact, however many rules there are.

Three rules, written with the first one's byte on the right:

    a: when symptom is hamstring              symptom=hamstring  01 01 01      pain=5     01 01 01
    b: when pain is 4 or more                 symptom=it-band    01 01 00      pain=None  01 00 01
    c: always, unless the minutes are below 8                                  minutes=5  00 01 01

    hamstring, pain 5, 5 minutes:  01 01 01  &  01 01 01  &  00 01 01  =  00 01 01:  a and b fire

The mark is at least twice the decisions a second of the faster of two rule engines written in Rust
(`benchmarks/rules.py`): on one machine this made 486,800, one of them 274,500 at best and the other 49,100. The same
decision as a loop over rules indexed by symptom took four times as long, as a loop over all rules thirty-five times.
Nobody waits for either in one run of the program; a service that screens many requests would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from itertools import compress
from operator import and_, attrgetter
from typing import Any, NamedTuple

from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.rule import ANY, Rule, When
from hipcoach.coach.request import Request

_SETS = ("symptom", "caution", "on")
"""Facts that can have several values; any one of them is enough."""
_ADDED = ("caution", "template")
"""Facts that rules add to: a rule that fires may name a caution or the template."""
_TOLD = tuple(fact for fact in When.field_names if fact not in _ADDED)
"""Facts that only the request tells."""
_FIELDS = {
    "symptom": "symptoms",
    "complaints": "complaint_count",
    "moment": "when",
    "stage": "stage_taken",
    "minutes": "minutes_taken",
}
"""The request's fields for the facts that rules call otherwise."""
_Conditions = defaultdict[str, list[tuple[int, Any]]]
"""By fact: the bit of a rule, and what it wants."""
_MOST_KEPT = 1_024
"""Values of one fact, of which some are sets in any order."""
_told = attrgetter(*(_FIELDS.get(fact, fact) for fact in _TOLD))


class Fired(NamedTuple):
    """What the rules say to a request, before anything is chosen."""

    rules: tuple[Rule, ...]
    """Those that fired, in the order of the catalogue."""
    cautions: tuple[str, ...]
    """The request's cautions, then those that rules added."""
    template: str | None
    """The template asked for, or else the first one that a rule names."""


class _AllowedBy(dict[Any, int]):
    """Of one fact: the rules that each value allows, one byte a rule, worked out when the value is first met."""

    def __init__(self, fact: str, every_rule: int, when: _Conditions, unless: _Conditions) -> None:
        super().__init__()
        self._fact = fact
        self._every_rule = every_rule
        self._when = when[fact]
        """The bit of each rule that looks at this fact, and what it wants of it."""
        self._unless = unless[fact]
        """The same for each `unless` of this fact alone; one of several facts is `RuleBook`'s."""

    def __missing__(self, value: Any) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        kept_back = {bit for bit, wanted in self._when if not _holds(self._fact, wanted, value)}
        kept_back.update(bit for bit, wanted in self._unless if _holds(self._fact, wanted, value))
        self[value] = allowed = self._every_rule - sum(kept_back)
        return allowed


class RuleBook:
    """Decides which rules fire. A caution or template that a rule adds is a fact for every rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._adding = _bytes(bool(rule.then.caution or rule.then.template) for rule in rules)
        self._guarded: list[tuple[int, dict[str, Any]]] = []
        """Each `unless` of several facts."""
        when: _Conditions = defaultdict(list)
        unless: _Conditions = defaultdict(list)
        for place, rule in enumerate(rules):
            bit = 1 << 8 * place
            for fact, wanted in _wanted(rule.when).items():
                when[fact].append((bit, wanted))
            for facts in map(_wanted, rule.unless):
                if len(facts) == 1:
                    [(fact, wanted)] = facts.items()
                    unless[fact].append((bit, wanted))
                else:
                    self._guarded.append((bit, facts))
        every = _bytes(True for _ in rules)
        self._by_fact = [_AllowedBy(fact, every, when, unless) for fact in _TOLD]
        self._by_cautions, self._by_template = (_AllowedBy(fact, every, when, unless) for fact in _ADDED)

    def fire(self, request: Request) -> Fired:
        """Every rule whose facts hold, and none that an `unless` keeps back."""
        allowed: int = reduce(and_, (by[value] for by, value in zip(self._by_fact, _told(request), strict=True)))
        cautions: tuple[str, ...] = request.cautions
        template = request.template
        while True:
            fired = allowed & self._by_cautions[cautions] & self._by_template[template]
            if self._guarded:
                fired = self._guard(fired, request, cautions, template)
            if not fired & self._adding:
                break
            more, named = self._added(fired, cautions, request.symptoms)
            if not more and (template or named is None):
                break
            cautions += more
            template = template if more else named
        return Fired(self._read(fired), cautions, template)

    def _added(
        self, fired: int, cautions: tuple[str, ...], symptoms: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str | None]:
        """The further cautions, and the template, that these rules name.

        Of several templates that of a caution counts, then that of the symptom that was named first.
        """
        rules = self._read(fired & self._adding)
        more = dict.fromkeys(caution for rule in rules for caution in rule.then.caution if caution not in cautions)
        naming = [rule for rule in rules if rule.then.template]
        named = min(naming, key=lambda rule: _template_order(rule, symptoms), default=None)
        return tuple(more), named.then.template if named else None

    def _read(self, fired: int) -> tuple[Rule, ...]:
        return tuple(compress(self._rules, fired.to_bytes(len(self._rules), "little")))

    def _guard(self, fired: int, request: Request, cautions: tuple[str, ...], template: str | None) -> int:
        """Without the rules that an `unless` of several facts keeps back: it takes all of them together."""
        values = dict(zip(_TOLD, _told(request), strict=True)) | {"caution": cautions, "template": template}
        for bit, unless in self._guarded:
            if fired & bit and all(_holds(fact, wanted, values[fact]) for fact, wanted in unless.items()):
                fired &= ~bit
        return fired


def _template_order(rule: Rule, symptoms: tuple[str, ...]) -> tuple[bool, int, int, str]:
    """Where a rule stands among those that name a template; the first one's counts."""
    when = rule.when
    of_symptom = min((symptoms.index(id_) for id_ in when.symptom or () if id_ in symptoms), default=len(symptoms))
    return when.caution is None, of_symptom, -len(when.model_fields_set), rule.then.template or ""


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
        return not frozenset(wanted).isdisjoint(value) or bool(value and ANY in wanted)
    if fact == "side":
        return (value or "unknown") in wanted
    return value in wanted or (value is not None and ANY in wanted)
