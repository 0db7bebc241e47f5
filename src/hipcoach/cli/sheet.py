"""How an answer is written: its form, its length, what is drawn on it, its head."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, assert_never, get_args

from hipcoach.cli.chosen_form import asked_form, form_of
from hipcoach.cli.formats import FORMS_BY_SUFFIX, PaperSize, RoutineFormat
from hipcoach.cli.letterhead import letterhead_from
from hipcoach.cli.output import note
from hipcoach.cli.terminal import capabilities_of
from hipcoach.errors import UsageError
from hipcoach.render.text.capabilities import Capabilities

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hipcoach.cli.state import State
    from hipcoach.render.instead_of_routine import Shown
    from hipcoach.render.letterhead import Letterhead

Length = Literal["full", "brief", "why"]
"""All of it, one screen, or one screen with the reasons."""
LENGTHS: tuple[Length, ...] = get_args(Length)
_OPENED = (RoutineFormat.HTML, RoutineFormat.PDF)


def wished_lengths(*, full: bool, brief: bool, why: bool) -> tuple[Length, ...]:
    """Those that options ask for, in the order of `LENGTHS`."""
    return tuple(length for length, wished in zip(LENGTHS, (full, brief, why), strict=True) if wished)


class Wishes(NamedTuple):
    """What the options say of a sheet; None, False and nothing where they say nothing."""

    format: RoutineFormat | None
    json: bool
    output: Path | None
    paper: PaperSize | None
    head: tuple[str | None, str | None, str | None]
    """`--for`, `--from`, `--note`."""
    figures: bool
    opens: bool
    lengths: tuple[Length, ...]


@dataclass(frozen=True, repr=False)
class Sheet:
    """How an answer is to be written."""

    form: RoutineFormat
    paper: PaperSize
    letterhead: Letterhead
    capabilities: Capabilities
    length: Length
    figures: bool


def sheet_for(wishes: Wishes, usual: Mapping[str, Any]) -> Sheet:
    """The sheet that is wished for, above a person's own defaults.

    Raises:
        UsageError: two wishes contradict each other, or the terminal can't show it.
    """
    form = _form(wishes, usual)
    recipient, sender, words = wishes.head
    head = letterhead_from(
        recipient, *(usual.get(name) if own is None else own for name, own in (("from", sender), ("note", words)))
    )
    paper = wishes.paper or usual.get("paper", PaperSize.A4)
    if form is not RoutineFormat.TEXT:
        _tell_of_figures(drawn=not wishes.figures)
        return Sheet(form, paper, head, Capabilities(), "full", figures=False)
    capabilities = capabilities_of(wishes.output)
    figures = wishes.figures or usual.get("figures", False)
    drawn = figures and capabilities.figures
    _tell_of_figures(drawn=drawn or not figures)
    plain = sys.stdout.isatty() and not (wishes.format or wishes.output or wishes.figures or drawn)
    own = tuple(length for length in LENGTHS if usual.get(length))
    length = _length(wishes.lengths) or _length(own) or ("brief" if plain else "full")
    return Sheet(form, paper, head, capabilities, length, figures=drawn)


def _form(wishes: Wishes, usual: Mapping[str, Any]) -> RoutineFormat:
    asked = asked_form(wishes.format, RoutineFormat.JSON, short=wishes.json)
    form: RoutineFormat = form_of(wishes.output, asked, FORMS_BY_SUFFIX, usual.get("format", RoutineFormat.TEXT))
    if wishes.opens and (form not in _OPENED or wishes.output is None):
        raise UsageError("--open shows a page or a PDF; name its file: -o routine.html")
    if form in _OPENED and wishes.output is None and sys.stdout.isatty():
        raise UsageError(f"that is nothing for a terminal; write it to a file with -o routine.{form.value}")
    return form


def _length(lengths: tuple[Length, ...]) -> Length | None:
    if "full" in lengths and len(lengths) > 1:
        raise UsageError("--full shows all of it, --brief and --why one screen; leave one out")
    return lengths[-1] if lengths else None


def _tell_of_figures(*, drawn: bool) -> None:
    if not drawn:
        note("note: figures are drawn in a terminal; for files, see `hipcoach figure --help`")


def tell_of_lacking(signs: str) -> None:
    """Say which signs no font of this machine has."""
    note(f"note: no font of this machine has {' '.join(signs)}; a box stands for it. --format html shows it")


def rendered(result: Shown, sheet: Sheet, state: State) -> str | bytes:
    """The answer in its form."""
    if sheet.form is RoutineFormat.TEXT:
        return _as_text(result, sheet, state)
    if sheet.form is RoutineFormat.MARKDOWN:
        from hipcoach.render import as_markdown

        return as_markdown.outcome(result, sheet.letterhead)
    if sheet.form is RoutineFormat.JSON:
        from hipcoach.render import as_json

        return as_json.result(result, sheet.letterhead)
    if sheet.form is RoutineFormat.HTML:
        from hipcoach.render import as_page

        return as_page.outcome(result, state.figures, sheet.letterhead, state.catalogue.version)
    if sheet.form is RoutineFormat.PDF:
        from hipcoach.render import as_pdf

        return as_pdf.outcome(result, state.figures, sheet.paper.value, sheet.letterhead, tell_of_lacking)
    assert_never(sheet.form)


def _as_text(result: Shown, sheet: Sheet, state: State) -> str:
    from hipcoach.coach.routine import Routine

    if sheet.length != "full" and isinstance(result, Routine):
        from hipcoach.render.text.brief import brief_text

        return brief_text(result, sheet.capabilities, sheet.letterhead, why=sheet.length == "why")
    from hipcoach.render import as_text

    return as_text.outcome(result, sheet.capabilities, state.figures if sheet.figures else None, sheet.letterhead)
