"""Questions on a real terminal: typed answers, in the real command."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from on_terminal import typed

from hipcoach.catalogue import Catalogue

pytestmark = pytest.mark.slow  # many processes


SIGNS = "m: more. "
HINT = "[y/n/s] "
"""What the terminal shows where a key is awaited."""
AGAIN = "Only n goes on. n: none of these. y: one of them. "


def test_one_key_leads_from_words_to_the_routine(tmp_path: Path) -> None:
    code, out, seen = typed(tmp_path, "", "recommend", "my hips are stiff", "-m", "5", then=((SIGNS, "n"),))
    assert code == 0
    assert out.startswith("Stiff hips")
    assert "Before any exercise: is one of these so?" in seen


@pytest.mark.parametrize("options", [("--json",), ("-o", "routine.txt"), ("--format", "markdown")])
def test_whatever_the_form(tmp_path: Path, options: tuple[str, ...]) -> None:
    code, _, _ = typed(tmp_path, "", "recommend", "my hips are stiff", *options, then=((SIGNS, "n"),))
    assert code == 0


def test_explain_asks_too(tmp_path: Path) -> None:
    code, out, _ = typed(tmp_path, "", "explain", "my hips are stiff", then=((SIGNS, "n"),))
    assert code == 0
    assert "Rules that fired" in out


@pytest.mark.parametrize("key", ["\r", "x", " ", "\x1b[A"])
def test_any_other_key_lets_nobody_pass(tmp_path: Path, key: str) -> None:
    keys = ((SIGNS, key), (AGAIN, key), (AGAIN, key))
    code, out, seen = typed(tmp_path, "", "recommend", "my hips are stiff", then=keys)
    assert code == 2
    assert out == ""
    assert "no routine was made" in seen


def test_nor_does_the_end_of_the_input(tmp_path: Path) -> None:
    code, out, seen = typed(tmp_path, "", "recommend", "my hips are stiff", then=((SIGNS, "\x04"),))
    assert code == 2
    assert out == ""
    assert "no answer came" in seen


def test_nor_what_was_typed_ahead(tmp_path: Path) -> None:
    keys = ((SIGNS, "x"), (AGAIN, "x"), (AGAIN, "x"))
    code, out, _ = typed(tmp_path, "nnn", "recommend", "my hips are stiff", then=keys)
    assert (code, out) == (2, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(tmp_path: Path, number: signal.Signals) -> None:
    master, slave = pty.openpty()
    before = termios.tcgetattr(slave)
    command = [sys.executable, "-m", "hipcoach", "recommend", "my hips are stiff"]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, stderr=slave, cwd=tmp_path) as process:
        try:
            seen = b""
            while SIGNS.encode() not in seen:
                seen += os.read(master, 65536)
            while termios.tcgetattr(slave) == before:  # a key is waited for a moment after it was asked for
                assert process.poll() is None
                time.sleep(0.01)
            process.send_signal(number)
            assert process.wait(timeout=60) == -number
            assert termios.tcgetattr(slave) == before
            assert process.stdout is not None
            assert process.stdout.read() == b""
        finally:
            process.kill()  # or whoever leaves waits for an answer that nobody types
    os.set_blocking(master, False)
    with pytest.raises(BlockingIOError):
        os.read(master, 65536)
    os.close(slave)
    os.close(master)


@pytest.mark.parametrize("key", ["y", "1"])
def test_none_of_them_after_yes_asks_again_and_decides_nothing(tmp_path: Path, key: str) -> None:
    keys = ((SIGNS, key), ("0 none of them] ", "0\n"), (AGAIN, "n"))
    code, out, _ = typed(tmp_path, "", "recommend", "my hips are stiff", "-m", "5", then=keys)
    assert code == 0
    assert out.startswith("Stiff hips")


def test_a_sign_that_was_chosen_was_read_from_no_word(tmp_path: Path) -> None:
    keys = ((SIGNS, "y"), ("0 none of them] ", "1\n"))
    code, out, _ = typed(tmp_path, "", "recommend", "hamstring pain", then=keys)
    assert code == 3
    assert "You said: " in out
    assert "read from" not in out


def test_yes_leads_to_which_one_and_its_referral(tmp_path: Path, catalogue: Catalogue) -> None:
    keys = ((SIGNS, "y"), ("0 none of them] ", "1\n"))
    code, out, _ = typed(tmp_path, "", "recommend", "my hips are stiff", then=keys)
    assert code == 3
    first = catalogue.red_flag[catalogue.symptom["stiffness"].red_flags[0]]
    assert " ".join(first.message.split()) in " ".join(out.split())


def test_more_signs_are_one_key_away(tmp_path: Path, catalogue: Catalogue) -> None:
    keys = ((SIGNS, "m"), (AGAIN, "n"))
    code, _, seen = typed(tmp_path, "", "recommend", "my hips are stiff", "-m", "5", then=keys)
    assert code == 0
    for tier in catalogue.signs.values():
        if tier.refers:
            assert tier.listed.split()[-1] in seen


def test_the_candidate_that_is_chosen_gets_its_routine(tmp_path: Path) -> None:
    code, out, seen = typed(tmp_path, "7\n1\n", "recommend", "sore glutes", "-m", "5", then=((SIGNS, "n"),))
    assert code == 0
    assert out.startswith("High hamstring pain")
    assert "Understood: High hamstring pain" in out
    assert seen.count("Which one?") == 2


def test_none_of_the_candidates_gives_no_routine(tmp_path: Path) -> None:
    code, out, _ = typed(tmp_path, "0\n", "recommend", "sore glutes")
    assert code == 2
    assert "hipcoach recommend 'sore glutes' --symptom hamstring" in " ".join(out.split())


@pytest.mark.parametrize(
    ("then", "exit_code", "title"),
    [
        (((HINT, "n"), (SIGNS, "n")), 0, "Stiff hips"),
        (((HINT, "y"),), 3, "Urgent: be seen"),
        (((HINT, "s"),), 3, "Urgent: be seen"),
    ],
)
def test_a_flag_in_doubt_is_asked_about_first(
    tmp_path: Path, then: tuple[tuple[str, str], ...], exit_code: int, title: str
) -> None:
    code, out, seen = typed(tmp_path, "", "recommend", "stiff hips and a numb foot", "-m", "5", then=then)
    assert code == exit_code
    assert out.startswith(title)
    assert 'One thing first. You said "numb foot".' in seen


def test_an_answer_that_never_comes_is_one_message(tmp_path: Path) -> None:
    code, out, seen = typed(tmp_path, "\x04", "recommend", "sore glutes")
    assert code == 2
    assert out == ""
    assert "no answer came" in seen


def test_screen_asks_every_flag_the_symptoms_own_first(tmp_path: Path, catalogue: Catalogue) -> None:
    count = len(catalogue.red_flags)
    code, out, seen = typed(tmp_path, "", "screen", "-s", "groin-pinch", then=((HINT, "n"),) * len(catalogue.signs))
    assert code == 0
    assert f"{count} questions answered" in out
    first = catalogue.red_flag["bone-stress"].question
    assert " ".join(f"1 of {count}. {first}".split()) in " ".join(seen.split())


def test_screen_goes_on_to_the_lighter_question(tmp_path: Path, catalogue: Catalogue) -> None:
    """No to the gravest; yes to what stops nothing: it is told, and the screen ends well."""
    keys = "ny" + "n" * (len(catalogue.signs) - 2)
    code, out, seen = typed(tmp_path, "", "screen", "-s", "groin-pinch", then=tuple((HINT, key) for key in keys))
    lighter = catalogue.sign("bone-stress:advice")
    assert code == 0
    assert " ".join(lighter.question.split()) in " ".join(seen.split())
    assert " ".join(lighter.message.split()) in " ".join(out.split())


def test_screen_ends_at_an_emergency(tmp_path: Path, catalogue: Catalogue) -> None:
    code, out, seen = typed(tmp_path, "", "screen", then=((HINT, "x"), (HINT, "y")))
    assert code == 3
    assert "Emergency" in out
    assert seen.count(" of ") < len(catalogue.red_flags)
