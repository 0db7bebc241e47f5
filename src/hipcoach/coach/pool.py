"""Which exercises a case allows, and why each other one is left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import DoseLimit, Rule
from hipcoach.coach.case import Case
from hipcoach.coach.doses import Option, leave_none, options
from hipcoach.coach.effects import Effects
from hipcoach.coach.moves import setup_seconds
from hipcoach.coach.routine import LeftOut
from hipcoach.text import spoken
from hipcoach.vocabulary import POSITIONS_ON, UPRIGHT_POSITIONS, Equipment, Position, Side

if TYPE_CHECKING:
    from hipcoach.coach.layout import Layout
    from hipcoach.coach.write import Written

_SECONDARY = 0.05
"""What a further motion of an exercise counts beside its primary one."""


@dataclass(eq=False, repr=False, slots=True)
class Candidate:
    """An exercise that may be chosen."""

    exercise: Exercise
    score: float
    """How well it serves the emphasis."""
    options: tuple[Option, ...]
    """Its allowed doses, the shortest first."""
    sides: int
    """2 where each side has its own turn; 1 also where only the sore side may be worked."""
    arrival_seconds: int
    """Getting into place, as long as nobody knows what comes before."""

    least_seconds: int = field(init=False)
    """The shortest that it takes."""
    is_upright: bool = field(init=False)
    lengths: tuple[int, ...] = field(init=False)
    """The seconds of each dose: they are searched far more often than a candidate is made."""
    written: dict[tuple[str, Side], Written] = field(init=False, default_factory=dict)
    """By template and the side that comes first, what a routine says of it; worked out when first asked (`write`)."""

    def __post_init__(self) -> None:
        self.least_seconds = self.arrival_seconds + self.options[0].seconds
        self.is_upright = self.exercise.position in UPRIGHT_POSITIONS
        self.lengths = tuple(option.seconds for option in self.options)


@dataclass(eq=False, repr=False)
class Pool:
    """The exercises a case allows, best first, and the others with their reasons."""

    candidates: tuple[Candidate, ...]
    left_out: dict[str, LeftOut]
    by_id: dict[str, Candidate] = field(init=False)
    allowed: frozenset[str] = field(init=False)
    """Ids of the candidates."""
    fills: dict[tuple[str, str], tuple[tuple[frozenset[str], ...], frozenset[str]]] = field(
        init=False, default_factory=dict
    )
    """By template and phase, the candidates for each line of its `fill`, and all; when first asked (`slots`)."""
    layouts: dict[tuple[int, ...], Layout] = field(init=False, default_factory=dict)
    """By the phases of a session what can stand in them; worked out when first asked (`layout`)."""

    def __post_init__(self) -> None:
        self.by_id = {candidate.exercise.id: candidate for candidate in self.candidates}
        self.allowed = frozenset(self.by_id)

    def counted_targets(self, ids: Collection[str]) -> frozenset[str]:
        """Everything that the seconds of these exercises may count for."""
        return frozenset[str]().union(*(c.exercise.counted_targets for c in self.candidates if c.exercise.id in ids))


MOST_KEPT = 512
"""So many pools are remembered at most, and"""
MOST_DOSES_KEPT = 1_000_000
"""so many doses in them, 200 MB at the worst, where no two pools share any; then it begins anew."""


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
        self._options: dict[tuple[object, ...], tuple[Option, ...]] = {}
        """By exercise, sides, and the limits that are for just this exercise: most are the same in most pools.

        A limit is known by its identity: the catalogue keeps it alive, or a pool.
        """
        self._pools: dict[tuple[object, ...], tuple[Effects, Pool]] = {}
        """By what they depend on; the effects, known by their identity, are kept alive beside."""
        self._doses_kept = 0
        """In all of the pools."""
        self._known_arrivals: dict[frozenset[Equipment], dict[str, int]] = {}
        self._without: dict[frozenset[Equipment], frozenset[str]] = {}

    def pool(self, case: Case) -> Pool:
        """What is allowed and what is not; the same for every request in which nothing differs that matters for it."""
        request = case.request
        sided = request.side in ("left", "right")
        said = (request.avoid, request.equipment, request.on, sided)
        key = (id(case.effects), case.fired.cautions, said)
        if key not in self._pools:
            pool = self._sorted_out(case)
            doses = sum(len(candidate.options) for candidate in pool.candidates)
            if len(self._pools) >= MOST_KEPT or self._doses_kept + doses > MOST_DOSES_KEPT:
                self._begin_anew()
            self._doses_kept += doses
            self._pools[key] = (case.effects, pool)
        return self._pools[key][1]

    def _begin_anew(self) -> None:
        for kept in (self._pools, self._options, self._known_arrivals, self._without):
            kept.clear()
        self._doses_kept = 0

    def _sorted_out(self, case: Case) -> Pool:
        """Safety is asked first, then what the person spares and has at hand."""
        left_out = self._ruled_out(case)
        self._spare(case, left_out)
        self._narrow(case, left_out)
        one_side = _one_side(case)
        limited = [(case.picks.ids(limit.of), limit) for limit, _ in case.effects.dose]
        bonus, arrivals = _bonus(case), self._arrivals(case.request.equipment)
        candidates = []
        for exercise in self._catalogue.exercises:
            id_ = exercise.id
            if id_ in left_out:
                continue
            sides = 1 if id_ in one_side else exercise.side_count
            allowed = self._doses(exercise, sides, tuple([limit for ids, limit in limited if id_ in ids]))
            if allowed:
                score = _score(exercise, case.effects.weights) + bonus.get(id_, 0.0)
                candidates.append(Candidate(exercise, score, allowed, sides, arrivals[id_]))
            else:
                rule = _who_left_no_dose(case, exercise)
                left_out[id_] = LeftOut(exercise=id_, rule=rule.id, reason=f"No dose of it is allowed. {rule.because}")
        candidates.sort(key=lambda c: (-c.score, case.picks.order[c.exercise.id]))
        return Pool(tuple(candidates), left_out)

    def _ruled_out(self, case: Case) -> dict[str, LeftOut]:
        """Left out by a caution of the exercise's own, or by a rule."""
        left_out: dict[str, LeftOut] = {}
        for caution in case.fired.cautions:
            left_out = self._cautioned.get(caution, {}) | left_out
        for where, rule in case.effects.avoid:
            _leave_out(case.picks.ids(where), rule, left_out)
        for wheres, rule in case.effects.only:
            _leave_out(self._all_but(case.picks.any_of(wheres)), rule, left_out)
        return left_out

    def _narrow(self, case: Case, left_out: dict[str, LeftOut]) -> None:
        """Left out by a rule that gives way where it would leave nothing."""
        for wheres, rule in case.effects.narrow:
            kept = case.picks.any_of(wheres)
            if not kept <= left_out.keys():
                _leave_out(self._all_but(kept), rule, left_out)

    def _all_but(self, kept: frozenset[str]) -> list[str]:
        return [exercise.id for exercise in self._catalogue.exercises if exercise.id not in kept]

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

    def _doses(self, exercise: Exercise, sides: int, limits: tuple[DoseLimit, ...]) -> tuple[Option, ...]:
        """The doses that every limit allows."""
        key = (exercise.id, sides, *map(id, limits))
        if key not in self._options:
            self._options[key] = options(exercise, sides, limits)
        return self._options[key]

    def _arrivals(self, at_hand: frozenset[Equipment]) -> dict[str, int]:
        """By id, the seconds of getting into place where nothing comes before."""
        if at_hand not in self._known_arrivals:
            self._known_arrivals[at_hand] = {e.id: setup_seconds(None, e, at_hand) for e in self._catalogue.exercises}
        return self._known_arrivals[at_hand]

    def _out_of_reach(self, at_hand: frozenset[Equipment]) -> frozenset[str]:
        if at_hand not in self._without:
            self._without[at_hand] = frozenset(
                e.id for e in self._catalogue.exercises if not any(at_hand.issuperset(kit) for kit in e.equipment)
            )
        return self._without[at_hand]


