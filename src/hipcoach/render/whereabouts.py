"""Where the knowledge comes from, place by place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from hipcoach.catalogue import KINDS
from hipcoach.errors import one_line
from hipcoach.render.text.paper import Capabilities, Paper
from hipcoach.vocabulary import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.origin import Origin


class Place(NamedTuple):
    """A folder that knowledge is read from, and what it does to what was read before it."""

    how: str
    """How it came to be read."""
    path: str
    there: bool
    adds: dict[str, int]
    """How many entries of each kind."""
    replaces: list[str]
    """Kind and id of each entry that it replaces."""
    switches_off: list[str]


def built_in(catalogue: Catalogue, path: Path) -> Place:
    """The knowledge that comes with the program."""
    return Place("built in", str(path), True, {kind: len(getattr(catalogue, kind)) for kind in KINDS}, [], [])


def folder(how: str, path: Path, catalogue: Catalogue | None) -> Place:
    """A folder of one's own; without a catalogue, where it could not be read, only that it is there."""
    if catalogue is None:
        return Place(how, str(path), True, {}, [], [])
    mine = _of(path, catalogue.origins)
    adds = Counter(kind for (kind, _), origin in mine.items() if not origin.replaces)
    replaced = [_named(*key) for key, origin in mine.items() if origin.replaces]
    return Place(
        how, str(path), True, dict(adds), replaced, [_named(*key) for key in _of(path, catalogue.switched_off)]
    )


def _of(path: Path, origins: Mapping[tuple[str, str], Origin]) -> dict[tuple[str, str], Origin]:
    return {key: origin for key, origin in origins.items() if Path(origin.file).parent == path}


def _named(kind: str, id_: str) -> str:
    return f"{singular(kind)} {id_}"


def text(places: Iterable[Place]) -> str:
    """A paragraph a place, in the order in which they are read."""
    paper = Paper(Capabilities())
    for number, place in enumerate(places, start=1):
        paper.line(f"{number}. {place.how}")
        paper.row(Text(f"   {one_line(place.path)}"))
        if not place.there:
            paper.line("not there; `hipcoach catalogue new` starts one", indent=3)
        if place.adds:
            paper.line(f"adds {', '.join(map(_count, place.adds.items()))}", indent=3)
        for verb, ids in (("replaces", place.replaces), ("switches off", place.switches_off)):
            if ids:
                paper.line(f"{verb} {', '.join(ids)}", indent=3)
    return paper.text()


def _count(counted: tuple[str, int]) -> str:
    kind, count = counted
    return f"{count} {kind.replace('_', ' ') if count != 1 else singular(kind)}"
