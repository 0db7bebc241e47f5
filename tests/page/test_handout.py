"""The handout on paper, from a browser and as a PDF: one design, well filled sheets, nothing alone on one."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from built_in import built_in_figures
from hostile import MARK
from pypdf import PageObject, PdfReader
from visiting import Open, Visit

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Routine
from hipcoach.figures.scene import Scene
from hipcoach.render import as_page, as_pdf
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.render.strip import strip_of
from hipcoach.render.wording import NOT_MEDICAL

MINUTES = (5, 12, 20, 60)
PAPERS = {"a4": "A4", "letter": "Letter"}
FULL = 1 / 3
"""Of a sheet's height: less on a sheet is a sheet wasted."""
FEWEST_LINES = 8
FOOT = re.compile(r"Page (\d+) of (\d+)")


@dataclass
class Sheet:
    """A page that came out of a writer. It is read once: a reader goes through every line of its figures."""

    words: str
    pieces: list[tuple[float, float, str]]
    """Each piece of text: how high it stands, from 1 at the top to 0; how far to the right, from 0 to 1; and it."""

    def without_foot(self) -> list[tuple[float, str]]:
        """Height and text of each piece above the foot, the topmost first."""
        foot = min(y for y, _, _ in self.pieces)
        return sorted(((y, text) for y, _, text in self.pieces if y > foot + 0.01), reverse=True)


Handout = Callable[[Routine, str, Letterhead], list[Sheet]]


def _sheets(content: bytes) -> list[Sheet]:
    return [_sheet(page) for page in PdfReader(io.BytesIO(content)).pages]


