"""What a tab remembers, spoilt: whatever stands there, the page opens, its buttons work, and one can start again."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from built_in import built_in, built_in_figures
from finds import Broken
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from running import Target
from visiting import CHROMIUM

from hipcoach.coach import Coach, request_from
from hipcoach.render import as_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

_ADDRESS = "http://coach.test/"
"""Nothing is asked there: the page is given from memory."""
_UNASKED = """
    addEventListener("click", () => { guard.since = -Infinity; }, true);
    addEventListener("click", () => {
        if (document.getElementById("gate")?.open) gate.no();
        if (document.getElementById("before").open) before.answer(null);
    });
"""
"""Presses follow at once, and what is asked before a session begins is skipped."""
_BUTTONS = (
    *("start", "again", "skip", "back", "pause", "hurts", "list", "do-easier", "leave-out", "nowhere", "to-list"),
    *("take-back", "not-that", "ask-again", "copy-line"),
)
_WATCH = """
    globalThis.faults = [];
    addEventListener("error", (event) => faults.push(event.message));
    addEventListener("unhandledrejection", (event) => faults.push(String(event.reason)));
"""
_PRESS = """
    (ids) => {
        const of = (id) => document.getElementById(id);
        const press = (element) => {
            const dialog = document.querySelector("dialog[open]");
            if (element?.checkVisibility() && (!dialog || dialog.contains(element))) element.click();
        };
        for (const id of ids) {
            const [, kind, number] = /^(place|answer) (\\d)$/.exec(id) ?? [];
            const many = { place: "#places [value]", answer: "#answers button" }[kind];
            press(many ? document.querySelectorAll(many)[number] : of(id));
        }
        return faults;
    }
"""
_START_AGAIN = """
    () => {
        const of = (id) => document.getElementById(id);
        for (const id of ["list", "to-list"]) if (of(id).checkVisibility()) of(id).click();
        of(of("again").checkVisibility() ? "again" : "start").click();
        return { faults, shown: of("player").checkVisibility(), kind: of("kind").textContent };
    }
"""
_REMEMBERED = """
    ([session, record]) => {
        const { id } = JSON.parse(document.getElementById("plan").textContent);
        sessionStorage.setItem(id, session);
        sessionStorage.setItem(`${id}-record`, record);
    }
