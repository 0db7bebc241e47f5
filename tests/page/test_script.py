"""The page's script and styles, read by a linter: each file by itself, and the script as the page has it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from hipcoach.render import as_page

HERE = Path(__file__).parent
SOURCES = Path(as_page.__file__).parent / "page"


def biome(tools: Path, *arguments: str | Path, cwd: Path) -> str:
    """What it complains of; nothing where it is content."""
    done = subprocess.run(
        [tools / ".bin" / "biome", *arguments, "--colors=off"], check=False, capture_output=True, cwd=cwd, timeout=120
    )
    return (done.stdout + done.stderr).decode() if done.returncode else ""


def test_scripts_and_styles_are_formatted_and_clean(tools: Path) -> None:
    assert biome(tools, "ci", "--config-path", HERE, SOURCES, cwd=HERE) == ""


def test_every_name_of_the_script_is_declared_and_used(html: str, tools: Path, tmp_path: Path) -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    file = tmp_path / "script.js"
    rules = [f"--only=correctness/no{what}" for what in ("UndeclaredVariables", "UnusedVariables")]
    file.write_text(f"{{\n{script}\n}}\n", encoding="utf-8")  # a block: what is global in a page may be used elsewhere
    assert biome(tools, "lint", *rules, "--error-on-warnings", file, cwd=tmp_path) == ""
    file.write_text(f"{{\n{script}\nundeclared(); const unused = 1;\n}}\n", encoding="utf-8")
    complaint = biome(tools, "lint", *rules, "--error-on-warnings", file, cwd=tmp_path)
    assert "undeclared" in complaint
    assert "unused" in complaint
