"""The real command, in a temporary directory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def hipcoach(tmp_path: Path) -> Run:
    """Run hipcoach with arguments; asserts the exit code and that there is never a traceback."""

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
