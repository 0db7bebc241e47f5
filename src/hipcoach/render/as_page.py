"""A routine as one HTML file: to read, to follow on a phone, to print. It fetches nothing and runs no other script."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hipcoach.coach.outcome import EMERGENCY
from hipcoach.coach.routine import Routine
from hipcoach.figures.theme import DARK_PAGE
from hipcoach.render import wording
from hipcoach.render.cards import cards_of, drawings_of
from hipcoach.render.handout import handout_of, names
from hipcoach.render.instead_of_routine import message_of
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.safe import printable_deep
from hipcoach.render.session import plan_of
from hipcoach.render.wording import NOT_MEDICAL, NOT_THIS
from hipcoach.text import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.outcome import Outcome

_HERE = Path(__file__).parent / "page"
_STYLES = ("base.css", "overview.css", "player.css", "dialog.css", "message.css", "handout.css")
_SCRIPTS = ("session", "keep", "senses", "paint", "player", "hurts", "end", "start")
"""In this order: the last one begins."""


def outcome(result: Outcome, figures: Mapping[str, Figure], letterhead: Letterhead = BLANK) -> str:
    """Write any answer of the coach as a page; `figures` are by the exercise's id."""
    if isinstance(result, Routine):
        return _routine(result, figures, letterhead)
    message = message_of(result)
    return _filled("message.html", [], title=message.heading, message=message, letterhead=letterhead)


def _routine(routine: Routine, figures: Mapping[str, Figure], letterhead: Letterhead) -> str:
    drawings = drawings_of(routine, figures)
    cards = cards_of(routine, drawings)
    script = "".join((_HERE / "player" / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS)
    return _filled(
        "page.html",
        [drawing.moving for drawing in drawings.values()],
        title=f"{routine.title} · {clock(routine.total_seconds)}",
        script=Markup('"use strict";\n' + script),  # noqa: S704 (our own)
        routine=routine,
        cards=cards,
        drawings=drawings,
        handout=handout_of(routine, letterhead),
        letterhead=letterhead,
        plan=printable_deep(plan_of(routine, cards)),
        flag_questions=wording.flag_questions(routine),
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


def _filled(template: str, figures: list[str], **values: Any) -> str:
    style = "".join((_HERE / name).read_text(encoding="utf-8") for name in _STYLES)
    style += f'@page{{@bottom-left{{content:"{NOT_MEDICAL}"}}}}'  # a page's foot can take no words but from a style
    style += f"@media screen and (prefers-color-scheme:dark){{:root{{{DARK_PAGE}}}}}"
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable_deep,
    )
    return environment.get_template(template).render(
        style=Markup(style),  # noqa: S704 (our own)
        policy=_policy(values.get("script", ""), [style, *(sheet for figure in figures for sheet in _styles(figure))]),
        not_medical=NOT_MEDICAL,
        names=names(values["letterhead"]),
        **values,
    )


def _policy(script: str, styles: list[str]) -> str:
    """Nothing may be fetched from anywhere; only these scripts and styles may run."""
    scripts = _hash(script) if script else "'none'"
    hashes = " ".join(dict.fromkeys(map(_hash, styles)))
    return f"default-src 'none'; script-src {scripts}; style-src {hashes}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _styles(figure: str) -> list[str]:
    """The style sheets inside a drawing of ours: its texts are escaped, so none of them can look like one."""
    return re.findall(r"<style>(.*?)</style>", figure, re.DOTALL)
