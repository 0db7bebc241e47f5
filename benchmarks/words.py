"""How long reading everyday words takes: a sentence, 100 words (mark: 5 ms), a long text.

python benchmarks/words.py

Reports and never fails. Texts are cut from the sayings that the tests hold; each figure is the median over texts.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import yaml

from hipcoach import load_catalogue
from hipcoach.coach.hearing import Listener

SAYINGS = Path(__file__).parents[1] / "tests" / "coach" / "hearing" / "sayings"
ROUNDS = 5


def seconds(listener: Listener, texts: list[str]) -> list[float]:
    """The fastest of a few readings of each text."""
    times = []
    for text in texts:
        rounds = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            listener.hear(text)
            rounds.append(time.perf_counter() - start)
        times.append(min(rounds))
    return times


def main() -> None:
    """Print the table."""
    catalogue = load_catalogue()
    start = time.perf_counter()
    listener = Listener(catalogue)
    print(f"compiling the phrases      {1000 * (time.perf_counter() - start):8.1f} ms")
    said = [entry["say"] for file in sorted(SAYINGS.glob("*tuned.yaml")) for entry in yaml.safe_load(file.read_text())]
    words = " ".join(said).split()
    for count in (10, 100, 1500):
        texts = [" ".join(words[i : i + count]) for i in range(0, len(words) - count, max(count, len(words) // 50))]
        times = seconds(listener, texts)
        print(
            f"{count:5} words ({len(texts):2} texts)     median {1000 * statistics.median(times):8.2f} ms"
            f"   slowest {1000 * max(times):8.2f} ms"
        )


if __name__ == "__main__":
    main()