"""
_STANDS = "() => ({ at: player.session?.at ?? 0, most: player.session?.moments.length ?? 0 })"


class Visit(NamedTuple):
    """What the tab remembers, and what is pressed then."""

    remembered: tuple[str, str]
    """Of the session and of its record."""
    pressed: list[str]


def attempt(visit: Visit) -> str:
    """Open the page with what the tab remembers, press, load it anew, and start again."""
    page = _page()
    page.goto(_ADDRESS)
    page.evaluate(_REMEMBERED, visit.remembered)
    page.reload()
    _no_faults(page.evaluate("faults"), "the page opens")
    resumed = page.is_visible("#player")
    _no_faults(page.evaluate(_PRESS, visit.pressed), "buttons work")
    _stands_somewhere(page.evaluate(_STANDS))
    page.evaluate(_REMEMBERED, visit.remembered)
    page.reload()
    again = page.evaluate(_START_AGAIN)
    _no_faults(again["faults"], "one can start again")
    if not again["shown"] or again["kind"] != "Ready":
        raise Broken("one can start again, from the beginning", again)
    return "resumed" if resumed else "waits"


def _no_faults(faults: list[str], promise: str) -> None:
    if faults:
        raise Broken(f"{promise}: {faults[0]}", faults)


def _stands_somewhere(place: dict[str, Any]) -> None:
    if not isinstance(place["at"], int) or not 0 <= place["at"] <= place["most"]:
        raise Broken("the page stands at a moment of the routine", place)


@cache
def _page() -> Page:
    """A tab of a browser that is started once, and ends with this process."""
    from playwright.sync_api import sync_playwright

    browser = sync_playwright().start().chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu"])
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body=_html(), content_type="text/html; charset=utf-8"))
    page.add_init_script(_WATCH + _UNASKED)
    return page


@cache
def _html() -> str:
    coach = Coach(built_in())
    return as_page.outcome(coach.recommend(request_from(built_in(), symptoms=["hamstring"])), built_in_figures())


_NUMBERS = st.sampled_from([0, 1, 2, 3, 5, 40, 99, -1, 0.5, 1e9, 2**53, -0.0])
_ODD = st.one_of(st.none(), st.booleans(), _NUMBERS, st.sampled_from(["", "0", "1", "x", "abc", "length", "__proto__"]))
_ANY: SearchStrategy[Any] = st.recursive(
    _ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["0", "1", "x", "at"]), inner)
)
_PLACES = st.lists(st.integers(0, 5), unique=True, max_size=3)
_WRITTEN = {
    "at": st.integers(0, 40),
    "swaps": st.just({}),
    "left": _PLACES,
    "hurts": st.lists(st.fixed_dictionaries({"place": st.integers(0, 5), "where": st.just("groin")}), max_size=1),
    "finished": _PLACES,
    "moved": st.integers(0, 600),
    "open": st.booleans(),
}
"""As the page writes it, or nearly."""
_SPOILT = st.dictionaries(
    st.sampled_from(sorted(_WRITTEN)),
    st.one_of(_ANY, st.lists(_NUMBERS, max_size=3), st.dictionaries(st.sampled_from(["0", "1", "99"]), _NUMBERS)),
    min_size=1,
    max_size=2,
)
_STATES = st.builds(lambda written, spoilt: written | spoilt, st.fixed_dictionaries(_WRITTEN), _SPOILT)
_NO_JSON = st.sampled_from(["", "{", "undefined", "NaN", "[1,", '"', "\u2028", "1e999"])
_OF_TEN = st.none() | st.integers(0, 10)
_TIME = st.just("2026-11-27T07:05:00+01:00")
_RECORDED = {
    "id": st.just("1b4e28ba-2fa1-4ed2-883f-0016d3cca427"),
    "started": _TIME,
    "ended": st.none() | _TIME,
    "ends": st.sampled_from([None, "done", "hurt"]),
    **dict.fromkeys(("before", "after", "effort"), _OF_TEN),
    "asked": st.integers(0, 10),
    "done": st.just([]),
    "hurts": st.lists(st.tuples(st.sampled_from(["0", "0e", "1"]), st.sampled_from([None, "nerve"])), max_size=2),
    "eased": st.lists(st.integers(0, 2), unique=True, max_size=1),
    "felt": st.dictionaries(st.sampled_from(["0", "0e", "1"]), st.sampled_from(["easy", "too-much"])),
}
_RECORDS = st.builds(
    lambda written, spoilt: written | spoilt,
    st.fixed_dictionaries(_RECORDED),
    st.dictionaries(st.sampled_from(sorted(_RECORDED)), _ANY, max_size=1),
)


def _texts(states: SearchStrategy[Any]) -> SearchStrategy[str]:
    return st.one_of(*(states.map(json.dumps),) * 8, _ANY.map(json.dumps), _NO_JSON)


_REMEMBERINGS = st.tuples(_texts(_STATES), _texts(_RECORDS))
_PLACES_AND_ANSWERS = ("place 0", "place 1", "place 2", "answer 0", "answer 2")
_PRESSES = st.lists(st.sampled_from([*_BUTTONS, *_BUTTONS, *_PLACES_AND_ANSWERS]), max_size=8)
_VISITS = st.builds(Visit, _REMEMBERINGS, _PRESSES.map(lambda presses: ["start", *presses]))
TARGET = Target(
    _VISITS, attempt, round_size=100, short=40, why_not=lambda: None if CHROMIUM else "no Chromium was found"
)
