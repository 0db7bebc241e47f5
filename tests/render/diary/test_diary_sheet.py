"""The page to take along, as HTML and as PDF."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from diary_histories import EMPTY, histories
from hostile import MARK, TEXTS
from hypothesis import given, settings
from pypdf import PdfReader
from syrupy.assertion import SnapshotAssertion

from hipcoach.catalogue import Catalogue
from hipcoach.coach.history import History, Measure
from hipcoach.render.diary.sheet import WHO_WROTE, words_of
from hipcoach.render.diary.sheet_page import sheet_html
from hipcoach.render.diary.sheet_pdf import sheet_pdf
from hipcoach.render.diary.summary import weeks_of
from hipcoach.render.diary.weeks import DiaryWeeks
from hipcoach.render.letterhead import Letterhead

_OPEN = frozenset({"meta"})
"""Elements without an end."""


class _Read(HTMLParser):
    """What a page holds; asserts that each element is closed where it is open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.seen: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") or name in {"href", "src"} for name, _ in attrs)
        self.seen.add(tag)
        if tag not in _OPEN:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.words += f" {data}"


def test_the_page_to_take_along(weeks: DiaryWeeks, snapshot: SnapshotAssertion) -> None:
    body = sheet_html(weeks).partition("<main")[2]
    assert re.sub(r"<svg.*?</svg>", "<svg/>", body, flags=re.DOTALL) == snapshot


def test_everything_a_clinician_asks_for_is_on_it(weeks: DiaryWeeks) -> None:
    words = " ".join(_Read(sheet_html(weeks)).words.split())
    for wanted in (
        WHO_WROTE,
        "Answered yes 9 Nov, seen by a clinician 11 Nov: an impact ache",
        "A pinch in the fold of the hip, or pain in the groin, in Ankle against ankle, on your front: 28 Oct, 4 Nov",
        "settling from 23 Nov",
        "low back",
        "sit through dinner",
        "Mon 19 Oct 5 4 5 Bridge with the heels far away 2/2, 1:30",
        "Fri 23 Oct 4 3 5 the same as 19 Oct",
        "Bridge with the heels far away: pain 4 (9 Nov)",
        "The session given last, 25 Nov",
    ):
        assert wanted in words


def test_no_word_on_it_judges(weeks: DiaryWeeks) -> None:
    words = _Read(sheet_html(weeks)).words.lower()
    assert not re.search(r"better|worse|missed a|good|bad\b|poor|fail|complian|adheren|should", words)


def test_a_flag_that_nobody_has_seen_says_so(catalogue: Catalogue, history: History) -> None:
    weeks = weeks_of(history._replace(flags=history.flags[:1]), catalogue)
    assert "not yet seen by a clinician" in _Read(sheet_html(weeks)).words


def test_its_name_is_the_letterheads_or_else_the_diarys(catalogue: Catalogue) -> None:
    weeks = weeks_of(EMPTY, catalogue, person="Anna")
    assert words_of(weeks)["names"][0] == ("Name", "Anna")
    assert words_of(weeks, Letterhead(recipient="A. Berg", sender="C"))["names"][:2] == [
        ("Name", "A. Berg"),
        ("Coach", "C"),
    ]


@settings(max_examples=15)
@given(history=histories())
def test_every_page_is_well_formed_and_takes_no_word_for_markup(catalogue: Catalogue, history: History) -> None:
    html = sheet_html(weeks_of(history, catalogue, 60, person=MARK), Letterhead(note="".join(TEXTS)))
    seen = _Read(html).seen
    assert not seen & {"script", "img", "link"}
    assert html.count("<style>") == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)


def _pdf(weeks: DiaryWeeks, paper: str = "a4") -> PdfReader:
    return PdfReader(io.BytesIO(sheet_pdf(weeks, paper)))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_it_is_two_sheets_of_paper_at_most(weeks: DiaryWeeks, paper: str, size: tuple[int, int]) -> None:
    pages = _pdf(weeks, paper).pages
    assert len(pages) <= 2
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == size


def test_the_pdf_has_the_same_words(weeks: DiaryWeeks) -> None:
    text = " ".join("".join(page.extract_text() for page in _pdf(weeks).pages).split())
    assert text.count("Wed 25 Nov") == text.count("The session given last") == 1
    for wanted in (WHO_WROTE, "Red flags that were answered yes", "the same as 19 Oct", "Wed 25 Nov 2 1 5"):
        assert wanted in text


@pytest.mark.sweep
@pytest.mark.parametrize("word", [*TEXTS, "坐着吃晚饭" * 12])
def test_a_pdf_takes_no_word_for_markup(catalogue: Catalogue, word: str) -> None:
    history = EMPTY._replace(measures=(Measure(1, EMPTY.now, word[:60], 3),))
    text = "".join(page.extract_text() for page in _pdf(weeks_of(history, catalogue, person=word[:60])).pages)
    assert "1337" not in text  # 7 * 191, which a text asks for


def test_a_diary_without_a_word_has_a_sheet_too(catalogue: Catalogue) -> None:
    assert len(_pdf(weeks_of(EMPTY, catalogue)).pages) == 1
    assert "Every session" not in sheet_html(weeks_of(EMPTY, catalogue))
