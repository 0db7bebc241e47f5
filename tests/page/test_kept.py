"""What a tab keeps of a session: any page of the tab can write it, so the player takes only what may be its own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from visiting import PRESS, Open, Visit

pytestmark = pytest.mark.slow  # a browser

STATE: dict[str, Any] = {"at": 2, "swaps": {}, "left": [], "hurts": 0, "open": False}
WHOLE: tuple[Any, ...] = (
    None,
    True,
    0,
    5,
    -1,
    0.5,
    1e9,
    "",
    "x",
    "abc",
    [],
    [STATE],
    {},
    {"at": 1},
    {"toString": 1},
    "[]",
    "null",
)
JUNK: tuple[Any, ...] = (
    *(None, True, -1, 0.5, 1e9, 1e308, "", "1", "x", "abc", 5, "toString"),
    *([None], ["0"], [99], [-1], [0.5], [[0]], [0, 0], [1e9], [{}], list(range(200)), [[]] * 3, [True]),
    *({"0": 99}, {"0": None}, {"0": "0"}, {"x": 0}, {"1.0": 0}, {"": 0}, {"length": 0}, {"__proto__": {"at": 1}}),
    *([{"place": 0}], [{"place": 0, "where": ""}], {"0": {}}, {"place": 0, "where": ""}, {"at": 5}, 2),
)
HARMLESS = (("at", 5),)
CORRUPTED: list[Any] = [
    *WHOLE,
    *({**STATE, name: value} for name in STATE if name != "open" for value in JUNK if (name, value) not in HARMLESS),
    *({key: value for key, value in STATE.items() if key != name} for name in STATE if name != "open"),
]

OPENED: list[Any] = [
    *({**STATE, "open": True, **more} for more in ({"left": 5}, {"swaps": {"0": 99}}, {"hurts": 2}, {"left": "abc"})),
    *(
        {**STATE, "open": True, **more}
        for more in ({"hurts": [None]}, {"at": -1}, {"at": 1e9}, {"at": 0.5}, {"at": "1"})
    ),
    *("x", "abc", [], {"open": True}),
]
"""Some of these as a page finds them that was left in the player."""

USE = f"""() => {{ {PRESS}
    const shown = () => of("#player").checkVisibility();
    press("#start");
    press("#none-of-these");
    press("#before [value='']");
    const seen = {{ started: shown(), first: of("#kind").textContent, name: of("#name").textContent }};
    press("#skip");
    seen.second = of("#kind").textContent;
    press("#back");
    seen.back = of("#kind").textContent;
    press("#hurts");
    press("#places [value=folding-side]");
    seen.offered = of("#what-then").checkVisibility();
    press("#leave-out");
    seen.after = shown() && of("#name").textContent;
    press("#list");
    sessionStorage.clear();
    return seen;
}}"""
"""Start, Skip, Back, This hurts, Leave out and List, and what is seen of each."""


def keep(page: Visit, value: Any) -> None:
    """Have the tab keep this of the session."""
    page.page.evaluate("text => sessionStorage.setItem(plan.id, text)", json.dumps(value))


def left_with(page: Visit, value: Any) -> None:
    keep(page, value)
    page.page.reload()


def test_whatever_a_tab_was_made_to_keep_the_session_starts_anew_and_works(visit: Open, html: str) -> None:
    page = visit(html)
    anew = page.page.evaluate(USE)
    assert [anew[what] for what in ("started", "first", "second", "back", "offered")] == [
        *(True, "Ready", "Go", "Ready", True)
    ]
    assert anew["after"] not in (False, anew["name"])
    for value in CORRUPTED:
        keep(page, value)
        assert (page.page.evaluate(USE), page.complaints) == (anew, []), value
    for value in OPENED:
        left_with(page, value)
        assert page.text("#start") == "Start", value
        assert (page.page.evaluate(USE), page.complaints) == (anew, []), value


def test_what_may_be_so_is_gone_on_with(visit: Open, html: str) -> None:
    page = visit(html)
    for more in ({}, {"left": [0], "hurts": 1}, {"at": 0}):
        left_with(page, STATE | more)
        assert page.text("#start") == "Go on", more
        page.start()
        assert page.page.evaluate("player.session.state()") == {
            key: value for key, value in (STATE | more).items() if key != "open"
        }


def test_a_place_behind_the_last_moment_is_believed_only_of_who_was_hurt(visit: Open, html: str) -> None:
    page = visit(html)
    end = page.page.evaluate("new Session(plan, null).moments.length")
    left_with(page, STATE | {"at": end})
    assert page.text("#start") == "Start"
    left_with(page, STATE | {"at": end - 1})
    assert page.text("#start") == "Go on"


@pytest.mark.parametrize("kept", ["yes", 1, [], {}, None])
def test_a_setting_that_is_neither_on_nor_off_is_as_it_comes(visit: Open, html: str, kept: Any) -> None:
    page = visit(html)
    page.page.evaluate(
        "text => { for (const name of ['beeps', 'tap']) sessionStorage.setItem(`${plan.id}-${name}`, text); }",
        json.dumps(kept),
    )
    page.page.reload()
    assert page.page.is_checked("[name=beeps]")
    assert not page.page.is_checked("[name=tap]")


def test_every_state_that_the_player_keeps_fits(visit: Open, html: str) -> None:
    page = visit(html)
    page.start()
    while page.page.is_visible("#player"):
        assert page.page.evaluate("Session.fits(plan, keep.read(plan.id))")
        page.press("#skip")
