"""Tries the program with inputs that nobody wrote, for some minutes, and says what breaks a promise.

    python tests/fuzz/fuzz.py --minutes 60
    python tests/fuzz/fuzz.py --minutes 10 --only lines,kills --jobs 2 --keep finds

Each kind of find is made small where that can be done, told once, and counted from then on. Exits 1 where there is one.
docs/fuzzing.md says what each target does.
"""

from __future__ import annotations

import argparse
import multiprocessing
import secrets
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from finds import Tally
from running import TARGETS, fuzz


def main() -> int:
    """Fuzz until the minutes are over."""
    options = _options()
    names = [name for name in TARGETS if name in options.only]
    seconds = 60 * options.minutes * min(options.jobs, len(names)) / len(names)
    print(f"seed {options.seed}, {seconds:.0f} s each for {', '.join(names)}", flush=True)
    with ThreadPoolExecutor(options.jobs) as jobs:
        tallies = list(jobs.map(partial(_alone, seconds=seconds, seed=options.seed), names))
    if options.keep:
        _keep(tallies, options.keep)
    print(table(tallies))
    return 1 if any(tally.finds for tally in tallies) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1, help="in all")
    parser.add_argument("--only", type=_names, default=TARGETS, metavar="NAMES", help=",".join(TARGETS))
    parser.add_argument("--jobs", type=int, default=1, help="targets at a time")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write each find to a file there")
    parser.add_argument("--seed", type=int, default=secrets.randbits(32), help="of the first round")
    return parser.parse_args()


def _names(said: str) -> tuple[str, ...]:
    names = tuple(said.split(","))
    if unknown := set(names) - set(TARGETS):
        raise argparse.ArgumentTypeError(f"no target is called {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    return names


_tell = partial(print, flush=True)


def _alone(name: str, seconds: float, seed: int) -> Tally:
    """A target in a process of its own; where that dies, that is the find."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        try:
            return process.submit(fuzz, name, seconds, seed, _tell).result()
        except BrokenProcessPool as error:
            died = Tally(name)
            died.found(error, "unknown", seed)
            return died


def _keep(tallies: list[Tally], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for tally in tallies:
        for number, find in enumerate(tally.finds.values(), start=1):
            file = folder / f"{tally.target}-{number}.txt"
            file.write_text(find.text(tally.target), encoding="utf-8", errors="backslashreplace")


def table(tallies: list[Tally]) -> str:
    """How the inputs ended, a line for each target; then the kinds of finds."""
    lines = ["", "| target | inputs | slowest | how they ended | kinds of finds |", "|---|---|---|---|---|"]
    for tally in tallies:
        ends = ", ".join(f"{outcome} {count}" for outcome, count in tally.outcomes.most_common())
        total, kinds = tally.outcomes.total(), len(tally.finds)
        lines.append(f"| {tally.target} | {total:,} | {tally.slowest_seconds:.1f} s | {ends} | {kinds} |")
    finds = [f"{tally.target}: {find.kind} ({find.times} times)" for tally in tallies for find in tally.finds.values()]
    return "\n".join([*lines, "", *finds])


if __name__ == "__main__":
    sys.exit(main())
