"""Runs a target: round after round of inputs that hypothesis makes, and makes small where one breaks a promise."""

from __future__ import annotations

import contextlib
import importlib
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from finds import Hung, Tally
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning
from hypothesis.strategies import SearchStrategy

TARGETS = (
    *("lines", "processes", "figures", "storage", "kills", "folders", "catalogues", "words", "sessions", "diaries"),
    "calendars",
)
HUNG_SECONDS = 120
_SHRINKING_SECONDS = 60


@dataclass(frozen=True)
class Target:
    """What is fuzzed: inputs, and what each has to stand."""

    inputs: SearchStrategy[Any]
    attempt: Callable[[Any], str]
    """Tries an input. Returns how it ended; raises where a promise is broken."""
    round_size: int
    """The inputs that one seed makes."""
    short: int
    """The inputs of the short run among the tests."""
    shrinks: bool = True
    """Whether an input is tried so fast, and ends so surely the same, that it can be made small."""
    why_not: Callable[[], str | None] = lambda: None
    """Why it can't be run here; None where it can."""


def target(name: str) -> Target:
    """A target by its name. Some use what the tests of a room use."""
    tests = Path(__file__).parents[1]
    for folder in (tests, tests / "figures", tests / "diary"):
        if str(folder) not in sys.path:
            sys.path.append(str(folder))
    found: Target = importlib.import_module(f"targets.{name}").TARGET
    return found


class _Over(KeyboardInterrupt):
    """The time is up: the one way out of a round that hypothesis does not take for a fault."""


def fuzz(name: str, seconds: float, first_seed: int, tell: Callable[[str], None]) -> Tally:
    """Fuzz a target for some seconds, round by round; tells each new find as it comes, and goes on."""
    it, tally = target(name), Tally(name)
    if why := it.why_not():
        tell(f"{name}: left out, {why}")
        return tally
    end = time.monotonic() + seconds
    number = first_seed
    try:
        while True:
            known = set(tally.finds)
            try:
                one_round(it, tally, number, it.round_size, end)
            finally:
                for kind in tally.finds.keys() - known:
                    tell(tally.finds[kind].text(name))
            number += 1
    except* _Over:  # be it beside others that hypothesis tells at once
        pass
    return tally


def short(name: str, number: int) -> Tally | str:
    """The inputs of one seed, few of them, the same each time; or why they can't be run here."""
    it, tally = target(name), Tally(name)
    if why := it.why_not():
        return why
    one_round(it, tally, number, it.short)
    return tally


def one_round(it: Target, tally: Tally, number: int, size: int, end: float = float("inf")) -> None:
    """The inputs of one seed. What is known already is counted and not made small again.

    Raises:
        KeyboardInterrupt: the end has come.
    """
    known = set(tally.finds)

    @seed(number)
    @settings(
        max_examples=size,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink) if it.shrinks else (Phase.generate,),
    )
    @given(it.inputs)
    def tried(drawn: Any) -> None:
        fresh = tally.finds.keys() - known
        if time.monotonic() > end + (_SHRINKING_SECONDS if fresh else 0):
            raise _Over
        try:
            tally.outcomes[_timed(it, drawn, tally)] += 1
        except Exception as error:
            tally.outcomes["found"] += 1
            if tally.found(error, drawn, number) not in known and it.shrinks:
                raise

    try:
        with warnings.catch_warnings(
            action="ignore", category=HypothesisWarning
        ):  # of strategies that are long to print
            tried()
    except Exception as error:  # noqa: BLE001 (whatever it is, it is kept)
        if tally.finds.keys() == known:
            tally.found(error, "the making of inputs itself", number)


def _timed(it: Target, drawn: Any, tally: Tally) -> str:
    start = time.perf_counter()
    try:
        with _not_for_ever():
            return it.attempt(drawn)
    finally:
        tally.slowest_seconds = max(tally.slowest_seconds, time.perf_counter() - start)


@contextlib.contextmanager
def _not_for_ever() -> Iterator[None]:
    def hung(_signal: int, _frame: FrameType | None) -> None:
        raise Hung(f"no end after {HUNG_SECONDS} s")

    before = signal.signal(signal.SIGALRM, hung)
    signal.alarm(HUNG_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
