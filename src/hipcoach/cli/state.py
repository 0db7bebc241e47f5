"""What the global options say, for every command."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hipcoach.cli.folders import own_catalogue
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.figure import Figure
    from hipcoach.cli.settings import Setting
    from hipcoach.coach import Coach


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
        home = own_catalogue()
        return (home, *self.named) if home and os.path.lexists(home) and not _is_empty(home) else self.named

    @cached_property
    def settings(self) -> dict[str, Setting]:
        """The person's own defaults."""
        from hipcoach.cli.settings import in_force

        return in_force()

    @property
    def usual(self) -> dict[str, Any]:
        """The values of these defaults."""
        return {name: setting.value for name, setting in self.settings.items()}

    def wished(self, name: str) -> Any:
        """One default, for what has to go on also where they can't be read; None where there is none."""
        try:
            return self.settings[name].value
        except (KeyError, UsageError):
            return None

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
