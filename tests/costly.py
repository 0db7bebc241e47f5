"""Knowledge folders that nobody writes: small files that keep every limit, and what they come to multiplies.

Each takes a size, so that a search (`fuzz/worst_folder.py`) may look for the worst that `catalogue check` lets pass.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

ALLOW = "# hipcoach: allow symptom-without-rule, figure-missing, say-missing, effort-missing in this file\n"


class Costly(NamedTuple):
    """A folder, and what is asked of it."""

    write: Callable[[Path, int], None]
    size: int
    """As large as was found to cost most."""
    ask: list[str]
    """Arguments of `hipcoach recommend`."""


def symptoms(phrases: list[list[str]]) -> str:
    """Symptoms with these phrases, each of which is enough by itself."""
    return ALLOW + "".join(
        f"- id: own-{n}\n  name: Own {n}\n  location: the hip\n  red_flags: [cauda, dvt, trauma]\n  phrases: {of_one}\n"
        for n, of_one in enumerate(phrases)
    )


def exercises(count: int, dose: str) -> str:
    """Exercises for hands and feet with one dose."""
    return ALLOW + "".join(
        f"""\
- id: own-{n}
  name: Own {n}
  motions: [{("extension", "abduction", "internal_rotation")[n % 3]}]
  method: {("active", "strength")[n % 2]}
  position: supine
  equipment: [[floor]]
  sides: both
  dose: {dose}
  cue: Press.
  steps: [Lie down., Lift.]
  felt: the buttocks
  closed_angle: nothing
  quiet: []
  hip_flexion_deg: 50
  crosses_midline: false
  sources: [hipcoach-design]
"""
        for n in range(count)
    )


def rules(thens: list[str]) -> str:
    """Rules that always fire."""
    return "".join(
        f"- {{id: own-{n}, then: {then}, because: It is so., source: hipcoach-design, grade: convention}}\n"
        for n, then in enumerate(thens)
    )


def words(count: int) -> list[str]:
    """So many different words of one first letter, none of them English."""
    return [
        "x" + "".join(rest) for rest, _ in zip(product(ascii_lowercase[::-1], repeat=4), range(count), strict=False)
    ]


FULL_DOSE = "{sets: [1, 20], reps: [6, 200], seconds_per_rep: 4}"


def _one_word_over_and_over(folder: Path, size: int) -> None:
    phrase = " ".join(["hip"] * size + ["zebra"])
    (folder / "symptoms.yaml").write_text(symptoms([[phrase]]))


def _concepts_in_a_chain(folder: Path, size: int) -> None:
    entries = [f"- {{id: c{n}, words: [zz{n}]{f', of: [c{n - 1}]' if n else ''}}}\n" for n in range(size)]
    (folder / "concepts.yaml").write_text("".join(entries))


def _shares(folder: Path, size: int) -> None:
    names = ["external_rotation", "internal_rotation", "extension", "abduction", "adduction", "flexion"]
    names += ["stretch", "active", "strength", "isometric", "pails-rails"]
    lefts = [" + ".join(pick) for length in range(1, 7) for pick in product(names, repeat=length)]
    share = ", ".join(f"{left}: {{at_least: 0.01, of: every-other-motion}}" for left in lefts[:size])
    (folder / "rules.yaml").write_text(rules([f"{{share: {{{share}}}}}"]))


def _limits_on_doses(folder: Path, size: int) -> None:
    limits = ", ".join(f"{{seconds_per_side: {{at_most: {900_000 + n}}}}}" for n in range(30))
    (folder / "exercises.yaml").write_text(exercises(600, FULL_DOSE))
    (folder / "rules.yaml").write_text(rules([f"{{dose: [{limits}]}}"] * size))


def _full_doses(folder: Path, size: int) -> None:
    (folder / "exercises.yaml").write_text(exercises(size, FULL_DOSE))


def _alternatives(folder: Path, size: int) -> None:
    """Each phrase has 8 to the power of 5 readings."""
    known = words(size * 40)
    phrases = [
        " ".join("|".join(known[at : at + 8]) for at in range(start, start + 40, 8))
        for start in range(0, len(known), 40)
    ]
    (folder / "symptoms.yaml").write_text(symptoms([[phrase] for phrase in phrases]))


def _words_of_one_letter(folder: Path, size: int) -> None:
    (folder / "concepts.yaml").write_text(f"- {{id: own, words: [{', '.join(words(size))}]}}\n")


COSTLY = {
    "a phrase of one word": Costly(_one_word_over_and_over, 5, ["hip " * 1_900 + ". zebra"]),
    "a shorter phrase of one word": Costly(_one_word_over_and_over, 3, ["hip " * 1_900 + ". zebra"]),
    "concepts in a chain": Costly(_concepts_in_a_chain, 4_000, ["my hip hurts"]),
    "shares": Costly(_shares, 4_000, ["-s", "hamstring", "-m", "60"]),
    "limits on doses": Costly(_limits_on_doses, 240, ["-s", "hamstring"]),
    "full doses": Costly(_full_doses, 700, ["-s", "hamstring", "-m", "60"]),
    "alternatives": Costly(_alternatives, 400, ["my hip hurts"]),
    "words of one letter": Costly(_words_of_one_letter, 24_000, [" ".join(f"{word}qq" for word in words(1_900))]),
}
