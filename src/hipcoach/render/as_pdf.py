"""The handout as a tagged PDF, by the extra `hipcoach[pdf]`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hipcoach.coach.routine import Routine
from hipcoach.render import figure_svg
from hipcoach.render.cards import first_side
from hipcoach.render.handout import handout_of, names
from hipcoach.render.instead_of_routine import message_of
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.typeset import typeset
from hipcoach.render.wording import NOT_MEDICAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.render.instead_of_routine import Message, Shown


def outcome(
    result: Shown,
    figures: Mapping[str, Figure],
    paper: str,
    letterhead: Letterhead = BLANK,
    lacking: Callable[[str], None] = lambda _: None,
) -> bytes:
    """Write any answer of the coach on `a4` or `letter` paper.

    Args:
        result: what the coach answered.
        figures: by the exercise's id.
        paper: its size.
        letterhead: what stands on its head.
        lacking: told of the signs that no font of this machine has, if there are any; `□` stands in their place.

    Raises:
        MissingExtraError: the library that makes PDF is not installed.
        OutputError: it makes none of this.
    """
    if isinstance(result, Routine):
        content = _routine(result, figures, letterhead)
    else:
        content = _message(message_of(result), letterhead)
    return typeset("handout.typ", {**content, "not_medical": NOT_MEDICAL}, paper, lacking)


def _message(message: Message, letterhead: Letterhead) -> dict[str, Any]:
    return {
        "title": message.heading,
        "message": asdict(message),
        "names": names(letterhead),
        "note": letterhead.note,
    }


def _routine(routine: Routine, figures: Mapping[str, Figure], letterhead: Letterhead) -> dict[str, Any]:
    content = handout_of(routine, letterhead)
    mirrored = first_side(routine) == "right"
    steps = {step.exercise: step for step in routine.steps}
    for card in (card for phase in content["phases"] for card in phase["cards"]):
        step, figure = steps[card["exercise"]], figures.get(card["exercise"])
        card["svg"] = card["strip"] = None
        if figure:
            card["svg"], strip = figure_svg.still_for_paper(figure, step, mirrored=mirrored)
            card["strip"] = asdict(strip)
    return content
