"""A routine as one HTML file: to read, to follow on a phone, to print. It fetches nothing and runs no other script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.coach.routine import Routine
from hipcoach.render import wording
from hipcoach.render.cards import cards_of, drawings_of
from hipcoach.render.handed_on import facts_of
from hipcoach.render.handout import handout_of
from hipcoach.render.instead_of_routine import message_of
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.player_page import asked_and_told, page_of, player_script
from hipcoach.render.safe import printable_deep
from hipcoach.render.session import plan_of
from hipcoach.render.signs import flags_shown
from hipcoach.text import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.render.instead_of_routine import Shown


def outcome(
    result: Shown, figures: Mapping[str, Figure], letterhead: Letterhead = BLANK, catalogue: str | None = None
) -> str:
    """Write any answer of the coach as a page.

    Args:
        result: the answer.
        figures: by the exercise's id.
        letterhead: whom it is for, and whom from.
        catalogue: the version of the knowledge it was made from, for the session file that the page saves.
    """
    if isinstance(result, Routine):
        return _routine(result, figures, letterhead, catalogue)
    message = message_of(result)
    return page_of("message.html", title=message.heading, message=message, letterhead=letterhead)


def _routine(routine: Routine, figures: Mapping[str, Figure], letterhead: Letterhead, catalogue: str | None) -> str:
    drawings = drawings_of(routine, figures)
    cards = cards_of(routine, drawings)
    plan = plan_of(routine, cards) | {"facts": facts_of(routine, catalogue)}
    return page_of(
        "page.html",
        title=f"{routine.title} · {clock(routine.total_seconds)}",
        script=player_script("only"),
        routine=routine,
        cards=cards,
        drawings=drawings,
        handout=handout_of(routine, letterhead),
        letterhead=letterhead,
        plan=printable_deep(plan),
        stop_signs=routine.stop_signs,
        stop_signs_in_brief=routine.stop_signs_in_brief,
        needs=wording.needs(routine),
        duration=wording.duration(routine),
        emphasis=wording.emphasis(routine),
        whys=wording.whys(routine),
        stage=wording.stage(routine),
        to_be_looked_at=wording.to_be_looked_at(routine),
        said_first=wording.said_first(routine),
        advice=wording.to_watch(routine),
        extent=lambda step: wording.extent(routine, step),
        manner=wording.manner,
        meaning=wording.meaning,
        phase_extent=wording.phase_extent,
        understood=wording.understood(routine)[:-1],  # how it is corrected is a command
        **asked_and_told(flags_shown(routine), routine.if_it_hurts),
    )
