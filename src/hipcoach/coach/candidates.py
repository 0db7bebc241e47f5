"""What each exercise is worth under the demands of a case, and its doses: the same in every pool that asks alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import DoseLimit
from hipcoach.coach.case import Case
from hipcoach.coach.doses import Option, options
from hipcoach.coach.moves import Kit, setup_seconds
from hipcoach.vocabulary import UPRIGHT_POSITIONS

MOST_DOSES_KEPT = 500_000
"""So many doses of candidates are remembered, some 0.15 kB each; then it begins anew."""
_SECONDARY = 0.05
"""What a further motion of an exercise counts beside its primary one."""


@dataclass(eq=False, repr=False, slots=True)
class Candidate:
    """An exercise that may be chosen, in the doses that it may have."""

    exercise: Exercise
    options: tuple[Option, ...]
    """Its allowed doses, the shortest first."""
    sides: int
    """2 where each side has its own turn; 1 also where only the sore side may be worked."""
    arrival_seconds: int
    """Getting into place, as long as nobody knows what comes before."""

    lengths: tuple[int, ...] = field(init=False)
    """The seconds of each dose."""
    least_seconds: int = field(init=False)
    """The shortest that it takes."""
    is_upright: bool = field(init=False)

    def __post_init__(self) -> None:
        self.lengths = tuple([option.seconds for option in self.options])
        self.least_seconds = self.arrival_seconds + self.lengths[0]
        self.is_upright = self.exercise.position in UPRIGHT_POSITIONS


class LineUp(dict[str, Candidate | None]):
    """Every exercise under some demands, by id; looked up when a pool first asks. None has no dose left."""

    def __init__(self, book: CandidateBook, case: Case, one_side: Collection[str]) -> None:
        super().__init__()
        self._book = book
        self._one_side = one_side
        self._at_hand = case.request.equipment
        self._limited = [(case.picks.ids(limit.of), limit) for limit, _ in case.effects.dose]
        self.scores = _scores(book.catalogue.exercises, case.effects.weights)
        """By id, how well it serves the emphasis."""
        for preference, _ in case.effects.prefer:
            for id_ in case.picks.ids(preference):
                self.scores[id_] += preference.by
        self.best_first = sorted(case.picks.in_order, key=self.scores.__getitem__, reverse=True)
        """All ids."""
        self.kept_alive = case.effects, case.picks
        """What the line-up is known by."""

    def __missing__(self, id_: str) -> Candidate | None:
        sides = 1 if id_ in self._one_side else self._book.catalogue.exercise[id_].side_count
        limits = tuple([limit for ids, limit in self._limited if id_ in ids])
        self[id_] = candidate = self._book.candidate(id_, sides, limits, self._at_hand)
        return candidate


class CandidateBook:
    """The candidates of one catalogue, for one case after another; keeps what they share."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._candidates: dict[tuple[object, ...], tuple[tuple[DoseLimit, ...], Candidate | None]] = {}
        """By exercise, sides, what is at hand, and the limits for just this exercise: most are the same in most pools.

        A limit is known by its identity, and kept alive beside.
        """
        self._doses_kept = 0
        self.line_ups: dict[tuple[object, ...], LineUp] = {}
        """Kept as long as the pools that they are for."""

    def line_up(self, case: Case) -> LineUp:
        """Every exercise under the demands of a case, be it allowed or not."""
        one_side, asked = _one_side(case), (*case.effects.prefer, *case.effects.dose)
        key = (id(case.picks), one_side, case.request.equipment, *[id(part) for part, _ in asked])
        if key not in self.line_ups:
            self.line_ups[key] = LineUp(self, case, one_side)
        return self.line_ups[key]

    def candidate(self, id_: str, sides: int, limits: tuple[DoseLimit, ...], at_hand: Kit) -> Candidate | None:
        """An exercise in the doses that every limit allows; None where that is none."""
        key = (id_, sides, at_hand, *map(id, limits))
        if key not in self._candidates:
            exercise = self.catalogue.exercise[id_]
            doses = options(exercise, sides, limits)
            arrival = setup_seconds(None, exercise, at_hand)
            more = max(1, len(doses))  # what has none is remembered too
            if self._doses_kept + more > MOST_DOSES_KEPT:
                self._candidates.clear()
                self._doses_kept = 0
            self._doses_kept += more
            self._candidates[key] = limits, Candidate(exercise, doses, sides, arrival) if doses else None
        return self._candidates[key][1]


def _one_side(case: Case) -> frozenset[str]:
    """What is done on the sore side alone."""
    if case.request.side not in ("left", "right"):
        return frozenset()
    return case.picks.any_of(where for where, _ in case.effects.one_side)


def _scores(exercises: Iterable[Exercise], weights: Mapping[str, float]) -> dict[str, float]:
    """By id the weights of what its seconds count for, and a little for further motions."""
    weight, scores = defaultdict[str, float](float, weights), {}
    for exercise in exercises:
        score = weight[exercise.method]
        if exercise.method != "cars":
            primary, *further = exercise.motions
            score += weight[primary]
            for motion in further:
                score += _SECONDARY * weight[motion]
        scores[exercise.id] = score
    return scores
