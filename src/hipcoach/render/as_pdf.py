"""The handout as a tagged PDF, by the extra `hipcoach[pdf]`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipcoach.coach.routine import Routine
from hipcoach.errors import MissingExtraError
from hipcoach.render import figure_svg, wording
from hipcoach.render.cards import cards_of, first_side
from hipcoach.render.instead_of_routine import message_of
from hipcoach.render.safe import printable_deep
from hipcoach.render.wording import LOG_ROWS, NOT_MEDICAL, NOT_THIS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.outcome import Outcome
    from hipcoach.render.cards import Card
    from hipcoach.render.instead_of_routine import Message

_TEMPLATE = Path(__file__).parent / "page" / "handout.typ"
_PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Names of paper, as the library has them."""


def outcome(result: Outcome, figures: Mapping[str, Figure], paper: str) -> bytes:
    """Write any answer of the coach on `a4` or `letter` paper; `figures` are by the exercise's id.

    Raises:
        MissingExtraError: the library that makes PDF is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtraError(
            "PDF needs one more library: pip install 'hipcoach[pdf]'; or print the page of --format html"
        ) from None
    content = _routine(result, figures) if isinstance(result, Routine) else _message(message_of(result))
    shared = {"paper": _PAPERS[paper], "not_medical": NOT_MEDICAL}
    data = json.dumps(printable_deep({**content, **shared}))
    return typst.compile(_TEMPLATE, sys_inputs={"data": data}, pdf_standards="ua-1")


def _message(message: Message) -> dict[str, Any]:
    return {"title": message.heading, "message": asdict(message)}


def _routine(routine: Routine, figures: Mapping[str, Figure]) -> dict[str, Any]:
    cards = cards_of(routine, {})
    mirrored = first_side(routine) == "right"

    def card_data(card: Card) -> dict[str, Any]:
        step = card.step
        figure = figures.get(step.exercise)
        return {
            "label": card.label,
            "extent": wording.extent(routine, step),
            "manner": wording.manner(step),
            "cue": step.cue,
            "steps": step.steps,
            "felt": step.felt,
            "closed_angle": step.closed_angle,
            "meaning": wording.meaning(step),
            "svg": figure_svg.still(figure, step, "light", mirrored=mirrored) if figure else None,
            "alt": f"{step.name}: {step.cue}",
        }

    return {
        "title": routine.title,
        "duration": wording.duration(routine),
        "stop_signs": routine.stop_signs,
        "not_this": NOT_THIS,
        "flag_questions": wording.flag_questions(routine),
        "emphasis": ", ".join(wording.emphasis(routine)),
        "whys": wording.whys(routine),
        "phases": [
            {
                "title": phase.title,
                "extent": wording.phase_extent(phase),
                "steps": [card_data(card) for card in cards.of(phase)],
            }
            for phase in routine.phases
        ],
        "stage": wording.stage(routine),
        "to_be_looked_at": wording.to_be_looked_at(routine),
        "said_first": wording.said_first(routine),
        "advice": wording.to_watch(routine),
        "log_rows": LOG_ROWS,
    }
