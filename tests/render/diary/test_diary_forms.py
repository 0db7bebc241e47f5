"""The picture, the sheet of a day a row, and the JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import resvg_py
from diary_histories import EMPTY, histories
from hostile import MARK
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion

from hipcoach.catalogue import Catalogue
from hipcoach.coach.history import History, Measure
from hipcoach.render.diary.as_csv import COLUMNS, weeks_csv
from hipcoach.render.diary.as_json import weeks_json, weeks_schema
from hipcoach.render.diary.as_svg import Around, weeks_svg
from hipcoach.render.diary.summary import weeks_of
from hipcoach.render.diary.weeks import DiaryWeeks

_SVG = "{http://www.w3.org/2000/svg}"
_STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (our own)


def test_six_weeks_as_a_picture(weeks: DiaryWeeks, snapshot: SnapshotAssertion) -> None:
    assert weeks_svg(weeks) == snapshot


def test_the_picture_is_whole_by_itself(weeks: DiaryWeeks) -> None:
    svg = weeks_svg(weeks)
    assert "prefers-color-scheme:dark" in svg
    assert not re.search(r"href|url\(|@import|<script|<image", svg)
    assert read(svg).get("role") == "img"
    assert len(resvg_py.svg_to_bytes(svg_string=svg)) > 5000


def test_the_picture_says_what_it_shows(weeks: DiaryWeeks) -> None:
    root = read(weeks_svg(weeks))
    assert root.findtext(f"{_SVG}title") == "Diary, 19 Oct to 27 Nov 2026"
    told = root.findtext(f"{_SVG}desc") or ""
    assert "Week of 2 Nov: 2 sessions; median pain of mornings 3, before 3, after 2.5" in told
    assert "seen by a clinician 11 Nov" in told


def test_a_page_around_the_picture_carries_its_colours(weeks: DiaryWeeks) -> None:
    assert "<style" not in weeks_svg(weeks, "page")
    assert "dark" not in weeks_svg(weeks, "paper")


@pytest.mark.parametrize("around", ["file", "page", "paper"])
def test_words_in_the_picture_are_no_markup(catalogue: Catalogue, around: Around) -> None:
    history = EMPTY._replace(measures=(Measure(1, EMPTY.now, MARK, 3),))
    svg = weeks_svg(weeks_of(history, catalogue, person=MARK), around)
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


@pytest.mark.slow
@settings(max_examples=50)
@given(history=histories())
def test_every_picture_is_well_formed_and_stays_inside_itself(catalogue: Catalogue, history: History) -> None:
    svg = weeks_svg(weeks_of(history, catalogue, 60, person="<&\x07'\ud800"))
    assert not _STEERS.search(svg)
    root = read(svg)
    wide, high = float(root.get("width", 0)), float(root.get("height", 0))
    for piece in root.iter():
        assert 0 <= float(piece.get("x", piece.get("cx", 0))) <= wide
        assert 0 <= float(piece.get("y", piece.get("cy", 0))) <= high


def test_six_weeks_as_a_sheet(weeks: DiaryWeeks, snapshot: SnapshotAssertion) -> None:
    assert weeks_csv(weeks) == snapshot


def test_a_spreadsheet_takes_no_word_for_a_formula(catalogue: Catalogue) -> None:
    history = EMPTY._replace(measures=(Measure(1, EMPTY.now, '=HYPERLINK("x")', 3),))
    assert weeks_csv(weeks_of(history, catalogue)).splitlines()[0].endswith(',"\'=HYPERLINK(""x"")"')


@pytest.mark.slow
@settings(max_examples=50)
@given(history=histories())
def test_every_sheet_is_read_back_and_starts_no_formula(catalogue: Catalogue, history: History) -> None:
    weeks = weeks_of(history, catalogue, 60)
    text = weeks_csv(weeks)
    assert text.count("\r\n") == len(weeks.days) + 1
    heading, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert heading[: len(COLUMNS)] == [*COLUMNS]
    assert {len(row) for row in rows} == {len(COLUMNS) + len(weeks.activities)}
    assert [(row[0], row[1], row[2]) for row in rows] == [
        (day.date, "" if day.morning is None else str(day.morning), str(len(day.sessions))) for day in weeks.days
    ]
    assert not any(cell.startswith(_FORMULA) for row in [heading, *rows] for cell in row)
    assert not _STEERS.search(text)


def test_six_weeks_as_json_name_their_fields_as_the_session_file_does(weeks: DiaryWeeks) -> None:
    session = next(day for day in json.loads(weeks_json(weeks))["weeks"][0]["days"] if day["sessions"])["sessions"][0]
    assert {"pain_before", "pain_after", "effort", "steps", "symptoms", "stage", "side", "variant"} <= session.keys()
    assert {"exercise", "sets_done", "sets", "seconds", "skipped", "felt", "hurt"} <= session["steps"][0].keys()


@settings(max_examples=50)
@given(history=histories())
def test_every_json_keeps_to_its_schema(catalogue: Catalogue, history: History) -> None:
    text = weeks_json(weeks_of(history, catalogue, 8, person="\x1b[31m\ud800"))
    assert not _STEERS.search(text)
    _VALIDATOR.validate(json.loads(text))


_VALIDATOR = jsonschema.Draft202012Validator(weeks_schema())


def test_what_is_no_diary_does_not_keep_to_the_schema(weeks: DiaryWeeks) -> None:
    data = json.loads(weeks_json(weeks))
    data["weeks"][0]["days"][0]["morning"] = "bad"
    assert not _VALIDATOR.is_valid(data)
    del data["weeks"]
    assert not _VALIDATOR.is_valid(data)
