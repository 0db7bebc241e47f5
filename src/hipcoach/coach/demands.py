"""What rules ask of a session, whatever the rest of the request: made once for the rules that fired together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hipcoach.catalogue.rule import Rule, Where
from hipcoach.coach.effects import Effects, RuleEffects, effects_of, rule_effects
from hipcoach.coach.ranking import Ranking
from hipcoach.coach.remembered import most_kept
from hipcoach.coach.selection import Matches, Picks

Precedence = tuple[frozenset[str], frozenset[str]]
"""What comes first, and what it comes before."""


class Demands(NamedTuple):
    """The effects of some rules, with what their conditions pick."""

    effects: Effects
    picks: Picks
    ranking: Ranking
    required: list[frozenset[str]]
    """Of each of these sets the session should have one: what rules require, and what they put first.

    What a more particular rule requires comes first, then what fewer exercises answer, wherever it stands in a file.
    """
    orders: list[Precedence]
    """What comes before what; those of the least particular rules stand above the others."""


class DemandsBook:
    """The demands of rules that fire together, each worked out once."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._most_kept = most_kept(len(matches.exercises))
        self._known: dict[tuple[object, ...], tuple[tuple[Rule, ...], Demands]] = {}
        """With the rules, that no other gets the identity of one that is gone."""
        self._rankings: dict[tuple[int, ...], Ranking] = {}
        """By the rules that rank: most others, of minutes or pain, say nothing of it."""
        self._effects: dict[int, tuple[Rule, RuleEffects]] = {}
        """By the identity of a rule, which is kept alive beside."""
        self._picks: dict[frozenset[tuple[str, float]], Picks] = {}
        """By the weights."""

    def of(self, rules: tuple[Rule, ...], focus: str | None) -> Demands:
        """What these rules ask for; `focus` is what `--focus` names. A rule is known by its identity."""
        key = (focus, *map(id, rules))
        if key not in self._known:
            if len(self._known) >= self._most_kept:
                for kept in (self._known, self._rankings, self._effects, self._picks):
                    kept.clear()
            self._known[key] = rules, self._worked_out(rules, focus)
        return self._known[key][1]

    def _worked_out(self, rules: tuple[Rule, ...], focus: str | None) -> Demands:
        effects = effects_of(map(self._effects_of, rules), focus)
        picks = self._picks_under(effects.weights)
        required = sorted(effects.require, key=lambda pair: _precedence(picks, *pair))
        firsts = sorted(effects.order, key=lambda pair: _precedence(picks, pair[0].first, pair[1])[1:])
        firsts.sort(key=lambda pair: len(pair[1].when.model_fields_set))
        orders = [(picks.ids(order.first), picks.ids(order.before)) for order, _ in firsts]
        must = [picks.ids(where) for where, _ in required] + [first for first, _ in orders]
        return Demands(effects, picks, self._ranking(effects), must, orders)

    def _effects_of(self, rule: Rule) -> RuleEffects:
        if id(rule) not in self._effects:
            self._effects[id(rule)] = rule, rule_effects(rule)
        return self._effects[id(rule)][1]

    def _picks_under(self, weights: Mapping[str, float]) -> Picks:
        key = frozenset(weights.items())
        if key not in self._picks:
            self._picks[key] = self._matches.under(weights)
        return self._picks[key]

    def _ranking(self, effects: Effects) -> Ranking:
        key = tuple([id(rule) for _, rule in effects.rank])
        if key not in self._rankings:
            self._rankings[key] = Ranking(effects.rank)
        return self._rankings[key]


def _precedence(picks: Picks, where: Where, rule: Rule) -> tuple[int, int, tuple[int, ...]]:
    ids = picks.ids(where)
    return -len(rule.when.model_fields_set), len(ids), picks.signature(ids)
