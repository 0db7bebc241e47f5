"""Text for people, laid out by Rich, as a string. Whatever is written on it is data, never markup."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from hipcoach.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from hipcoach.render.text.capabilities import Capabilities

MEASURE = 92
"""Wider lines are hard to read, however wide the terminal."""

_NARROWEST = 24

_ASCII = str.maketrans({"×": "x", "·": "-", "•": "*", "→": "->", "≥": ">=", "≤": "<="})


class Paper:
    """Collects lines; `text()` gives them as one string."""

    def __init__(self, capabilities: Capabilities, measure: int = MEASURE) -> None:
        self.capabilities = capabilities
        self.measure = max(_NARROWEST, min(capabilities.width, measure))
        self._sheet = io.StringIO()
        self._console = Console(
            file=self._sheet,
            width=self.measure,
            color_system=capabilities.colour,
            force_terminal=capabilities.colour is not None,
            no_color=capabilities.colour is None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )
        self._lines: list[Text] = []

    def line(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 0) -> None:
        """One paragraph of parts, each plain or with a style; its wrapped lines hang further in.

        What would steer a terminal is shown as its escape.
        """
        wrapped = _assembled(parts).wrap(self._console, self.measure - indent - hang)
        for number, line in enumerate(wrapped):
            line.rstrip()
            line.pad_left(indent + hang if number else indent)
            self._lines.append(line)

    def rows(self, text: str, indent: int = 0) -> int:
        """So many lines it would be."""
        return len(_assembled((text,)).wrap(self._console, self.measure - indent))

    def columns(self, *parts: str | tuple[str, str]) -> None:
        """Parts beside each other on one line, for whoever knows that they fit."""
        self._lines.append(_assembled(parts))

    def row(self, row: Text) -> None:
        """A line as it is, however long."""
        self._lines.append(row)

    def gap(self) -> None:
        """An empty line."""
        self._lines.append(Text())

    def put(self, renderable: RenderableType) -> None:
        """Anything of Rich's, a table say."""
        self._flush()
        self._console.print(renderable)

    def text(self) -> str:
        """All of it."""
        self._flush()
        text = self._sheet.getvalue()
        return text.translate(_ASCII) if self.capabilities.ascii_only else text

    def _flush(self) -> None:
        if self._lines and self.capabilities.colour is None:
            self._sheet.write("".join(f"{line.plain}\n" for line in self._lines))
        elif self._lines:
            self._console.print(Text("\n").join(self._lines), soft_wrap=True)
        self._lines = []


def _assembled(parts: Sequence[str | tuple[str, str]]) -> Text:
    """Parts as one text; what would steer a terminal is shown as its escape."""
    styled = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((printable(text), style) for text, style in styled))
