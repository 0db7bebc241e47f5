"""What the place that shows a text can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColourSystem = Literal["auto", "standard", "256", "truecolor", "windows"]


@dataclass(eq=False, repr=False)
class Capabilities:
    """The width, colours and signs of the place that shows the text."""

    width: int = 80
    colour: ColourSystem | None = None
    ascii_only: bool = False
    terminal: bool = False
    figures: bool = False
    """A terminal that has half blocks and braille dots."""
