"""A directory in which a command line does what it likes, made anew for each."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from built_in import built_in, built_in_figures

from hipcoach.catalogue.load import START

OLD = b"what was there before\n"


@contextlib.contextmanager
def sandbox() -> Iterator[Path]:
    """A directory with the places that `grammar.PLACES` names, some of them missing."""
    with tempfile.TemporaryDirectory(prefix="hipcoach-") as made:
        place = Path(made)
        shutil.copytree(START, place / "started")
        for name in ("broken", "empty", "new", "home"):
            (place / name).mkdir()
        (place / "broken" / "rules.yaml").write_text("- id: x\n  then: [\n", encoding="utf-8")
        (place / "a-file").write_text("", encoding="utf-8")
        (place / "old.txt").write_bytes(OLD)
        (place / "pose.yaml").write_text("- id: x\n  position: standing\n  view: [0, 0]\n  frames: [{}]\n", "utf-8")
        (place / "answers.yaml").write_text("".join(f"{id_}: no\n" for id_ in built_in().red_flag), "utf-8")
        yield place


def environment(place: Path) -> dict[str, str]:
    """What a process gets in it: nothing of the machine's but where programs are, and no home but the sandbox."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(place / "home"),
        "HIPCOACH_HOME": str(place / "home"),
        "BROWSER": "true",
        "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "hipcoach-fuzz-compiled")),
    }


@contextlib.contextmanager
def read_once() -> Iterator[None]:
    """The built-in knowledge is not read again for each command or folder."""
    catalogue, figures = built_in(), built_in_figures()
    with (
        mock.patch("hipcoach.catalogue.load._built_in", return_value=catalogue),
        mock.patch("hipcoach.catalogue.load._built_in_figures", return_value=figures),
    ):
        yield
