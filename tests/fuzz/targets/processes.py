"""Real processes in pairs: what the machine is set to changes no byte of an answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from finds import Broken
from grammar import OF_DIARY, Line, lines
from hypothesis import strategies as st
from promises import harmless
from running import Target
from sandbox import OLD, environment, sandbox

_SET = {
    "PYTHONHASHSEED": ("0", "1", "7", "4294967295"),
    "LC_ALL": ("C.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"),
    "LANG": ("tr_TR.UTF-8", "C", "ja_JP.eucJP", "xx"),
    "TZ": ("UTC", "Pacific/Kiritimati", "America/St_Johns", "nowhere"),
    "USER": ("", "root", "ü"),
    "TMPDIR": (".", "/tmp", "/nowhere"),  # noqa: S108 (a setting, no file)
}
_WIDTHS = ("", "1", "40", "80", "200", "0", "x")
"""COLUMNS is one of a pair's: text is as wide as that says."""
_EXIT_CODES = {0, 1, 2, 3}
_SECONDS = 60


class Pair(NamedTuple):
    """A command line, and two machines."""

    line: Line
    columns: str
    through: str
    """What stands in the line for `out.txt`."""
    first: dict[str, str]
    second: dict[str, str]


def attempt(pair: Pair) -> str:
    """Run a command line on both machines, each in a directory of its own. Returns its exit code."""
    one, other = (_ended(pair, settings) for settings in (pair.first, pair.second))
    for name, a, b in zip(("exit code", "stdout", "stderr", "files"), one, other, strict=True):
        if a != b:
            raise Broken(f"another machine, another {name}", _difference(a, b))
    exit_code, out, err, files = one
    if not out.startswith(OLD) or not files["log"].startswith(OLD):
        raise Broken("what stdout is added to loses what it had")
    if b"Traceback" in err:
        raise Broken("a traceback", err.decode(errors="replace")[-600:])
    if exit_code not in _EXIT_CODES:
        raise Broken("a foreign exit code", exit_code)
    harmless(err.decode(), "stderr")
    return f"exit {exit_code}"


def _ended(pair: Pair, settings: dict[str, str]) -> tuple[int, bytes, bytes, dict[str, bytes]]:
    """Exit code, stdout, stderr and the files afterwards. Where it ran is taken out: a message may name it."""
    line = (pair.through if word == "out.txt" else word for word in pair.line)
    with sandbox() as place, (place / "log").open("ab+") as log:
        log.write(OLD)
        log.flush()
        done = subprocess.run(
            [sys.executable, "-m", "hipcoach", *map(os.fsencode, line)],
            check=False,
            stdout=log,
            stderr=subprocess.PIPE,
            cwd=place,
            env={**environment(place), "COLUMNS": pair.columns, **settings},
            input=b"no\n" * 40,
            timeout=_SECONDS,
        )
        log.seek(0)
        out, err = (_elsewhere(said, place) for said in (log.read(), done.stderr))
        return done.returncode, out, err, _files(place)


def _elsewhere(said: bytes, place: Path) -> bytes:
    return said.replace(os.fsencode(place), b"SANDBOX")


def _files(place: Path) -> dict[str, bytes]:
    files = (file for file in sorted(place.rglob("*")) if file.is_file())
    return {str(file.relative_to(place)): _elsewhere(file.read_bytes(), place) for file in files}


def _difference(a: object, b: object) -> str:
    """Where two answers part."""
    one, other = repr(a), repr(b)
    at = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))
    start = max(0, at - 80)
    return f"{one[start : at + 160]} / {other[start : at + 160]}"


_THROUGH = st.sampled_from(["out.txt", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
_MACHINES = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in _SET.items()})
_PAIRS = st.builds(Pair, lines(without=OF_DIARY), st.sampled_from(_WIDTHS), _THROUGH, _MACHINES, _MACHINES)
TARGET = Target(_PAIRS, attempt, round_size=25, short=8, shrinks=False)
