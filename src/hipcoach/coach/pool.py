"""Which exercises a case allows, and why each other one is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Rule
from hipcoach.coach.candidates import Candidate, CandidateBook
from hipcoach.coach.case import Case
from hipcoach.coach.doses import leave_none
from hipcoach.coach.effects import Effects
from hipcoach.coach.remembered import most_kept
from hipcoach.coach.routine import LeftOut
from hipcoach.text import spoken
from hipcoach.vocabulary import POSITIONS_ON, Equipment, Position, Side

if TYPE_CHECKING:
    from hipcoach.coach.layout import Layout
    from hipcoach.coach.routine_steps import Written
    from hipcoach.coach.write import ToldByRules


@dataclass(eq=False, repr=False)
class Pool:
    """The exercises a case allows, best first, and the others with their reasons."""

    by_id: dict[str, Candidate]
    left_out: dict[str, LeftOut]
    scores: Mapping[str, float]
    """How well each exercise serves the emphasis."""
    allowed: frozenset[str] = field(init=False)
    """Ids of the candidates."""
    fills: dict[tuple[str, str], tuple[tuple[frozenset[str], ...], frozenset[str]]] = field(
        init=False, default_factory=dict
    )
    """By template and phase, the candidates for each line of its `fill`, and all; when first asked (`slots`)."""
    layouts: dict[tuple[int, ...], Layout] = field(init=False, default_factory=dict)
    """By the phases of a session what can stand in them; worked out when first asked (`layout`)."""
    written: dict[tuple[str, str, Side], Written] = field(init=False, default_factory=dict)
    """By exercise, template and the side that comes first, what a routine says of it (`routine_steps`)."""
    told: ToldByRules | None = field(init=False, default=None)
    """What a routine tells whatever is chosen, once one is written (`write`)."""

    def __post_init__(self) -> None:
        self.allowed = frozenset(self.by_id)

    @property
    def candidates(self) -> Collection[Candidate]:
        """The best first."""
        return self.by_id.values()

    def counted_targets(self, ids: Collection[str]) -> frozenset[str]:
        """Everything that the seconds of these exercises may count for."""
        return frozenset[str]().union(*{self.by_id[id_].exercise.counted_targets for id_ in ids})


class Eligibility:
    """Tells which of one catalogue's exercises are allowed, for one case after another; keeps what they share."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cautioned: dict[str, dict[str, LeftOut]] = {}
        for exercise in catalogue.exercises:
            for caution in exercise.cautions:
                if caution.how == "avoid":
                    reason = caution.note[0].upper() + caution.note[1:].rstrip(".") + "."
                    out = LeftOut(exercise=exercise.id, rule=f"caution:{caution.id}", reason=reason)
                    self._cautioned.setdefault(caution.id, {})[exercise.id] = out
        self._candidates = CandidateBook(catalogue)
        self._pools: dict[tuple[object, ...], tuple[Effects, Pool]] = {}
        """By what they depend on; the effects, known by their identity, are kept alive beside."""
        self._most_kept = most_kept(len(catalogue.exercises))
        self._without: dict[frozenset[Equipment], frozenset[str]] = {}
        self._all = frozenset(exercise.id for exercise in catalogue.exercises)

    def pool(self, case: Case) -> Pool:
        """What is allowed and what is not; the same for every request in which nothing differs that matters for it."""
        request = case.request
        sided = request.side in ("left", "right")
        said = (request.avoid, request.equipment, request.on, sided)
        key = (id(case.effects), case.fired.cautions, said)
        if key not in self._pools:
            if len(self._pools) >= self._most_kept:
                for kept in (self._pools, self._candidates.line_ups, self._without):
                    kept.clear()
            self._pools[key] = (case.effects, self._sorted_out(case))
        return self._pools[key][1]

    def _sorted_out(self, case: Case) -> Pool:
        """Safety is asked first, then what the person spares and has at hand."""
        left_out = self._ruled_out(case)
        self._spare(case, left_out)
        self._narrow(case, left_out)
        line_up = self._candidates.line_up(case)
        given = {id_: line_up[id_] for id_ in line_up.best_first if id_ not in left_out}
        allowed = {id_: candidate for id_, candidate in given.items() if candidate}
        if len(allowed) < len(given):
            left_out |= self._without_dose(case, given.keys() - allowed.keys())
        return Pool(allowed, left_out, line_up.scores)

    def _ruled_out(self, case: Case) -> dict[str, LeftOut]:
        """Left out by a caution of the exercise's own, or by a rule. The first reason counts."""
        left_out: dict[str, LeftOut] = {}
        for caution in case.fired.cautions:
            left_out = self._cautioned.get(caution, {}) | left_out
        for where, rule in case.effects.avoid:
            _leave_out(left_out, rule, case.picks.ids(where))
        for wheres, rule in case.effects.only:
            _leave_out(left_out, rule, self._all - case.picks.any_listed(wheres))
        return left_out

    def _narrow(self, case: Case, left_out: dict[str, LeftOut]) -> None:
        """Left out by a rule that gives way where it would leave nothing."""
        for wheres, rule in case.effects.narrow:
            kept = case.picks.any_listed(wheres)
            if not kept <= left_out.keys():
                _leave_out(left_out, rule, self._all - kept)

    def _without_dose(self, case: Case, ids: Collection[str]) -> dict[str, LeftOut]:
        """Left out because limits leave no dose of it, in the order of the catalogue."""
        rules = {e.id: _who_left_no_dose(case, e) for e in self._catalogue.exercises if e.id in ids}
        return {id_: left_out_by(id_, r.id, f"No dose of it is allowed. {r.because}") for id_, r in rules.items()}

    def _spare(self, case: Case, left_out: dict[str, LeftOut]) -> None:
        """Left out because the person spares it or lacks what it needs."""
        spared = set(case.request.avoid)
        for exercise in self._catalogue.exercises if spared else ():
            for word in (exercise.position, exercise.method, exercise.id):
                if word in spared and exercise.id not in left_out:
                    reason = f"You asked to spare {spoken(word)}."
                    left_out[exercise.id] = LeftOut(exercise=exercise.id, rule="avoid", reason=reason)
        allowed = frozenset[Position]().union(*(POSITIONS_ON[surface] for surface in case.request.on))
        for exercise in self._catalogue.exercises if allowed else ():
            if exercise.position not in allowed and exercise.id not in left_out:
                reason = f"Is done {spoken(exercise.position)}, which you can't do now."
                left_out[exercise.id] = LeftOut(exercise=exercise.id, rule="on", reason=reason)
        for id_ in self._out_of_reach(case.request.equipment):
            if id_ not in left_out:
                needs = " or ".join(" and ".join(kit) for kit in self._catalogue.exercise[id_].equipment)
                left_out[id_] = left_out_by(id_, "equipment", f"Needs {needs}.")

    def _out_of_reach(self, at_hand: frozenset[Equipment]) -> frozenset[str]:
        if at_hand not in self._without:
            self._without[at_hand] = frozenset(
                e.id for e in self._catalogue.exercises if not any(at_hand.issuperset(kit) for kit in e.equipment)
            )
        return self._without[at_hand]


@lru_cache(maxsize=4096)
def left_out_by(id_: str, rule: str, reason: str) -> LeftOut:
    """Left out by a rule, or by what holds for many requests as a rule does; and so made once for all of them."""
    return LeftOut(exercise=id_, rule=rule, reason=reason)


def _leave_out(left_out: dict[str, LeftOut], rule: Rule, ids: Iterable[str]) -> None:
    """Left out by this rule, where nothing has left them out before."""
    for id_ in ids:
        if id_ not in left_out:
            left_out[id_] = left_out_by(id_, rule.id, rule.because)


def _who_left_no_dose(case: Case, exercise: Exercise) -> Rule:
    """The rule under whose limit, after those before it, no dose was left."""
    limits = [(limit, rule) for limit, rule in case.effects.dose if exercise.id in case.picks.ids(limit.of)]

    def none_is_left(count: int) -> bool:
        return leave_none(exercise.dose, (limit for limit, _ in limits[:count]))

    return limits[bisect_left(range(len(limits)), x=True, key=none_is_left) - 1][1]
