"""Options that choose the form of a result."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli.files import named_by_person


class RoutineFormat(StrEnum):
    """Forms of a routine."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


class PaperSize(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"


class ListFormat(StrEnum):
    """Forms of a list of exercises."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    IDS = "ids"


class ProblemFormat(StrEnum):
    """Forms of what is wrong with knowledge folders."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class FigureStyle(StrEnum):
    """How a figure is drawn in a terminal."""

    BLOCKS = "blocks"
    OUTLINE = "outline"
    NONE = "none"


Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
JsonOnly = Annotated[bool, typer.Option("--json", help="As JSON.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        parser=named_by_person,
        help="Write to a file, readable for you alone; - is standard output.",
    ),
]
