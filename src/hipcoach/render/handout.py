"""The handout's words, once for both of its writers: the page's print and the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.coach.again import LOOK_SECONDS
from hipcoach.render import wording
from hipcoach.render.cards import cards_of
from hipcoach.render.signs import NOT_THIS, flag_questions, flags_shown
from hipcoach.text import clock

if TYPE_CHECKING:
    from hipcoach.coach.routine import Routine, Step, StepDose
    from hipcoach.render.cards import Card
    from hipcoach.render.letterhead import Letterhead

_WEEKS = 4
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PAINS = ("before", "after", "next morning")


def handout_of(routine: Routine, letterhead: Letterhead) -> dict[str, Any]:
    """Everything that stands on the handout, in the order in which it stands there; figures are the writers' own."""
    cards = cards_of(routine, {})
    return {
        "title": routine.title,
        "duration": wording.duration(routine),
        "names": names(letterhead),
        "note": letterhead.note,
        "to_be_looked_at": wording.to_be_looked_at(routine),
        "said_first": wording.said_first(routine),
        "stop_signs": routine.stop_signs,
        "not_this": NOT_THIS,
        "flag_questions": flag_questions(flags_shown(routine)),
        "emphasis": ", ".join(wording.emphasis(routine)),
        "whys": wording.whys(routine),
        "stage": wording.stage(routine),
        "phases": [
            {
                "title": phase.title,
                "extent": wording.phase_extent(phase),
                "cards": [card_on_paper(routine, card) for card in cards.of(phase)],
            }
            for phase in routine.phases
        ],
        "advice": wording.to_watch(routine),
        "weeks": [f"Week {number}" for number in range(1, _WEEKS + 1)],
        "days": _DAYS,
        "pains": PAINS,
    }


def names(letterhead: Letterhead) -> list[tuple[str, str]]:
    """The lines of a sheet's head, each after its label; one that is empty is filled in by hand."""
    return [("Name", letterhead.recipient or ""), ("Coach", letterhead.sender or ""), ("Date", "")]


def card_on_paper(routine: Routine, card: Card) -> dict[str, Any]:
    """A step with its dose, and how it goes."""
    step = card.step
    return {
        "exercise": step.exercise,
        "label": card.label,
        "dose": dose_box(routine, step),
        "cue": " ".join(filter(None, (wording.turned_once(routine, step), step.cue))),
        **how_it_goes(step),
        "alt": f"{step.name}: {step.cue}",
    }


def how_it_goes(step: Step) -> dict[str, Any]:
    """How a step goes."""
    return {
        "steps": step.steps,
        "felt": step.felt,
        "closed_angle": step.closed_angle,
        "meaning": wording.meaning(step),
    }


def dose_box(routine: Routine, step: Step) -> list[tuple[str, str]]:
    """How much of a step, a line each: what a finger looks for while the other hand holds the belt."""
    given = step.dose
    lines = (
        ("Rounds", str(given.rounds) if given.rounds > 1 else ""),
        ("Sets", _sets(step)),
        ("Repetitions", _each_way(given, str(given.reps)) if given.reps else ""),
        ("Hold", "" if given.reps else _each_way(given, wording.held(given.hold_seconds or 0))),
        ("Tempo", _tempo(given)),
        ("Effort", given.effort or ""),
        ("Rest", wording.held(given.rest_seconds) if given.sets + given.extra_sets > 1 and given.rest_seconds else ""),
        ("Begin", wording.side_first(routine, step) or ""),
        ("Again", f"at the end, {LOOK_SECONDS} s" if step.again_seconds else ""),
        ("Takes", clock(step.seconds)),
    )
    return [(label, text) for label, text in lines if text]


def _sets(step: Step) -> str:
    """`3 each side`, `2, left side only`, `2 each side, one more left`."""
    given = step.dose
    words = str(given.sets)
    if given.sides > 1:
        words += " each side"
    elif len(step.side_order) == 1:
        words += f", {step.side_order[0]} side only"
    return f"{words}, one more {step.side_order[0]}" if given.extra_sets else words


def _each_way(given: StepDose, words: str) -> str:
    return f"{words} each way" if given.directions > 1 else words


def _tempo(given: StepDose) -> str:
    """The parts with their seconds; of repetitions without parts, how long each takes."""
    if given.tempo:
        return wording.tempo(given.tempo)
    return f"{given.seconds_per_rep} s each" if given.reps else ""
