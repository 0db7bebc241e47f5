"""What is wrong with knowledge folders: a line each, JSON, or annotations of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render.as_json import named
from hipcoach.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.errors import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """`file:line:column: entry, field: what is wrong; what is expected [check]`."""
    return "".join(f"{problem}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """`{schema_version, problems: [...]}`."""
    return named("problems", [problem._asdict() for problem in problems])


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands: what is wrong as an error, what is doubtful as a warning."""
    lines = []
    for problem in problems:
        level = "warning" if problem.check else "error"
        place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        title = _property(f"hipcoach {problem.check}".rstrip())
        lines.append(f"::{level} {place},title={title}::{_data(problem.said)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


RENDERED: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}


def summary(problems: Sequence[Problem]) -> str:
    """How many there are."""
    if not problems:
        return "nothing wrong"
    files = len({problem.file for problem in problems})
    return f"{_count(len(problems), 'problem')} in {_count(files, 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
