"""Where one is in each phase of a session that is being chosen, and what another position there would cost."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hipcoach.coach.draft import DraftLine
from hipcoach.coach.moves import distance
from hipcoach.vocabulary import UPRIGHT_POSITIONS, Position

_MOVE = 0.6
"""What turning over for an exercise costs, for it and for the next: one place in the ranks. Getting up costs two."""
_DOWN_AGAIN = 20.0
"""What getting up for some steps and lying down again costs: more than anything is worth."""
NOT_WORTH_IT = -_DOWN_AGAIN / 2
"""A worth that only something has for which one would have to lie down again."""
_NOWHERE = frozenset[Position]()


class Positions:
    """The positions of each phase. What getting to another one costs is worked out when it is first asked."""

    def __init__(self, phases: int) -> None:
        self._at = [_NOWHERE] * phases
        self._down = 0
        """A bit for each phase in which something is done down: whether one lies down again is one `and` of two."""
        self._up = 0
        """The same for what is done upright."""
        self._costs: dict[tuple[Position, int], float] = {}

    def stand(self, phase: int, lines: Iterable[DraftLine]) -> None:
        """Know where one is in a phase, now that it has these lines."""
        self._stand(phase, lines)
        self._costs.clear()

    def _stand(self, phase: int, lines: Iterable[DraftLine]) -> None:
        self._at[phase] = here = frozenset([line.exercise.position for line in lines])
        bit = 1 << phase
        self._down = self._down & ~bit if here <= UPRIGHT_POSITIONS else self._down | bit
        self._up = self._up & ~bit if here.isdisjoint(UPRIGHT_POSITIONS) else self._up | bit

    def cost(self, position: Position, phase: int) -> float:
        """What getting there and away again costs, beside going straight from what comes before to what comes after."""
        cost = self._costs.get((position, phase))
        if cost is None:
            cost = self._costs[position, phase] = self._cost(position, phase)
        return cost

    def cost_beside(self, line: DraftLine, others: list[DraftLine]) -> float:
        """What a line's position costs if its phase has only these others."""
        position, phase = line.exercise.position, line.phase
        if any(other.exercise.position == position for other in others):
            return 0.0
        before = self._at[phase], self._down, self._up
        self._stand(phase, others)
        cost = self._cost(position, phase)
        self._at[phase], self._down, self._up = before
        return cost

    @property
    def are_upright(self) -> bool:
        """True where something is done upright."""
        return self._up != 0

    @property
    def are_down(self) -> bool:
        """True where something is done down."""
        return self._down != 0

    def _cost(self, position: Position, phase: int) -> float:
        at = self._at
        if position in at[phase]:
            return 0.0
        cost = _MOVE * _detour(self._before(phase), position, self._after(phase))
        return cost + (_DOWN_AGAIN if self._lies_down_again(phase, upright=position in UPRIGHT_POSITIONS) else 0)

    def _before(self, phase: int) -> frozenset[Position]:
        for here in self._at[phase::-1]:
            if here:
                return here
        return _NOWHERE

    def _after(self, phase: int) -> frozenset[Position]:
        for here in self._at[phase + 1 :]:
            if here:
                return here
        return _NOWHERE

    def _lies_down_again(self, phase: int, *, upright: bool) -> bool:
        """True where one would be down, then up, then down again, and is not so already."""
        down = self._down if upright else self._down | 1 << phase
        up = self._up | 1 << phase if upright else self._up
        return _is_up_between(down, up) and not _is_up_between(self._down, self._up)


def _is_up_between(down: int, up: int) -> bool:
    """True where a phase that is done upright lies between two that are not, or in the first but not the last of them.

    Inside a phase what is done down comes first.

    Args:
        down: a bit for each phase in which one is down.
        up: likewise upright.
    """
    if not down:
        return False
    from_the_first = -(down & -down)
    before_the_last = (1 << down.bit_length() >> 1) - 1
    return bool(up & from_the_first & before_the_last)


@lru_cache(maxsize=4096)
def _detour(before: frozenset[Position], position: Position, after: frozenset[Position]) -> int:
    """How much longer the way is by this position than straight from one of those before to one of those after."""
    there = frozenset({position})
    return max(0, _shortest(before, there) + _shortest(there, after) - _shortest(before, after))


def _shortest(start: frozenset[Position], end: frozenset[Position]) -> int:
    """The shortest way from one of these positions to one of those; none where there are none."""
    return min((distance(a, b) for a in start for b in end), default=0)
