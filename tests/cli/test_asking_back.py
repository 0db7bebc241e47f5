"""Questions on a real terminal: typed answers, in the real command."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hipcoach.catalogue import Catalogue

pytestmark = pytest.mark.slow  # many processes


def typed(tmp_path: Path, keys: str, *arguments: str) -> tuple[int, str, str]:
    """Run the command with a terminal that types `keys`; gives the exit code, stdout, and what the terminal showed."""
    master, slave = pty.openpty()
    shown: list[bytes] = []

    def drain() -> None:
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                return
            if not part:
                return
            shown.append(part)

    command = [sys.executable, "-m", "hipcoach", *arguments]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, stderr=slave, cwd=tmp_path) as process:
        os.close(slave)
        reader = threading.Thread(target=drain)
        reader.start()
        os.write(master, keys.encode())
        out, _ = process.communicate(timeout=60)
        reader.join(timeout=60)
    os.close(master)
    return process.returncode, out.decode(), b"".join(shown).decode()


def test_the_candidate_that_is_chosen_gets_its_routine(tmp_path: Path) -> None:
    code, out, seen = typed(tmp_path, "7\n1\n", "recommend", "pain in my butt", "-m", "5")
    assert code == 0
    assert out.startswith("High hamstring pain")
    assert "Understood: High hamstring pain" in out
    assert seen.count("Which one?") == 2


def test_none_of_the_candidates_gives_no_routine(tmp_path: Path) -> None:
    code, out, _ = typed(tmp_path, "0\n", "recommend", "pain in my butt")
    assert code == 2
    assert "hipcoach recommend --symptom hamstring" in out


@pytest.mark.parametrize(
    ("keys", "exit_code", "title"), [("n\n", 0, "Stiff hips"), ("y\n", 3, "No routine"), ("s\n", 3, "No routine")]
)
def test_a_flag_in_doubt_is_asked_about_first(tmp_path: Path, keys: str, exit_code: int, title: str) -> None:
    code, out, seen = typed(tmp_path, keys, "recommend", "stiff hips and a numb foot", "-m", "5")
    assert code == exit_code
    assert out.startswith(title)
    assert "One thing first." in seen


def test_json_and_files_are_not_asked_about(tmp_path: Path) -> None:
    for options in (("--json",), ("-o", "routine.txt")):
        code, _, seen = typed(tmp_path, "", "recommend", "pain in my butt", *options)
        assert code == 2
        assert "Which one?" not in seen


def test_an_answer_that_never_comes_is_one_message(tmp_path: Path) -> None:
    code, out, seen = typed(tmp_path, "\x04", "recommend", "pain in my butt")
    assert code == 2
    assert out == ""
    assert "no answer came" in seen


def test_screen_asks_every_flag_the_symptoms_own_first(tmp_path: Path, catalogue: Catalogue) -> None:
    count = len(catalogue.red_flags)
    code, out, seen = typed(tmp_path, "n\n" * len(catalogue.signs), "screen", "-s", "groin-pinch")
    assert code == 0
    assert f"{count} questions answered" in out
    first = catalogue.red_flag["bone-stress"].question
    assert f"1 of {count}. {first}" in seen.replace("\r\n", "\n")


def test_screen_goes_on_to_the_lighter_question(tmp_path: Path, catalogue: Catalogue) -> None:
    """No to the gravest; yes to what stops nothing: it is told, and the screen ends well."""
    rest = len(catalogue.signs) - 2
    code, out, seen = typed(tmp_path, "n\ny\n" + "n\n" * rest, "screen", "-s", "groin-pinch")
    lighter = catalogue.sign("bone-stress:advice")
    assert code == 0
    assert lighter.question in seen.replace("\r\n", "\n")
    assert " ".join(lighter.message.split()) in " ".join(out.split())


def test_screen_ends_at_an_emergency(tmp_path: Path, catalogue: Catalogue) -> None:
    code, out, seen = typed(tmp_path, "x\ny\n", "screen")
    assert code == 3
    assert "Emergency" in out
    assert seen.count(" of ") < len(catalogue.red_flags)
