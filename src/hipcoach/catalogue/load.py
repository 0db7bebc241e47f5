"""Knowledge folders → one validated Catalogue.

The built-in knowledge is YAML in a checkout's `data/` and JSON, compiled from it, in an installed package. Folders of
one's own are read after it: their entries add, or replace by id.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hipcoach.catalogue.catalogue import Catalogue
from hipcoach.errors import CatalogueError, Problem

_PACKAGE = Path(__file__).parents[1]
COMPILED = _PACKAGE / "data" / "knowledge.json"
CHECKOUT = _PACKAGE.parents[1] / "data"


def load_catalogue(folders: Iterable[str | Path] = (), *, builtin: bool = True) -> Catalogue:
    """The knowledge the program works with.

    Args:
        folders: knowledge folders; a later one replaces an earlier one's entries of the same id.
        builtin: start from the knowledge that comes with the program.

    Raises:
        CatalogueError: a folder is missing, unreadable or does not validate; carries every problem found.
    """
    own = [Path(folder) for folder in folders]
    if builtin and COMPILED.is_file():
        base = Catalogue.model_validate_json(COMPILED.read_bytes())
        return read_folders(own, base) if own else base
    return read_folders([CHECKOUT, *own] if builtin else own, None)


def read_folders(folders: list[Path], base: Catalogue | None) -> Catalogue:
    """Read YAML folders on top of `base`; imports the YAML reader only here."""
    from hipcoach.catalogue.folder import Shelf

    shelf = Shelf(base)
    for folder in folders:
        try:
            shelf.read_folder(folder)
        except (OSError, ValueError) as error:  # ValueError: no path of this system has such a name
            why = getattr(error, "strerror", None) or str(error)
            reason = f"is not a folder that can be read ({why}); give a folder"
            raise CatalogueError([Problem(str(folder), 1, 1, reason)]) from None
    return shelf.catalogue()


def compile_knowledge(folder: Path) -> str:
    """A folder's knowledge as the JSON that an installed package reads.

    Raises:
        CatalogueError: the folder does not validate.
    """
    return read_folders([folder], None).model_dump_json(exclude_defaults=True)
