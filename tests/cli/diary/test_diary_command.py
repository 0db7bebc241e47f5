"""The last weeks in every form, and every entry out and in again."""

from __future__ import annotations

import json
import stat
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from day_by_day import Days
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from hipcoach.render.json_schemas import schema_named


@pytest.fixture
def weeks(begun: Days) -> Days:
    begun.now("2026-11-27 07:10")
    begun.run("morning", "2")
    return begun


def test_the_weeks_are_a_picture_in_the_terminal(weeks: Days) -> None:
    assert "High hamstring pain" in weeks.run("diary").stdout


@pytest.mark.parametrize("asked", [("--json",), ("--format", "json"), ("-o", "weeks.json")])
def test_json_keeps_to_its_schema(weeks: Days, tmp_path: Path, asked: tuple[str, ...]) -> None:
    said = weeks.run("diary", *asked).stdout or (tmp_path / "weeks.json").read_text("utf-8")
    Draft202012Validator(schema_named("diary")).validate(json.loads(said))


def test_so_are_they_as_svg_and_csv(weeks: Days, tmp_path: Path) -> None:
    assert ET.fromstring(weeks.run("diary", "--svg").stdout).tag.endswith("svg")  # noqa: S314 (our own)
    assert weeks.run("diary", "--csv").stdout.count("\n") > 1
    weeks.run("diary", "-o", "weeks.svg")
    assert (tmp_path / "weeks.svg").read_text("utf-8") == weeks.run("diary", "--svg").stdout


def test_the_page_to_take_along_is_for_you_alone_to_read(weeks: Days, tmp_path: Path) -> None:
    weeks.run("diary", "-o", "sheet.html")
    assert "Hip diary" in (tmp_path / "sheet.html").read_text("utf-8")
    assert stat.S_IMODE((tmp_path / "sheet.html").stat().st_mode) == 0o600


def test_so_is_its_pdf(weeks: Days, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="without it no PDF is made")
    for paper, width in (("a4", 595), ("letter", 612)):
        weeks.run("diary", "-o", "sheet.pdf", "--paper", paper)
        sheet = PdfReader(tmp_path / "sheet.pdf")
        assert "Hip diary" in sheet.pages[0].extract_text()
        assert round(float(sheet.pages[0].mediabox.width)) == width
        assert stat.S_IMODE((tmp_path / "sheet.pdf").stat().st_mode) == 0o600


def test_fhir_has_a_name_of_a_json_file(weeks: Days, tmp_path: Path) -> None:
    weeks.run("diary", "--format", "fhir", "-o", "bundle.json")
    bundle = json.loads((tmp_path / "bundle.json").read_text("utf-8"))
    assert {entry["resource"]["resourceType"] for entry in bundle["entry"]} >= {"Observation", "CarePlan"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--json", "--csv"), "two forms"),
        (("--svg", "--format", "jsonl"), "two forms"),
        (("--all",), "--format jsonl"),
        (("--weeks", "0"), "from 1 to 52"),
        (("--import", "x.jsonl", "--json"), "leave the form out"),
        (("--import", "x.jsonl", "--for", "Ana"), "leave --for out"),
        (("--import", "x.jsonl"), "can't be read"),
        (("-o", "weeks.pptx"), "no .pptx"),
    ],
)
def test_what_contradicts_itself_is_one_message(weeks: Days, asked: tuple[str, ...], said: str) -> None:
    done = weeks.run("diary", *asked, exit_code=2)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_is_no_diary_is_not_taken_in(weeks: Days, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"kind": "session"}\n')
    assert weeks.run("diary", "--import", "x.jsonl", exit_code=1).stderr.count("\n") == 1
    assert weeks.kinds() == ["begun", "session", "morning"]


def test_taken_in_twice_it_is_there_once(weeks: Days, tmp_path: Path) -> None:
    weeks.run("diary", "--format", "jsonl", "-o", "kept.jsonl")
    assert weeks.run("diary", "--import", "kept.jsonl").stdout.startswith("0 of 3 entries taken in, 3 were there")
    weeks.run("forget", "--all", "--yes")
    assert weeks.run("diary", "--import", "kept.jsonl").stdout.startswith("3 of 3 entries taken in")
    weeks.run("diary", "--format", "jsonl", "-o", "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "kept.jsonl").read_bytes()


def test_everybody_s_entries_are_written_where_that_is_said(weeks: Days) -> None:
    weeks.run("done", "-s", "it-band", "--pain", "2", "--for", "Ana", "--new")
    assert len(weeks.entries()) == 3
    assert len(weeks.entries("--all")) == 5
