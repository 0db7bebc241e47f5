"""The program in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.cli import app


@pytest.fixture
def ended(
    known: None,  # noqa: ARG001
    program: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Callable[..., int]:
    """Run hipcoach in a directory of its own; gives the exit code. A traceback fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "app", program)

    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["hipcoach", *arguments])
        with pytest.raises(SystemExit) as end:
            app.run()
        return int(end.value.code or 0)

    return run
