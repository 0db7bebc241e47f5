"""Which exercises a `Where` of the catalogue picks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, reduce

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Where
from hipcoach.vocabulary import METHODS, MOTIONS, POSITIONS

Test = Callable[[Exercise], bool]


def picker(where: Where) -> Test:
    """A function that tells whether an exercise is picked; `emphasised`, which a request decides, `Picks` adds."""
    tests = _tests(where)
    return tests[0] if len(tests) == 1 else lambda e: all(test(e) for test in tests)


def _tests(where: Where) -> list[Test]:
    tests: list[Test] = []
    if where.exercise is not None:
        exercises = frozenset(where.exercise)
        tests.append(lambda e: e.id in exercises)
    if where.primary_motion is not None:
        primary = frozenset(where.primary_motion)
        tests.append(lambda e: e.primary_motion in primary)
    if where.motion is not None:
        motions = frozenset(where.motion)
        tests.append(lambda e: not motions.isdisjoint(e.motions))
    if where.all_motions is not None:
        every = frozenset(where.all_motions)
        tests.append(lambda e: every.issubset(e.motions))
    if where.method is not None:
        methods = frozenset(where.method)
        tests.append(lambda e: e.method in methods)
    if where.position is not None:
        positions = frozenset(where.position)
        tests.append(lambda e: e.position in positions)
    if where.hip_flexion_deg is not None:
        holds = where.hip_flexion_deg.holds
        tests.append(lambda e: holds(e.hip_flexion_deg))
    if where.crosses_midline is not None:
        crosses = where.crosses_midline
        tests.append(lambda e: e.crosses_midline is crosses)
    return tests


class Matches:
    """The ids that each `Where` picks from one catalogue, whatever is emphasised; each is worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.exercises = catalogue.exercises
        self.in_order = [exercise.id for exercise in sorted(catalogue.exercises, key=_what_it_is)]
        self.order = {id_: place for place, id_ in enumerate(self.in_order)}
        """What decides between exercises that nobody ranks: what they are, not what they are called."""
        self._ids: dict[int, tuple[Where, frozenset[str]]] = {}
        """By the identity of a `Where`, which is kept alive beside its ids: hashing one would take longer."""

    def under(self, weights: Mapping[str, float]) -> Picks:
        """What is picked where the emphasis has these weights, by motion or method."""
        return Picks(self, weights)

    def ids(self, where: Where) -> frozenset[str]:
        """Ids of the exercises picked, `emphasised` left aside."""
        entry = self._ids.get(id(where))
        if entry is None:
            picked = reduce(lambda left, test: tuple(filter(test, left)), _tests(where), self.exercises)
            entry = self._ids[id(where)] = (where, frozenset(e.id for e in picked))
        return entry[1]


class Picks:
    """The ids that each `Where` picks under one request's emphasis."""

    def __init__(self, matches: Matches, weights: Mapping[str, float]) -> None:
        self._matches = matches
        self._weights = weights
        self.in_order, self.order = matches.in_order, matches.order
        """All ids by what they are, and the place of each among them."""
        self._ids: dict[int, frozenset[str]] = {}
        """By the identity of a `Where`, which the matches keep alive."""
        self._unions: dict[int, tuple[tuple[Where, ...], frozenset[str]]] = {}
        """By the identity of several, which are kept alive beside."""
        self._signatures: dict[frozenset[str], tuple[int, ...]] = {}

    def ids(self, where: Where) -> frozenset[str]:
        """Ids of the exercises picked."""
        picked = self._ids.get(id(where))
        if picked is None:
            picked = self._matches.ids(where)
            if where.emphasised is not None:
                picked = picked & self._emphasised if where.emphasised else picked - self._emphasised
            self._ids[id(where)] = picked
        return picked

    @cached_property
    def _emphasised(self) -> frozenset[str]:
        return frozenset(e.id for e in self._matches.exercises if is_emphasised(e, self._weights))

    def signature(self, ids: frozenset[str]) -> tuple[int, ...]:
        """Tells one set of exercises from another, by what they are."""
        if ids not in self._signatures:
            self._signatures[ids] = tuple(sorted([self.order[id_] for id_ in ids]))
        return self._signatures[ids]

    def any_of(self, wheres: Iterable[Where]) -> frozenset[str]:
        """Ids of the exercises that at least one of these picks."""
        return frozenset[str]().union(*map(self.ids, wheres))

    def any_listed(self, wheres: tuple[Where, ...]) -> frozenset[str]:
        """As `any_of`, of a list that a rule has: worked out once."""
        if id(wheres) not in self._unions:
            self._unions[id(wheres)] = wheres, self.any_of(wheres)
        return self._unions[id(wheres)][1]


def _what_it_is(exercise: Exercise) -> tuple[object, ...]:
    """An order by everything but names: what folds less and needs less first, and at last what its texts say."""
    dose = exercise.dose
    return (
        exercise.hip_flexion_deg,
        min(map(len, exercise.equipment)),
        POSITIONS.index(exercise.position),
        METHODS.index(exercise.method),
        [MOTIONS.index(motion) for motion in exercise.motions],
        (exercise.sides, exercise.crosses_midline, dose.sets, dose.reps or (), dose.hold_seconds or ()),
        (dose.seconds_per_rep or 0, dose.rest_seconds, dose.directions),
        exercise.equipment,
        (exercise.cue, exercise.steps, exercise.felt, exercise.closed_angle),
        exercise.id,
    )


def is_emphasised(exercise: Exercise, weights: Mapping[str, float]) -> bool:
    """True when something its seconds count for has a weight: its method or, but for CARs, its primary motion."""
    return any(weights.get(target, 0) > 0 for target in exercise.counted_targets)
