"""What reading a text may take: counted in steps, so that no clock decides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import Concept
from hipcoach.catalogue.symptom import Symptom
from hipcoach.coach import Coach, NotUnderstood, request_from
from hipcoach.coach.hearing import Listener
from hipcoach.coach.hearing.effort import MOST_STEPS, ReadingEffort
from hipcoach.coach.hearing.spelling import Speller
from hipcoach.coach.hearing.tokens import MOST_WORDS, Token, _kept_stem, stem

SAYINGS = Path(__file__).parents[3] / "data" / "sayings" / "tuned.yaml"


@pytest.fixture
def efforts(monkeypatch: pytest.MonkeyPatch) -> list[ReadingEffort]:
    """Of every text that is read, in turn."""
    kept: list[ReadingEffort] = []

    class _Kept(ReadingEffort):
        def __init__(self) -> None:
            super().__init__()
            kept.append(self)

    monkeypatch.setattr("hipcoach.coach.hearing.heard_text.ReadingEffort", _Kept)
    return kept


def knowing(*phrases: str, **concepts: tuple[str, ...]) -> Listener:
    """A listener of one symptom, with these phrases and concepts."""
    return Listener(
        Catalogue(
            concepts=tuple(Concept(id=id_, words=words) for id_, words in concepts.items()),
            symptoms=(Symptom(id="own", name="Own", location="hip", red_flags=("a", "b", "c"), phrases={3: phrases}),),
        )
    )


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("hip hip hip hip hip zebra", "hip " * 14 + ". zebra"),
        ("hip hip hip hip hip zebra", "hip " * 1_900 + ". zebra"),
        ("zebra hip hip hip hip hip", "zebra . " + "hip " * 1_900),
        ("hip hip hip hip hip zebra", "hip " * 14 + "so " * 14 + "zebra"),
        ("hip hip hip hip hip > zebra", "zebra " + "hip " * 12 + ". " + "hip " * 1_500),
    ],
)  # fmt: skip
def test_a_search_that_finds_nothing_is_short(phrase: str, text: str, efforts: list[ReadingEffort]) -> None:
    hearing = knowing(phrase).hear(text)
    assert (hearing.too_long, hearing.evidence) == (False, ())
    assert efforts[0].spent < MOST_STEPS / 4


def test_what_can_be_found_in_far_too_many_ways_is_too_long(efforts: list[ReadingEffort]) -> None:
    hearing = knowing("hip hip hip hip hip hip").hear("hip " * 1_900)
    assert (hearing.too_long, hearing.evidence, hearing.flags, hearing.clear_symptoms) == (True, (), (), ())
    assert efforts[0].spent < MOST_STEPS * 1.01


_700 = range(700)


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("phrases", "concepts", "text"),
    [
        ((), {"a": tuple(f"hip w{n}x" for n in range(5_000))}, "hip " * 1_900),
        (("hip",), {f"c{n}": ("hip",) for n in range(2_000)}, "hip " * 1_900),
        (tuple(f"<c> {'|'.join(['<c>'] * n)}" for n in range(1, 70)), {"c": ("hip",)}, "hip " * 1_900),
        (tuple(f"w{n}x w{n + k}x" for n in _700 for k in range(1, 9)), {}, " ".join(f"w{n}x" for n in _700)),
    ],
)  # fmt: skip
def test_so_is_what_is_held_against_far_too_much(
    phrases: tuple[str, ...], concepts: dict[str, tuple[str, ...]], text: str
) -> None:
    assert knowing(*phrases, **concepts).hear(text).too_long


def test_unknown_words_are_held_against_so_many_known_ones_and_each_once() -> None:
    speller, effort = Speller.of((f"hamst{n:05}ring".translate(_LETTERS) for n in range(1_000)), ()), ReadingEffort()
    said = [Token("hamstrings", stem("hamstrings"), 0, 1, 0, comma=False)] * 500
    speller.corrected(said, effort)
    assert effort.spent == 2 * 1_000


_LETTERS = str.maketrans("0123456789", "abcdefghij")


@pytest.mark.slow
def test_2000_words_about_hips_take_a_quarter_of_what_a_text_may(
    catalogue: Catalogue, efforts: list[ReadingEffort]
) -> None:
    said = [entry["say"] for entry in yaml.safe_load(SAYINGS.read_text(encoding="utf-8"))]
    words = " ".join(text for text in said if "hip" in text.lower()).replace(".", "").split()
    assert not Listener(catalogue).hear(" ".join((words * 9)[: MOST_WORDS - 200])).too_long
    assert efforts[0].spent < MOST_STEPS / 4


def test_of_a_text_that_takes_too_much_nothing_is_made_even_beside_a_symptom(catalogue: Catalogue) -> None:
    """A danger may stand in what was not read."""
    said = "i he " + "loosen hamy loosen loosen loosen " * 398
    coach = Coach(catalogue)
    request = request_from(catalogue, symptoms=["hamstring"], screened=True)
    answer = coach.answer(coach.read(request, said + ". cant feel my groin when wiping"))
    assert isinstance(answer, NotUnderstood)
    assert "over and over" in answer.not_understood.message


@pytest.mark.sweep
@pytest.mark.parametrize(
    "said",
    ["i he {}", "my mum and he {}", "{} my mum", "my hip hurts my son {}", "weeks ago {}", "{} my hip hurts mine"],
)
def test_who_is_told_of_is_found_in_steps_that_grow_as_the_text(
    said: str, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = Listener(catalogue)
    short, long = (_looks(listener, said.format("hip hurts fell bruise " * n), monkeypatch) for n in (40, 80))
    assert long < 2.4 * short


def _looks(listener: Listener, text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many tokens are looked at while a text is read."""
    seen = [0]

    class _Watched(list[Token]):
        def __getitem__(self, at: Any) -> Any:
            found = super().__getitem__(at)
            seen[0] += len(found) if isinstance(at, slice) else 1
            return found

        def __iter__(self) -> Iterator[Token]:
            seen[0] += len(self)
            return super().__iter__()

    corrected = Speller.corrected
    with monkeypatch.context() as patch:
        patch.setattr(Speller, "corrected", lambda *args: _Watched(corrected(*args)))
        assert not listener.hear(text).too_long
    return seen[0]


def test_a_long_word_is_not_remembered() -> None:
    _kept_stem.cache_clear()
    assert stem("x" * 25 + "ing") == "x" * 25
    assert stem("aching") == "ach"
    assert _kept_stem.cache_info().currsize == 1
