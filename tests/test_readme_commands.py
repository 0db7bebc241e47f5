"""Every command line of the README works as it stands, in its order."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

import pytest
from commands_of import commands_of

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
INSTALLS = re.compile(r"^(python3 -m venv|\. \.venv|pipx|uv)\b.*\n", re.MULTILINE)
"""What .ci/run does, in environments of their own."""
ANSWERS = {
    b"m: more. ": b"n",
    b"none of them] ": b"1\r",
    b"Pain before: ": b"3",
    b"Pain after: ": b"2",
    b"How hard it was: ": b"4",
    b"Enter: no. y: yes. ": b"\r",
    b"Pain now: ": b"2",
    b"as this morning): ": b"\r",
}
"""What somebody types who has none of the signs, and tells a session; by how a question ends."""


def blocks(language: str) -> str:
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL))


def with_a_terminal(script: str, folder: Path, **environment: str) -> tuple[int, str]:
    """Run a script of bash where somebody sits, who answers what is asked.

    Returns:
        The exit code, and what was said.
    """
    ours, theirs = pty.openpty()
    said = bytearray()

    def read_and_answer() -> None:
        with suppress(OSError):  # the terminal is closed
            while part := os.read(ours, 65536):
                said.extend(part)
                for asked, answer in ANSWERS.items():
                    if said.endswith(asked):
                        os.write(ours, answer)

    reader = threading.Thread(target=read_and_answer)
    reader.start()
    command = ["bash", "-euxo", "pipefail", "-c", script]
    try:
        done = subprocess.run(
            command, check=False, stdin=theirs, stdout=DEVNULL, stderr=theirs, cwd=folder, env=environment, timeout=300
        )
    finally:
        os.close(theirs)
        reader.join(timeout=60)
        os.close(ours)
    return done.returncode, said.decode(errors="replace")


@pytest.mark.slow
def test_every_line_works_in_its_order(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nprintf "%s" "$1" > opened\n', encoding="utf-8")
    browser.chmod(0o755)
    script = INSTALLS.sub("", blocks("sh"))
    for folder in re.findall(r"> ~/(\S+)/", script):
        (tmp_path / folder).mkdir(parents=True)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    exit_code, said = with_a_terminal(
        script, tmp_path, PATH=path, HOME=str(tmp_path), HIPCOACH_HOME=str(tmp_path), BROWSER=str(browser), TERM="dumb"
    )
    assert exit_code == 0, said[-2000:]
    assert "hipcoach: no routine: a clinician first" in said
    assert (tmp_path / "opened").read_text(encoding="utf-8") == (tmp_path / "routine.html").as_uri()
    assert (tmp_path / "handout.pdf").read_bytes().startswith(b"%PDF")


def test_the_examples_in_python_work(known: None) -> None:  # noqa: ARG001
    exec(compile(blocks("python"), "README.md", "exec"), {})  # noqa: S102


def test_what_stands_between_the_lines_has_commands_and_options_that_exist(program: Any) -> None:
    said = re.sub(r"```.*?```", "", README, flags=re.DOTALL)
    known = {
        option for command in commands_of(program).values() for parameter in command.params for option in parameter.opts
    }
    for line in re.findall(r"`(hipcoach [^`]*|-[^`]*)`", said):
        first, *others = line.removeprefix("hipcoach ").split()
        assert first.startswith("-") or first in program.commands or first.isupper() or first == "my", line
        assert {word for word in (first, *others) if word.startswith("-") and len(word) > 1} <= known, line
