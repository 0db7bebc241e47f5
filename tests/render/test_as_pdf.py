from __future__ import annotations

import dataclasses
import io
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hostile import poisoned
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, Referral, Routine, request_from
from hipcoach.coach.outcome import EMERGENCY
from hipcoach.errors import MissingExtraError, OutputError
from hipcoach.render import as_pdf, typeset
from hipcoach.render.missing import command_to_add

A4, LETTER = (595, 842), (612, 792)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="session")
def handout(routine: Routine, figures: dict[str, Figure]) -> bytes:
    return as_pdf.outcome(routine, figures, "a4")


def test_its_text_can_be_copied(routine: Routine, handout: bytes) -> None:
    words = words_of(read(handout)).replace("- ", "-")
    for phase in routine.phases:
        for step in phase.steps:
            for text in (step.name, step.cue, step.felt):
                assert text in words
    assert routine.stop_signs[0] in words
    assert all(f"Week {week}" in words for week in range(1, 5))


def structure(root: DictionaryObject) -> list[DictionaryObject]:
    """Every element of the structure tree."""
    found: list[DictionaryObject] = []

    def walk(node: Any) -> None:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K", []))

    walk(root["/StructTreeRoot"])
    return found


def test_it_is_tagged_for_screen_readers(routine: Routine, handout: bytes) -> None:
    reader = read(handout)
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == routine.title
    elements = structure(root)
    tags = {str(each["/S"]) for each in elements}
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Figure", "/Table", "/TH"} <= tags
    drawn = [each for each in elements if str(each["/S"]) == "/Figure"]
    steps = [step for phase in routine.phases for step in phase.steps]
    assert [str(each["/Alt"]) for each in drawn] == [f"{step.name}: {step.cue}" for step in steps]


def test_its_fonts_are_embedded(handout: bytes) -> None:
    pages: list[Any] = list(read(handout).pages)
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_twelve_minutes_fit_on_three_sheets(
    coach: Coach, figures: dict[str, Figure], paper: str, size: tuple[int, int]
) -> None:
    for symptom in coach.catalogue.symptoms:
        for side in (None, "right"):
            routine = coach.recommend(request_from(coach.catalogue, symptoms=[symptom.id], side=side))
            pages = read(as_pdf.outcome(routine, figures, paper)).pages
            assert len(pages) <= 3, symptom.id
            assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == size


def test_the_same_bytes_twice(routine: Routine, figures: dict[str, Figure], handout: bytes) -> None:
    assert as_pdf.outcome(routine, figures, "a4") == handout


def test_a_refusal_is_one_sheet_without_a_routine(referral: Referral) -> None:
    reader = read(as_pdf.outcome(referral, {}, "a4"))
    words = words_of(reader)
    assert len(reader.pages) == 1
    assert referral.referral.message in words
    assert EMERGENCY in words
    assert "Stop signs" not in words


def test_a_routine_without_figures_is_a_handout_too(routine: Routine) -> None:
    assert routine.phases[0].steps[0].name in words_of(read(as_pdf.outcome(routine, {}, "a4")))


@pytest.mark.slow
def test_texts_are_words_and_nothing_else(routine: Routine, figures: dict[str, Figure]) -> None:
    words = words_of(read(as_pdf.outcome(poisoned(routine), figures, "a4")))
    assert "#eval(7 * 191)" in words
    assert "<script>" in words
    assert "*bold* _it_" in words


@pytest.mark.sweep
@pytest.mark.parametrize("sign", ["🦵", "仰", "ไ", "\uff21", "1️⃣", "⸺", "𓀀", "ꦗ", "🇩🇪", "𛀁"])
def test_a_sign_that_no_font_has_is_a_box_and_is_told(routine: Routine, sign: str) -> None:
    phase = routine.phases[0]
    step = dataclasses.replace(phase.steps[0], name=f"Heel {sign} slide", cue=f"Slide {sign} on.", felt=f"here {sign}")
    named = dataclasses.replace(routine, title=f"Hips {sign}", phases=[dataclasses.replace(phase, steps=[step])])
    told: list[str] = []
    words = words_of(read(as_pdf.outcome(named, {}, "a4", lacking=told.append)))
    assert "Heel" in words
    if told:  # some machine has a font for it
        assert set(told[0]) <= set(sign)
        assert not set(told[0]) & set(words)
        assert "□" in words or sign == "1️⃣"


def test_what_the_library_refuses_for_another_reason_is_told_in_a_line(
    routine: Routine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "handout.typ").write_text('#panic("the sky is low")', encoding="utf-8")
    monkeypatch.setattr(typeset, "_PAGE", tmp_path)
    with pytest.raises(OutputError, match=r"use --format html .*the sky is low"):
        as_pdf.outcome(routine, {}, "a4")


def test_without_the_extra_it_says_how_to_add_it_here(routine: Routine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=re.escape(command_to_add(typeset.LIBRARY))):
        as_pdf.outcome(routine, {}, "a4")


def test_the_library_is_the_one_that_the_extra_brings() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"]["pdf"] == [typeset.LIBRARY]
