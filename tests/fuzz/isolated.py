"""Work in a process of its own: what it takes is its own, and what takes too much is ended before the machine is."""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import BinaryIO

from finds import MOST_SECONDS, Broken, kind_of

MOST_MEGABYTES = 300
_ENDED_AFTER_SECONDS = 20
_ENDED_ABOVE_BYTES = 4_000_000_000

Work = Callable[[], Generator[str, None, str]]
"""Yields the name of each part before it does it; returns how it ended."""


@dataclass
class Told:
    """What the process tells, as it comes."""

    costs: list[tuple[str, float, float]] = field(default_factory=list)
    """Of each part: seconds of a processor, and the most megabytes until its end beyond those at the start."""
    begun: str = ""
    outcome: str | None = None
    fault: tuple[str, str] | None = None
    """The kind of error, and its text."""


def in_parts(work: Work) -> str:
    """How the work ended.

    Raises:
        Broken: it raised, or a part of it took more than 2 s of a processor or 300 MB.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings(action="ignore"):  # of threads that a fork leaves behind: nothing here waits for one
        child = os.fork()
    if child == 0:
        os.close(reading)
        _tell(work, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            told = _heard(pipe)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _judged(told)


def _tell(work: Work, writing: int) -> None:
    """Do the work in this process, tell of it, and end; nothing of the parent's is run here."""
    signal.alarm(0)
    resource.setrlimit(resource.RLIMIT_CPU, (_ENDED_AFTER_SECONDS, _ENDED_AFTER_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_ENDED_ABOVE_BYTES, _ENDED_ABOVE_BYTES))
    with os.fdopen(writing, "wb", buffering=0) as pipe:
        try:
            pickle.dump(("outcome", _measured(work, pipe)), pipe)
        except BaseException as error:  # noqa: BLE001 (told to the parent, who raises it)
            pickle.dump(("fault", (kind_of(error), "".join(traceback.format_exception(error, limit=-12)))), pipe)
        finally:
            os._exit(0)


def _measured(work: Work, pipe: BinaryIO) -> str:
    parts = work()
    before = _megabytes()
    while True:
        start = time.process_time()
        try:
            part = next(parts)
        except StopIteration as end:
            pickle.dump(("cost", (time.process_time() - start, _megabytes() - before)), pipe)
            return str(end.value)
        pickle.dump(("cost", (time.process_time() - start, _megabytes() - before)), pipe)
        pickle.dump(("begun", part), pipe)


def _megabytes() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _heard(pipe: BinaryIO) -> Told:
    told = Told()
    with contextlib.suppress(EOFError):
        while True:
            name, value = pickle.load(pipe)  # noqa: S301 (our own)
            if name == "cost":
                told.costs.append((told.begun, *value))
            else:
                setattr(told, name, value)
    return told


def _judged(told: Told) -> str:
    if told.fault:
        raise Broken(*told.fault)
    for part, seconds, megabytes in told.costs:
        if seconds > MOST_SECONDS:
            raise Broken(f"{part} takes more than {MOST_SECONDS:g} s", f"{seconds:.1f} s of a processor")
        if megabytes > MOST_MEGABYTES:
            raise Broken(f"{part} takes more than {MOST_MEGABYTES} MB", f"{megabytes:.0f} MB")
    if told.outcome is None:
        raise Broken(f"{told.begun} takes more than {MOST_SECONDS:g} s", f"ended after {_ENDED_AFTER_SECONDS} s")
    return told.outcome
