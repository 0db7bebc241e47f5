from __future__ import annotations

import pytest

from hipcoach.coach.hearing.effort import ReadingEffort
from hipcoach.coach.hearing.spelling import Speller
from hipcoach.coach.hearing.tokens import stem, tokens

SPELLER = Speller.of(
    ["hamstring", "groin", "swollen", "calf", "osteoporosis", "buttocks"], ordinary=["swallow", "grain"]
)


def read(word: str) -> str:
    [token] = SPELLER.corrected(tokens(word), ReadingEffort())
    return token.stem


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("hamstrng", "hamstring"), ("hamsting", "hamstring"), ("grion", "groin"), ("swolen", "swollen"),
     ("osteoperosis", "osteoporosis"), ("ostioperosis", "osteoporosis")],
)  # fmt: skip
def test_a_slip_is_mended(slip: str, meant: str) -> None:
    assert read(slip) == stem(meant)


@pytest.mark.parametrize("word", ["grain", "swallow", "cal", "alf", "xgroin", "a" * 5000, "calves"])
def test_what_is_no_slip_stays(word: str) -> None:
    assert read(word) == tokens(word)[0].stem


def test_two_slips_are_mended_from_eight_letters_on() -> None:
    assert read("buttoxxs") == stem("buttocks")
    assert read("buttxks") == stem("buttxks")
