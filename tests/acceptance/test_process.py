"""What a person and a script rely on, held against the real command, in a process of its own."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

pytestmark = pytest.mark.slow  # many processes

HAMSTRING = ("recommend", "--symptom", "hamstring")
PAGE = ("--format", "html", "-o", "routine.html")


def test_two_runs_print_the_same_bytes(process: Run) -> None:
    assert process(*HAMSTRING).stdout == process(*HAMSTRING, PYTHONHASHSEED="7").stdout


def test_the_session_file_has_a_published_schema(process: Run) -> None:
    schema = json.loads(process("schema", "session").stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == "hipcoach session"
    for model in (schema, *schema["$defs"].values()):
        assert all("description" in field for field in model["properties"].values())


def test_json_keeps_its_published_schema(process: Run) -> None:
    validator = Draft202012Validator(json.loads(process("schema", "routine").stdout))
    routine = json.loads(process(*HAMSTRING, "--json", "--side", "left").stdout)
    referral = json.loads(process(*HAMSTRING, "--json", "--flag", "trauma", exit_code=3).stdout)
    only = ("--caution", "hip-replacement", "--avoid", "supine")
    nothing = json.loads(process(*HAMSTRING, "--json", *only, exit_code=2).stdout)
    for answer in (routine, referral, nothing):
        validator.validate(answer)
        assert answer["schema_version"] == 1
    assert not validator.is_valid({**routine, "total_seconds": "long"})
    assert referral["referral"]["flag"] == "trauma"
    assert "phases" not in referral
    assert nothing["nothing_left"]["removed_by"]


def test_stdout_carries_the_result_alone(process: Run) -> None:
    done = process("recommend", "-s", "stiffness", "-c", "hip-replacement", "-m", "30", "--json")
    json.loads(done.stdout)
    assert b"note: This fills" in done.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"TERM": "dumb"},
        {"NO_COLOR": "1"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"COLUMNS": "40"},
        {"COLUMNS": "1"},
    ],
    ids=lambda environment: "-".join(environment.values()),
)
def test_every_terminal_gets_its_routine(process: Run, environment: dict[str, str]) -> None:
    done = process(*HAMSTRING, **environment)
    assert b"Stop signs" in done.stdout
    assert b"\x1b" not in done.stdout
    assert b"?" not in done.stdout.replace(b"?\n", b"").replace(b"? ", b"")


def test_ascii_stdout_gets_ascii_signs_and_utf8_json(process: Run) -> None:
    assert process(*HAMSTRING, PYTHONIOENCODING="ascii").stdout.isascii()
    assert json.loads(process(*HAMSTRING, "--json", PYTHONIOENCODING="cp1252").stdout.decode("utf-8"))


def test_force_color_colours_and_no_color_wins(process: Run) -> None:
    assert b"\x1b[" in process(*HAMSTRING, FORCE_COLOR="1", TERM="xterm").stdout
    assert b"\x1b[3" not in process(*HAMSTRING, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm").stdout


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m hipcoach list | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], check=True, capture_output=True, cwd=tmp_path, timeout=60)
    first, status = done.stdout.decode().splitlines()
    assert "\t" in first
    assert status == "0"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_a_full_disk_is_one_message(tmp_path: Path) -> None:
    for options in ([], ["--json"]):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "hipcoach", *HAMSTRING, *options]
            done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, timeout=60)
        assert done.returncode == 1
        assert done.stderr == b"hipcoach: the result can't be written to standard output: No space left on device\n"


def test_a_broken_folder_says_file_line_and_column(process: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "exercises.yaml").write_text("- id: clamshell\n  nmae: Clam\n", encoding="utf-8")
    done = process("--catalogue", "mine", *HAMSTRING, exit_code=1)
    assert b"mine/exercises.yaml:2:3: exercise 'clamshell', nmae: is not a known field" in done.stderr


@pytest.mark.parametrize("folder", ["missing", "file", "empty"])
def test_a_folder_without_knowledge_is_one_message(process: Run, tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()
    for options, environment in ((("--catalogue", folder), {}), ((), {"HIPCOACH_CATALOGUE": folder})):
        done = process(*options, *HAMSTRING, exit_code=1, **environment)
        assert folder.encode() in done.stderr


def test_an_own_folder_adds_and_only_leaves_the_built_in_out(process: Run, tmp_path: Path) -> None:
    data = Path(__file__).parents[2] / "data"
    (tmp_path / "mine").mkdir()
    for kind in ("sources", "concepts", "red_flags", "templates", "symptoms", "exercises"):
        (tmp_path / "mine" / f"{kind}.yaml").write_bytes((data / f"{kind}.yaml").read_bytes())
    first = process("--catalogue", "mine", "--only", "rules").stdout
    assert first == b""
    assert b"rotation-before-linear" in process("--catalogue", "mine", "rules").stdout


def test_version_and_no_arguments(process: Run) -> None:
    assert process("--version").stdout.startswith(b"hipcoach 0.")
    assert process().stdout == process("--help").stdout


def test_recommend_reads_no_yaml_module_for_a_compiled_catalogue() -> None:
    """Start-up is held by what is imported, not by a clock."""
    code = (
        "import sys; from hipcoach.cli import app; from hipcoach.render import as_text; "
        "rare = ('yaml', 'rapidfuzz', 'jinja2', 'rich.table', 'hipcoach.coach.explain'); "
        "print(*(module for module in rare if module in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, timeout=60, env=dict(os.environ)
    )
    assert done.stdout.strip() == b""


@pytest.mark.parametrize(
    ("raw", "exit_code"),
    [
        (b"my hip hurts", 2),
        (b"my calf is swollen\n", 3),
        (b"", 2),
        (b"\xff\xfe\x00hip", 2),
        ("\u202e\x1b[2J 🦵".encode(), 2),
        (b"hip hurts " * 120_000, 2),
        (b"h" * 1_200_000, 2),
        (b"\n" * 1_200_000, 2),
    ],
    ids=["clear", "flag", "empty", "no-utf8", "steering", "a-megabyte", "one-word", "lines"],
)
def test_standard_input_is_read(raw: bytes, exit_code: int, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hipcoach", "recommend", "-", "--json"]
    done = subprocess.run(command, check=False, input=raw, capture_output=True, cwd=tmp_path, timeout=60)
    assert done.returncode == exit_code
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr
    json.loads(done.stdout)


def test_a_page_is_one_private_file(process: Run, tmp_path: Path) -> None:
    assert process(*HAMSTRING, *PAGE).stdout == b""
    file = tmp_path / "routine.html"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert text == process(*HAMSTRING, "--format", "html", PYTHONIOENCODING="ascii").stdout.decode("utf-8")


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_the_browser_is_given_the_file(process: Run, tmp_path: Path, form: str) -> None:
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nprintf "%s" "$1" > opened\n', encoding="utf-8")
    browser.chmod(0o755)
    file = tmp_path / f"a routine.{form}"
    process(*HAMSTRING, "--format", form, "-o", file.name, "--open", BROWSER=f"{browser} %s")
    assert (tmp_path / "opened").read_text(encoding="utf-8") == file.as_uri()


def test_without_a_browser_the_file_is_there_and_named(process: Run, tmp_path: Path) -> None:
    done = process(*HAMSTRING, *PAGE, "--open", BROWSER="/nowhere/browser", PATH="/nowhere")
    assert b"note: no browser was found; open routine.html by hand" in done.stderr
    assert (tmp_path / "routine.html").is_file()


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_page_is_not_poured_into_a_terminal(tmp_path: Path, form: str) -> None:
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "hipcoach", *HAMSTRING, "--format", form]
    done = subprocess.run(command, check=False, stdout=theirs, stderr=subprocess.PIPE, cwd=tmp_path, timeout=60)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert f"that is nothing for a terminal; write it to a file with -o routine.{form}" in done.stderr.decode()


def test_without_the_extra_a_pdf_names_it_and_leaves_nothing(process: Run, tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError", encoding="utf-8")
    done = process(*HAMSTRING, "--format", "pdf", "-o", "routine.pdf", exit_code=1, PYTHONPATH=str(tmp_path))
    assert f"hipcoach: PDF needs one more library: {sys.executable} -m pip install 'typst" in done.stderr.decode()
    assert not (tmp_path / "routine.pdf").exists()


@pytest.mark.parametrize(
    "arguments", [("--\u202ex",), ("list", "\x1b[2J"), ("recommend", "--f\x1b[2J=1"), ("symptoms", "a\u2028b\x9b")]
)
def test_what_was_typed_wrongly_steers_no_terminal(process: Run, arguments: tuple[str, ...]) -> None:
    said = process(*arguments, exit_code=2).stderr.decode()
    assert said.replace("\n", "").isprintable()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("arguments", ["--help", "--version", "recommend --help", "flags", "catalogue schema"])
def test_a_full_disk_is_one_message_for_help_and_lists_too(tmp_path: Path, arguments: str) -> None:
    command = f"{sys.executable} -m hipcoach {arguments} >/dev/full"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("hipcoach: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("wrong", ["recommend -s xyzzy --json", "list --wxyz --json"])
@pytest.mark.parametrize("nowhere", [">/dev/full", ">&-", "| true"])
def test_an_error_that_nobody_can_read_as_json_ends_as_it_would(tmp_path: Path, wrong: str, nowhere: str) -> None:
    command = f"{sys.executable} -m hipcoach {wrong} {nowhere}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "xyzzy" in done.stderr or "wxyz" in done.stderr
