"""Looks for the text that takes longest to read with the built-in knowledge: hill climbing over the words it knows.

    python tests/fuzz/worst_text.py --minutes 5 --keep worst.txt

A text is a few words to begin with, and a few more over and over. What `worst.txt` holds is where the search goes on.
"""

from __future__ import annotations

import argparse
import random
import resource
import secrets
import sys
import time
from pathlib import Path

from hipcoach import load_catalogue
from hipcoach.coach.hearing import Listener
from hipcoach.coach.hearing.speakers import SPEAKER
from hipcoach.coach.hearing.tokens import MOST_WORDS

MOST_OVER_AND_OVER = 12
GLUE = [*sorted(SPEAKER), *"he she my mum son no not never but because and , . : ; 8/10 16 weeks ago years".split()]

Text = tuple[list[str], list[str]]
"""What it begins with, and what is said over and over."""


def main() -> int:
    """Climb until the minutes are over; print what is found, and the worst at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=secrets.randbits(32))
    parser.add_argument("--keep", type=Path, help="a file that keeps the worst text")
    options = parser.parse_args()
    climb = _Climb(random.Random(options.seed))  # noqa: S311 (nothing secret)
    print(f"seed {options.seed}")
    if options.keep and options.keep.is_file():
        climb.hold(options.keep.read_text(encoding="utf-8"))
    end = time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        climb.step()
        if options.keep:
            options.keep.write_text(climb.worst, encoding="utf-8")
    print(f"{climb.tried} texts; the worst took {climb.most:.2f} s, all {_megabytes()} MB at most:")
    print(climb.worst[:400])
    return 0


class _Climb:
    """Keeps the worst text so far; every so often it begins anew somewhere else."""

    def __init__(self, pick: random.Random) -> None:
        catalogue = load_catalogue()
        self._pick = pick
        self._listener = Listener(catalogue)
        self._known = [words for concept in catalogue.concepts for words in concept.words]
        self._here: Text = ([], [])
        self._seconds = self._patience = 0.0
        self.most, self.worst, self.tried = 0.0, "", 0

    def step(self) -> None:
        """Try one text near the one where it stands."""
        self._patience -= 1
        if self._patience < 0:
            self._here, self._seconds, self._patience = ([], [self._word()]), 0.0, 80
        there = self._changed(self._here)
        seconds = self.hold(_written(there))
        if seconds > self._seconds:
            self._here, self._seconds, self._patience = there, seconds, 80

    def hold(self, text: str) -> float:
        """Read a text; returns the seconds of it, and remembers the worst."""
        start = time.process_time()
        self._listener.hear(text)
        seconds = time.process_time() - start
        self.tried += 1
        if seconds > self.most:
            self.most, self.worst = seconds, text
            print(f"{self.tried:6} {seconds:6.2f} s  {text[:90]!r}", flush=True)
        return seconds

    def _word(self) -> str:
        return self._pick.choice(GLUE if self._pick.random() < 1 / 4 else self._known)

    def _changed(self, text: Text) -> Text:
        first, again = [*text[0]], [*text[1]]
        part = first if self._pick.random() < 1 / 4 else again
        at = self._pick.randrange(len(part) + 1)
        change = self._pick.random()
        if change < 1 / 2 and len(part) < MOST_OVER_AND_OVER:
            part.insert(at, self._word())
        elif change < 3 / 4 and at < len(part):
            part[at] = self._word()
        elif len(part) > 1:
            part.pop(at % len(part))
        return first, again or [self._word()]


def _written(text: Text) -> str:
    """As long as a text may be, or nearly."""
    first, again = map(" ".join, text)
    times = (MOST_WORDS - 50 - len(first.split())) // max(1, len(again.split()))
    return f"{first} {f'{again} ' * times}"[:29_900]


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
