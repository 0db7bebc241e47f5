"""A routine unrolled in time: the steps, rounds and second looks that the page's player shows one after the other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from hipcoach.render.cards import first_side
from hipcoach.render.intervals import Interval, intervals, second_look
from hipcoach.render.wording import ONCE_MORE, round_of

if TYPE_CHECKING:
    from hipcoach.coach.routine import Routine
    from hipcoach.render.cards import Card, Cards

_KEPT_FORM = 2
"""Of what the player keeps of a session in its tab: another number where it changes, so that none takes another's."""


@dataclass(frozen=True)
class Turn:
    """A card that is played: once, in one of its rounds, or once more at the end."""

    card: Card
    moments: list[Interval]
    note: str | None = None
    """Which of several turns of its card it is, in words."""

    @property
    def looks(self) -> bool:
        """True where a person looks what has changed."""
        return self.note == ONCE_MORE


def plan_of(routine: Routine, cards: Cards) -> dict[str, Any]:
    """The session for the player's script, as JSON has it; its `id` tells one routine from another."""
    turns = turns_of(routine, cards)
    places: dict[str, int] = {}
    for number, turn in enumerate(turns):
        places.setdefault(turn.card.id, number)
    plan = {
        "drawn": first_side(routine),
        "hurts": [asdict(hurt) for hurt in routine.if_it_hurts],
        "steps": [_turn(turn, cards, places[turn.card.id]) for turn in turns],
        "easier": [_planned(card, cards, intervals(card.step)) for card in cards.easier],
    }
    digest = hashlib.sha256(json.dumps([_KEPT_FORM, plan], sort_keys=True).encode()).hexdigest()
    return {"id": f"hipcoach-{digest[:16]}", **plan}


def turns_of(routine: Routine, cards: Cards) -> list[Turn]:
    """All of the session in order; a second look comes once everything has moved, before what settles."""
    turns = [
        Turn(card, intervals(card.step, number), round_of(number, phase.rounds))
        for phase in routine.phases
        for number in range(1, phase.rounds + 1)
        for card in cards.of(phase)
    ]
    looks = [Turn(card, second_look(card.step), ONCE_MORE) for card in cards.steps if card.step.again_seconds]
    moved = len(turns)
    while moved and turns[moved - 1].card.step.method == "breathe":
        moved -= 1
    return turns[:moved] + looks + turns[moved:]


def _turn(turn: Turn, cards: Cards, place: int) -> dict[str, Any]:
    """`place` is where the card is played first: what hurts there is left out in every later turn too."""
    planned = _planned(turn.card, cards, turn.moments)
    return {**planned, "place": place, "note": turn.note, "looks": turn.looks}


def _planned(card: Card, cards: Cards, moments: list[Interval]) -> dict[str, Any]:
    step = card.step
    easier = [one.step.exercise for one in cards.easier]
    return {
        "exercise": step.exercise,
        "name": step.name,
        "cue": step.cue,
        "begin": step.steps[0],
        "say": asdict(step.say) if step.say else None,
        "figure": card.drawn_at,
        "easier": easier.index(step.easier) if step.easier in easier else None,
        "moments": [asdict(interval) for interval in moments],
    }
