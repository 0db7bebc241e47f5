"""What the global options say, for every command."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach import Coach


def home_catalogue() -> Path:
    """The knowledge folder that is read without being named: in HIPCOACH_HOME, or the system's place for its like."""
    named = os.environ.get("HIPCOACH_HOME")
    if named:
        return Path(named) / "catalogue"
    import platformdirs

    return platformdirs.user_data_path("hipcoach", appauthor=False) / "catalogue"


def _is_empty(folder: Path) -> bool:
    try:
        return all(file.name.startswith(".") for file in folder.iterdir())  # a run of `catalogue new` that was killed
    except OSError:
        return False  # which is told when it is read


@dataclass(eq=False, repr=False)
class State:
    """Where the knowledge comes from; it is read when a command first asks for it."""

    named: tuple[Path, ...]
    """Folders that the command line or HIPCOACH_CATALOGUE names."""
    builtin: bool

    @cached_property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are read over the built-in knowledge, in this order."""
        home = home_catalogue()
        return (home, *self.named) if os.path.lexists(home) and not _is_empty(home) else self.named

    @cached_property
    def catalogue(self) -> Catalogue:
        """The knowledge."""
        from hipcoach.catalogue import load_catalogue

        return load_catalogue(self.folders, builtin=self.builtin)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """How exercises are drawn."""
        from hipcoach.catalogue import load_figures

        return load_figures(self.catalogue, self.folders, builtin=self.builtin)

    @cached_property
    def coach(self) -> Coach:
        """Whoever answers from it."""
        from hipcoach.coach import Coach

        return Coach(self.catalogue)


def state_of(context: typer.Context) -> State:
    """The state that the program's callback has set."""
    state: State = context.obj
    return state
