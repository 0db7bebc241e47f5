"""A routine as one HTML file: to read, to follow on a phone, to print. It fetches nothing and runs no other script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hipcoach.coach.outcome import EMERGENCY
from hipcoach.coach.routine import Routine
from hipcoach.figures.theme import DARK_PAGE
from hipcoach.render import wording
from hipcoach.render.cards import cards_of, drawings_of
from hipcoach.render.handed_on import facts_of
from hipcoach.render.handout import handout_of, names
from hipcoach.render.instead_of_routine import Message, message_of, refusal_of
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.pages import PAGE, filled, foot_of, styles
from hipcoach.render.safe import printable_deep
from hipcoach.render.session import plan_of
from hipcoach.render.wording import NOT_MEDICAL, NOT_THIS
from hipcoach.text import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.render.instead_of_routine import Shown


@dataclass(frozen=True)
class Asked:
    """A sign that needs a clinician first, and what is said where it is so."""

    question: str
    message: Message


_STYLES = ("base.css", "overview.css", "player.css", "dialog.css", "done.css", "message.css", "handout.css")
_SCRIPTS = (
    *("page", "guard", "back", "session", "record", "keep", "senses", "voice", "figure", "stage", "paint"),
    *("player", "hurts", "gate", "before", "after", "handed_on", "end", "overview", "start"),
)
"""In this order: the last one begins."""


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
    return _filled("message.html", title=message.heading, message=message, letterhead=letterhead)


def _routine(routine: Routine, figures: Mapping[str, Figure], letterhead: Letterhead, catalogue: str | None) -> str:
    drawings = drawings_of(routine, figures)
    cards = cards_of(routine, drawings)
    plan = plan_of(routine, cards) | {"facts": facts_of(routine, catalogue)}
    script = "".join((PAGE / "player" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    return _filled(
        "page.html",
        title=f"{routine.title} · {clock(routine.total_seconds)}",
        script=Markup('"use strict";\n' + script),  # noqa: S704 (our own)
        routine=routine,
        cards=cards,
        drawings=drawings,
        handout=handout_of(routine, letterhead),
        letterhead=letterhead,
        plan=printable_deep(plan),
        flag_questions=wording.flag_questions(routine),
        signs=[Asked(flag.question, refusal_of(flag)) for flag in wording.flags_shown(routine)],
        needs=wording.needs(routine),
        duration=wording.duration(routine),
        emphasis=wording.emphasis(routine),
        whys=wording.whys(routine),
        stage=wording.stage(routine),
        to_be_looked_at=wording.to_be_looked_at(routine),
        said_first=wording.said_first(routine),
        advice=wording.to_watch(routine),
        not_this=NOT_THIS,
        extent=lambda step: wording.extent(routine, step),
        manner=wording.manner,
        meaning=wording.meaning,
        phase_extent=wording.phase_extent,
        understood=wording.understood(routine)[:-1],  # how it is corrected is a command
        emergency=EMERGENCY,
    )


def _filled(template: str, **values: Any) -> str:
    style = styles(*_STYLES) + foot_of(NOT_MEDICAL)
    style += f"@media screen and (prefers-color-scheme:dark){{:root{{{DARK_PAGE}}}}}"
    return filled(template, style, not_medical=NOT_MEDICAL, names=names(values["letterhead"]), **values)
