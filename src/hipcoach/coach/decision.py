"""What the fired rules ask for, added up."""

from typing import NamedTuple

from hipcoach.catalogue.rule import Advice, DoseLimit, Hurt, Order, Preference, Rule, Session, Where, share_parts
from hipcoach.coach.request import Request
from hipcoach.coach.rulebook import Fired


class Weight(NamedTuple):
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


class Decision:
    """The rules' demands on a session, each with the rule it comes from."""

    def __init__(self) -> None:
        self.refer: list[tuple[str, Rule]] = []
        self.emphasis: list[Weight] = []
        self.weights: dict[str, float] = {}
        """The emphasis added up by target."""
        self.ratios: list[Ratio] = []
        self.avoid: list[tuple[Where, Rule]] = []
        self.only: list[tuple[tuple[Where, ...], Rule]] = []
        self.narrow: list[tuple[tuple[Where, ...], Rule]] = []
        self.prefer: list[tuple[Preference, Rule]] = []
        self.require: list[tuple[Where, Rule]] = []
        self.order: list[tuple[Order, Rule]] = []
        self.last: list[tuple[Where, Rule]] = []
        self.one_side: list[tuple[Where, Rule]] = []
        self.dose: list[tuple[DoseLimit, Rule]] = []
        self.session: list[tuple[Session, Rule]] = []
        self.advice: dict[str, tuple[Advice, Rule]] = {}
        self.stop_signs: list[str] = []
        self.hurts: dict[str, tuple[Hurt, Rule]] = {}

    def budget_seconds(self, request: Request) -> int:
        """The seconds that may be used."""
        minutes: float = request.minutes
        for session, _ in self.session:
            minutes = min(minutes, session.minutes or minutes)
        seconds = minutes * 60
        for session, _ in self.session:
            seconds *= session.volume or 1
        return int(seconds)


_LISTS = ("avoid", "prefer", "require", "order", "one_side", "dose")


def decide(fired: Fired, request: Request) -> Decision:
    """Add up the effects of the rules, in their order."""
    decision = Decision()
    for rule in fired.rules:
        then = rule.then
        for name in _LISTS:
            values = getattr(then, name)
            if values:
                getattr(decision, name).extend((value, rule) for value in values)
        if then.refer:
            decision.refer.append((then.refer, rule))
        if then.only:
            decision.only.append((then.only, rule))
        if then.narrow:
            decision.narrow.append((then.narrow, rule))
        if then.last:
            decision.last.append((then.last, rule))
        if then.session:
            decision.session.append((then.session, rule))
        decision.stop_signs += then.stop_signs
        decision.advice.update((advice.id, (advice, rule)) for advice in then.advise)
        decision.hurts.update((hurt.id, (hurt, rule)) for hurt in then.if_it_hurts)
        _weigh(decision, rule, request)
    return decision


def agreed(ratios: list[Ratio], weights: dict[str, float]) -> list[Ratio]:
    """The ratios that the added-up emphasis bears out.

    One symptom's always do; of two symptoms that each want the most for another motion, the weights decide.
    """

    def weight(targets: frozenset[str]) -> float:
        return sum(weights.get(target, 0) for target in targets)

    return [ratio for ratio in ratios if weight(ratio.large) >= ratio.times * weight(ratio.small)]


def _weigh(decision: Decision, rule: Rule, request: Request) -> None:
    for target, weight in rule.then.emphasise.items():
        named = request.focus if target == "focus" else target
        if named is not None:
            decision.emphasis.append(Weight(named, weight, rule))
            decision.weights[named] = decision.weights.get(named, 0) + weight
    for left, share in rule.then.share.items():
        large, smaller = share_parts(left, share.of)
        decision.ratios += [Ratio(large, small, share.at_least, rule) for small in smaller]
