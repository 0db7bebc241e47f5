"""A figure as SVG, with the words that a screen reader says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from hipcoach.figures import animation, svg
from hipcoach.figures.contact_sheet import sheet_of
from hipcoach.figures.motion import motion_of
from hipcoach.figures.scene import Scene
from hipcoach.figures.svg import Panels
from hipcoach.figures.theme import THEMES
from hipcoach.render.strip import strip_of
from hipcoach.text import printable

if TYPE_CHECKING:
    from hipcoach.catalogue.figure import Figure
    from hipcoach.render.strip import Strip


class Named(Protocol):
    """An exercise, or a step that does one."""

    @property
    def name(self) -> str:
        """Its title."""

    @property
    def cue(self) -> str:
        """The cue, which describes the picture."""


def still(figure: Figure, entry: Named | None, theme: str, *, mirrored: bool = False, panel: int | None = None) -> str:
    """The picture at rest, whole or one panel of it."""
    return svg.still(Scene(figure, mirrored=mirrored), *_words(figure, entry), theme=theme, panel=panel)


class ForPage(NamedTuple):
    """A figure as a page needs it."""

    still: str
    """At rest, its panels lettered and to be used again by their names (`panel_name`) and `-1`, `-2`."""
    strip: Strip
    """How these stand on paper."""
    motion: dict[str, Any]
    """As numbers, for the script that moves it."""

    def named(self, entry: Named) -> ForPage:
        """The same with the words of an exercise."""
        return self._replace(still=svg.titled(self.still, printable(entry.name), printable(entry.cue)))


def panel_name(figure: str) -> str:
    """What the panels of a figure on a page are called by, before their numbers."""
    return f"still-{figure}"


def for_page(figure: Figure, entry: Named | None, *, mirrored: bool) -> ForPage:
    """The picture at rest, in motion and on paper, of one solved body; without an exercise it has no words yet."""
    scene = Scene(figure, mirrored=mirrored)
    panels = Panels(lettered=True, name=panel_name(figure.id))
    drawing = ForPage(
        svg.still(scene, "", "", theme="page", panels=panels), strip_of(scene), motion_of(scene, theme="page")
    )
    return drawing.named(entry) if entry else drawing


def still_for_paper(figure: Figure, entry: Named, *, mirrored: bool) -> tuple[str, Strip]:
    """The picture at rest as it stands on paper, its panels lettered."""
    scene = Scene(figure, mirrored=mirrored)
    strip = strip_of(scene)
    return svg.still(scene, *_words(figure, entry), panels=Panels(columns=strip.columns, lettered=True)), strip


def animated(figure: Figure, entry: Named | None, theme: str, *, mirrored: bool = False) -> str:
    """The motion in a loop."""
    return animation.animated(Scene(figure, mirrored=mirrored), *_words(figure, entry), theme=theme)


def paints(theme: str) -> dict[str, str]:
    """What a script needs beside a motion's own colours: of outlines, mat, ring and arrows."""
    return {paint: THEMES[theme][paint] for paint in ("ink", "mat", "mat-edge", "ring", "arrow", "halo")}


def contact_sheet(figure: Figure, theme: str, *, frame: int | None = None, mirrored: bool = False) -> str:
    """One frame seen by many cameras."""
    return sheet_of(figure, theme=theme, frame=frame, mirrored=mirrored)


def panel_count(figure: Figure, *, frames: bool = False) -> int:
    """The number of pictures to choose from: panels, or frames."""
    return 1 if figure.layout == "ghost" and not frames else len(figure.frames)


def _words(figure: Figure, entry: Named | None) -> tuple[str, str]:
    """Title and description; a pose without an exercise has its id."""
    return (printable(entry.name), printable(entry.cue)) if entry else (figure.id, "A pose that no exercise has yet.")
