"""What can go wrong, each with the exit code it ends in. Nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from hipcoach.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable


class HipcoachError(Exception):
    """Base of every error a person or a script is meant to see: one clear message, one exit code."""

    exit_code: ClassVar[int] = 1
    kind: ClassVar[str] = "failed"
    """What a script tells errors apart by."""
    parts: ClassVar[tuple[str, ...]] = ()
    """Attributes that say more than the message does."""

    def told(self) -> dict[str, Any]:
        """The kind, the message and the parts, as plain data."""
        return {"kind": self.kind, "message": str(self), **{part: getattr(self, part) for part in self.parts}}


class UsageError(HipcoachError):
    """The request can't be understood: a contradiction, a missing option, and what has a class of its own below."""

    exit_code = 2
    kind = "usage"


class UnknownWordError(UsageError):
    """A word that nothing is called by."""

    kind = "unknown-word"
    parts = ("word", "of", "did_you_mean")
    word: str
    """As it was typed."""
    of: str
    """What was to be called so: symptom, motion, option."""
    did_you_mean: list[str]
    """What it may have been meant for, the nearest first."""

    def __init__(self, message: str, *, word: str, of: str, did_you_mean: Iterable[str]) -> None:
        super().__init__(message)
        self.word, self.of, self.did_you_mean = word, of, list(did_you_mean)


class OutOfBoundsError(UsageError):
    """A number that is too small or too large, or something that is no number."""

    kind = "out-of-bounds"
    parts = ("option", "value", "least", "most")
    option: str
    """An option without its hyphens, or what stands for one: a variable, a line of a file."""
    value: str
    """As it was given."""
    least: int | None
    most: int | None

    def __init__(self, message: str, *, option: str, value: str, least: int | None, most: int | None) -> None:
        super().__init__(message)
        self.option, self.value, self.least, self.most = option, value, least, most


class OutputError(HipcoachError):
    """A result could not be written where it was asked for."""

    kind = "output"


class SessionError(HipcoachError):
    """A session file, or the line that holds the same, that can't be read."""


class DiaryError(HipcoachError):
    """A diary that can't be opened, read or written, or an entry that it can't take. Says where, and what to do."""

    kind = "diary"


class MissingExtraError(HipcoachError):
    """What was asked for needs an optional library that is not installed."""

    kind = "missing-extra"


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

    kind = "catalogue"
    parts = ("problems",)
    problems: list[Problem]

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))

    def told(self) -> dict[str, Any]:
        """As of every error, a problem by the names of its fields."""
        return {**super().told(), "problems": [problem._asdict() for problem in self.problems]}


class AnswersError(UsageError, CatalogueError):
    """A file of answers that can't be used. Carries every problem found, as a folder's does."""

    kind = "answers"
