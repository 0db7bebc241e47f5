"""What can go wrong, each with the exit code it ends in. Nothing here prints."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.text import one_line


class HipcoachError(Exception):
    """Base of every error a person or a script is meant to see: one clear message, one exit code."""

    exit_code = 1


class UsageError(HipcoachError):
    """The request can't be understood: an unknown word, a value out of bounds, a missing option."""

    exit_code = 2


class OutputError(HipcoachError):
    """A result could not be written where it was asked for."""


class SessionError(HipcoachError):
    """A session file, or the line that holds the same, that can't be read."""


class MissingExtraError(HipcoachError):
    """What was asked for needs an optional library that is not installed."""


class Problem(NamedTuple):
    """One thing that is wrong with a knowledge file; line and column count from 1."""

    file: str
    line: int
    column: int
    message: str
    """What is wrong, and what is expected instead."""
    entry: str = ""
    """Kind and id of the entry, as in `exercise 'clamshell'`."""
    field: str = ""
    """The field of the entry, as in `dose.reps`."""
    check: str = ""
    """The check that found it, where it is one that a file can allow."""

    @property
    def said(self) -> str:
        """Entry, field and message."""
        about = ", ".join(filter(None, (self.entry, self.field)))
        return f"{about}: {self.message}" if about else self.message

    def __str__(self) -> str:
        named = f" [{self.check}]" if self.check else ""
        return one_line(f"{self.file}:{self.line}:{self.column}: {self.said}{named}")


class CatalogueError(HipcoachError):
    """A knowledge folder that can't be used. Carries every problem found, not the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))