def _sheet(page: PageObject) -> Sheet:
    pieces: list[tuple[float, float, str]] = []
    width, height = float(page.mediabox.width), float(page.mediabox.height)

    def see(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            pieces.append((y / height, x / width, text.strip()))

    words = page.extract_text(visitor_text=see)
    return Sheet(" ".join(words.split()), pieces)


def _words(sheets: list[Sheet]) -> str:
    return " ".join(sheet.words for sheet in sheets)


@pytest.fixture(params=["pdf", pytest.param("print", marks=pytest.mark.slow)])
def handout(request: pytest.FixtureRequest, figures: dict[str, Figure]) -> Handout:
    """The pages that come out of one of the writers."""
    if request.param == "pdf":
        return lambda routine, paper, letterhead: _sheets(as_pdf.outcome(routine, figures, paper, letterhead))
    visit: Open = request.getfixturevalue("visit")
    opened: dict[int, Visit] = {}

    def printed(routine: Routine, paper: str, letterhead: Letterhead) -> list[Sheet]:
        if id(routine) not in opened:
            page = as_page.outcome(routine, figures, letterhead)
            opened[id(routine)] = visit(page, java_script_enabled=False, color_scheme="dark")
        return _sheets(opened[id(routine)].page.pdf(format=PAPERS[paper]))

    return printed


@pytest.mark.sweep
@pytest.mark.parametrize("minutes", MINUTES)
def test_sheets_are_filled_and_nothing_stands_alone(
    handout: Handout, routine_for: Callable[..., Routine], minutes: int
) -> None:
    routine = routine_for(symptoms=["stiffness"], minutes=minutes)
    headings = {phase.title for phase in routine.phases} | {"What to watch, today and tomorrow", "How it went"}
    for paper in PAPERS:
        pages = handout(routine, paper, BLANK)
        for number, page in enumerate(pages, start=1):
            lines = page.without_foot()
            assert lines[0][0] - lines[-1][0] >= FULL, (paper, number)
            assert len({round(y, 2) for y, _ in lines}) >= FEWEST_LINES, (paper, number)
            assert not any(text in headings for y, text in lines if y < lines[-1][0] + 0.005), (paper, number)
        assert pages[-1].without_foot()[-1][0] < 0.12, paper  # the log goes down to the foot
        assert all(f"Week {week}" in _words(pages) for week in range(1, 5))


def test_every_sheet_has_its_number_and_the_disclaimer(handout: Handout, short: Routine) -> None:
    pages = handout(short, "letter", BLANK)
    texts = [page.words for page in pages]
    numbers = [FOOT.findall(text) for text in texts]
    assert numbers == [[(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)]
    assert all(NOT_MEDICAL in text for text in texts)


def test_whose_it_is_stands_on_its_head_as_words(handout: Handout, short: Routine) -> None:
    written = Letterhead("Ana *Bold* #eval(7 * 191)", MARK[:60], "Slowly, please. {{ 7 * 191 }}")
    words = _words(handout(short, "a4", written)).replace(" ", "")
    for _, text in written.lines():
        assert text.replace(" ", "") in words
    assert "1337" not in words


def test_without_names_there_are_lines_for_them(handout: Handout, short: Routine) -> None:
    words = _words(handout(short, "a4", BLANK))
    assert re.search(r"Name ?Coach ?Date", words)
    assert "Note:" not in words


def test_what_a_hand_looks_for_stands_in_a_box(handout: Handout, short: Routine) -> None:
    phase = short.phases[0]
    dose = replace(phase.steps[0].dose, sets=3, sides=2, reps=7, rest_seconds=25, effort="hard but clean", tempo=[])
    dosed = replace(short, phases=[replace(phase, steps=[replace(phase.steps[0], dose=dose)])])
    words = _words(handout(dosed, "a4", BLANK))
    for label, text in (("Sets", "3 each side"), ("Repetitions", "7"), ("Effort", "hard but clean"), ("Rest", "25 s")):
        assert f"{label} {text}" in words


def test_it_says_nothing_that_only_a_screen_can_do(handout: Handout, short: Routine) -> None:
    words = _words(handout(short, "a4", BLANK))
    for screen_only in ("While you move", "Why this one", "This hurts", "Easier ones", "Pause"):
        assert screen_only not in words


def test_panels_are_lettered_so_that_none_is_taken_for_a_step(handout: Handout, routine_for: Any) -> None:
    page = handout(routine_for(symptoms=["hamstring"], minutes=5), "a4", BLANK)[0]
    small = [text for _, _, text in page.pieces if len(text) == 1]
    assert {"a", "b", "c"} <= set(small)


@pytest.mark.sweep
@pytest.mark.parametrize("id_", built_in_figures())
def test_a_person_on_paper_is_large_enough_to_be_read(id_: str) -> None:
    """Somebody who stands is 25 mm tall and more; who lies or sits is as long."""
    scene = Scene(built_in_figures()[id_])
    strip = strip_of(scene)
    scale = strip.wide_mm / strip.width * 10
    assert scale == pytest.approx(strip.high_mm / strip.height * 10, rel=0.05)
    assert max(scene.bounds.width, scene.bounds.height) * scale >= 24.9
    assert scale >= 0.249
    assert strip.wide_mm <= (67 if strip.beside else 132)
    assert [tile.number for tile in strip.tiles] == list(range(1, len(scene.panels) + 1))


def test_many_panels_are_as_large_as_the_card_allows(figures: dict[str, Figure]) -> None:
    figure = figures["standing-hip-cars"]
    many = figure.model_copy(update={"frames": (*figure.frames, *figure.frames[:2])})
    strip = strip_of(Scene(many))
    assert not strip.beside
    assert strip.wide_mm <= 132
    assert strip.high_mm <= 72


@pytest.mark.slow
def test_it_prints_from_the_player_too(visit: Open, html: str, short: Routine) -> None:
    one = visit(html)
    one.start()
    words = _words(_sheets(one.page.pdf(format="A4")))
    assert short.phases[0].steps[0].felt in words
    assert "Pause" not in words


@pytest.mark.slow
def test_the_figures_of_the_list_are_printed_and_not_written_twice(visit: Open, html: str, short: Routine) -> None:
    assert html.count('<g id="still-') == len(set(re.findall(r'<g id="(still-[^"]+)"', html)))
    steps = [step for phase in short.phases for step in phase.steps]
    assert html.count("<use ") >= len(steps)
    drawn, empty = (
        len(visit(page, java_script_enabled=False).page.pdf(format="A4"))
        for page in (html, re.sub(r"<use [^>]+>", "", html))
    )
    assert drawn > 2 * empty


def test_a_text_from_right_to_left_is_set_so(handout: Handout, short: Routine) -> None:
    """Its lines begin at the right edge, and their full stops stand at their left."""
    phase = short.phases[0]
    hebrew = replace(phase.steps[0], name="גשר", cue="לאט לאט.", steps=["שכבו על הגב.", "הרימו את האגן."])
    [page, *_] = handout(replace(short, phases=[replace(phase, steps=[hebrew])]), "a4", BLANK)
    ends = [x for _, x, text in page.pieces if re.search("[\u0590-\u05ff]", text)]
    assert len(ends) >= 3
    assert max(ends) > 0.8
