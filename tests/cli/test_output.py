from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
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


@pytest.mark.slow
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


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_in_a_workflow_bytes_and_what_is_called_a_file_hold_none_either(
    name: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A calendar is bytes; a PDF is, too, and no text."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    output.emit(COMMANDS.encode())
    output.emit(COMMANDS, Path(name))
    output.emit(b"\xff##[x]")
    assert capfdbinary.readouterr().out == BROKEN.encode() * 2 + b"\xff##[x]"


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


@pytest.mark.parametrize(
    ("wishes", "colour"),
    [
        ({}, None),
        ({"FORCE_COLOR": "1"}, "standard"),
        ({"CLICOLOR_FORCE": "1"}, "standard"),
        ({"FORCE_COLOR": "0"}, None),
        ({"FORCE_COLOR": "false"}, None),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, None),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, "standard"),
        ({"TTY_COMPATIBLE": "1"}, None),
    ],
)
def test_colours_come_into_a_pipe_by_a_wish_and_rows_stay_rows(
    monkeypatch: pytest.MonkeyPatch, wishes: dict[str, str], colour: str | None
) -> None:
    for name, value in wishes.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Stream("utf-8", terminal=False))
    capabilities = terminal.capabilities_of(None)
    assert (capabilities.colour, capabilities.terminal, capabilities.figures) == (colour, False, False)


@pytest.mark.parametrize("wishes", [{"CLICOLOR": "0"}, {"FORCE_COLOR": "0"}, {"NO_COLOR": "1"}])
def test_a_terminal_stays_one_without_colours(monkeypatch: pytest.MonkeyPatch, wishes: dict[str, str]) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in wishes.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Stream("utf-8", terminal=True))
    capabilities = terminal.capabilities_of(None)
    assert (capabilities.colour, capabilities.terminal, capabilities.figures) == (None, True, True)


def test_what_is_said_beside_the_result_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream("utf-8", terminal=True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", stream)
    output.remark(
        "Was there a sudden pop or bruising at the sit bone?\n  hipcoach show ninety-ninety-switch-and-more-of-it"
    )
    stream.seek(0)
    lines = stream.read().splitlines()
    assert lines == [
        "Was there a sudden pop or bruising at",
        "  the sit bone?",
        "  hipcoach show",
        "  ninety-ninety-switch-and-more-of-it",
    ]


LONG = "".join(f"line {number}\n" for number in range(60))


def a_screen(monkeypatch: pytest.MonkeyPatch) -> Stream:
    """A terminal of 24 lines."""
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("TERM", "xterm")
    stream = Stream("utf-8", terminal=True)
    monkeypatch.setattr(sys, "stdout", stream)
    return stream


def shown(stream: Stream) -> str:
    stream.seek(0)
    return stream.read()


def test_what_is_longer_than_the_screen_goes_through_the_pager(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    screen = a_screen(monkeypatch)
    output.speak(quiet=False, pager=f"tee {tmp_path / 'seen'}")
    output.emit(LONG)
    assert (tmp_path / "seen").read_text() == LONG
    assert shown(screen) == ""


@pytest.mark.parametrize("pager", ["", "cat", " ", "'", "/nowhere/pager", "sh -c 'exit 127'"])
def test_without_a_pager_that_runs_all_of_it_is_printed(monkeypatch: pytest.MonkeyPatch, pager: str) -> None:
    screen = a_screen(monkeypatch)
    output.speak(quiet=False, pager=pager)
    output.emit(LONG)
    assert shown(screen) == LONG


def test_what_fits_or_goes_elsewhere_needs_no_pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = a_screen(monkeypatch)
    output.speak(quiet=False, pager=f"tee {tmp_path / 'seen'}")
    output.emit("one line\n")
    monkeypatch.setenv("TERM", "dumb")
    output.emit(LONG)
    assert shown(screen) == f"one line\n{LONG}"
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdout", Stream("utf-8", terminal=False))
    output.emit(LONG)
    assert not (tmp_path / "seen").exists()


@pytest.mark.parametrize("line", [("--help",), (), ("recommend", "-h"), ("help", "plan")])
def test_help_goes_through_the_pager_too(
    ended: Callable[..., int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: tuple[str, ...]
) -> None:
    screen = a_screen(monkeypatch)
    monkeypatch.setenv("HIPCOACH_PAGER", f"tee {tmp_path / 'seen'}")
    assert ended(*line) == 0
    assert (tmp_path / "seen").read_text().startswith("Usage: hipcoach")
    assert shown(screen) == ""


@pytest.mark.parametrize("line", [("--no-pager", "--help"), ("--no-pager", "recommend", "--help")])
def test_help_without_a_pager_is_printed_at_once(
    ended: Callable[..., int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: tuple[str, ...]
) -> None:
    screen = a_screen(monkeypatch)
    monkeypatch.setenv("HIPCOACH_PAGER", f"tee {tmp_path / 'seen'}")
    assert ended(*line) == 0
    assert not (tmp_path / "seen").exists()
    assert shown(screen).startswith("Usage: hipcoach")


def test_no_picture_is_printed_as_letters(
    ended: Callable[..., int], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    screen = a_screen(monkeypatch)
    assert ended("figure", "clamshell") == 2
    assert shown(screen) == ""
    assert "write it with -o clamshell.svg; `hipcoach show clamshell` draws it here" in capfd.readouterr().err
    assert ended("figure", "clamshell", "-o", "clamshell.svg") == 0
    assert (tmp_path / "clamshell.svg").read_text().startswith("<svg")


def test_lists_of_places_and_defaults_keep_to_a_narrow_screen(
    ended: Callable[..., int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("HIPCOACH_HOME", "home")
    for line in (("config",), ("catalogue", "where")):
        screen = a_screen(monkeypatch)
        assert ended(*line) == 0
        lines = shown(screen).splitlines()
        assert max(map(len, (each for each in lines if str(tmp_path) not in each))) <= 60
        assert len(lines) > 4