def _leave_out(ids: Iterable[str], rule: Rule, left_out: dict[str, LeftOut]) -> None:
    """Left out by this rule, where nothing has left them out before."""
    for id_ in ids:
        if id_ not in left_out:
            left_out[id_] = left_out_by(id_, rule.id, rule.because)


@lru_cache(maxsize=4096)
def left_out_by(id_: str, rule: str, reason: str) -> LeftOut:
    """Left out by a rule, or by what holds for many requests as a rule does; and so made once for all of them."""
    return LeftOut(exercise=id_, rule=rule, reason=reason)


def _one_side(case: Case) -> frozenset[str]:
    """What is done on the sore side alone."""
    if case.request.side not in ("left", "right"):
        return frozenset()
    return case.picks.any_of(where for where, _ in case.effects.one_side)


def _who_left_no_dose(case: Case, exercise: Exercise) -> Rule:
    """The rule under whose limit, after those before it, no dose was left."""
    limits = [(limit, rule) for limit, rule in case.effects.dose if exercise.id in case.picks.ids(limit.of)]

    def none_is_left(count: int) -> bool:
        return leave_none(exercise.dose, (limit for limit, _ in limits[:count]))

    return limits[bisect_left(range(len(limits)), x=True, key=none_is_left) - 1][1]


def _bonus(case: Case) -> dict[str, float]:
    """By id, what rules prefer it by."""
    bonus: dict[str, float] = {}
    for preference, _ in case.effects.prefer:
        for id_ in case.picks.ids(preference):
            bonus[id_] = bonus.get(id_, 0.0) + preference.by
    return bonus


def _score(exercise: Exercise, weights: Mapping[str, float]) -> float:
    """The weights of what its seconds count for, and a little for further motions."""
    score = weights.get(exercise.method, 0.0)
    if exercise.method != "cars":
        primary, *further = exercise.motions
        score += weights.get(primary, 0.0)
        for motion in further:
            score += _SECONDARY * weights.get(motion, 0.0)
    return score
