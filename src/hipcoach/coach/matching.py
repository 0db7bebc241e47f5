"""Which exercises a `Where` of the catalogue picks."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Where

Pick = Callable[[Exercise], bool]


def picker(where: Where) -> Pick:
    """A function that tells whether an exercise is picked; `emphasised`, which a request decides, `Matches` adds."""
    tests: list[Pick] = []
    if where.exercise is not None:
        exercises = frozenset(where.exercise)
        tests.append(lambda e: e.id in exercises)
    if where.primary_motion is not None:
        primary = frozenset(where.primary_motion)
        tests.append(lambda e: e.motions[0] in primary)
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
    return lambda e: all(test(e) for test in tests)


class Matches:
    """The ids each `Where` picks from one catalogue; each is worked out once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._exercises = catalogue.exercises
        self._known: dict[int, tuple[Where, frozenset[str]]] = {}

    def ids(self, where: Where, weights: dict[str, float] | None = None) -> frozenset[str]:
        """Ids of the exercises picked; `weights` are the request's emphasis, for `emphasised`."""
        known = self._known.get(id(where))
        if known is None:
            pick = picker(where)
            known = (where, frozenset(e.id for e in self._exercises if pick(e)))
            self._known[id(where)] = known
        ids = known[1]
        if where.emphasised is None:
            return ids
        wanted = where.emphasised
        return frozenset(e.id for e in self._exercises if e.id in ids and is_emphasised(e, weights or {}) is wanted)

    def any_of(self, wheres: Iterable[Where], weights: dict[str, float] | None = None) -> frozenset[str]:
        """Ids of the exercises that at least one of these picks."""
        return frozenset[str]().union(*(self.ids(where, weights) for where in wheres))


def is_emphasised(exercise: Exercise, weights: dict[str, float]) -> bool:
    """True when its primary motion (CARs have none of their own) or its method has a weight."""
    return weights.get(exercise.method, 0) > 0 or (
        exercise.method != "cars" and weights.get(exercise.motions[0], 0) > 0
    )
