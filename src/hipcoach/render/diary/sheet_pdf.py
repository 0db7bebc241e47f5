"""The page to take along as a tagged PDF, by the extra `hipcoach[pdf]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render.diary.as_svg import picture_in_words, weeks_svg
from hipcoach.render.diary.sheet import words_of
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.render.diary.weeks import DiaryWeeks


def sheet_pdf(
    weeks: DiaryWeeks,
    paper: str,
    letterhead: Letterhead = BLANK,
    lacking: Callable[[str], None] = lambda _: None,
) -> bytes:
    """Write it on `a4` or `letter` paper.

    Args:
        weeks: what is told.
        paper: its size.
        letterhead: what stands on its head.
        lacking: told of the signs that no font of this machine has, if there are any; `□` stands in their place.

    Raises:
        MissingExtraError: the library that makes PDF is not installed.
        OutputError: it makes none of this.
    """
    content = words_of(weeks, letterhead)
    picture = {"picture": weeks_svg(weeks, "paper"), "alt": picture_in_words(weeks)}
    return typeset("diary_sheet.typ", {**content, **picture}, paper, lacking)
