from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import exercise, small, symptom, template

from hipcoach.coach import Request, request_from
from hipcoach.coach.read_options import Names, equipment_from
from hipcoach.errors import UsageError
from hipcoach.vocabulary import BARE_EQUIPMENT, HOME_EQUIPMENT

CATALOGUE = small(
    exercise("side-step", aliases=["crab walk"]),
    exercise("side-ir", aliases=["side internal rotation"]),
    exercise("turn-out", aliases=["Turn external rotation hold"]),
    symptoms=(symptom("sore-hip"), symptom("stiff")),
    templates=(template("daily-cars", default=True),),
)


def asked(**words: Any) -> Request:
    return request_from(CATALOGUE, **words)


def test_without_words_a_request_is_the_usual_one() -> None:
    assert asked() == Request()


@pytest.mark.parametrize(
    ("words", "field", "read"),
    [
        ({"symptoms": ["Sore Hip", "sore_hip-place", "stiff"]}, "symptoms", ("sore-hip", "stiff")),
        ({"focus": "Internal Rotation"}, "focus", "internal_rotation"),
        ({"focus": "PAILs-RAILs"}, "focus", "pails-rails"),
        ({"focus": "IR"}, "focus", "internal_rotation"),
        ({"focus": "er"}, "focus", "external_rotation"),
        ({"avoid": ["Side IR", "turn er-hold"]}, "avoid", ("side-ir", "turn-out")),
        ({"minutes": 60}, "minutes", 60),
        (
            {"avoid": ["Crab Walk", "half kneeling", "side-step", "cars"]},
            "avoid",
            ("side-step", "half-kneeling", "cars"),
        ),
        ({"cautions": ["Hip Replacement", "hip-replacement"]}, "cautions", ("hip-replacement",)),
        ({"activity": "RUNNING"}, "activity", "running"),
        ({"when": "Before"}, "when", "before"),
        ({"side": "Left"}, "side", "left"),
        ({"pain": 0}, "pain", 0),
        ({"age": 17}, "age", 17),
        ({"template": "Daily cars"}, "template", "daily-cars"),
        ({"flags": ["Fast", "also fast", "fast"]}, "flags", ("fast", "also-fast")),
    ],
)
def test_words_are_read_whatever_their_spelling(words: dict[str, Any], field: str, read: Any) -> None:
    assert getattr(asked(**words), field) == read


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"symptoms": ["stif"]}, "no symptom is called 'stif'; did you mean 'stiff'?"),
        ({"focus": "turning"}, "no focus is called 'turning'"),
        ({"avoid": ["sidstep"]}, "no position, method or exercise is called 'sidstep'; did you mean 'side-step'"),
        ({"cautions": ["kne"]}, "did you mean 'knee'"),
        ({"template": "daily"}, "did you mean 'daily-cars'?"),
        ({"flags": ["zzz"]}, "known: slow, fast, middling, also-fast"),
        ({"activity": "zzz"}, "known: running, hiking, cycling, walking"),
        ({"when": "zzz"}, "known: before, after, daily"),
        ({"side": "zzz"}, "known: left, right, both"),
        ({"equipment": ["zzz"]}, "no equipment is called 'zzz'"),
        ({"minutes": 2}, "minutes must be from 3 to 60, not 2"),
        ({"minutes": 61}, "minutes must be from 3 to 60, not 61"),
        ({"pain": 11}, "pain must be from 0 to 10, not 11"),
        ({"pain": -1}, "pain must be from 0 to 10, not -1"),
        ({"age": 131}, "age must be from 0 to 130, not 131"),
    ],
)
def test_what_is_unknown_is_said_with_the_nearest_names(words: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        asked(**words)
    assert message in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("words", "at_hand"),
    [
        ([], HOME_EQUIPMENT),
        (["Band"], HOME_EQUIPMENT | {"band"}),
        (["none"], BARE_EQUIPMENT),
        (["band", "none", "step"], BARE_EQUIPMENT | {"band", "step"}),
    ],
)
def test_a_home_has_its_things_unless_there_is_none(words: list[str], at_hand: frozenset[str]) -> None:
    assert equipment_from(words) == at_hand


def test_an_exercise_is_found_by_its_alias() -> None:
    assert Names(CATALOGUE).exercise("CRAB-walk") == "side-step"
    with pytest.raises(UsageError, match="no exercise is called"):
        Names(CATALOGUE).exercise("prone")


def test_a_long_list_of_known_words_is_cut_and_the_rest_counted() -> None:
    exercises = [exercise(f"known-{number}") for number in range(25)]
    with pytest.raises(UsageError, match=r"known: known-0, .*, known-19 and 5 more"):
        Names(small(*exercises)).exercise("qqqqqq")


def test_where_nothing_is_known_that_is_said() -> None:
    with pytest.raises(UsageError, match=r"known: none$"):
        Names(small()).exercise("anything")


def test_a_long_word_is_shown_cut() -> None:
    with pytest.raises(UsageError) as caught:
        Names(CATALOGUE).flag("q" * 500)
    assert "q..." in str(caught.value)
    assert len(str(caught.value)) < 200
