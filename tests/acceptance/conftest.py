"""The command in a temporary directory: in this process, or as the real one in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.cli import app

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def hipcoach(
    known: None,  # noqa: ARG001
    program: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Run hipcoach with arguments in this process; asserts the exit code. A traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "app", program)

    def run(*arguments: str, exit_code: int = 0, **environment: str) -> subprocess.CompletedProcess[bytes]:
        capfdbinary.readouterr()
        with monkeypatch.context() as given:
            given.setattr(sys, "argv", ["hipcoach", *arguments])
            for name, value in environment.items():
                given.setenv(name, value)
            with pytest.raises(SystemExit) as end:
                app.run()
        said, remarks = capfdbinary.readouterr()
        assert int(end.value.code or 0) == exit_code, remarks.decode(errors="replace")
        return subprocess.CompletedProcess(arguments, exit_code, said, remarks)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run the real command with arguments; asserts the exit code and that there is never a traceback."""

    def run(*arguments: str, exit_code: int = 0, **environment: str) -> subprocess.CompletedProcess[bytes]:
        bare = {name: os.environ[name] for name in ("PATH", "HOME", "COVERAGE_PROCESS_START") if name in os.environ}
        done = subprocess.run(
            [sys.executable, "-m", "hipcoach", *arguments],
            check=False,
            capture_output=True,
            cwd=tmp_path,
            env={**bare, "PYTHONIOENCODING": "utf-8", "HIPCOACH_HOME": os.devnull, **environment},
            timeout=60,
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode == exit_code, done.stderr.decode(errors="replace")
        return done

    return run
