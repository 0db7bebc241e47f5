"""Draws the pictures of docs/figures.md, the gallery's, and writes docs/gallery.md: `python docs/draw.py`.

The same YAML gives the same bytes. A file that would not change is not touched; a picture that nobody draws any more is
removed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hipcoach.catalogue import load_catalogue
from hipcoach.catalogue.load import load_figures, read_figure_file
from hipcoach.render import figure_svg
from hipcoach.render.as_markdown import escaped
from hipcoach.vocabulary import POSITIONS

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.figure import Figure

DOCS = Path(__file__).parent
DATA = DOCS.parent / "data"
FIGURES = "figures"
GALLERY = "gallery"
EXAMPLES = f"{FIGURES}/examples.yaml"
"""The poses of docs/figures.md."""
MOVING = "closed"
"""The one of them that is also drawn animated,"""
FROM_ALL_SIDES = "first-done"
"""and the one with a contact sheet."""
_THEME = "light"
_ABREAST = 2
"""Pictures in a row of the gallery."""
_INTRODUCTION = """\
# Gallery

The figure of every exercise, by position. [Figures](figures.md) tells how they are written: find the one nearest to
what you want, and start from its lines in [data/figures.yaml](../data/figures.yaml). This page is made by
`python docs/draw.py`; change the poses, not the page.
"""


def drawn() -> dict[str, str]:
    """The content of each file, by its path in docs/."""
    catalogue = load_catalogue([DATA], builtin=False)
    figures = load_figures(catalogue, [DATA], builtin=False)
    return {**_examples(), **_gallery(catalogue, figures), "gallery.md": _page(catalogue, figures)}


def stale(files: dict[str, str]) -> list[Path]:
    """The pictures that are there and not among `files`."""
    there = [file for folder in (FIGURES, GALLERY) for file in sorted((DOCS / folder).glob("*.svg"))]
    return [file for file in there if file.relative_to(DOCS).as_posix() not in files]


def _examples() -> dict[str, str]:
    examples = read_figure_file(DOCS / EXAMPLES)
    return {
        **{f"{FIGURES}/{id_}.svg": figure_svg.still(figure, None, _THEME) for id_, figure in examples.items()},
        f"{FIGURES}/{MOVING}-animated.svg": figure_svg.animated(examples[MOVING], None, _THEME),
        f"{FIGURES}/{FROM_ALL_SIDES}-views.svg": figure_svg.contact_sheet(examples[FROM_ALL_SIDES], _THEME),
    }


def _gallery(catalogue: Catalogue, figures: dict[str, Figure]) -> dict[str, str]:
    return {
        f"{GALLERY}/{id_}.svg": figure_svg.still(figure, catalogue.exercise[id_], _THEME)
        for id_, figure in figures.items()
    }


def _page(catalogue: Catalogue, figures: dict[str, Figure]) -> str:
    """The gallery's text: a table for each position, in the order of the exercises."""
    groups = {
        position: [
            f"![{escaped(entry.cue)}]({GALLERY}/{entry.id}.svg)<br>{escaped(entry.name)}<br>`{entry.id}`"
            for entry in catalogue.exercises
            if entry.position == position and entry.id in figures
        ]
        for position in POSITIONS
    }
    shown = {position.capitalize(): cells for position, cells in groups.items() if cells}
    contents = " · ".join(f"[{title}](#{title.lower()}) {len(cells)}" for title, cells in shown.items())
    tables = [f"## {title}\n\n{_table(cells)}" for title, cells in shown.items()]
    return "\n".join([_INTRODUCTION, contents + "\n", *tables])


def _table(cells: list[str]) -> str:
    rows = [cells[start : start + _ABREAST] for start in range(0, len(cells), _ABREAST)]
    lines = [[""] * _ABREAST, ["---"] * _ABREAST, *([*row, *[""] * (_ABREAST - len(row))] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> None:
    """Write what has changed, remove what is stale."""
    files = drawn()
    changed = [
        (DOCS / path, text.encode())
        for path, text in files.items()
        if not (DOCS / path).is_file() or (DOCS / path).read_bytes() != text.encode()
    ]
    gone = stale(files)
    for file, content in changed:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    for file in gone:
        file.unlink()
    sys.stdout.write(f"{len(changed)} of {len(files)} files written, {len(gone)} removed\n")


if __name__ == "__main__":
    main()
