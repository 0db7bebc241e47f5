"""A routine unrolled in time: the steps, rounds and second looks that the page's player shows one after the other."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, get_args

from hipcoach.render.cards import first_side
from hipcoach.render.figure_svg import paints
from hipcoach.render.intervals import Interval, intervals, second_look
from hipcoach.render.speech import Said, Speech, Utterance
from hipcoach.render.tempo import beat_of
from hipcoach.render.wording import ONCE_MORE, round_of

if TYPE_CHECKING:
    from hipcoach.coach.routine import Routine
    from hipcoach.render.cards import Card, Cards

_KEPT_FORM = 4
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
    plan = {**common_of(routine), **played(routine, cards)}
    return {"id": id_of(plan), **plan, "motions": cards.motions}


def common_of(routine: Routine) -> dict[str, Any]:
    """What a session has in common with any other for the same person."""
    return {
        "drawn": first_side(routine),
        "paints": paints("page"),
        "hurts": [asdict(hurt) for hurt in routine.if_it_hurts],
        "signs": bool(routine.red_flags),
    }


def played(routine: Routine, cards: Cards) -> dict[str, Any]:
    """What is a session's own."""
    turns = turns_of(routine, cards)
    places: dict[str, int] = {}
    for number, turn in enumerate(turns):
        places.setdefault(turn.card.id, number)
    speech = Speech(len(places))
    numbers = {id_: number for number, id_ in enumerate(places, start=1)}
    steps = [_turn(turn, cards, places[turn.card.id], numbers[turn.card.id], speech) for turn in turns]
    return {
        "steps": steps,
        "count": len(places),
        "easier": [_easier(card, cards, len(places)) for card in cards.easier],
        "end": speech.end(),
    }


def id_of(plan: dict[str, Any]) -> str:
    """What a tab keeps is kept by it: another one for whatever is played in another way."""
    digest = hashlib.sha256(json.dumps([_KEPT_FORM, plan], sort_keys=True).encode()).hexdigest()
    return f"hipcoach-{digest[:16]}"


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


def _turn(turn: Turn, cards: Cards, place: int, number: int, speech: Speech) -> dict[str, Any]:
    """`place` is where the card is played first: what hurts there is left out in every later turn too."""
    said = speech.turn(turn.card.step, turn.moments, number, turn.note)
    planned = _planned(turn.card, cards, turn.moments, said)
    return {**planned, "place": place, "number": number, "note": turn.note, "looks": turn.looks}


def _easier(card: Card, cards: Cards, count: int) -> dict[str, Any]:
    moments = intervals(card.step)
    return _planned(card, cards, moments, Speech(count).turn(card.step, moments, None, None))


def _planned(card: Card, cards: Cards, moments: list[Interval], said: list[list[Said]]) -> dict[str, Any]:
    step = card.step
    easier = [one.step.exercise for one in cards.easier]
    return {
        "exercise": step.exercise,
        "name": step.name,
        "cue": step.cue,
        "how": step.steps,
        "switch": step.say.switch if step.say else None,
        "figure": card.drawn_at,
        "easier": easier.index(step.easier) if step.easier in easier else None,
        "beat": asdict(beat_of(step.dose)),
        "moments": [_moment(*each) for each in zip(moments, said, strict=True)],
    }


def _moment(moment: Interval, said: list[Said]) -> dict[str, Any]:
    return asdict(moment) | {"said": [[one.at, one.text, one.level, _KINDS.index(one.kind)] for one in said]}


_KINDS = get_args(Utterance)
