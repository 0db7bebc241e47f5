"""Knowledge folders → one validated Catalogue.

The built-in knowledge is YAML in a checkout's `data/` and JSON, compiled from it, in an installed package. Folders of
one's own are read after it: their entries add, replace by id, or switch one off.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipcoach.catalogue.catalogue import FIGURES, KINDS, Catalogue
from hipcoach.catalogue.compiled import as_compiled, from_plain_data
from hipcoach.errors import CatalogueError, Problem

if TYPE_CHECKING:
    from hipcoach.catalogue.catalogue import Origins
    from hipcoach.catalogue.figure import Figure
    from hipcoach.catalogue.folder import Merge

_PACKAGE = Path(__file__).parents[1]
COMPILED = _PACKAGE / "data" / "knowledge.json"
COMPILED_FIGURES = COMPILED.with_name("figures.json")
COMPILED_WORDS = COMPILED.with_name("words.json")
LEARNED = "second_reader.json"
"""Stands beside the built-in knowledge."""
CHECKOUT = _PACKAGE.parents[1] / "data"
START = _PACKAGE / "catalogue" / "start"
"""What `hipcoach catalogue new` writes."""


def load_catalogue(folders: Iterable[str | Path] = (), *, builtin: bool = True) -> Catalogue:
    """The knowledge the program works with.

    Args:
        folders: knowledge folders; a later one replaces an earlier one's entries of the same id.
        builtin: start from the knowledge that comes with the program.

    Raises:
        CatalogueError: a folder is missing, unreadable or does not validate; carries every problem found.
    """
    own = [Path(folder) for folder in folders]
    base = _built_in() if builtin else None
    return base if base and not own else read_folders(own, base)


def built_in_folder() -> Path:
    """The folder of the knowledge that comes with the program."""
    return COMPILED.parent if COMPILED.is_file() else CHECKOUT


def _built_in() -> Catalogue:
    """The knowledge that comes with the program; its figures are left for whoever draws."""
    if COMPILED.is_file():
        return from_plain_data(Catalogue, json.loads(COMPILED.read_bytes())).with_compiled(COMPILED, COMPILED_WORDS)
    return _merge([CHECKOUT], KINDS).catalogue()


def learned() -> Any:
    """What the second reader of everyday words learned."""
    return json.loads((built_in_folder() / LEARNED).read_bytes())


def compiled_words(catalogue: Catalogue) -> Any:
    """A catalogue's concepts and phrases as they were compiled when the package was built; None where they were not."""
    return json.loads(catalogue.compiled_words.read_bytes()) if catalogue.compiled_words else None


def built_in_origins(kind: str) -> Origins:
    """The places of the program's own entries of a kind, in its YAML."""
    return _merge([built_in_folder()], (kind,)).origins


def load_figures(
    catalogue: Catalogue, folders: Iterable[str | Path] = (), *, builtin: bool = True
) -> dict[str, Figure]:
    """The figures of exercises, by the exercise's id.

    Args:
        catalogue: the knowledge whose exercises they draw.
        folders: knowledge folders, as for `load_catalogue`.
        builtin: start from the figures that come with the program.

    Raises:
        CatalogueError: a figure does not validate, or draws no exercise there is; carries every problem found.
    """
    figures = _built_in_figures() if builtin else {}
    own = [Path(folder) for folder in folders]
    if own:
        merge = _merge(own, (FIGURES,))
        off = (id_ for kind, id_ in catalogue.switched_off if kind == "exercises")
        drawn = merge.figures({*catalogue.exercise, *off})
        figures = {id_: figure for id_, figure in figures.items() if (FIGURES, id_) not in merge.off} | drawn
    return {id_: figure for id_, figure in figures.items() if id_ in catalogue.exercise}


def _built_in_figures() -> dict[str, Figure]:
    """The figures that come with the program."""
    if not COMPILED_FIGURES.is_file():
        return _merge([CHECKOUT], (FIGURES,)).figures(None)
    from hipcoach.catalogue.figure import Figure

    compiled = json.loads(COMPILED_FIGURES.read_bytes())
    return {data["id"]: from_plain_data(Figure, data) for data in compiled}


def read_figure_file(file: Path) -> dict[str, Figure]:
    """The figures of one file, whatever they draw: for a pose that is in no catalogue yet.

    Raises:
        CatalogueError: carries every problem of the file.
    """
    from hipcoach.catalogue.folder import Merge

    merge = Merge(None, (FIGURES,))
    merge.read_file(FIGURES, file)
    return merge.figures(None)


def read_folders(folders: list[Path], base: Catalogue | None) -> Catalogue:
    """Read YAML folders on top of `base`, their figures too, so that every mistake in them is told at once."""
    merge = _merge(folders, (*KINDS, FIGURES), base)
    return merge.catalogue().with_origins(merge.origins, merge.off, base)


def _merge(folders: list[Path], kinds: tuple[str, ...], base: Catalogue | None = None) -> Merge:
    from hipcoach.catalogue.folder import Merge  # and with it the YAML reader

    merge = Merge(base, kinds)
    for folder in folders:
        try:
            merge.read_folder(folder)
        except (OSError, ValueError) as error:  # ValueError: no path of this system has such a name
            why = getattr(error, "strerror", None) or str(error)
            reason = f"is not a folder that can be read ({why}); give a folder"
            raise CatalogueError([Problem(str(folder), 1, 1, reason)]) from None
    return merge


def compile_knowledge(folder: Path) -> str:
    """A folder's knowledge as the JSON that an installed package reads.

    Raises:
        CatalogueError: the folder does not validate.
    """
    return as_compiled(read_folders([folder], None))


def compile_figures(folder: Path) -> str:
    """A folder's figures, likewise."""
    figures = load_figures(read_folders([folder], None), [folder], builtin=False)
    return as_compiled(tuple(figures.values()))
