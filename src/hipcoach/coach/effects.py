"""What the fired rules ask for, added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from hipcoach.catalogue.brief import StopSign
from hipcoach.catalogue.rule import Advice, DoseLimit, Hurt, Order, Preference, Rule, Session, Where, share_parts
from hipcoach.vocabulary import STEPS, Role

Ranks = dict[Role, tuple[str, ...]]
"""By role, ids of exercises, the first choice first."""


class RuleWeight(NamedTuple):
    """One rule's emphasis on one motion or method."""

    target: str
    weight: float
    rule: Rule


class Ratio(NamedTuple):
    """The seconds of `large` are to be at least `times` those of `small`."""

    large: frozenset[str]
    small: frozenset[str]
    times: float
    rule: Rule

    def holds(self, seconds: Mapping[str, int]) -> bool:
        """True where these seconds, by what they count for, keep it."""
        large = sum(seconds.get(target, 0) for target in self.large)
        return large >= self.times * sum(seconds.get(target, 0) for target in self.small)


class Effects(NamedTuple):
    """The rules' demands on a session, each with the rule it comes from, in the order of the rules."""

    emphasis: Sequence[RuleWeight]
    weights: dict[str, float]
    """The emphasis added up by target."""
    advice: Mapping[str, tuple[Advice, Rule]]
    """By its id: a later rule's replaces an earlier one's."""
    hurts: Mapping[str, tuple[Hurt, Rule]]
    """As advice."""
    refer: Sequence[tuple[str, Rule]] = ()
    ratios: Sequence[Ratio] = ()
    avoid: Sequence[tuple[Where, Rule]] = ()
    only: Sequence[tuple[tuple[Where, ...], Rule]] = ()
    narrow: Sequence[tuple[tuple[Where, ...], Rule]] = ()
    prefer: Sequence[tuple[Preference, Rule]] = ()
    rank: Sequence[tuple[Ranks, Rule]] = ()
    require: Sequence[tuple[Where, Rule]] = ()
    keep: Sequence[tuple[Where, Rule]] = ()
    order: Sequence[tuple[Order, Rule]] = ()
    last: Sequence[tuple[Where, Rule]] = ()
    again: Sequence[tuple[Where, Rule]] = ()
    one_side: Sequence[tuple[Where, Rule]] = ()
    dose: Sequence[tuple[DoseLimit, Rule]] = ()
    session: Sequence[tuple[Session, Rule]] = ()
    stop_signs: Sequence[StopSign] = ()

    @property
    def steps(self) -> tuple[int, int]:
        """The fewest and the most exercises: the strictest of what rules say."""
        spans = [session.steps for session, _ in self.session if session.steps]
        most = min([span[1] for span in spans], default=STEPS[1])
        return min(most, max([span[0] for span in spans], default=1)), most

    @property
    def rounds(self) -> int:
        """The most times that a phase may be done."""
        return min([session.rounds for session, _ in self.session if session.rounds], default=1)

    def budget_seconds(self, asked_minutes: int) -> int:
        """The seconds that may be used of the minutes asked for: the least cap first, then every cut."""
        minutes: float = min([asked_minutes, *(s.minutes for s, _ in self.session if s.minutes)])
        seconds = minutes * 60
        for session, _ in self.session:
            seconds *= session.volume or 1
        return int(seconds)


RuleEffects = dict[str, list[Any]]
"""What one rule asks for, by the field of `Effects`; what it says nothing of is left out."""


def rule_effects(rule: Rule) -> RuleEffects:
    """What a rule asks for."""
    then = rule.then
    every: RuleEffects = {
        "emphasis": [RuleWeight(target, weight, rule) for target, weight in then.emphasise.items()],
        "advice": [(advice.id, (advice, rule)) for advice in then.advise],
        "hurts": [(hurt.id, (hurt, rule)) for hurt in then.if_it_hurts],
        "refer": [(then.refer, rule)] if then.refer else [],
        "ratios": list(_ratios(rule)),
        "only": [(then.only, rule)] if then.only else [],
        "narrow": [(then.narrow, rule)] if then.narrow else [],
        "rank": [(then.rank, rule)] if then.rank else [],
        "last": [(then.last, rule)] if then.last else [],
        "session": [(then.session, rule)] if then.session else [],
        "stop_signs": [*then.stop_signs],
    }
    for field in ("avoid", "prefer", "require", "keep", "order", "again", "one_side", "dose"):
        every[field] = [(part, rule) for part in getattr(then, field)]
    return {field: parts for field, parts in every.items() if parts}


def effects_of(rules: Iterable[RuleEffects], focus: str | None) -> Effects:
    """Add up what the fired rules do; `focus` is what `--focus` names, which a rule may emphasise."""
    added: dict[str, list[Any]] = {}
    for effects in rules:
        for field, parts in effects.items():
            added.setdefault(field, []).extend(parts)
    emphasis = _focused(added.pop("emphasis", ()), focus)
    weights: dict[str, float] = {}
    for target, weight, _ in emphasis:
        weights[target] = weights.get(target, 0) + weight
    advice, hurts = dict(added.pop("advice", ())), dict(added.pop("hurts", ()))
    return Effects(emphasis, weights, advice, hurts, **added)


def ratios_borne_out(ratios: Iterable[Ratio], weights: Mapping[str, float]) -> list[Ratio]:
    """The ratios that the added-up emphasis bears out.

    One symptom's always do; of two symptoms that each want the most for another motion, the weights decide.
    """

    def weight(targets: frozenset[str]) -> float:
        return sum(weights.get(target, 0) for target in targets)

    return [ratio for ratio in ratios if weight(ratio.large) >= ratio.times * weight(ratio.small)]


def _focused(emphasis: Iterable[RuleWeight], focus: str | None) -> list[RuleWeight]:
    """What `focus` stands for in its place; where nothing was named, it asks for nothing."""
    named = [each._replace(target=focus or "") if each.target == "focus" else each for each in emphasis]
    return [each for each in named if each.target]


def _ratios(rule: Rule) -> Iterator[Ratio]:
    for left, share in rule.then.share.items():
        large, parts = share_parts(left, share.of)
        yield from (Ratio(large, small, share.at_least, rule) for small in parts)
