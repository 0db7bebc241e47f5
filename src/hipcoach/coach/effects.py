"""What the fired rules ask for, added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

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

    refer: list[tuple[str, Rule]]
    emphasis: list[RuleWeight]
    weights: dict[str, float]
    """The emphasis added up by target."""
    ratios: list[Ratio]
    avoid: list[tuple[Where, Rule]]
    only: list[tuple[tuple[Where, ...], Rule]]
    narrow: list[tuple[tuple[Where, ...], Rule]]
    prefer: list[tuple[Preference, Rule]]
    rank: list[tuple[Ranks, Rule]]
    require: list[tuple[Where, Rule]]
    keep: list[tuple[Where, Rule]]
    order: list[tuple[Order, Rule]]
    last: list[tuple[Where, Rule]]
    again: list[tuple[Where, Rule]]
    one_side: list[tuple[Where, Rule]]
    dose: list[tuple[DoseLimit, Rule]]
    session: list[tuple[Session, Rule]]
    advice: dict[str, tuple[Advice, Rule]]
    """By its id: a later rule's replaces an earlier one's."""
    stop_signs: list[StopSign]
    hurts: dict[str, tuple[Hurt, Rule]]
    """As advice."""

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


def effects_of(rules: Sequence[Rule], focus: str | None) -> Effects:
    """Add up what the fired rules do; `focus` is what `--focus` names, which a rule may emphasise."""
    pairs = [(rule.then, rule) for rule in rules]
    emphasis = list(_emphasis(rules, focus))
    weights: dict[str, float] = {}
    for target, weight, _ in emphasis:
        weights[target] = weights.get(target, 0) + weight
    return Effects(
        refer=[(then.refer, rule) for then, rule in pairs if then.refer],
        emphasis=emphasis,
        weights=weights,
        ratios=list(_ratios(rules)),
        avoid=[(where, rule) for then, rule in pairs for where in then.avoid],
        only=[(then.only, rule) for then, rule in pairs if then.only],
        narrow=[(then.narrow, rule) for then, rule in pairs if then.narrow],
        prefer=[(preference, rule) for then, rule in pairs for preference in then.prefer],
        rank=[(then.rank, rule) for then, rule in pairs if then.rank],
        require=[(where, rule) for then, rule in pairs for where in then.require],
        keep=[(where, rule) for then, rule in pairs for where in then.keep],
        order=[(order, rule) for then, rule in pairs for order in then.order],
        last=[(then.last, rule) for then, rule in pairs if then.last],
        again=[(where, rule) for then, rule in pairs for where in then.again],
        one_side=[(where, rule) for then, rule in pairs for where in then.one_side],
        dose=[(limit, rule) for then, rule in pairs for limit in then.dose],
        session=[(then.session, rule) for then, rule in pairs if then.session],
        advice={advice.id: (advice, rule) for then, rule in pairs for advice in then.advise},
        stop_signs=[sign for then, _ in pairs for sign in then.stop_signs],
        hurts={hurt.id: (hurt, rule) for then, rule in pairs for hurt in then.if_it_hurts},
    )


def ratios_borne_out(ratios: list[Ratio], weights: dict[str, float]) -> list[Ratio]:
    """The ratios that the added-up emphasis bears out.

    One symptom's always do; of two symptoms that each want the most for another motion, the weights decide.
    """

    def weight(targets: frozenset[str]) -> float:
        return sum(weights.get(target, 0) for target in targets)

    return [ratio for ratio in ratios if weight(ratio.large) >= ratio.times * weight(ratio.small)]


def _emphasis(rules: Sequence[Rule], focus: str | None) -> Iterator[RuleWeight]:
    for rule in rules:
        for target, weight in rule.then.emphasise.items():
            named = focus if target == "focus" else target
            if named is not None:
                yield RuleWeight(named, weight, rule)


def _ratios(rules: Sequence[Rule]) -> Iterator[Ratio]:
    for rule in rules:
        for left, share in rule.then.share.items():
            large, parts = share_parts(left, share.of)
            yield from (Ratio(large, small, share.at_least, rule) for small in parts)
