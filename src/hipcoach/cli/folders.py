"""Where a person's own things lie."""

from __future__ import annotations

import os
from pathlib import Path

from hipcoach.errors import UsageError
from hipcoach.text import one_line

HOME = "HIPCOACH_HOME"
"""The variable that names one folder for all of them."""


def place(text: str) -> Path:
    """The path that somebody wrote; a `~` that no shell has replaced is their home.

    Raises:
        UsageError: nobody knows whose home is meant.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise UsageError(f"{one_line(text)} begins with a home folder that is not known; write it out") from None


def own_catalogue() -> Path | None:
    """The knowledge folder that is read without being named; None where the system knows no home."""
    return _own("user_data_path", "catalogue")


def own_settings() -> Path | None:
    """The file of a person's own defaults; None where the system knows no home."""
    return _own("user_config_path", "config.toml")


def own_diary() -> Path | None:
    """The file of the diary; None where the system knows no home."""
    return _own("user_data_path", "diary.sqlite3")


def _own(kind: str, name: str) -> Path | None:
    named = os.environ.get(HOME)
    if named:
        return place(named) / name
    import platformdirs

    try:
        folder: Path = getattr(platformdirs, kind)("hipcoach", appauthor=False)
    except RuntimeError:
        return None
    return folder / name
