"""Options that choose the form of a result."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hipcoach.cli.complete import offer
from hipcoach.cli.files import named_by_person
from hipcoach.cli.values import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    """Forms of a list."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    IDS = "ids"


class DiaryFormat(StrEnum):
    """Forms of a diary."""

    TEXT = "text"
    SVG = "svg"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    PDF = "pdf"
    FHIR = "fhir"


class PlanFormat(StrEnum):
    """Forms of a plan."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    ICS = "ics"


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


def _chosen(option: str, kind: type[StrEnum], help_: str, also: Mapping[str, str] | None = None) -> Any:
    """An option that takes one of a few words, in any case."""
    reads = one_of(option, kind, also)
    return typer.Option(option, metavar="|".join(kind), parser=reads, autocompletion=offer(*kind), help=help_)


FORMS_BY_SUFFIX = {
    ".txt": RoutineFormat.TEXT,
    ".md": RoutineFormat.MARKDOWN,
    ".html": RoutineFormat.HTML,
    ".pdf": RoutineFormat.PDF,
    ".json": RoutineFormat.JSON,
    ".markdown": RoutineFormat.MARKDOWN,
    ".htm": RoutineFormat.HTML,
}
ALSO_FORMS = {suffix[1:]: str(form) for suffix, form in FORMS_BY_SUFFIX.items()}
RoutineForm = Annotated[
    RoutineFormat | None,
    _chosen("--format", RoutineFormat, "The form of the result; the name of the file says it, too.", ALSO_FORMS),
]
PLAN_BY_SUFFIX = {suffix: PlanFormat(form) for suffix, form in FORMS_BY_SUFFIX.items()} | {".ics": PlanFormat.ICS}
PlanForm = Annotated[
    PlanFormat | None,
    _chosen(
        "--format",
        PlanFormat,
        "The form of the plan, ics for a calendar; the name of the file says it, too.",
        {suffix[1:]: str(form) for suffix, form in PLAN_BY_SUFFIX.items()},
    ),
]
SheetPaper = Annotated[PaperSize | None, _chosen("--paper", PaperSize, "Of a PDF. A4 without it.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
ListForm = Annotated[
    ListFormat | None,
    _chosen("--format", ListFormat, "The form of the list, a table without it; jsonl is an entry a line."),
]
DIARY_BY_SUFFIX = {".txt": DiaryFormat.TEXT} | {
    f".{form}": form for form in DiaryFormat if form not in (DiaryFormat.TEXT, DiaryFormat.FHIR)
}
DiaryForm = Annotated[
    DiaryFormat | None, _chosen("--format", DiaryFormat, "The form of the weeks; the name of the file says it, too.")
]
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
