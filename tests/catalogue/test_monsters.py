"""Files that nobody writes: each ends in a clear error, and takes little memory. Each is read in a process of its own.

What hangs is killed; `--durations=0` shows how long each takes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from peak import PEAK_MB

pytestmark = pytest.mark.slow  # many processes

_READ = f"""
import sys
from pathlib import Path
from hipcoach.catalogue.load import read_folders
from hipcoach.errors import CatalogueError
before = {PEAK_MB}
try:
    read_folders([Path(sys.argv[1])], None)
except CatalogueError as error:
    print(len(error.problems), str(error.problems[0])[:400])
print({PEAK_MB} - before)
"""
_MOST_MB = 200
_HANGS_SECONDS = 30

EXERCISE = """\
- id: lift-%d
  name: Lift
  motions: [extension]
  method: strength
  position: supine
  equipment: [[floor]]
  sides: both
  dose: {sets: 2, reps: [10, 12], seconds_per_rep: 4}
  cue: Press.
  steps: [Lie down., Lift.]
  felt: the buttocks
  closed_angle: nothing
  quiet: []
  hip_flexion_deg: 50
  crosses_midline: false
  sources: [nowhere-%d]
"""


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(300_000_000)


def _text(text: str) -> Callable[[Path], None]:
    return _bytes(text.encode())


def _bytes(raw: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(raw)

    return write


MONSTERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "three hundred megabytes": (_sparse, "is larger than 1000000 bytes; split it into folders"),
    "a hundred thousand brackets": (_text("[" * 100_000), "is nested deeper than 20 levels"),
    "a hundred thousand braces": (_text("{a: " * 100_000), "is nested deeper than 20 levels"),
    "a million values": (_text("[" + "a," * 490_000 + "]"), "has more than 25000 values; split it into folders"),
    "a million empty lists": (_text("- []\n" * 190_000), "has more than 25000 values; split it into folders"),
    "many anchors": (_text("[" + "&a b," * 190_000 + "]"), "has an anchor (&name); remove it"),
    "many tags": (_text("[" + "!a b," * 190_000 + "]"), "has a tag (!type); remove it"),
    "one key over and over": (_text("a: 1\n" * 190_000), "has the key 'a' twice"),
    "many documents": (_text("---\n" * 240_000), "starts a second document; keep one a file"),
    "many tiny wrong entries": (_text("- 1\n" * 24_000), "exercise: must be a mapping of fields"),
    "many empty entries": (_text("- {}\n" * 24_000), "exercise, id: is missing; add it"),
    "one list of wrong items": (
        _text(f"- id: x\n  aliases: [{'1,' * 24_000}]\n"),
        "exercise 'x', name: is missing; add it",
    ),
    "one field after another": (
        _text("- id: x\n" + "".join(f"  k{n}: 1\n" for n in range(12_000))),
        "exercise 'x', name: is missing; add it",
    ),
    "a word of a megabyte": (_text("- id: " + "x" * 990_000), "characters long; at most 60 fit"),
    "a method of a megabyte": (_text(f"- id: x\n  sides: {'bot' * 300_000}\n"), "name: is missing; add it"),
    "a field of a megabyte": (_text("- ? " + "cue" * 300_000 + "\n  : 1\n"), "id: is missing; add it"),
    "references that lead nowhere": (_text("".join(EXERCISE % (n, n) for n in range(700))), "no source is called"),
    "a circle of concepts": (
        _text("".join(f"- {{id: c{n}, words: [a], of: [c{(n + 1) % 4_000}]}}\n" for n in range(4_000))),
        "concept 'c0', of: takes itself in, by way of ",
    ),
    "two exercises for ever": (_text((EXERCISE % (1, 1)) * 700), "is used twice in this file"),
    "a null": (_bytes(b"- id: \x00\n"), "has a control character; use plain text"),
    "two bytes a letter": (_bytes("- id: x\n".encode("utf-16")), "is not UTF-8; save it as UTF-8"),
    "no text at all": (_bytes(bytes(range(256)) * 3000), "is not UTF-8; save it as UTF-8"),
    "a folder": (Path.mkdir, "is not a file; put a YAML list there"),
    "a pipe": (os.mkfifo, "is not a file; put a YAML list there"),
    "a device that never ends": (lambda path: path.symlink_to("/dev/zero"), "is not a file; put a YAML list there"),
    "a link to itself": (lambda path: path.symlink_to(path), "is a link that leads nowhere; mend it"),
    "a link to nothing": (lambda path: path.symlink_to(path / "x"), "is a link that leads nowhere; mend it"),
}


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_is_one_clear_error(name: str, tmp_path: Path) -> None:
    make, said = MONSTERS[name]
    make(tmp_path / ("concepts.yaml" if "concept" in name else "exercises.yaml"))
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=_HANGS_SECONDS,
    )
    assert (done.returncode, done.stderr) == (0, "")
    first, megabytes = done.stdout.splitlines()
    assert said in first
    assert int(first.split()[0]) <= 502
    assert int(megabytes) < _MOST_MB
