"""Kills a process that writes a diary, at random moments, as often as one likes: what it had finished is all there.

python tests/diary/kills.py 1000
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from hipcoach.diary.store import Store

WRITER = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from uuid import uuid4
from hipcoach.diary.entries import BegunEntry, CheckEntry, Standing
from hipcoach.diary.store import Store
now = datetime.now(timezone.utc)
long = BegunEntry(standing=Standing(avoid=("y" * 60,) * 40))
print("ready", flush=True)
store = Store.begin(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    id = str(uuid4())
    store.add(sys.argv[3], long if number % 5 == 0 else CheckEntry(exercise="clamshell", pain=3), now, now, id=id)
    print(id, flush=True)
"""
"""Writes entries, and says the id of each that is finished."""


class Kills(NamedTuple):
    """What came of some kills."""

    kills: int
    finished: int
    """Entries whose writer said that they were written."""
    lost: int
    """Those of them that are not there."""
    torn: int
    """Entries that are there and can't be read."""
    during_a_write: int
    """Kills that left a journal."""


def writer(file: Path, number: int, person: str = "") -> subprocess.Popen[str]:
    """A process that writes so many entries."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), str(number), person], stdout=subprocess.PIPE, text=True
    )


def kill(file: Path, times: int, chance: random.Random) -> Kills:
    """Kill so many writers of one diary, one after the other."""
    finished: list[str] = []
    during_a_write = torn = 0
    for _ in range(times):
        process = writer(file, 10_000)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.random() * 0.12)
        process.send_signal(signal.SIGKILL)
        said, _ = process.communicate()
        finished += [line for line in said.splitlines() if len(line) == len("1b4e28ba-2fa1-4ed2-883f-0016d3cca427")]
        during_a_write += file.with_name(f"{file.name}-journal").exists()
    with Store.begin(file) as store:
        there = {entry.id for entry in store.every_entry()}
        [[found]] = store._connection.execute("PRAGMA integrity_check").fetchall()
        torn += found != "ok"
    return Kills(times, len(finished), len({*finished} - there), torn, during_a_write)


def main() -> None:
    """Kill, a hundred a diary, and say what came of it."""
    left, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)  # noqa: S311
    rounds = []
    while left > 0:
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(kill(Path(folder) / "diary.sqlite", min(100, left), chance))
        left -= 100
        print(rounds[-1], flush=True)
    print(Kills(*map(sum, zip(*rounds, strict=True))))


if __name__ == "__main__":
    main()
