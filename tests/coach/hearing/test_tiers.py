"""Which tier of a flag words take: both sides of each line."""

from __future__ import annotations

from typing import Any

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import Concept
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.coach.hearing import Hearing, Listener

TEXT = {"question": "So?", "brief": "so", "message": "Go."}
PHRASES = {"3": ["ache running"], "2": ["ache"]}


def heard(text: str, **fields: Any) -> Hearing:
    """Heard of one flag with these fields; urgent, where none is named."""
    own = {"id": "ache", "name": "Ache", "level": "urgent", "phrases": PHRASES, "source": "book", "grade": "convention"}
    flag = RedFlag.model_validate({**own, **TEXT, **fields}, strict=False)
    return Listener(Catalogue(concepts=(Concept(id="denies", words=("no",)),), red_flags=(flag,))).hear(text)


def tier(level: str, **fields: Any) -> dict[str, Any]:
    return {"level": level, **TEXT, **fields}


def raised(text: str, **fields: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = heard(text, **fields)
    return found.flags, found.doubtful_flags


SAID, DOUBT, ADVICE = (("ache",), ()), ((), ("ache",)), (("ache:advice",), ())
LIMP = {"together_with": ["limp"]}


def test_without_a_combination_the_gravest_tier_is_taken() -> None:
    assert raised("ache running") == SAID
    assert raised("ache running", lighter=[tier("advice")]) == SAID


@pytest.mark.parametrize(
    ("text", "found"),
    [("ache running. I limp", SAID), ("ache running", ADVICE), ("ache running, no limp", ADVICE)],
)
def test_a_tier_is_taken_with_what_it_needs_and_else_the_next(text: str, found: object) -> None:
    assert raised(text, **LIMP, lighter=[tier("advice")]) == found


def test_the_gravest_tier_that_is_borne_out_counts() -> None:
    between = [tier("clinician-first", together_with=["night"]), tier("advice")]
    assert raised("ache running at night", **LIMP, lighter=between) == (("ache:clinician-first",), ())
    assert raised("ache running at night and limp", **LIMP, lighter=between) == SAID


def test_where_no_tier_is_borne_out_it_is_asked() -> None:
    assert raised("ache running", **LIMP) == DOUBT
    assert raised("ache running", **LIMP, lighter=[tier("advice", together_with=["stiff"])]) == DOUBT


@pytest.mark.parametrize(
    ("text", "found"),
    [("ache running", SAID), ("ache running months ago", DOUBT), ("ache running months ago, limp", SAID)],
)
def test_what_speaks_against_a_tier_gives_way_to_what_it_needs(text: str, found: object) -> None:
    assert raised(text, **LIMP, not_with=["months-ago"]) == found


def test_words_choose_nothing_lighter_than_an_emergency() -> None:
    emergency: dict[str, Any] = {"level": "emergency", **LIMP, "lighter": [tier("urgent")]}
    assert raised("ache running and limp", **emergency) == SAID
    found = heard("ache running", **emergency)
    assert (found.flags, found.doubtful_flags, found.otherwise) == ((), ("ache",), {"ache": "ache:urgent"})


def test_no_to_a_doubt_leads_to_advice_that_nothing_bears_out() -> None:
    found = heard("ache running", **LIMP, lighter=[tier("advice", together_with=["stiff"])])
    assert found.otherwise == {"ache": "ache:advice"}
    assert heard("ache running", **LIMP).otherwise == {"ache": None}


def test_a_hint_is_asked_about_but_not_what_stops_nothing() -> None:
    assert raised("ache") == DOUBT
    assert raised("ache", **LIMP, lighter=[tier("advice")]) == DOUBT
    mild: dict[str, Any] = {"level": "clinician-first", **LIMP, "lighter": [tier("advice")]}
    assert raised("ache and limp", **mild) == DOUBT
    assert raised("ache", **mild) == ((), ())
