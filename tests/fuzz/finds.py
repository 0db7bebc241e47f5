"""What fuzzing finds: a promise that an input broke, kept once for each kind."""

from __future__ import annotations

import os
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = float(os.environ.get("FUZZ_PATIENCE", "1"))
"""How many times longer anything may take: a short run inside the tests measures nothing, it only finds what hangs."""
MOST_SECONDS = 2.0 * PATIENCE
"""Of a processor, for one answer."""
_ROOT = Path(__file__).parents[2]
_OURS = (str(_ROOT / "src"), str(Path(__file__).parent))

_MOST_FRAMES = 12
"""Of a traceback: hypothesis's own stand before them."""


class Broken(AssertionError):  # noqa: N818 (a promise is broken, the harness is not)
    """A promise that an input broke."""

    def __init__(self, promise: str, detail: object = "") -> None:
        self.promise = promise
        super().__init__(f"{promise}: {detail}" if detail else promise)


class Hung(Exception):  # noqa: N818
    """An input that nobody waits for."""


def kind_of(error: BaseException) -> str:
    """What makes two finds one: the promise, or the error and the innermost function of ours that it came through."""
    if isinstance(error, Broken):
        return error.promise
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(_OURS)]
    where = f" in {Path(ours[-1].filename).name}, {ours[-1].name}" if ours else ""
    return f"{type(error).__name__}{where}"


@dataclass
class Find:
    """One kind of broken promise, with the smallest input that broke it."""

    kind: str
    given: str
    how: str
    """The error, with its traceback."""
    seed: int
    """Of the round that has it."""
    times: int = 0

    def text(self, target: str) -> str:
        """All that is known of it, with the command that repeats it."""
        again = f"python tests/fuzz/fuzz.py --only {target} --seed {self.seed} --minutes 5"
        return f"{target}: {self.kind}\n\ngiven: {self.given}\n\n{self.how}\nagain: {again}\n"


@dataclass
class Tally:
    """How the inputs of a target ended."""

    target: str
    outcomes: Counter[str] = field(default_factory=Counter)
    finds: dict[str, Find] = field(default_factory=dict)
    slowest_seconds: float = 0.0
    """Of one input, as a clock on the wall sees it."""

    def found(self, error: BaseException, given: object, seed: int) -> str:
        """Keep a find, the smallest of its kind. Returns the kind."""
        kind, said = kind_of(error), repr(given)
        find = self.finds.get(kind)
        if find is None or (len(said), said) < (len(find.given), find.given):
            how = "".join(traceback.format_exception(error, limit=-_MOST_FRAMES))
            self.finds[kind] = find = Find(kind, said, how, seed, find.times if find else 0)
        find.times += 1
        return kind
