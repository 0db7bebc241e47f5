"""Red flags: tiers, their names, and what a list shows of them."""

from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue.brief import StopSign
from hipcoach.catalogue.catalogue import Catalogue
from hipcoach.catalogue.red_flag import RedFlag, flag_of
from hipcoach.catalogue.rule import Then

TIER = {"question": "A?", "brief": "an ache", "message": "Be seen."}
FLAG = {"id": "ache", "name": "Ache", "level": "urgent", "source": "book", "grade": "convention", **TIER}


def flag(**fields: Any) -> RedFlag:
    return RedFlag.model_validate(FLAG | fields, strict=False)


def lighter(*levels: str) -> list[dict[str, Any]]:
    return [{"level": level, **TIER, "message": f"{level}."} for level in levels]


def test_a_flag_is_its_own_gravest_tier() -> None:
    tiered = flag(lighter=lighter("clinician-first", "advice"))
    assert list(tiered.signs) == ["ache", "ache:clinician-first", "ache:advice"]
    assert [tier.level for tier in tiered.signs.values()] == ["urgent", "clinician-first", "advice"]
    assert [tier.refers for tier in tiered.signs.values()] == [True, True, False]


@pytest.mark.parametrize("levels", [("urgent",), ("emergency",), ("advice", "clinician-first"), ("advice", "advice")])
def test_tiers_grow_lighter(levels: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError, match="is not lighter than"):
        flag(lighter=lighter(*levels))


def test_a_sign_is_looked_up_by_its_name() -> None:
    catalogue = Catalogue(red_flags=(flag(lighter=lighter("advice")),))
    assert catalogue.sign("ache").level == "urgent"
    assert catalogue.sign("ache:advice").level == "advice"


@pytest.mark.parametrize(("has", "found"), [((), "urgent"), (("clinician-first",), "clinician-first")])
def test_a_tier_that_a_flag_lacks_is_its_next_graver_one(has: tuple[str, ...], found: str) -> None:
    catalogue = Catalogue(red_flags=(flag(lighter=lighter(*has)),))
    assert catalogue.sign("ache:advice").level == found


@pytest.mark.parametrize(("sign", "id_"), [("ache", "ache"), ("ache:advice", "ache")])
def test_a_sign_tells_its_flag(sign: str, id_: str) -> None:
    assert flag_of(sign) == id_


def test_a_rule_names_a_tier_that_there_can_be() -> None:
    assert Then.model_validate({"refer": "ache:advice"}).refer == "ache:advice"
    with pytest.raises(ValidationError):
        Then.model_validate({"refer": "ache:soon"})


def test_an_old_flag_needs_no_brief_and_lists_its_question() -> None:
    old = {key: value for key, value in FLAG.items() if key != "brief"}
    assert RedFlag.model_validate(old).listed == "A?"
    assert flag().listed == "an ache"


@pytest.mark.parametrize(("words", "fits"), [(12, True), (13, False)])
def test_a_brief_has_at_most_twelve_words(words: int, fits: bool) -> None:
    text = " ".join(["ache"] * words)
    if fits:
        assert flag(brief=text).brief == text
    else:
        with pytest.raises(ValidationError, match="has 13 words; at most 12 fit in a list"):
            flag(brief=text)


def test_a_stop_sign_may_be_a_text_alone() -> None:
    plain, whole = Then.model_validate({"stop_signs": ["Stop.", {"text": "Stop now.", "brief": "a pinch"}]}).stop_signs
    assert plain == StopSign(text="Stop.")
    assert (plain.listed, whole.listed) == ("Stop.", "a pinch")
