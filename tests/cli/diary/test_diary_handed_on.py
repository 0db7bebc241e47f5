"""A session that is handed on from outside: by a file, a line or standard input; whoever wrote it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from day_by_day import Days
from some_sessions import DONE

from hipcoach.diary import DoneSession, written_line
from hipcoach.diary.entries import DiaryEntry

STEPS = [
    {**step, "exercise": exercise}
    for step, exercise in zip(DONE["steps"], ("prone-heel-cross", "clamshell", "long-leg-circles"), strict=True)
]
OF_PAGE = DONE | {"steps": STEPS}
FILE = json.dumps(OF_PAGE)
LINE = written_line(DoneSession.model_validate(OF_PAGE))

Give = Callable[[bytes], None]


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Put it on standard input."""

    def given(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))

    return given


@pytest.mark.parametrize(
    "said",
    [FILE, f"\ufeff{FILE}", json.dumps(OF_PAGE, indent=2), LINE, f"> {LINE[:70]}\n> {LINE[70:]}\n", f'"{LINE}"\r\n'],
    ids=["file", "marked", "laid out", "line", "quoted and broken", "in quotation marks"],
)
def test_standard_input_has_the_file_or_the_line(days: Days, give: Give, said: str) -> None:
    days.now("2026-11-27 09:00")
    give(said.encode())
    assert "hurt at clamshell: nerve (entry 2)" in days.run("done", "-").stdout
    assert days.entries()[1]["content"]["session"] == OF_PAGE
    give(LINE.encode())
    assert "told before: it is entry 2" in days.run("done", "-").stdout


def changed(**parts: object) -> bytes:
    return json.dumps(OF_PAGE | parts).encode()


LONG = json.dumps(OF_PAGE | {"steps": [STEPS[0]] * 1500}).encode()
HOSTILE = {
    "100 kB": LONG,
    "100 kB of blanks": FILE.encode() + b" " * 100_000,
    "pain 11": changed(pain_before=11),
    "pain below 0": changed(pain_after=-1),
    "a pain of true": changed(effort=True),
    "NaN": changed(pain_before=float("nan")),
    "infinity": FILE.encode().replace(b'"pain_before": 3', b'"pain_before": 1e999'),
    "the year 9999": changed(ended="9999-12-31T23:59:59+00:00"),
    "the year 2199": changed(ended="2199-12-31T23:59:59-12:00"),
    "a time to come": changed(ended="2026-11-29T07:17:30+01:00"),
    "a 30th of February": changed(started="2026-02-30T07:17:30+01:00"),
    "an unknown exercise": changed(steps=[{**STEPS[0], "exercise": "moon-walk"}]),
    "an unknown place": changed(steps=[{**STEPS[0], "hurt": "toe"}]),
    "an unknown symptom": changed(routine={**DONE["routine"], "symptoms": ["moon"]}),
    "a newer form": changed(hipcoach_session=2),
    "a form of any size": changed(hipcoach_session=10**400),
    "an older form": changed(hipcoach_session=0),
    "a form that is text": changed(hipcoach_session="1"),
    "no version": changed(routine={**DONE["routine"], "version": "\x1b[31m"}),
    "a key twice": FILE.encode().replace(b'"effort": null', b'"effort": null, "effort": 3'),
    "what goes deep": b"[" * 40_000,
    "half a sign": changed(id="\ud800"),
    "no UTF-8": b"\xff\xfe" + FILE.encode("utf-16-le"),
    "nothing": b"",
    "blanks": b" \n",
    "another's JSON": b'{"resourceType": "Bundle"}',
    "a line of a newer form": LINE.replace("hipcoach1:", "hipcoach2:").encode(),
    "a line that lost a letter": LINE.replace("clamshell", "clamshel").encode(),
    "a line without end": b"hipcoach1:" + b"a" * 100_000,
}


@pytest.mark.sweep
@pytest.mark.parametrize("way", ["session.json", "-"])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_is_one_message_and_nothing_is_written(
    begun: Days, give: Give, tmp_path: Path, name: str, way: str
) -> None:
    begun.now("2026-11-27 09:00")
    before = begun.file.read_bytes()
    (tmp_path / "session.json").write_bytes(HOSTILE[name])
    give(HOSTILE[name])
    done = begun.run("done", way, exit_code=1)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 400
    assert done.stderr.rstrip("\n").isprintable()
    assert begun.file.read_bytes() == before
    assert [file.name for file in begun.home.iterdir()] == ["diary.sqlite3"]


@pytest.mark.parametrize("name", HOSTILE)
def test_it_begins_no_diary_either(days: Days, tmp_path: Path, name: str) -> None:
    days.now("2026-11-27 09:00")
    (tmp_path / "session.json").write_bytes(HOSTILE[name])
    days.run("done", "session.json", exit_code=1)
    assert not days.home.exists()


@pytest.mark.parametrize("command", [("done", "-"), ("diary", "--import", "-")], ids=" ".join)
def test_a_closed_standard_input_is_one_message(
    begun: Days, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert begun.run(*command, exit_code=2).stderr.startswith("hipcoach: standard input is closed; give a file")


def test_of_what_never_ends_no_more_is_read_than_shows_that_it_is_too_large(
    begun: Days, give: Give, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hipcoach.diary.json_lines.LARGEST_IMPORT", 40)
    (tmp_path / "endless").write_bytes(b"x" * 1000)
    give(b"x" * 1000)
    read: list[int] = []

    def imported(content: bytes) -> list[DiaryEntry]:
        read.append(len(content))
        return []

    monkeypatch.setattr("hipcoach.diary.json_lines.imported", imported)
    for source in ("endless", "-"):
        begun.run("diary", "--import", source)
    assert read == [41, 41]
