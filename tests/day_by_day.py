"""Runs the program day by day, at times of a test's choice."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hipcoach.cli import app, clock


class Days:
    """Runs hipcoach in this process at a time of its choice; a traceback fails the test."""

    def __init__(self, program: Any, home: Path, monkeypatch: pytest.MonkeyPatch, captured: Any) -> None:
        self.home, self.file = home, home / "diary.sqlite3"
        self._monkeypatch, self._captured = monkeypatch, captured
        monkeypatch.setattr(app, "app", program)
        self.now("2026-11-26 18:40")

    def now(self, time: str) -> None:
        """From here on it is this time."""
        at = datetime.fromisoformat(f"{time}+01:00")
        self._monkeypatch.setattr(clock, "now", lambda: at)

    def run(self, *arguments: str, exit_code: int | tuple[int, ...] = 0) -> subprocess.CompletedProcess[str]:
        """Run a command; asserts the exit code, or that it is one of these."""
        self._captured.readouterr()
        self._monkeypatch.setattr(sys, "argv", ["hipcoach", *arguments])
        with pytest.raises(SystemExit) as end:
            app.run()
        said, remarks = self._captured.readouterr()
        code = int(end.value.code or 0)
        assert code in (exit_code if isinstance(exit_code, tuple) else (exit_code,)), remarks.decode()
        return subprocess.CompletedProcess(arguments, code, said.decode(), remarks.decode())

    def json(self, *arguments: str, exit_code: int = 0) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run(*arguments, "--json", exit_code=exit_code).stdout)

    def entries(self, *whose: str) -> list[dict[str, Any]]:
        """Every entry as it was written; none where no diary is begun."""
        if not self.file.exists():
            return []
        return [json.loads(line) for line in self.run("diary", "--format", "jsonl", *whose).stdout.splitlines()]

    def kinds(self, *whose: str) -> list[str]:
        """What was written, in its order."""
        return [entry["content"]["kind"] for entry in self.entries(*whose)]
