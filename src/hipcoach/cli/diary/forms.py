"""Which form a diary is shown in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from hipcoach.cli.chosen_form import form_of
from hipcoach.cli.formats import DIARY_BY_SUFFIX, DiaryFormat
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def chosen(
    output: Path | None, named: DiaryFormat | None, short: Mapping[DiaryFormat, bool], *, everybody: bool
) -> DiaryFormat:
    """The form that options ask for, or the name of the file.

    Args:
        output: the file; None for standard output.
        named: what --format names.
        short: the forms that have an option of their own, each with whether it is given.
        everybody: the entries of all people are wanted.

    Raises:
        UsageError: they are two, or the terminal can't show it.
    """
    asked = {form for form, is_given in short.items() if is_given} | ({named} if named else set())
    if len(asked) > 1:
        raise UsageError(f"{' and '.join(sorted(asked))} are two forms; leave one out")
    wanted = next(iter(asked), None)
    suffixes = DIARY_BY_SUFFIX | ({".json": DiaryFormat.FHIR} if wanted is DiaryFormat.FHIR else {})
    form = form_of(output, wanted, suffixes, DiaryFormat.TEXT)
    if form in (DiaryFormat.PDF, DiaryFormat.HTML) and output is None and sys.stdout.isatty():
        raise UsageError(f"that is nothing for a terminal; write it to a file with -o diary.{form.value}")
    if everybody and form is not DiaryFormat.JSONL:
        raise UsageError("--all goes with --format jsonl; a picture is of one person")
    return form


def refuse_beside_import(output: Path | None, named: DiaryFormat | None, name: str | None, shorts: bool) -> None:
    """Stop where something is asked of a diary that is only taken in.

    Raises:
        UsageError: it is.
    """
    if output or named or shorts:
        raise UsageError("--import takes a diary in and shows nothing; leave the form out")
    if name is not None:
        raise UsageError("--import takes in everybody who is in the file; leave --for out")
