"""Folders that keep every limit, and multiply: each is checked, or answers in every form, within little memory.

Each in a process of its own. What hangs is killed; `--durations=0` shows how long each takes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from costly import COSTLY
from peak import PEAK_MB

pytestmark = pytest.mark.slow  # many processes

FORMS = ("text", "json", "markdown", "html", "pdf")
"""Of words that are not understood, or asked about, the first two: the others say the same."""
_MOST_MB = 300
_HANGS_SECONDS = 60
_RUN = f"""
import atexit, os
from pathlib import Path
from hipcoach.cli import main
def told():
    Path(os.environ["TOLD"]).write_text(str({PEAK_MB}))
atexit.register(told)
main()
"""


def ran(*arguments: str, told: Path) -> tuple[int, int, str]:
    """How the program ended, the most megabytes that it took, and what it said on stderr."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        capture_output=True,
        check=False,
        timeout=_HANGS_SECONDS,
        env=os.environ | {"TOLD": str(told), "HIPCOACH_HOME": str(told.parent / "nowhere")},
    )
    return done.returncode, int(told.read_text("utf-8")), done.stderr.decode()


@pytest.mark.parametrize("name", COSTLY)
def test_what_is_taken_is_checked_and_answers_in_every_form(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    costly = COSTLY[name]
    costly.write(folder, costly.most)
    code, megabytes, said = ran("catalogue", "check", str(folder), told=tmp_path / "told")
    assert (code, said) == (0, "nothing wrong\n")
    assert megabytes < _MOST_MB
    for form in FORMS if "-s" in costly.ask else FORMS[:2]:
        ask = ["--catalogue", str(folder), "recommend", *costly.ask, "--format", form]
        code, megabytes, said = ran(*ask, told=tmp_path / "told")
        assert code in (0, 2), said
        assert "Traceback" not in said
        assert megabytes < _MOST_MB
