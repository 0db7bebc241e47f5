"""docs/authoring.md is walked from its start to its end: what it writes is written, what it types is run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hipcoach.lint import CHECKS
from hipcoach.vocabulary import METHODS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDE = (DOCS / "authoring.md").read_text(encoding="utf-8")
_LAST_LINE = ", instead of the last line"


def blocks() -> Iterator[tuple[str, str]]:
    """Language and text of each fenced block, in their order."""
    for block in re.finditer(r"^```(\w+)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE):
        yield block[1], block[2]


def write(folder: Path, block: str) -> None:
    """Put a block at the end of the file that its first line names."""
    head, _, lines = block.partition("\n")
    file = folder / head.removeprefix("# ").removesuffix(_LAST_LINE)
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if head.endswith(_LAST_LINE):
        file.write_text(text[: text.rstrip("\n").rindex("\n") + 1] + lines, encoding="utf-8")
    else:
        file.write_text(f"{text}\n{lines}", encoding="utf-8")


def typed(folder: Path, block: str) -> str:
    """What the commands of a block print, results and remarks together."""
    said = ""
    for line in block.splitlines():
        command = line.replace("hipcoach", f"{sys.executable} -m hipcoach", 1)
        environment = {**os.environ, "HIPCOACH_HOME": str(folder / "home"), "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            ["/bin/sh", "-c", f"{command} 2>&1"],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode in (0, 1), done.stdout
        said += done.stdout
    return said


def as_pattern(shown: str) -> str:
    """A pattern for what is shown; a line of three dots stands for any lines."""
    return re.escape(shown).replace(re.escape("...\n"), r"(?:.*\n)*?")


@pytest.mark.slow
def test_the_guide_is_walked_as_it_stands(tmp_path: Path) -> None:
    said = ""
    for language, block in blocks():
        if language == "yaml":
            write(tmp_path, block)
        elif language == "sh":
            said = typed(tmp_path, block)
        else:
            assert re.fullmatch(as_pattern(block), said), f"shown:\n{block}\nsaid:\n{said}"
    assert (tmp_path / "skater-hold.svg").read_bytes() == (DOCS / "authoring" / "skater-hold.svg").read_bytes()


def test_every_command_of_the_guide_shows_what_it_prints() -> None:
    languages = [language for language, _ in blocks()]
    assert languages.count("sh") == languages.count("text")
    assert set(languages) == {"sh", "text", "yaml"}


def test_every_check_is_in_the_guide() -> None:
    checks = GUIDE.split("| check |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", checks, re.MULTILINE) == list(CHECKS)


def test_every_method_is_in_the_guide() -> None:
    methods = GUIDE.split("| method |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", methods, re.MULTILINE) == list(METHODS)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", GUIDE))))
def test_links_lead_somewhere(target: str) -> None:
    assert (DOCS / target).exists()
