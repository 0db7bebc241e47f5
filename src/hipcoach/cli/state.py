"""What the global options say, for every command."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hipcoach.catalogue import load_catalogue, load_figures
from hipcoach.coach import Coach

if TYPE_CHECKING:
    from pathlib import Path

    import typer

    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.figure import Figure


@dataclass(eq=False, repr=False)
class State:
    """Where the knowledge comes from; it is read when a command first asks for it."""

    folders: tuple[Path, ...]
    builtin: bool

    @cached_property
    def catalogue(self) -> Catalogue:
        """The knowledge."""
        return load_catalogue(self.folders, builtin=self.builtin)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """How exercises are drawn."""
        return load_figures(self.catalogue, self.folders, builtin=self.builtin)

    @cached_property
    def coach(self) -> Coach:
        """Whoever answers from it."""
        return Coach(self.catalogue)


def state_of(context: typer.Context) -> State:
    """The state that the program's callback has set."""
    state: State = context.obj
    return state
