"""Looks for the folder that is checked or answered longest, or takes most memory, of those that `check` lets pass.

    python tests/fuzz/worst_folder.py --minutes 5

It puts folders of `tests/costly.py` together, of any size, and asks for every form; each is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from math import ceil
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from costly import COSTLY
from peak import PEAK_MB

FORMS = ("text", "json", "markdown", "html", "pdf")
LARGE = 0.2
"""The power that makes most sizes large ones: half of them are above seven eighths of the largest."""
_RUN = f"""
import resource, sys
from hipcoach.cli import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print("\\n", used.ru_utime + used.ru_stime, {PEAK_MB}, file=sys.stderr)
"""


class Cost(NamedTuple):
    """What a command took."""

    seconds: float
    megabytes: int
    code: int


def main() -> int:
    """Try folders until the minutes are over; print each that is worse than all before, and the worst at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=secrets.randbits(32))
    options = parser.parse_args()
    print(f"seed {options.seed}; a plain request takes {cost('recommend', '-s', 'hamstring').seconds:.2f} s")
    pick = random.Random(options.seed)  # noqa: S311 (nothing secret)
    slowest = largest = Cost(0, 0, 0)
    tried, end = 0, time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        names = pick.sample(sorted(COSTLY), pick.choice((1, 2, 3)))
        parts = {name: ceil(COSTLY[name].most * pick.random() ** LARGE) for name in names}
        for command, each in costs(parts, pick.choice(FORMS)):
            tried += 1
            if each.seconds > slowest.seconds or each.megabytes > largest.megabytes:
                print(f"{tried:5} {each.seconds:6.2f} s {each.megabytes:4} MB  {command}, of {parts}", flush=True)
            slowest = max(slowest, each)
            largest = max(largest, each, key=lambda each: each.megabytes)
    print(f"{tried} commands; the slowest took {slowest.seconds:.2f} s, the largest {largest.megabytes} MB")
    return 0


def costs(parts: dict[str, int], form: str) -> list[tuple[str, Cost]]:
    """What checking a folder of these parts takes, and if it passes what each part asks of it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, size in parts.items():
            COSTLY[name].write(Path(folder), size)
        checked = cost("catalogue", "check", folder)
        if checked.code:
            return [("refused", checked)]
        asked = [["--catalogue", folder, "recommend", *COSTLY[name].ask, "--format", form] for name in parts]
        return [("check", checked), *((form, cost(*arguments)) for arguments in asked)]


def cost(*arguments: str) -> Cost:
    """Run the program."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"HIPCOACH_HOME": "/nowhere"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30)),
    )
    seconds, megabytes = done.stderr.split()[-2:]
    return Cost(float(seconds), int(megabytes), done.returncode)


if __name__ == "__main__":
    sys.exit(main())
