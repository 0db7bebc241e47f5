"""The handout as a tagged PDF, by the extra `hipcoach[pdf]`."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipcoach.coach.routine import Routine
from hipcoach.errors import MissingExtraError, OutputError
from hipcoach.render import figure_svg
from hipcoach.render.cards import first_side
from hipcoach.render.handout import handout_of, names
from hipcoach.render.instead_of_routine import message_of
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.safe import printable_deep
from hipcoach.render.wording import NOT_MEDICAL
from hipcoach.text import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.outcome import Outcome
    from hipcoach.render.instead_of_routine import Message

LIBRARY = "typst>=0.15,<0.16"
"""What the extra brings."""
_TEMPLATE = Path(__file__).parent / "page" / "handout.typ"
_PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Names of paper, as the library has them."""
_TRIES = 12
"""How often signs that no font has are looked for: the library names many at once, but not always all."""
_NO_FONT = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


def outcome(
    result: Outcome,
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
    shared = {"paper": _PAPERS[paper], "not_medical": NOT_MEDICAL}
    return _set(json.dumps(printable_deep({**content, **shared}), ensure_ascii=False), lacking)


def _set(data: str, lacking: Callable[[str], None]) -> bytes:
    """The PDF of these words. PDF/UA refuses a sign that no font has, so another one is set in its place."""
    try:
        import typst
    except ImportError:
        from hipcoach.render.missing import command_to_add

        raise MissingExtraError(
            f"PDF needs one more library: {command_to_add(LIBRARY)}; or print the page of --format html"
        ) from None
    lost: dict[int, str] = {}
    for _ in range(_TRIES):
        try:
            content = typst.compile(_TEMPLATE, sys_inputs={"data": data.translate(lost)}, pdf_standards="ua-1")
        except typst.TypstError as error:
            found = {ord(sign): _instead_of(sign) for sign in _signs_without_a_font(error.diagnostic)}
            if found.keys() <= lost.keys():
                raise OutputError(f"no PDF can be made of this; use --format html ({cut(error.message)})") from None
            lost |= found
        else:
            if lost:
                lacking("".join(map(chr, sorted(lost))))
            return content
    raise OutputError("too many signs of this are in no font of this machine; use --format html")


def _signs_without_a_font(diagnostic: str) -> set[str]:
    """The signs beyond ASCII that an error tells of, whether it writes them as they are or by their number."""
    clusters = "".join(_NO_FONT.findall(diagnostic))
    escaped = {chr(int(code, 16)) for code in _ESCAPED.findall(clusters)}
    return {sign for sign in clusters if not sign.isascii()} | escaped


def _instead_of(sign: str) -> str:
    """A box; nothing for what only changes the sign in front of it."""
    return "" if unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") else "\u25a1"


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
    steps = {step.exercise: step for phase in routine.phases for step in phase.steps}
    for card in (card for phase in content["phases"] for card in phase["cards"]):
        step, figure = steps[card["exercise"]], figures.get(card["exercise"])
        card["svg"] = card["strip"] = None
        if figure:
            card["svg"], strip = figure_svg.still_for_paper(figure, step, mirrored=mirrored)
            card["strip"] = asdict(strip)
    return content
