"""What comes first, second and third in each role of a session, from all the rules that rank it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Rule
from hipcoach.coach.effects import Ranks
from hipcoach.coach.routine import LeftOut
from hipcoach.vocabulary import Role

NOT_NEEDED = "not-needed"
"""What an allowed exercise is left out by that there is no place for."""
_FIRST = 4.0
"""What the first choice of a role is worth beside an emphasis, which is mostly 3."""
_STEP = 0.5
"""How much less the next one is worth; the same as staying in a position (`positions`)."""
_LAST = 1.0
"""From here on down places count little, but they count."""
_SMALL_STEP = 0.01


class Ranking:
    """The places of exercises, by role. A rule with more facts stands above one with fewer.

    Rules with equally many facts share the places: of two symptoms, both first choices are first.
    """

    def __init__(self, ranks: Sequence[tuple[Ranks, Rule]]) -> None:
        self._places: dict[Role, dict[str, int]] = {}
        self._rules: dict[tuple[Role, str], str] = {}
        self._passed_over: dict[str, LeftOut] = {}
        most_particular_first = sorted(ranks, key=lambda ranked: -_facts(ranked[1]))
        for _, level in groupby(most_particular_first, key=lambda ranked: _facts(ranked[1])):
            self._append(list(level))
        self.worths = {
            role: {id_: _worth(place) for id_, place in places.items()} for role, places in self._places.items()
        }
        """Of each role, what the place of an exercise adds to what it serves; what is not there adds nothing."""

    def _append(self, level: Sequence[tuple[Ranks, Rule]]) -> None:
        """Places for what is not placed yet, after all that is."""
        for role in dict.fromkeys(role for by_role, _ in level for role in by_role):
            places = self._places.setdefault(role, {})
            start = max(places.values(), default=-1) + 1
            for by_role, rule in level:
                unplaced = [id_ for id_ in by_role.get(role, ()) if places.get(id_, start) >= start]
                for place, id_ in enumerate(unplaced, start=start):
                    if place < places.get(id_, place + 1):
                        places[id_] = place
                        self._rules[role, id_] = rule.id

    def place(self, role: Role, id_: str) -> int | None:
        """Where an exercise stands in a role, the first at 0; none where nobody ranks it."""
        return self._places.get(role, {}).get(id_)

    def passed_over(self, exercise: Exercise) -> LeftOut:
        """Why an allowed exercise was not taken: its place among the choices, or that there were enough."""
        known = self._passed_over.get(exercise.id)
        if known is None:
            place = self.place(exercise.role, exercise.id)
            reason = "Allowed; others serve the emphasis better in these minutes."
            if place is not None:
                reason = (
                    f"Allowed; for '{exercise.role}' it is choice {place + 1}, and so many minutes have room for few."
                )
            known = LeftOut(exercise=exercise.id, rule=NOT_NEEDED, reason=reason)
            self._passed_over[exercise.id] = known
        return known

    def rule(self, role: Role, id_: str) -> str | None:
        """Id of the rule that put it there."""
        return self._rules.get((role, id_))


def _worth(place: int) -> float:
    """The place, the first at 0, as something to be added to a score."""
    worth = _FIRST - _STEP * place
    return worth if worth >= _LAST else max(0.0, _LAST - _SMALL_STEP * (place - (_FIRST - _LAST) / _STEP))


def _facts(rule: Rule) -> int:
    """How particular a rule is: the number of facts that it looks at."""
    return len(rule.when.model_fields_set)
