"""Which exercises a request allows, and why each other one is left out."""

from dataclasses import dataclass

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import DoseLimit, Rule
from hipcoach.coach.decision import Decision
from hipcoach.coach.doses import Option, options
from hipcoach.coach.matching import Matches
from hipcoach.coach.request import Request
from hipcoach.coach.routine import LeftOut
from hipcoach.text import spoken
from hipcoach.vocabulary import Equipment


@dataclass(eq=False, repr=False)
class Candidate:
    """An exercise that may be chosen."""

    exercise: Exercise
    score: float
    """How well it serves the emphasis."""
    options: tuple[Option, ...]
    """Its allowed doses, the shortest first."""
    sides: int
    """2 where each side has its own turn; 1 also where only the sore side may be worked."""
    tags: frozenset[str]
    """What its seconds count for: its method and, but for CARs, its primary motion."""


@dataclass(eq=False, repr=False)
class Pool:
    """The exercises a request allows, best first (ties by id), and the others with their reasons."""

    candidates: tuple[Candidate, ...]
    left_out: dict[str, LeftOut]


class _Doses(dict[str, tuple[int, tuple[Option, ...]]]):
    """How many sides, and which doses, each exercise has under some limits, worked out when it is first met."""

    def __init__(
        self, catalogue: Catalogue, one_side: frozenset[str], limited: list[tuple[frozenset[str], DoseLimit]]
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._one_side = one_side
        self._limited = limited

    def __missing__(self, id_: str) -> tuple[int, tuple[Option, ...]]:
        exercise = self._catalogue.exercise[id_]
        sides = 1 if id_ in self._one_side else exercise.side_count
        limits = tuple(limit for ids, limit in self._limited if id_ in ids)
        self[id_] = (sides, options(exercise, sides, limits))
        return self[id_]


class Sieve:
    """Sorts one catalogue's exercises for one request after another; keeps what does not depend on the request."""

    def __init__(self, catalogue: Catalogue, matches: Matches) -> None:
        self._catalogue = catalogue
        self._matches = matches
        self._cautioned: dict[str, dict[str, LeftOut]] = {}
        for exercise in catalogue.exercises:
            for caution in exercise.cautions:
                if caution.how == "avoid":
                    reason = caution.note[0].upper() + caution.note[1:].rstrip(".") + "."
                    out = LeftOut(exercise.id, f"caution:{caution.id}", reason)
                    self._cautioned.setdefault(caution.id, {})[exercise.id] = out
        self._known_doses: dict[tuple[object, ...], _Doses] = {}
        self._without: dict[frozenset[Equipment], frozenset[str]] = {}
        self._tags = {
            e.id: frozenset({e.method} if e.method == "cars" else {e.method, e.motions[0]}) for e in catalogue.exercises
        }

    def pool(self, request: Request, decision: Decision, cautions: tuple[str, ...]) -> Pool:
        """What is allowed and what is not. Safety is asked first, then what the person spares and has at hand."""
        left_out = self._ruled_out(decision, cautions)
        self._spared(request, left_out)
        self._narrowed(decision, left_out)
        one_side = self._one_side(request, decision)
        doses = self._doses(one_side, tuple(limit for limit, _ in decision.dose))
        bonus: dict[str, float] = {}
        for preference, _ in decision.prefer:
            for id_ in self._matches.ids(preference, decision.weights):
                bonus[id_] = bonus.get(id_, 0.0) + preference.by
        candidates = []
        for exercise in self._catalogue.exercises:
            id_ = exercise.id
            if id_ in left_out:
                continue
            sides, allowed = doses[id_]
            if allowed:
                score = _score(exercise, decision.weights) + bonus.get(id_, 0.0)
                candidates.append(Candidate(exercise, score, allowed, sides, self._tags[id_]))
            else:
                rule = [rule for limit, rule in decision.dose if id_ in self._matches.ids(limit.of)][-1]
                left_out[id_] = LeftOut(id_, rule.id, f"No dose of it is allowed. {rule.because}")
        candidates.sort(key=lambda c: (-c.score, c.exercise.id))
        return Pool(tuple(candidates), left_out)

    def _ruled_out(self, decision: Decision, cautions: tuple[str, ...]) -> dict[str, LeftOut]:
        """Left out by a caution of the exercise's own, or by a rule."""
        left_out: dict[str, LeftOut] = {}
        for caution in cautions:
            left_out = self._cautioned.get(caution, {}) | left_out
        for where, rule in decision.avoid:
            for id_ in self._matches.ids(where, decision.weights):
                if id_ not in left_out:
                    left_out[id_] = LeftOut(id_, rule.id, rule.because)
        for wheres, rule in decision.only:
            self._keep_only(self._matches.any_of(wheres, decision.weights), rule, left_out)
        return left_out

    def _narrowed(self, decision: Decision, left_out: dict[str, LeftOut]) -> None:
        """Left out by a rule that gives way where it would leave nothing."""
        for wheres, rule in decision.narrow:
            kept = self._matches.any_of(wheres, decision.weights)
            if not kept <= left_out.keys():
                self._keep_only(kept, rule, left_out)

    def _keep_only(self, kept: frozenset[str], rule: Rule, left_out: dict[str, LeftOut]) -> None:
        for exercise in self._catalogue.exercises:
            if exercise.id not in kept and exercise.id not in left_out:
                left_out[exercise.id] = LeftOut(exercise.id, rule.id, rule.because)

    def _spared(self, request: Request, left_out: dict[str, LeftOut]) -> None:
        """Left out because the person spares it or lacks what it needs."""
        if request.avoid:
            spared = set(request.avoid)
            for exercise in self._catalogue.exercises:
                for word in (exercise.position, exercise.method, exercise.id):
                    if word in spared and exercise.id not in left_out:
                        left_out[exercise.id] = LeftOut(exercise.id, "avoid", f"You asked to spare {spoken(word)}.")
        for id_ in self._out_of_reach(request.equipment):
            if id_ not in left_out:
                needs = " or ".join(" and ".join(kit) for kit in self._catalogue.exercise[id_].equipment)
                left_out[id_] = LeftOut(id_, "equipment", f"Needs {needs}.")

    def _out_of_reach(self, at_hand: frozenset[Equipment]) -> frozenset[str]:
        if at_hand not in self._without:
            self._without[at_hand] = frozenset(
                e.id for e in self._catalogue.exercises if not any(at_hand.issuperset(kit) for kit in e.equipment)
            )
        return self._without[at_hand]

    def _one_side(self, request: Request, decision: Decision) -> frozenset[str]:
        if request.side not in ("left", "right"):
            return frozenset()
        return self._matches.any_of(where for where, _ in decision.one_side)

    def _doses(self, one_side: frozenset[str], limits: tuple[DoseLimit, ...]) -> _Doses:
        key = (one_side, *map(id, limits))
        if key not in self._known_doses:
            limited = [(self._matches.ids(limit.of), limit) for limit in limits]
            self._known_doses[key] = _Doses(self._catalogue, one_side, limited)
        return self._known_doses[key]


_SECONDARY = 0.3
"""What a further motion of an exercise counts beside its primary one."""


def _score(exercise: Exercise, weights: dict[str, float]) -> float:
    score = weights.get(exercise.method, 0.0)
    if exercise.method != "cars":
        primary, *further = exercise.motions
        score += weights.get(primary, 0.0)
        for motion in further:
            score += _SECONDARY * weights.get(motion, 0.0)
    return score
