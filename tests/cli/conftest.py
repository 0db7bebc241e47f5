"""The program in this process, with the built-in knowledge read once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer.main

from hipcoach.catalogue import Catalogue, load_catalogue, load_figures
from hipcoach.catalogue.figure import Figure
from hipcoach.cli import app, state


@pytest.fixture(scope="session")
def command() -> Any:
    """The program, built once."""
    return typer.main.get_command(app.app)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch, command: Any, catalogue: Catalogue, figures: dict[str, Figure]) -> None:
    """The built-in knowledge is not read again for each command."""

    def knowledge(folders: Any = (), *, builtin: bool = True) -> Catalogue:
        return load_catalogue(folders, builtin=builtin) if folders or not builtin else catalogue

    def drawn(of: Catalogue, folders: Any = (), *, builtin: bool = True) -> dict[str, Figure]:
        return load_figures(of, folders, builtin=builtin) if folders or not builtin else figures

    monkeypatch.setattr(app, "app", command)
    monkeypatch.setattr(state, "load_catalogue", knowledge)
    monkeypatch.setattr(state, "load_figures", drawn)


@pytest.fixture
def ended(known: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:  # noqa: ARG001
    """Run hipcoach in a directory of its own; gives the exit code. A traceback fails the test."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["hipcoach", *arguments])
        with pytest.raises(SystemExit) as end:
            app.run()
        return int(end.value.code or 0)

    return run
