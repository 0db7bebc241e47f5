"""Pain of a day as signs of a terminal: a bar of two cells, or a digit where there are no blocks."""

from __future__ import annotations

_BLOCKS = " ▁▂▃▄▅▆▇█"
_EIGHTHS = 8
UNTOLD = "·"
TEN = "X"
"""Ten, where a day has one digit's room."""


def bar(pain: int | None) -> tuple[str, str]:
    """The upper and the lower cell: none is a thin line, five fills one cell, ten both."""
    if pain is None:
        return " ", UNTOLD
    height = 1 + (pain * 3) // 2
    return _BLOCKS[max(0, height - _EIGHTHS)], _BLOCKS[min(height, _EIGHTHS)]


def digit(pain: int | None) -> str:
    """`0` to `9`, and the sign for ten."""
    if pain is None:
        return UNTOLD
    return str(pain) if pain < len("0123456789") else TEN
