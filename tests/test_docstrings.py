"""What is made of docstrings is there however Python was told to optimize."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands_of import commands_of

import hipcoach

SCHEMAS = ("schema routine", "schema session", "catalogue schema")
SAY_ALL = """
import sys
from hipcoach.cli.app import run

for line in sys.argv[1:]:
    sys.argv = ["hipcoach", *line.split()]
    try:
        run()
    except SystemExit as end:
        if end.code:
            raise
"""


@pytest.mark.slow
def test_help_and_schemas_say_the_same_where_docstrings_are_stripped(program: Any, tmp_path: Path) -> None:
    helps = [f"{path.removeprefix('hipcoach').strip()} --help" for path in commands_of(program)]

    def python(*arguments: str | Path) -> str:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, *arguments], check=True, capture_output=True, text=True, env=environment, timeout=120
        )
        return done.stdout

    as_ever = python("-c", SAY_ALL, *helps, *SCHEMAS)
    assert "A routine for what bothers you" in as_ever
    python("-OO", "-m", "compileall", "-q", Path(hipcoach.__file__).parent)  # as some systems do when they install
    assert python("-OO", "-c", SAY_ALL, *helps, *SCHEMAS) == as_ever
