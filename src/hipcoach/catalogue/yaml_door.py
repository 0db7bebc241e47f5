"""The only importer of yaml: text → plain data, and where in the file each value stands.

Values are read as YAML 1.2 reads them (`no`, `on`, `1:30`, `010` and dates stay text). Every blank counts as a plain
one, and those around a value go. What a knowledge file has no use for is refused rather than interpreted: aliases,
tags, several documents, duplicate keys, deep nesting, and whatever makes an editor show other lines than are read.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from hipcoach.catalogue.base import FieldPath
from hipcoach.errors import CatalogueError, Problem
from hipcoach.text import shown, with_plain_blanks

MAX_BYTES = 1_000_000
"""Seven times the built-in exercises. What it takes to read so much stays within a second or two, and 200 MB."""
MAX_VALUES = 25_000
MAX_DEPTH = 20
MAX_PROBLEMS = 500
"""So many problems of a file are told; nobody reads more, and a strange file could have a hundred thousand."""
MORE_PROBLEMS = "has more problems; mend these first"
_TOO_DEEP = f"is nested deeper than {MAX_DEPTH} levels"
_PARSER_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says of a thousand levels; it reads ahead, so that it may get there before our own limit."""


class Document(NamedTuple):
    """A file's data, the (line, column) of every value by its path, counted from 1, and its text."""

    data: Any
    marks: dict[FieldPath, tuple[int, int]]
    text: str = ""


def _place(mark: Any) -> tuple[int, int]:
    """Line and column of a mark of the parser, from 1; the start of the file where it gave none."""
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


class _RefusedError(Exception):
    def __init__(self, mark: Any, message: str) -> None:
        self.line, self.column = _place(mark)
        self.message = message


def read_bytes(file: Path) -> bytes:
    """A file's bytes, one more than `read_yaml` takes at the most: what never ends is not read to its end.

    Raises:
        OSError: it can't be read, or would have to be waited for.
    """
    with open(file, "rb", opener=_without_waiting) as stream:
        raw = stream.read(MAX_BYTES + 1)
    if raw is None:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
    return raw


def _without_waiting(file: str, flags: int) -> int:
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))


