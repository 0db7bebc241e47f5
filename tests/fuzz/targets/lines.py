"""Command lines in this process: every command, every option, odd values; whatever they are, a promise is kept."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import webbrowser
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from unittest import mock
from zlib import crc32

import jsonschema
from begun import NOW, TOLD, begin
from built_in import built_in
from finds import MOST_SECONDS, Broken
from grammar import Line, lines
from hypothesis import strategies as st
from promises import harmless, promptly
from routine_promises import broken_by
from running import Target
from sandbox import environment, read_once, sandbox
from typer.main import get_command

from hipcoach.cli import app, clock
from hipcoach.render import json_schemas

EXIT_CODES = {0, 1, 2, 3, 130}
_TWICE = 25
"""One line in so many is run twice."""
_BY_KEY = {"today": "today", "mornings": "diary", "next_stage": "plan"}
"""What is held against a schema each time, by the part that only its answer has."""
_BY_SCHEMA = 5
"""One answer in so many is held against the schema, which takes longer than the answer."""


class Typed(NamedTuple):
    """A command line, and where it is typed."""

    line: Line
    diary: str
    """The name of what was told before."""


class Ended(NamedTuple):
    """How a command ended."""

    exit_code: int
    out: bytes
    err: bytes


def attempt(typed: Typed) -> str:
    """Run a command line. Returns its exit code."""
    line = typed.line
    _warmed_up()
    with promptly("a command", (30 if "--all" in line else 1) * MOST_SECONDS):
        once = ended(*typed)
    if once.exit_code not in EXIT_CODES:
        raise Broken("a foreign exit code", once.exit_code)
    harmless(once.err.decode(), "stderr")
    if not once.out.startswith(b"%PDF"):
        harmless(once.out.decode().replace("\t", "").replace("\r\n", "\n"), "stdout")
    if as_data := data_of(once.out):
        _keeps_its_shape(line, as_data)
    if _one_in(_TWICE, line) and ended(*typed) != once:
        raise Broken("the same line twice gives other bytes")
    return f"exit {once.exit_code}"


def ended(line: Line, diary: str = "nothing") -> Ended:
    """Run a command line in a sandbox; the knowledge is not read again for each."""
    out, err = _stream(), _stream()
    with contextlib.ExitStack() as given:
        place = given.enter_context(sandbox())
        begin(place, diary)
        given.enter_context(contextlib.chdir(place))
        given.enter_context(mock.patch.dict(os.environ, environment(place), clear=True))
        for name, value in (("stdin", _stream(b"no\n" * 40)), ("stdout", out), ("stderr", err)):
            given.enter_context(mock.patch.object(sys, name, value))
        given.enter_context(mock.patch.object(sys, "argv", ["hipcoach", *line]))
        for patch in _known():
            given.enter_context(patch)
        exit_code = _run()
        sys.stdout.flush()
        sys.stderr.flush()
        told = tuple(stream.buffer.getvalue().replace(os.fsencode(place), b"SANDBOX") for stream in (out, err))
    return Ended(exit_code, *told)


def _stream(content: bytes = b"") -> Any:
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")


def _known() -> Iterator[Any]:
    yield mock.patch.object(webbrowser, "open", return_value=False)
    yield mock.patch.object(clock, "now", return_value=NOW)
    yield mock.patch.object(app, "app", _program())
    yield read_once()


@cache
def _program() -> Any:
    return get_command(app.app)


def _run() -> int:
    try:
        app.run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    raise Broken("a command returns instead of ending")


def _one_in(many: int, line: Line) -> bool:
    """Of the same line always the same: chance would tell another story when it is tried again."""
    return crc32(repr(line).encode("utf-8", "surrogatepass")) % many == 0


def data_of(out: bytes) -> dict[str, Any] | None:
    """What JSON on stdout says, of lines of JSON the last; None where it is no JSON."""
    if not out.startswith(b"{"):
        return None
    data: dict[str, Any] = [json.loads(each) for each in (out.splitlines() if out.startswith(b'{"') else [out])][-1]
    if any("\ud800" <= sign <= "\udfff" for sign in json.dumps(data, ensure_ascii=False)):
        raise Broken("JSON has half a sign (a lone surrogate)")
    return data


def _keeps_its_shape(line: Line, data: dict[str, Any]) -> None:
    if "error" in data and "places" not in data:
        _schema("error").validate(data)
        return
    name = _BY_KEY.get(next((key for key in _BY_KEY if key in data), ""))
    if name is None and "recommend" not in line:
        return
    if name or _one_in(_BY_SCHEMA, line):
        _schema(name or "routine").validate(data)
    data = data.get("routine", data)
    if "nothing_left" in data and not data["nothing_left"]["removed_by"]:
        raise Broken("where nothing is left, it is said what took it")
    if "phases" in data and not {"--catalogue", "--only"} & set(line):
        for promise in broken_by(data, built_in()):
            raise Broken(*promise)


@cache
def _schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schemas.schema_named(name))


@cache
def _warmed_up() -> None:
    """What is loaded once is loaded by now: the seconds of a line are its own."""
    for form in ("text", "markdown", "html", "pdf", "json"):
        ended(("recommend", "my hamstring hurts", "--screened", "--format", form))


TARGET = Target(st.builds(Typed, lines(), st.sampled_from([*TOLD])), attempt, round_size=200, short=60)
