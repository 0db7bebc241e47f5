"""Tries many diaries: `python tests/coach/adapt/many.py --verdicts 100000 --sessions 2000`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from diaries import CATALOGUE, COACH, drawn, prepared
from diary_promises import broken, broken_by_verdict

from hipcoach.coach.adapt import today
from hipcoach.coach.adapt.facts import diary_facts
from hipcoach.coach.adapt.verdict import decided


def verdicts(numbers: Iterable[int]) -> Counter[str]:
    """What is decided, and what of it breaks a promise."""
    counts = Counter[str]()
    for number in numbers:
        random = Random(number)  # noqa: S311
        history, request = drawn(random, lambda _, random=random: random.choice(prepared()))  # type: ignore[misc]
        facts = diary_facts(CATALOGUE, history, request)
        said = decided(CATALOGUE, facts)
        counts[said.do or "first"] += 1
        counts.update(_told(number, broken_by_verdict(facts, said)))
    return counts


def sessions(numbers: Iterable[int]) -> Counter[str]:
    """What is answered, through to the routine, and what of it breaks a promise."""
    counts = Counter[str]()
    for number in numbers:
        history, request = drawn(Random(number))  # noqa: S311
        answer = today(COACH, history, request)
        counts[answer.verdict] += 1
        counts.update(_told(number, broken(history, request, answer)))
    return counts


def _told(number: int, faults: Iterable[str]) -> list[str]:
    told = [f"BROKEN {fault}" for fault in faults]
    for fault in told:
        sys.stdout.write(f"{number}: {fault}\n")
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verdicts", type=int, default=0, metavar="N")
    parser.add_argument("--sessions", type=int, default=0, metavar="N")
    wanted = parser.parse_args()
    sys.stdout.write(f"verdicts: {dict(verdicts(range(wanted.verdicts)))}\n")
    sys.stdout.write(f"sessions: {dict(sessions(range(wanted.sessions)))}\n")
