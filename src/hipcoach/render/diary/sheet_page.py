"""The page to take along, as one HTML file that prints on a page or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from hipcoach.render.diary.as_svg import weeks_svg
from hipcoach.render.diary.sheet import WHO_WROTE, words_of
from hipcoach.render.diary.svg_paint import SCREEN
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.pages import filled, foot_of, styles

if TYPE_CHECKING:
    from hipcoach.render.diary.weeks import DiaryWeeks


def sheet_html(weeks: DiaryWeeks, letterhead: Letterhead = BLANK) -> str:
    """Write it; nothing in it runs, and nothing is fetched."""
    sheet = words_of(weeks, letterhead)
    return filled(
        "diary_sheet.html",
        styles("base.css", "diary_sheet.css") + foot_of(WHO_WROTE) + SCREEN,
        title=f"{sheet['title']}, {sheet['period']}",
        sheet=sheet,
        names=sheet["names"],
        picture=Markup(weeks_svg(weeks, "page")),  # noqa: S704 (our own, its words escaped)
    )
