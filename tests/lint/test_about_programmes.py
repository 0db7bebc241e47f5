"""Each check of programmes finds what it is for, in its place, and nothing that only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue

Entry = dict[str, Any]
Found = Callable[..., list[str]]
_SAID = {"because": "B.", "source": "my-notes", "grade": "practice"}
MINE: Entry = {
    "id": "mine",
    "name": "Mine",
    "summary": "Weeks of mine.",
    "weeks": [],
    "days": ["mon", "wed", "fri"],
    "moving": {"id": "between", "title": "Between", "template": "daily-cars", "minutes": 5, **_SAID},
    "goes_on": {"sessions": 2},
    "missed": "Go on.",
    **_SAID,
}


def weeks(*changes: Entry) -> list[Entry]:
    """Weeks `w0`, `w1` and so on, each with these changes."""
    return [{"id": f"w{n}", "title": "W", "text": "W.", **_SAID, **change} for n, change in enumerate(changes)]


@pytest.fixture
def told(found: Found) -> Callable[..., list[str]]:
    """What is found in a programme with these weeks and changes, without file and place."""

    numbers = count()

    def of(*changes: Entry, **fields: Any) -> list[str]:
        lines = found(f"own-{next(numbers)}", programmes=[MINE | {"weeks": weeks(*changes or ({},))} | fields])
        return [line.split(" programme 'mine', ")[1] for line in lines]

    return of


Told = Callable[..., list[str]]


def test_nothing_is_found_in_a_plain_programme(told: Told) -> None:
    assert told() == told({}, {"lighter": True, "loading_days": 2}) == []


def test_nothing_is_found_in_the_built_in_ones_as_if_they_were_ones_own(found: Found, catalogue: Catalogue) -> None:
    entries = [programme.model_dump(mode="json", exclude_defaults=True) for programme in catalogue.programmes]
    assert found(programmes=entries) == []


# --- programme-stage-missing


@pytest.mark.parametrize(
    ("stages", "missing"),
    [
        (["sore", "strong"], "settling"),
        ([["settling", "strong"]], "sore"),
        (["sore", "sore"], "settling, strong"),
    ],
)
def test_a_stage_without_a_week_is_told(told: Told, stages: list[Any], missing: str) -> None:
    assert told(*({"stage": stage} for stage in stages)) == [
        f"weeks: has no week for {missing}, so that all of them are taken there; add one [programme-stage-missing]"
    ]


@pytest.mark.parametrize("stages", [[()], ["sore", ()], ["sore", ["settling", "strong"]]])
def test_every_stage_has_a_week(told: Told, stages: list[Any]) -> None:
    assert told(*({"stage": stage} if stage else {} for stage in stages)) == []


# --- week-rises-silently

_SILENT = (
    "is more than in the week before, and no `goes_up` says what has to be so first; add one [week-rises-silently]"
)


def test_a_step_that_is_not_told_beforehand_is_told(found: Found) -> None:
    programme = MINE | {"weeks": weeks({"outside": "Walk."}, {"outside": "Run."})}
    [line] = found(programmes=[programme])
    assert line == f"programmes.yaml:4:234: programme 'mine', weeks.1.outside: {_SILENT}"


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        (({}, {"outside": "Run."}), ["weeks.1.outside"]),
        (({"outside": "A"}, {"outside": "B"}, {"outside": "C"}), ["weeks.1.outside", "weeks.2.outside"]),
        (({"loading_days": 2}, {"loading_days": 3}), ["weeks.1.loading_days"]),
        (
            (
                {"stage": "sore", "outside": "A"},
                {"stage": ["settling", "strong"]},
                {"stage": "sore", "outside": "B"},
            ),
            ["weeks.2.outside"],
        ),
    ],
)
def test_what_rises_from_week_to_week_of_a_stage_is_told_once(
    told: Told, changes: tuple[Entry, ...], places: list[str]
) -> None:
    assert told(*changes) == [f"{place}: {_SILENT}" for place in places]


@pytest.mark.parametrize(
    "changes",
    [
        ({"outside": "A"}, {"outside": "B", "goes_up": "After two."}),
        ({"outside": "A"}, {"outside": "A"}, {}),
        ({"loading_days": 3}, {"loading_days": 2}),
        ({}, {"loading_days": 2, "lighter": True}, {"loading_days": 3}),
        ({"stage": "sore", "outside": "A"}, {"stage": ["settling", "strong"], "outside": "B"}),
    ],
)
def test_what_does_not_rise_or_is_told_beforehand_is_fine(told: Told, changes: tuple[Entry, ...]) -> None:
    assert told(*changes) == []


# --- lighter-is-not


@pytest.mark.parametrize(("usual", "is_told"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_week_that_can_be_no_lighter_is_told(told: Told, usual: int, *, is_told: bool) -> None:
    message = "is no lighter: no week beside it loads on two days; leave `lighter` out [lighter-is-not]"
    lines = told({"loading_days": usual}, {"loading_days": usual, "lighter": True})
    assert (f"weeks.1.lighter: {message}" in lines) is is_told


def test_a_week_that_is_never_beside_it_makes_none_lighter(told: Told) -> None:
    sore = {"stage": "sore", "loading_days": 1}
    others = {"stage": ["settling", "strong"], "loading_days": 3}
    [line] = told(sore, sore | {"lighter": True}, others)
    assert line.endswith("[lighter-is-not]")


def test_the_only_week_is_lighter_than_none(told: Told) -> None:
    assert [line.split("[")[1] for line in told({"lighter": True})] == ["lighter-is-not]"]


# --- days-too-few


@pytest.mark.parametrize(
    ("days", "fixed", "room"),
    [
        (["sat", "sun"], [], 1),
        (["sun", "mon"], [], 1),
        (["mon", "thu"], [], 2),
        (["sun", "mon", "tue", "wed"], [], 2),
        (["mon", "wed", "fri"], ["wed"], 2),
        (["mon"], ["mon"], 0),
    ],
)
def test_days_without_room_for_those_that_load_are_told(
    told: Told, days: list[str], fixed: list[str], room: int
) -> None:
    [line] = told(days=days, fixed=dict.fromkeys(fixed, MINE["moving"]))
    lead, _, what_to_do = line.partition("; ")
    assert lead == f"days: with a day between have room for {room} that load, and a week has 3"
    assert what_to_do == "name more, or lower its loading_days [days-too-few]"


def test_days_have_room_for_what_is_wanted(told: Told) -> None:
    assert told({"loading_days": 1}, days=["sat", "sun"]) == []
    assert told({"loading_days": 4}, days=["mon", "tue", "wed", "thu", "fri", "sat", "sun"]) == []
    assert told({"loading_days": 0}, days="mon", fixed={"mon": MINE["moving"]}) == []
    assert told(days=["tue", "wed", "thu", "fri", "sat"]) == []


# --- symptom-claimed-twice


def test_a_programme_that_another_stands_before_is_told(found: Found) -> None:
    goes_on = {"calm_mornings": 2}
    mine = MINE | {"weeks": weeks({}), "symptoms": ["low-back", "hamstring"], "goes_on": goes_on}
    [line] = found(programmes=[mine])
    message = "'hamstring' has programme 'hamstring-weeks' already; write yours under that id, or switch that off"
    assert line.split(" programme 'mine', ")[1] == f"symptoms.1: {message} [symptom-claimed-twice]"
    assert found("other", programmes=[mine, {"id": "hamstring-weeks", "off": True}]) == []
    assert "claimed" not in str(found("anew", programmes=[mine | {"id": "hamstring-weeks"}]))


# --- picks-nothing


def test_the_theme_of_a_week_must_pick_something(told: Told) -> None:
    nothing = {"method": "glide", "motion": "extension"}
    assert told({"of": {"method": "cars"}}, {"of": nothing}) == [
        "weeks.1.of: picks no exercise that there is; ask for less, or write one that fits [picks-nothing]"
    ]


def test_a_source_that_a_part_of_a_programme_cites_is_used(found: Found, start: dict[str, Entry]) -> None:
    sources = [start["sources"], start["sources"] | {"id": "more"}]
    assert found(sources=sources, programmes=[MINE | {"weeks": weeks({"source": "more"})}]) == []
