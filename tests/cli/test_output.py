from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hipcoach.cli import output, terminal


class Stream(io.TextIOWrapper):
    def __init__(self, encoding: str, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, errors="replace")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def test_a_terminal_shows_its_width_and_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setattr(sys, "stdout", Stream("utf-8", terminal=True))
    capabilities = terminal.capabilities_of(None)
    assert (capabilities.width, capabilities.colour, capabilities.ascii_only, capabilities.terminal) == (
        72,
        "256",
        False,
        True,
    )


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_colour_gets_none(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "stdout", Stream("utf-8", terminal=True))
    assert terminal.capabilities_of(None).colour is None


@pytest.mark.parametrize(
    ("encoding", "ascii_only"), [("utf-8", False), ("cp1252", False), ("ascii", True), ("cp437", True)]
)
def test_signs_follow_the_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str, ascii_only: bool) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(encoding, terminal=False))
    assert terminal.capabilities_of(None).ascii_only is ascii_only


def test_a_file_gets_plain_text(tmp_path: Path) -> None:
    shown = terminal.capabilities_of(tmp_path / "file")
    assert (shown.width, shown.colour, shown.terminal) == (80, None, False)


def test_whoever_stops_reading_what_is_said_aloud_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left in a buffer is written once more when Python ends, and would make its exit code 120."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "hipcoach", "recommend", "--symptom", "hamstring"]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=writer, cwd=tmp_path, timeout=60)
    os.close(writer)
    assert done.returncode == 0


COMMANDS = "::warning file=x::y\n  ::stop-commands::z\nid '##[add-mask]hello' ##vso[task.complete]\n"
BROKEN = ": :warning file=x::y\n  : :stop-commands::z\nid '# #[add-mask]hello' # #vso[task.complete]\n"


@pytest.mark.parametrize("variable", ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"])
@pytest.mark.parametrize("utf8", [False, True])
def test_in_a_workflow_no_output_holds_a_command(
    variable: str, utf8: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(variable, "true")
    monkeypatch.setattr(sys, "stderr", output._Harmless(sys.stderr))
    output.emit(COMMANDS, utf8=utf8)
    output.remark(COMMANDS)
    assert capsys.readouterr() == (BROKEN, f"{BROKEN}\n")


def test_elsewhere_output_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for variable in output._RUNNERS:
        monkeypatch.delenv(variable, raising=False)
    output.emit(COMMANDS)
    assert capsys.readouterr().out == COMMANDS
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    output.emit(COMMANDS, tmp_path / "file")
    assert (tmp_path / "file").read_text() == COMMANDS


def test_annotations_still_command_the_workflow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    output.emit(COMMANDS, commands=True)
    assert capsys.readouterr().out == COMMANDS
