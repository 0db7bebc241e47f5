"""The folders that knowledge is read from, as layers: what each adds to those under it, replaces, or switches off."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hipcoach.catalogue.catalogue import KINDS
from hipcoach.text import singular

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.catalogue.catalogue import Catalogue
    from hipcoach.catalogue.origin import Origin


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A folder that knowledge is read from, and what it does to what was read before it."""

    how: str
    """How it came to be read."""
    path: str
    there: bool = True
    adds: dict[str, int] = field(default_factory=dict)
    """How many entries of each kind."""
    replaces: list[str] = field(default_factory=list)
    """Kind and id of each entry that it replaces."""
    switches_off: list[str] = field(default_factory=list)
    """Kind and id of each entry that it switches off."""


def built_in_layer(path: Path, catalogue: Catalogue) -> Layer:
    """The knowledge that comes with the program."""
    return Layer(how="built in", path=str(path), adds={kind: len(getattr(catalogue, kind)) for kind in KINDS})


def layer_of(how: str, path: Path, catalogue: Catalogue) -> Layer:
    """A folder of one's own.

    Args:
        how: how it came to be read.
        path: the folder.
        catalogue: the knowledge that it was read into.
    """
    origins = _from(path, catalogue.origins)
    return Layer(
        how=how,
        path=str(path),
        adds=dict(Counter(kind for (kind, _), origin in origins.items() if not origin.replaces)),
        replaces=[_named(*entry) for entry, origin in origins.items() if origin.replaces],
        switches_off=[_named(*entry) for entry in _from(path, catalogue.switched_off)],
    )


def _from(path: Path, origins: Mapping[tuple[str, str], Origin]) -> dict[tuple[str, str], Origin]:
    return {entry: origin for entry, origin in origins.items() if Path(origin.file).parent == path}


def _named(kind: str, id_: str) -> str:
    return f"{singular(kind)} {id_}"
