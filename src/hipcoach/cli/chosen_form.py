"""Which form a result gets: as it was asked for, or as the name of its file says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from hipcoach.errors import UsageError
from hipcoach.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    _F = TypeVar("_F", bound=str)

_PROMISING = frozenset(
    ".bmp .csv .doc .docx .epub .gif .ics .jpeg .jpg .odt .ods .png .ppt .pptx .ps .rtf .svg .tex .tsv .webp .xls .xlsx"
    " .xml .yaml .yml .zip .htm .html .json .jsonl .markdown .md .pdf .text .txt".split()
)
"""Suffixes that promise a form; any other is part of a name."""


def asked_form(form: _F | None, json: _F, *, short: bool) -> _F | None:
    """The form that options ask for, by --format or by the short --json.

    Args:
        form: what --format names.
        json: JSON among the forms.
        short: --json is given.

    Raises:
        UsageError: they are two.
    """
    if short and form not in {None, json}:
        raise UsageError(f"--json and --format {form} are two forms; leave one out")
    return json if short else form


def form_of(output: Path | None, asked: _F | None, by_suffix: Mapping[str, _F], otherwise: _F) -> _F:
    """The form that was asked for, else the one that the file's suffix says, else the usual one.

    Args:
        output: the file; None for standard output.
        asked: the form that an option names.
        by_suffix: the forms by the suffixes of their files, in small letters.
        otherwise: the usual form.

    Raises:
        UsageError: the suffix says another form than the option, or one that is not made here.
    """
    suffix = output.suffix.lower() if output else ""
    said = by_suffix.get(suffix)
    if said is None and suffix in _PROMISING:
        raise UsageError(f"{one_line(str(output))}: no {suffix} is made here; made are {', '.join(by_suffix)}")
    if said and asked and said != asked:
        raise UsageError(f"{one_line(str(output))} would be {asked}; name it otherwise, or leave the form out")
    return asked or said or otherwise


def wants_json(output: Path | None, *, short: bool) -> bool:
    """Whether an answer that is text or JSON is to be JSON: by `--json`, or by the name of its file.

    Raises:
        UsageError: the name says another form.
    """
    return form_of(output, "json" if short else None, {".txt": "text", ".json": "json"}, "text") == "json"