def read_yaml(raw: bytes, file: str) -> Document:
    """Read one file's bytes.

    Raises:
        CatalogueError: the bytes are no YAML this program takes; says where and what to do.
    """
    if len(raw) > MAX_BYTES:
        raise CatalogueError([Problem(file, 1, 1, f"is larger than {MAX_BYTES} bytes; split it into folders")])
    try:
        text = with_plain_blanks(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CatalogueError([Problem(file, line, 1, "is not UTF-8; save it as UTF-8")]) from None
    unlike = list(islice(_unlike_what_is_shown(text, file), MAX_PROBLEMS))
    if unlike:
        raise CatalogueError(unlike)
    builder = _Builder(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    try:
        document = builder.document()
    except _RefusedError as refused:
        builder.refused.append(refused)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise CatalogueError([Problem(file, line, 1, "has a control character; use plain text")]) from None
    except yaml.YAMLError as error:
        raise CatalogueError([_invalid(file, error)]) from None
    if builder.refused:
        raise CatalogueError([Problem(file, error.line, error.column, error.message) for error in builder.refused])
    return document._replace(text=text)


_UNLIKE = re.compile("[\r\x85\u2028-\u202e\u2066-\u2069\ufeff]")
_READ_AS = {**dict.fromkeys("\r\x85\u2028\u2029", "line break"), "\ufeff": "blank"}
"""By the parser, and by no editor: it breaks lines as YAML 1.1 does, not as YAML 1.2. The others reorder a line."""


def _unlike_what_is_shown(text: str, file: str) -> Iterator[Problem]:
    """The first place of each line that an editor shows otherwise than the parser reads it: it could hide an entry."""
    line, told, before = 1, 0, 0
    for found in _UNLIKE.finditer(text):
        here, sign = found.start(), found[0]
        line += text.count("\n", before, here)
        before = here
        if line > told and not text.startswith("\r\n", here):
            read_as = _READ_AS.get(sign)
            what = f"{read_as} that editors don't show" if read_as else "character that reorders its line"
            column = here - text.rfind("\n", 0, here)
            yield Problem(file, line, column, f"has a {what} (U+{ord(sign):04X}); write it without")
            told = line


_ADVICE = {
    "mapping values are not allowed": "put a text that has a colon in quotes, or mend the indentation",
    "expected '-' indicator": "mend the indentation: the lines of an entry stand under one another",
    "expected key": "mend the indentation, or the quotes",
    "tab character": "indent with spaces",
    "cannot start any token": "indent with spaces, and put a text that starts with a sign in quotes",
    "expected ':'": "put a colon and a space after the name of a field",
    "expected ',' or": "close the bracket, or put a comma between the values",
    "block sequence entries are not allowed": "start the list on a line of its own",
}
"""Advice, by a part of the parser's message: the parser knows what it met, not what was meant."""


def _invalid(file: str, error: yaml.YAMLError) -> Problem:
    """The parser's message with its place, and advice on what is probably wrong."""
    reason: str = getattr(error, "problem", None) or "can't be read as YAML"
    if reason == _PARSER_TOO_DEEP:
        return Problem(file, *_place(getattr(error, "problem_mark", None)), _TOO_DEEP)
    if "end of stream" in reason and getattr(error, "context", None) == "while scanning a quoted scalar":
        return Problem(file, *_place(getattr(error, "context_mark", None)), "opens a quote that is never closed")
    advice = next((f"; {todo}" for said, todo in _ADVICE.items() if said in reason), "")
    return Problem(file, *_place(getattr(error, "problem_mark", None)), f"is not valid YAML: {reason}{advice}")


class _Builder:
    """Walks the parser's events without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, events: Any) -> None:
        self._events = events
        self._marks: dict[FieldPath, tuple[int, int]] = {}
        self.refused: list[_RefusedError] = []
        """Refusals that are no reason to stop reading: there may be more."""

    def document(self) -> Document:
        data: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(event.start_mark, "starts a second document; keep one a file")
            elif isinstance(event, yaml.NodeEvent):
                data = self._tree(event)
        return Document(data, self._marks)

    def _tree(self, first: Any) -> Any:
        """The value that begins with `first`; open collections wait on a stack."""
        result: list[Any] = []
        stack: list[_Open] = [_Open(None, result)]
        event = first
        while True:
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            else:
                self._check(event)
                path = stack[-1].take(event, self._marks, self.refused)
                if path is not None:
                    self._marks.setdefault(path, _place(event.start_mark))
                    self._enter(event, path, stack)
            if len(stack) == 1:
                return result[0]
            if len(self._marks) > MAX_VALUES:
                raise _RefusedError(event.start_mark, f"has more than {MAX_VALUES} values; split it into folders")
            if len(self.refused) >= MAX_PROBLEMS:
                raise _RefusedError(event.start_mark, MORE_PROBLEMS)
            event = next(self._events)

    def _enter(self, event: Any, path: FieldPath, stack: list[_Open]) -> None:
        """Put a value where it belongs; a collection is opened."""
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].put(_scalar(event))
            return
        if len(stack) > MAX_DEPTH:
            raise _RefusedError(event.start_mark, _TOO_DEEP)
        inside: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        stack[-1].put(inside)
        stack.append(_Open(path, inside))

    def _check(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(event.start_mark, "is an alias (*name); write the value out")
        if event.anchor is not None:
            self.refused.append(_RefusedError(event.start_mark, "has an anchor (&name); remove it"))
        if event.tag is not None:
            self.refused.append(_RefusedError(event.start_mark, "has a tag (!type); remove it"))


class _Open:
    """A collection being filled; without a path, the place for the whole document."""

    def __init__(self, path: FieldPath | None, into: Any) -> None:
        self._path = path
        self._into = into
        self._key: str | None = None

    def take(
        self, event: Any, marks: dict[FieldPath, tuple[int, int]], refused: list[_RefusedError]
    ) -> FieldPath | None:
        """The path of the value that `event` begins, or None where it was a mapping's key."""
        if self._path is None:
            return ()
        if isinstance(self._into, list):
            return (*self._path, len(self._into))
        if self._key is not None:
            return (*self._path, self._key)
        if not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError(event.start_mark, "is a list or mapping used as a key")
        if event.value in self._into:
            entry = "; start another entry with '- id:'" if event.value == "id" else ""
            refused.append(_RefusedError(event.start_mark, f"has the key {shown(event.value)} twice{entry}"))
        self._key = event.value
        marks[*self._path, event.value] = _place(event.start_mark)
        return None

    def put(self, value: Any) -> None:
        if isinstance(self._into, list):
            self._into.append(value)
        else:
            self._into[self._key] = value
            self._key = None


_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+]?[0-9]+)?\Z|[-+]?(0|[1-9][0-9]*)[eE][-+]?[0-9]+\Z")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_LONGEST_NUMBER = 18


def _scalar(event: Any) -> Any:
    text = event.value
    if not event.implicit[0]:
        return with_plain_blanks(text).strip(" ")  # in quotes, a blank can be written as an escape
    if text in _WORDS:
        return _WORDS[text]
    if len(text) <= _LONGEST_NUMBER:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text
