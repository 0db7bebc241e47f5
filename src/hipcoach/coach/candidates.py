"""What each exercise is worth under the demands of a case, and its doses: the same in every pool that asks alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import DoseLimit
from hipcoach.coach.case import Case
from hipcoach.coach.doses import Option, options
from hipcoach.coach.moves import setup_seconds
from hipcoach.vocabulary import UPRIGHT_POSITIONS, Equipment

_SECONDARY = 0.05
"""What a further motion of an exercise counts beside its primary one."""


class AllowedDoses(NamedTuple):
    """The doses of an exercise that some limits allow."""

    options: tuple[Option, ...]
    """The shortest first."""
    lengths: tuple[int, ...]
    """The seconds of each."""


@dataclass(eq=False, repr=False, slots=True)
class Candidate:
    """An exercise that may be chosen."""

    exercise: Exercise
    score: float
    """How well it serves the emphasis."""
    options: tuple[Option, ...]
    """Its allowed doses, the shortest first."""
    lengths: tuple[int, ...]
    """The seconds of each."""
    sides: int
    """2 where each side has its own turn; 1 also where only the sore side may be worked."""
    arrival_seconds: int
    """Getting into place, as long as nobody knows what comes before."""

    least_seconds: int = field(init=False)
    """The shortest that it takes."""
    is_upright: bool = field(init=False)

    def __post_init__(self) -> None:
        self.least_seconds = self.arrival_seconds + self.lengths[0]
        self.is_upright = self.exercise.position in UPRIGHT_POSITIONS


class LineUp(dict[str, Candidate | None]):
    """Every exercise under some demands, by id; made a candidate when a pool first asks. None has no dose left."""

    def __init__(self, book: CandidateBook, case: Case, one_side: Collection[str]) -> None:
        super().__init__()
        self._book = book
        self._one_side = one_side
        self._arrivals = book.arrivals(case.request.equipment)
        self._limited = [(case.picks.ids(limit.of), limit) for limit, _ in case.effects.dose]
        self._scores = scores = _scores(book.catalogue.exercises, case.effects.weights)
        for preference, _ in case.effects.prefer:
            for id_ in case.picks.ids(preference):
                scores[id_] += preference.by
        self.best_first = sorted(case.picks.in_order, key=scores.__getitem__, reverse=True)
        """All ids."""
        self.kept_alive = case.effects, case.picks
        """What the line-up is known by."""

    def __missing__(self, id_: str) -> Candidate | None:
        exercise = self._book.catalogue.exercise[id_]
        sides = 1 if id_ in self._one_side else exercise.side_count
        limits = tuple([limit for ids, limit in self._limited if id_ in ids])
        doses = self._book.doses(exercise, sides, limits)
        made = Candidate(exercise, self._scores[id_], *doses, sides, self._arrivals[id_]) if doses.options else None
        self[id_] = made
        return made


class CandidateBook:
    """The candidates of one catalogue, for one case after another; keeps what they share."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._doses: dict[tuple[object, ...], AllowedDoses] = {}
        """By exercise, sides, and the limits that are for just this exercise: most are the same under most demands.

        A limit is known by its identity: the catalogue keeps it alive, or a line-up.
        """
        self._arrivals: dict[frozenset[Equipment], dict[str, int]] = {}
        self._line_ups: dict[tuple[object, ...], LineUp] = {}

    def clear(self) -> None:
        """Forget everything."""
        for kept in (self._doses, self._arrivals, self._line_ups):
            kept.clear()

    def line_up(self, case: Case) -> LineUp:
        """Every exercise under the demands of a case, be it allowed or not."""
        one_side, asked = _one_side(case), (*case.effects.prefer, *case.effects.dose)
        key = (id(case.picks), one_side, case.request.equipment, *[id(part) for part, _ in asked])
        if key not in self._line_ups:
            self._line_ups[key] = LineUp(self, case, one_side)
        return self._line_ups[key]

    def doses(self, exercise: Exercise, sides: int, limits: tuple[DoseLimit, ...]) -> AllowedDoses:
        """The doses that every limit allows."""
        key = (exercise.id, sides, *map(id, limits))
        if key not in self._doses:
            allowed = options(exercise, sides, limits)
            self._doses[key] = AllowedDoses(allowed, tuple([option.seconds for option in allowed]))
        return self._doses[key]

    def arrivals(self, at_hand: frozenset[Equipment]) -> dict[str, int]:
        """By id, the seconds of getting into place where nothing comes before."""
        if at_hand not in self._arrivals:
            self._arrivals[at_hand] = {e.id: setup_seconds(None, e, at_hand) for e in self.catalogue.exercises}
        return self._arrivals[at_hand]


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
