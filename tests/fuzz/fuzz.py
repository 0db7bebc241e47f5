"""Runs the fuzzing targets for some minutes, and stops at the first input that breaks a promise.

    python tests/fuzz/fuzz.py --minutes 60

Two seconds for one input are too many. What it finds is made small and printed; a fault becomes a test with a name.
"""

from __future__ import annotations

import argparse
import faulthandler
import secrets
import sys
import time
from collections import Counter

from fuzz_inputs import kinds, knowledge, words
from fuzz_targets import try_catalogue, try_words
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

ROUND = 400
TOO_LONG_MS = 2000
HUNG_SECONDS = 60


def main() -> int:
    """Fuzz until the minutes are over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=secrets.randbits(32), help="of the first round")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    slowest = 0.0
    end = time.monotonic() + 60 * options.minutes
    number = options.seed
    print(f"seed {number}", flush=True)
    while time.monotonic() < end:
        slowest = max(slowest, one_round(number, counts))
        number += 1
        if (number - options.seed) % 50 == 0:
            print(f"{counts.total():>9} inputs, slowest {slowest:.2f} s, {dict(counts)}", flush=True)
    print(f"{counts.total()} inputs, slowest {slowest:.2f} s: {dict(counts)}")
    return 0


def one_round(number: int, counts: Counter[str]) -> float:
    """A few hundred inputs of each target; counts how they ended, returns the seconds of the slowest."""
    slowest = 0.0
    long = settings(
        max_examples=ROUND,
        deadline=TOO_LONG_MS,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )

    def timed(name: str, start: float) -> None:
        nonlocal slowest
        counts[name] += 1
        slowest = max(slowest, time.perf_counter() - start)
        faulthandler.cancel_dump_traceback_later()

    @seed(number)
    @long
    @given(st.data(), kinds, st.booleans())
    def catalogues(data: st.DataObject, kind: str, alone: bool) -> None:
        raw = data.draw(knowledge(kind))
        faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True)
        start = time.perf_counter()
        timed(f"file {try_catalogue(kind, raw, alone)}", start)

    @seed(number)
    @long
    @given(words())
    def texts(text: str) -> None:
        faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True)
        start = time.perf_counter()
        timed(f"words {try_words(text)}", start)

    catalogues()
    texts()
    return slowest


if __name__ == "__main__":
    sys.exit(main())
