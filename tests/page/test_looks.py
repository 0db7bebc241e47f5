"""Pictures of every screen, to be looked at: they land in `screenshots/`, which git ignores. And what prints."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from built_in import built_in
from hostile import poisoned
from pypdf import PdfReader
from visiting import SIZES, Open, Visit

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Routine
from hipcoach.render import as_page

SCREENSHOTS = Path(__file__).parent / "screenshots"
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
pytestmark = pytest.mark.slow  # a browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_screens(visit: Open, long_html: str, size: str, scheme: str) -> None:
    one = visit(long_html, size, color_scheme=scheme)
    SCREENSHOTS.mkdir(exist_ok=True)
    taken: set[bytes] = set()

    def take(screen: str) -> None:
        picture = one.page.screenshot(path=SCREENSHOTS / f"{size}-{scheme}-{screen}.png")
        assert picture not in taken
        taken.add(picture)

    take("1-overview")
    one.page.evaluate("before.ask(null)")
    take("1b-before")
    one.page.keyboard.press("Escape")
    one.start()
    one.run(3)
    take("2-ready")
    one.run(12)
    take("3-work")
    one.run(60)
    one.skip_to("Switch")
    take("4-switch")
    one.skip_to("Rest")
    take("5-rest")
    one.press("#hurts")
    take("6-where")
    one.press("#places [value=long-side]")
    take("7-stop")
    one.press("#leave-out")
    while one.page.is_visible("#player"):
        one.press("#skip")
    take("8-done")
    for _ in range(2):
        one.press("#answers button >> nth=-1")
    take("9-felt")
    while one.page.is_visible("#asked"):
        one.press("#answers button >> nth=0")
    take("10-answered")


def printed(visit: Visit, paper: str) -> tuple[PdfReader, str]:
    """What comes out of the printer, and its words."""
    content = visit.page.pdf(format=paper, path=SCREENSHOTS / f"printed-{paper}.pdf")
    reader = PdfReader(io.BytesIO(content))
    return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("symptom", built_in().symptom)
def test_twelve_minutes_print_on_three_sheets(
    visit: Open, page_for: Callable[[str], tuple[Routine, str]], symptom: str
) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    routine, page = page_for(symptom)
    one = visit(page, color_scheme="dark")
    for paper, size in PAPERS.items():
        reader, words = printed(one, paper)
        assert len(reader.pages) <= 3
        assert abs(reader.pages[0].mediabox.width - size[0]) < 2
        for step in (step for phase in routine.phases for step in phase.steps):
            assert step.name in words
        assert all(f"Week {week}" in words for week in range(1, 5))
        for screen_only in ("While you move", "Why this one", "This hurts", "Easier ones"):
            assert screen_only not in words


@pytest.mark.parametrize("size", SIZES)
def test_hostile_texts_run_nothing_and_lay_out(
    visit: Open, short: Routine, figures: dict[str, Figure], size: str
) -> None:
    routine = poisoned(short)
    one = visit(as_page.outcome(routine, figures), size)
    assert one.fits
    assert routine.title in one.text("h1")
    one.start()
    assert one.fits
    one.run(12)
    one.press("#hurts")
    one.press("#places button >> nth=0")
    assert one.fits
    SCREENSHOTS.mkdir(exist_ok=True)
    one.page.screenshot(path=SCREENSHOTS / f"hostile-{size}.png")
    one.press("#leave-out")
    one.run(600)
    assert one.page.is_visible("#done")
    assert one.fits
    assert one.page.evaluate("typeof harmed") == "undefined"
    assert one.page.locator("#overview img, #done img, #done b").count() == 0
