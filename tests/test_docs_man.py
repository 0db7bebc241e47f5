"""The manual has a page for every command, made of its help, that readers of manuals take without a word."""

from __future__ import annotations

import runpy
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from commands_of import commands_of

ROOT = Path(__file__).parents[1]


@pytest.fixture
def man(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What the script defines."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return SimpleNamespace(**runpy.run_path(str(ROOT / "docs" / "man.py")))


def test_every_command_has_its_page_and_every_option_its_place(man: Any, program: Any) -> None:
    pages = man.pages()
    commands = {f"{path.replace(' ', '-')}.1": command for path, command in commands_of(program).items()}
    assert set(pages) == set(commands)
    for name, command in commands.items():
        for option in (one for one in command.params if one.param_type_name == "option" and not one.hidden):
            assert max(option.opts, key=len).replace("-", "\\-") in pages[name]
            assert all(line in pages[name] for line in man._text(option.help or ""))


def test_what_help_says_is_no_request_to_the_printer(man: Any) -> None:
    assert man._text(".so /etc/passwd") == ["\\&.so /etc/passwd"]
    assert man._text("'it' \\fB--x") == ["\\&'it' \\efB\\-\\-x"]


def test_the_date_is_the_sources(man: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert man.pages()["hipcoach.1"].startswith('.TH HIPCOACH 1 "2023-11-14" "hipcoach ')
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert man.pages()["hipcoach.1"].startswith('.TH HIPCOACH 1 "" ')


@pytest.mark.skipif(not shutil.which("mandoc"), reason="no mandoc to read the manual")
def test_a_reader_of_manuals_has_nothing_to_say(man: Any, tmp_path: Path) -> None:
    man.main(tmp_path)
    pages = sorted(tmp_path.iterdir())
    assert len(pages) == len(man.pages())
    read = subprocess.run(["mandoc", "-Tlint", *pages], check=False, capture_output=True, text=True, timeout=60)
    assert read.stdout == ""
    shown = subprocess.run(["mandoc", "-Tascii", *pages], check=True, capture_output=True, text=True, timeout=60)
    assert "--symptom" in shown.stdout.replace("\b", "")
