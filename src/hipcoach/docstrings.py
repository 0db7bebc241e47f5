"""Keeps docstrings where Python was told to strip them (`-OO`, PYTHONOPTIMIZE=2): help and schemas are made of them."""

from __future__ import annotations

import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import PathEntryFinder
    from types import CodeType

_PACKAGE = Path(__file__).parent
_ASSERTIONS_STRIPPED = 1
"""The level of optimization that is kept."""


class _Loader(SourceFileLoader):
    """Compiles the source, each time: what may lie compiled beside it was stripped."""

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 (one loader a file)
        code: CodeType = compile(
            self.get_data(self.path), self.path, "exec", dont_inherit=True, optimize=_ASSERTIONS_STRIPPED
        )
        return code


def keep() -> None:
    """Load the rest of this package with its docstrings."""
    sys.path_hooks.insert(0, _finder)


def _finder(folder: str) -> PathEntryFinder:
    """Looks into this package's folders alone.

    Raises:
        ImportError: the folder is somebody else's.
    """
    if not Path(folder).is_relative_to(_PACKAGE):
        raise ImportError
    return FileFinder(folder, (_Loader, SOURCE_SUFFIXES))
