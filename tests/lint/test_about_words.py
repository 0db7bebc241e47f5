"""What a concept of one's own takes away from red flags, with the built-in knowledge below it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue, load_catalogue
from hipcoach.catalogue.load import CHECKOUT
from hipcoach.coach import Coach, Referral, Request
from hipcoach.lint import check_paths

Entry = dict[str, Any]
Told = Callable[..., list[str]]


@pytest.fixture
def built_in(catalogue: Catalogue) -> Callable[..., Entry]:
    """A built-in concept as plain data, with more words and other fields."""

    def entry(id_: str, *more: str, **fields: Any) -> Entry:
        concept = catalogue.concept[id_].model_dump(mode="json", exclude_defaults=True)
        return concept | {"words": [*concept["words"], *more]} | fields

    return entry


@pytest.fixture
def told(write: Callable[..., Path]) -> Told:
    """What is found in a folder of these concepts."""

    def found(*concepts: Entry) -> list[str]:
        folder = write(concepts=list(concepts))
        return [str(problem).removeprefix(f"{folder}/") for problem in check_paths([folder])]

    return found


def is_referred(folder: Path, text: str) -> bool:
    coach = Coach(load_catalogue([folder]))
    return isinstance(coach.answer(coach.read(Request(), text)), Referral)


def test_the_built_in_concepts_are_as_they_are_meant(told: Told, built_in: Callable[..., Entry]) -> None:
    ids = ("denies", "clears", "turns", "relative", "long-ago", "other-sense", "nothing-denied", "numb", "sore-part")
    assert told(*map(built_in, ids)) == []


def test_nothing_is_found_in_the_built_in_concepts(tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT, tmp_path / "data")
    found = check_paths([tmp_path / "data" / "concepts.yaml"], builtin=False)
    assert [problem for problem in found if problem.check] == []


@pytest.mark.parametrize(
    ("id_", "word", "effect"),
    [
        ("denies", "numbness", "it denies what follows"),
        ("denies", "unable", "it denies what follows"),
        ("clears", "numb", "it denies what came before"),
        ("turns", "numb", "it ends what a denial reaches"),
        ("relative", "saddle numbness", "it makes what follows somebody else's"),
        ("long-ago", "numbness", "it makes its sentence long ago"),
        ("other-sense", "cant feel", "it is hidden"),
    ],
)
def test_a_word_of_a_red_flag_that_voids_others_is_told(
    told: Told, built_in: Callable[..., Entry], id_: str, word: str, effect: str
) -> None:
    concept = built_in(id_, word)
    [line] = told(concept)
    assert f"concept '{id_}', words.{len(concept['words']) - 1}: '{word}' is needed to hear red flag '" in line
    assert line.endswith(f"', and here {effect}; take it out [safety-weakened]")


@pytest.mark.parametrize(
    "words", ["cant feel", "groin swelling", "fell in the stairs", "cancer charity", "numb today", "bad fever"]
)
def test_what_a_new_concept_hides_of_a_red_flag_is_told(told: Told, words: str) -> None:
    [line] = told({"id": "mine", "words": ["zig", words], "hides": True})
    assert line.startswith(f"concepts.yaml:2:18: concept 'mine', words.1: '{words}' is needed to hear red flag '")
    assert line.endswith("', and here it is hidden; take it out [safety-weakened]")


@pytest.mark.parametrize("words", ["leg warmers", "hip parade", "zig zag", "reunion"])
def test_another_sense_of_a_word_may_be_hidden(told: Told, words: str) -> None:
    assert told({"id": "mine", "words": [words], "hides": True}) == []


def test_a_concept_that_only_gives_more_words_is_fine(told: Told, built_in: Callable[..., Entry]) -> None:
    more = {"spreading": "creeping along", "turns": "howbeit"}
    assert told({"id": "mine", "words": ["numb"]}, *(built_in(id_, word) for id_, word in more.items())) == []


@pytest.mark.parametrize(
    ("id_", "effect"),
    [
        ("denies", "it denies what follows"),
        ("relative", "it makes what follows somebody else's"),
        ("long-ago", "it makes its sentence long ago"),
    ],
)
def test_any_new_word_that_voids_others_is_told(
    told: Told, built_in: Callable[..., Entry], id_: str, effect: str
) -> None:
    """Nobody can list what stands beside a red flag; "honestly" there would take it away."""
    [line] = told(built_in(id_, "honestly"))
    said = f"'honestly' may stand beside red flags, and here {effect}; take it out [safety-weakened]"
    assert line.split(": ", 2)[2] == said


def test_words_of_what_only_numbers_say_void_others_too(told: Told) -> None:
    [line] = told({"id": "years-ago", "words": ["honestly"]})
    assert "and here it makes its sentence long ago" in line


def test_new_words_of_what_speaks_against_a_red_flag_are_told(told: Told, built_in: Callable[..., Entry]) -> None:
    [line] = told(built_in("weeks-back", "zig zag"))
    assert "and here it speaks against a red flag" in line


def test_what_is_meant_as_a_whole_takes_no_word_from_a_red_flag(told: Told) -> None:
    [line] = told({"id": "mine", "whole": True, "words": ["brown pee"]})
    assert "needed to hear red flag 'dark-urine', and here it is hidden" in line


def test_what_a_denial_takes_in_is_told_where_it_does(told: Told, built_in: Callable[..., Entry]) -> None:
    [line] = told(built_in("denies", of=["numb"]))
    assert "concept 'denies', of.0: " in line
    assert line.endswith(", and here it denies what follows; take it out [safety-weakened]")


def test_what_ends_a_denial_is_not_hidden(told: Told) -> None:
    [line] = told({"id": "mine", "words": ["but"], "hides": True})
    assert ": 'but' is needed to " in line


def test_a_concept_that_now_hides_its_words_is_told_of_each(told: Told, built_in: Callable[..., Entry]) -> None:
    concept = built_in("numb", hides=True)
    lines = told(concept)
    assert lines
    assert all("and here it is hidden" in line for line in lines)


def test_lost_words_of_a_red_flag_are_told(told: Told, built_in: Callable[..., Entry]) -> None:
    concept = built_in("spreading")
    kept, first, second, third, *rest = concept["words"]
    assert told(concept | {"words": [kept]}) == [
        (
            f"concepts.yaml:2:3: concept 'spreading', words: lacks {first!r}, {second!r}, {third!r} and {len(rest)} "
            "more, needed to hear red flag 'neuro'; write them too [safety-weakened]"
        )
    ]


def test_lost_words_of_a_part_or_that_end_a_denial_are_told(told: Told, built_in: Callable[..., Entry]) -> None:
    leg, turns = built_in("leg", words=["leg"]), built_in("turns")
    lines = told(leg, turns | {"words": turns["words"][1:]}, built_in("sore-part", of=["hip"]))
    assert [line.split("concept ")[1].split(", needed")[0] for line in lines] == [
        "'leg', words: lacks 'limb'",
        f"'turns', words: lacks '{turns['words'][0]}'",
        "'sore-part', words: lacks 'hamstr', 'hamstrings', 'hammy' and 49 more",
    ]


def test_words_that_no_red_flag_needs_may_go(told: Told) -> None:
    assert told({"id": "elsewhere", "words": ["zig"]}, {"id": "denies", "words": ["no"]}) == []


def test_the_same_words_in_other_forms_are_not_lost(told: Told) -> None:
    assert told({"id": "leg", "words": ["my legs", "limbs"]}) == []


def test_both_are_allowed_by_a_comment(write: Callable[..., Path]) -> None:
    text = (
        "- id: leg  # hipcoach: allow safety-weakened because zig is ours\n  words: [leg]\n"
        "- id: mine  # hipcoach: allow safety-weakened because zig is ours\n  hides: true\n  words: [numb]\n"
    )
    assert check_paths([write(concepts=text)]) == []
    assert len(check_paths([write("bare", concepts=text.replace("allow", "allows"))])) == 2


@pytest.mark.slow
def test_what_is_told_would_cost_a_referral(write: Callable[..., Path]) -> None:
    text = "my hamstring hurts. no swelling but i cant feel my groin when wiping"
    assert is_referred(write("fine", concepts="- id: mine\n  words: [zig]\n"), text)
    for name, concepts in {
        "hides": "- id: mine\n  words: [cant feel, when i wipe, wiping]\n  hides: true\n",
        "loses": "- id: turns\n  words: [zig]\n",
    }.items():
        folder = write(name, concepts=concepts)
        assert not is_referred(folder, text)
        assert {problem.check for problem in check_paths([folder])} & {"safety-weakened"}
