"""What every page with a player has, whether it plays one session or one of several: script, styles, what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from hipcoach.coach.outcome import EMERGENCY
from hipcoach.figures.theme import DARK_PAGE
from hipcoach.render.handout import names
from hipcoach.render.instead_of_routine import Message, refusal_of
from hipcoach.render.pages import PAGE, filled, foot_of, styles
from hipcoach.render.signs import NOT_THIS, flag_questions
from hipcoach.render.wording import NOT_MEDICAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.coach.routine import HurtAnswer, Watch


@dataclass(frozen=True)
class Asked:
    """A sign that needs a clinician first, and what is said where it is so."""

    question: str
    message: Message


_STYLES = ("base.css", "overview.css", "player.css", "dialog.css", "done.css", "message.css", "handout.css")
_SCRIPTS = (
    *("page", "guard", "back", "session", "record", "keep", "senses", "voice", "figure", "stage", "paint"),
    *("player", "hurts", "gate", "before", "after", "handed_on", "end", "overview"),
)


def player_script(choice: Literal["only", "weeks"]) -> Markup:
    """The script of a page with one session, or with those of a plan of weeks; its last file begins."""
    files = ((PAGE / "player" / f"{name}.js").read_text(encoding="utf-8") for name in (*_SCRIPTS, choice, "start"))
    return Markup('"use strict";\n' + "".join(files))  # noqa: S704 (our own)


def asked_and_told(flags: Sequence[Watch], hurts: Sequence[HurtAnswer]) -> dict[str, Any]:
    """What is asked before a session and where something hurts, and what is said where a clinician comes first."""
    return {
        "flag_questions": flag_questions(flags),
        "signs": [Asked(flag.question, refusal_of(flag)) for flag in flags],
        "hurts": hurts,
        "not_this": NOT_THIS,
        "emergency": EMERGENCY,
    }


def page_of(template: str, *more: str, **values: Any) -> str:
    """Fill a page's template.

    Args:
        template: the name of its file.
        more: files of styles that come after those of every page.
        values: what it names, with the `letterhead`.
    """
    style = styles(*_STYLES, *more) + foot_of(NOT_MEDICAL)
    style += f"@media screen and (prefers-color-scheme:dark){{:root{{{DARK_PAGE}}}}}"
    return filled(template, style, not_medical=NOT_MEDICAL, names=names(values["letterhead"]), **values)
