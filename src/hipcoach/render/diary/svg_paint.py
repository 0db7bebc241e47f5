"""The colours and letters of a diary's picture, for a file of its own, for a page around it, and for paper."""

from __future__ import annotations

from html import escape

from hipcoach.text import printable

_LIGHT = {
    "back": "#ffffff",
    "ink": "#1b2530",
    "quiet": "#4c5a68",
    "edge": "#c9d3dc",
    "main": "#17694b",
    "rest": "#3c5a7d",
}
_DARK = {
    "back": "#10161d",
    "ink": "#e9eef3",
    "quiet": "#afbcc8",
    "edge": "#3a4753",
    "main": "#5bd0a6",
    "rest": "#9dbbdd",
}
_FONT = ".diary text{font-family:system-ui,'Segoe UI',Roboto,'Helvetica Neue','DejaVu Sans',sans-serif}"


def _painted(colours: dict[str, str]) -> str:
    """Text and dots are filled; lines (`-line`) and rings are drawn in the same colours."""
    filled = (f".diary .{name}{{fill:{colour}}}" for name, colour in colours.items())
    drawn = (f".diary .{name}-line{{fill:none;stroke:{colour}}}" for name, colour in colours.items())
    return "".join((*filled, *drawn))


PAPER = _FONT + _painted(_LIGHT)
"""Light, which paper is."""
SCREEN = f"{PAPER}@media screen and (prefers-color-scheme:dark){{{_painted(_DARK)}}}"
"""Light or dark, as the reader's screen is."""


def drawn_text(at: tuple[float, float], words: str, paint: str = "quiet", more: str = "") -> str:
    """A line of text, which is never markup."""
    x, y = at
    return f'<text x="{x:g}" y="{y:g}" class="{paint}"{more}>{escape(printable(words))}</text>'


def drawn_line(points: list[tuple[float, float]], paint: str, width: float) -> str:
    """A line through points."""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{path}" class="{paint}-line" stroke-width="{width:g}"/>'


def filled_dot(at: tuple[float, float], paint: str, radius: float) -> str:
    """A filled dot."""
    return f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}" class="{paint}"/>'


def open_ring(at: tuple[float, float], paint: str, radius: float) -> str:
    """A ring that can be told from a dot without its colour."""
    wide = radius / 2.7
    place = f'cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}"'
    return f'<circle {place} class="{paint}-line" stroke-width="{wide:.1f}"/>'
