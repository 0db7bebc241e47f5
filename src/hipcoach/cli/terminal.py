"""What standard output can show."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from hipcoach.render.text.capabilities import Capabilities

if TYPE_CHECKING:
    from pathlib import Path

    from hipcoach.render.text.capabilities import ColourSystem

_NO_TERMINAL = ("dumb", "unknown")
_OFF = ("0", "false", "no")


def capabilities_of(output: Path | None) -> Capabilities:
    """What stdout can show: its width, its colours, its signs. A file gets plain text, 80 wide.

    Rows or a table, figures or none: that depends on whether it is a terminal; only colours are a matter of wishes.
    """
    if output is not None:
        return Capabilities()
    from rich.console import Console

    terminal = sys.stdout.isatty()
    return Capabilities(
        width=Console(file=sys.stdout).width,
        colour=_colour(),
        ascii_only=not _can_show("×·"),
        terminal=terminal,
        figures=terminal and os.environ.get("TERM") not in _NO_TERMINAL and _can_show("▀⣿"),
    )


def _colour() -> ColourSystem | None:
    """The colours to use; NO_COLOR stands above all, FORCE_COLOR and CLICOLOR_FORCE bring them into a pipe."""
    forced, forced_too, wanted = map(os.environ.get, ("FORCE_COLOR", "CLICOLOR_FORCE", "CLICOLOR"))
    must = any(value and value not in _OFF for value in (forced, forced_too))
    if os.environ.get("NO_COLOR") or not (must or (sys.stdout.isatty() and not {forced, wanted} & {*_OFF})):
        return None
    from rich.console import Console

    found: ColourSystem | None = Console(file=sys.stdout, force_terminal=True).color_system  # type: ignore[assignment]
    return found or ("standard" if must else None)


def _can_show(signs: str) -> bool:
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
