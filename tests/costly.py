"""Knowledge folders that nobody writes: small files that keep every limit, and what they come to multiplies.

Each takes a size. `test_costly.py` asks the largest that is taken, and `fuzz/worst_folder.py` looks for the worst size.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, product
from pathlib import Path
from string import ascii_lowercase
from typing import NamedTuple

_SAID = "because: It is so., source: hipcoach-design, grade: convention"
_ALLOWED = "symptom-without-rule, figure-missing, say-missing, effort-missing, exercise-unreachable"
ALLOW = f"# hipcoach: allow {_ALLOWED} in this file\n"
FULL_DOSE = "{sets: [1, 20], reps: [6, 200], seconds_per_rep: 4}"
PLAIN_DOSE = "{sets: 2, reps: [8, 10], seconds_per_rep: 4}"


class Costly(NamedTuple):
    """A folder, and what is asked of it."""

    write: Callable[[Path, int], None]
    most: int
    """The largest size that is taken, or as much as one file holds."""
    ask: list[str]
    """Arguments of `hipcoach recommend`."""


def words(count: int) -> list[str]:
    """So many different words of one first letter, none of them English."""
    return ["x" + "".join(rest) for rest in islice(product(reversed(ascii_lowercase), repeat=4), count)]


def symptoms(phrases: list[list[str]], flags: str = "cauda, dvt, trauma") -> str:
    """Symptoms with these phrases, each of which is enough by itself."""
    return ALLOW + "".join(
        f"- {{id: own-{n}, name: Own {n}, location: the hip, red_flags: [{flags}], phrases: [{', '.join(said)}]}}\n"
        for n, said in enumerate(phrases)
    )


def exercises(count: int, dose: str, cautions: str = "") -> str:
    """Exercises of one dose."""
    return ALLOW + "".join(
        f"- {{id: own-{n}, name: Own {n}, method: {('active', 'strength')[n % 2]}, position: supine, "
        f"motions: [{('extension', 'abduction', 'internal_rotation')[n % 3]}], equipment: [[floor]], sides: both, "
        f"dose: {dose}, cautions: [{cautions}], cue: Press., steps: [Lie down., Lift.], felt: the buttocks, "
        "closed_angle: nothing, quiet: [], crosses_midline: false, sources: [hipcoach-design], "
        f"hip_flexion_deg: {40 + n % 100}}}\n"
        for n in range(count)
    )


def rules(thens: list[str]) -> str:
    """Rules that always fire."""
    return "".join(f"- {{id: own-{n}, then: {then}, {_SAID}}}\n" for n, then in enumerate(thens))


def asking(field: str, each: str, count: int) -> list[str]:
    """What rules do that ask so often for one thing, 30 times each; `{n}` is a number."""
    asked = [each.format(n=n) for n in range(count)]
    return [f"{{{field}: [{', '.join(asked[start : start + 30])}]}}" for start in range(0, count, 30)]


def red_flags(count: int, phrases: str = "") -> str:
    """Red flags with a question as long as a text may be."""
    return "# hipcoach: allow safety-weakened in this file because many words are meant\n" + "".join(
        f"- {{id: own-{n}, name: F, question: {'word ' * 90}, brief: so {n}, level: urgent, message: Go., "
        f"phrases: [{phrases}], source: hipcoach-design, grade: convention}}\n"
        for n in range(count)
    )


def _write(folder: Path, **texts: str) -> None:
    for kind, text in texts.items():
        (folder / f"{kind}.yaml").write_text(text, encoding="utf-8")


def _one_word(folder: Path, size: int) -> None:
    _write(folder, symptoms=symptoms([[" ".join(["hip"] * size + ["zebra"])]]))


def _chain(folder: Path, size: int) -> None:
    chain = [f"- {{id: c{n}, words: [zz{n}]{f', of: [c{n - 1}]' if n else ''}}}\n" for n in range(size)]
    _write(folder, concepts="".join(chain), symptoms=symptoms([[f"<c{n}> hip" for n in range(size)]]))


def _one_letter(folder: Path, size: int) -> None:
    _write(folder, concepts=f"- {{id: own, words: [{', '.join(words(size))}]}}\n")


def _of_one_word(folder: Path, size: int) -> None:
    _write(folder, concepts="".join(f"- {{id: c{n}, words: [hip]}}\n" for n in range(size)))


def _begun_alike(folder: Path, size: int) -> None:
    _write(folder, concepts=f"- {{id: own, words: [{', '.join(f'hip {word}' for word in words(size))}]}}\n")


def _pairs(folder: Path, size: int) -> None:
    said = words(size)
    _write(
        folder, symptoms=symptoms([[f"{one} {other}" for n, one in enumerate(said) for other in said[n + 1 : n + 9]]])
    )


def _alternatives(folder: Path, size: int) -> None:
    known = words(size * 40)
    rows = (known[start : start + 40] for start in range(0, len(known), 40))
    _write(
        folder, symptoms=symptoms([[" ".join("|".join(row[at : at + 8]) for at in range(0, 40, 8))] for row in rows])
    )


def _needed(folder: Path, size: int) -> None:
    """Every phrase of a flag needs a concept of many words, and another concept hides as many."""
    taken_in = "".join(f"- {{id: c{n}, words: [qz{n}x]}}\n" for n in range(3_000))
    big = f"- {{id: big, words: [qz], of: [{', '.join(f'c{n}' for n in range(3_000))}]}}\n"
    hiding = f"- {{id: hiding, hides: true, words: [{', '.join(f'yy{n}' for n in range(4_000))}]}}\n"
    phrases = ", ".join(f"<big> kk{n}" for n in range(size))
    allow = "# hipcoach: allow safety-weakened in this file because these words mean nothing\n"
    _write(folder, concepts=allow + taken_in + big + hiding, red_flags=red_flags(1, phrases))


def _of_rules(field: str, each: str, exercises_: str = "") -> Callable[[Path, int], None]:
    def write(folder: Path, size: int) -> None:
        _write(folder, rules=rules(asking(field, each, size)))
        if exercises_:
            _write(folder, exercises=exercises_)

    return write


def _shares(folder: Path, size: int) -> None:
    of = ["extension" + " + extension" * n for n in range(20)]
    shares = [f"{left}: {{at_least: 0.01, of: every-other-motion}}" for left in of]
    many = [f"{{share: {{{', '.join(shares[: min(20, size - start)])}}}}}" for start in range(0, size, 20)]
    _write(folder, rules=rules(many), exercises=exercises(600, FULL_DOSE))


def _orders(folder: Path, size: int) -> None:
    orders = asking("order", "{{first: {{hip_flexion_deg: {{at_most: {n}}}}}}}", size)
    _write(
        folder,
        rules=rules([*orders, *["{last: {method: [cars, strength]}}"] * size]),
        exercises=exercises(600, PLAIN_DOSE),
    )


def _emphasis(folder: Path, size: int) -> None:
    _write(folder, rules=rules(["{emphasise: {internal_rotation: 1, extension: 1, strength: 1, active: 1}}"] * size))


def _doses(folder: Path, size: int) -> None:
    _write(folder, exercises=exercises(size, FULL_DOSE))


def _notes(folder: Path, size: int) -> None:
    notes = ", ".join(f"{{id: knee, how: modify, note: N{n} {'word ' * 12}}}" for n in range(size))
    first = rules(["{prefer: {exercise: [own-0, own-1, own-2, own-3, own-4, own-5, own-6, own-7, own-8], by: 100}}"])
    _write(folder, exercises=exercises(9, PLAIN_DOSE, notes), rules=first)


def _flags(folder: Path, size: int) -> None:
    own = ", ".join(f"own-{n}" for n in range(size))
    _write(folder, red_flags=red_flags(size), symptoms=symptoms([["qqq zzz"]], flags=own))


def _fills(folder: Path, size: int) -> None:
    lines = ", ".join(f"{{hip_flexion_deg: {{at_most: {40 + n}}}}}" for n in range(2))
    phases = ", ".join(
        f"{{id: p{n}, title: P, serves: [extension], share: 0.5, fill: [{lines}]}}" for n in range(size // 2)
    )
    template = f"- {{id: own, name: Own, summary: S., phases: [{phases}], {_SAID}}}\n"
    _write(folder, templates=template, exercises=exercises(600, PLAIN_DOSE))


_HIP, _AN_HOUR = ["my hip hurts"], ["-s", "hamstring", "-m", "60", "--side", "left"]
_ADVICE = "{{id: own-{n}, text: " + "word " * 90 + "end.}}"
_HURT = "{{id: own-{n}, where: here {n}, text: " + "word " * 90 + "end.}}"
_STOP = "{{text: " + "word " * 90 + "end {n}., brief: at {n}}}"
_EACH = exercises(600, PLAIN_DOSE)

COSTLY = {
    "a phrase of one word": Costly(_one_word, 5, ["hip " * 1_900 + ". zebra"]),
    "a phrase of one word, all there": Costly(_one_word, 5, ["hip " * 1_900 + "zebra"]),
    "concepts in a chain": Costly(_chain, 290, [" ".join(f"zz{n} hip" for n in range(290))]),
    "words of one letter": Costly(_one_letter, 24_000, [" ".join(f"{word}qq" for word in words(1_900))]),
    "concepts of one word": Costly(_of_one_word, 4_000, ["my hip and my hip . " * 300]),
    "expressions that begin alike": Costly(_begun_alike, 20_000, ["hip " * 1_900]),
    "pairs that are all said": Costly(_pairs, 1_300, [" ".join(words(1_300))]),
    "fewer pairs that are all said": Costly(_pairs, 300, [" ".join(words(300))]),
    "alternatives": Costly(_alternatives, 540, _HIP),
    "words that flags need": Costly(_needed, 10_000, _HIP),
    "shares": Costly(_shares, 40, _AN_HOUR),
    "limits on doses": Costly(
        _of_rules("dose", "{{seconds_per_side: {{at_most: 9{n}}}}}", exercises(600, FULL_DOSE)), 150, _AN_HOUR
    ),
    "limits that leave no dose": Costly(
        _of_rules(
            "dose",
            "{{seconds_per_side: {{at_least: {n}}}}}",
            exercises(600, "{sets: 1, reps: [1, 200], seconds_per_rep: 1}"),
        ),
        150,
        _AN_HOUR,
    ),
    "full doses": Costly(_doses, 650, _AN_HOUR),
    "conditions": Costly(_of_rules("require", "{{hip_flexion_deg: {{at_least: {n}}}}}", _EACH), 140, _AN_HOUR),
    "what is avoided": Costly(_of_rules("avoid", "{{hip_flexion_deg: {{at_least: 138}}}}", _EACH), 430, _AN_HOUR),
    "orders and last steps": Costly(_orders, 45, _AN_HOUR),
    "emphasis": Costly(_emphasis, 1_500, _AN_HOUR),
    "advice": Costly(_of_rules("advise", _ADVICE), 220, _AN_HOUR),
    "stop signs": Costly(_of_rules("stop_signs", _STOP), 95, _AN_HOUR),
    "places that hurt": Costly(_of_rules("if_it_hurts", _HURT), 290, _AN_HOUR),
    "notes of a caution": Costly(_notes, 600, [*_AN_HOUR, "-c", "knee"]),
    "red flags": Costly(_flags, 1_500, ["-s", "own-0"]),
    "lines that fill": Costly(_fills, 60, [*_AN_HOUR, "--template", "own"]),
}
