"""The page for everybody: screen readers, dark and light, less motion, large text, and a valid document."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from visiting import SIZES, Open, Visit, violations

from hipcoach.coach import Coach, Referral, Request, Routine
from hipcoach.render import as_page

SCHEMES = ("light", "dark")
pytestmark = pytest.mark.slow  # a browser


@pytest.fixture(scope="session")
def referral_html(coach: Coach) -> str:
    answer = coach.recommend(Request(symptoms=("hip-pain",), flags=("bone-stress",)))
    assert isinstance(answer, Referral)
    return as_page.outcome(answer, {})


def go_to(visit: Visit, screen: str) -> None:
    """Bring the page to a screen."""
    if screen == "before":
        visit.page.evaluate("before.ask(null)")
    elif screen in ("gate", "refused"):
        visit.press("#start")
    elif screen != "overview":
        visit.start()
    if screen in _BEYOND:
        _BEYOND[screen](visit)


def _to_the_end(visit: Visit) -> None:
    while visit.page.is_visible("#player"):
        visit.press("#skip")


def _to_what_then(visit: Visit) -> None:
    visit.press("#hurts")
    visit.press("#places [value=long-side]")


def _to_felt(visit: Visit) -> None:
    visit.run(60)
    _to_the_end(visit)
    for _ in range(2):
        visit.press("#answers button >> nth=-1")


_BEYOND: dict[str, Callable[[Visit], None]] = {
    "refused": lambda visit: visit.press("#gate [value='0']"),
    "switch": lambda visit: visit.skip_to("Switch"),
    "where": lambda visit: visit.press("#hurts"),
    "what-then": _to_what_then,
    "done": _to_the_end,
    "felt": _to_felt,
    "enough": lambda visit: visit.hurt_twice("long-side", "nerve"),
}


SCREENS = (
    *("overview", "gate", "refused", "before", "player", "switch"),
    *("where", "what-then", "done", "felt", "enough"),
)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_violation(visit: Open, html: str, tools: Path, screen: str, scheme: str) -> None:
    one = visit(html, color_scheme=scheme, bypass_csp=True)
    go_to(one, screen)
    one.page.clock.resume()  # axe waits by the clock
    assert violations(one, tools) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_violation_of_a_refusal(visit: Open, referral_html: str, tools: Path, scheme: str) -> None:
    one = visit(referral_html, color_scheme=scheme, bypass_csp=True)
    one.page.clock.resume()
    assert violations(one, tools) == []


def test_axe_would_find_something(visit: Open, tools: Path) -> None:
    one = visit("<!doctype html><html><title>x</title><img src='data:,'>", bypass_csp=True)
    one.page.clock.resume()
    assert {"image-alt", "html-has-lang"} <= {each.split(":")[0] for each in violations(one, tools)}
    one.requests[:] = [one.address]


@pytest.mark.parametrize("zoom", [1, 2])
@pytest.mark.parametrize("screen", SCREENS)
def test_buttons_are_large_and_nothing_scrolls_sideways(visit: Open, html: str, screen: str, zoom: int) -> None:
    one = visit(html)
    one.page.evaluate(f"document.documentElement.style.fontSize = '{zoom * 100}%'")
    go_to(one, screen)
    for width, height in SIZES.values():
        one.page.set_viewport_size({"width": width, "height": height})
        assert one.fits, width
        heights = one.page.evaluate(
            "[...document.querySelectorAll('button')].filter((b) => b.checkVisibility()).map((b) => b.offsetHeight)"
        )
        assert min(heights, default=60) >= 60


@pytest.mark.parametrize("size", SIZES)
def test_the_players_buttons_stay_in_the_window(visit: Open, html: str, size: str) -> None:
    one = visit(html, size)
    one.start()
    for _ in range(6):
        for id_ in ("back", "pause", "skip", "hurts"):
            box = one.page.locator(f"#{id_}").bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= SIZES[size][1]
            assert box["y"] > SIZES[size][1] / 2
        for id_ in ("number", "name"):
            box = one.page.locator(f"#{id_}").bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= SIZES[size][1] - 60
        one.press("#skip")


def test_no_moment_has_to_be_scrolled(visit: Open, long_html: str) -> None:
    one = visit(long_html)
    one.start()
    scrolled = []
    while one.page.is_visible("#player"):
        for size, (width, height) in SIZES.items():
            one.page.set_viewport_size({"width": width, "height": height})
            over = one.page.evaluate("document.documentElement.scrollHeight - innerHeight")
            if over > 0:
                scrolled.append((size, one.text("#kind"), one.text("#name"), over))
            hidden = one.page.evaluate("((b) => b.scrollHeight - b.clientHeight)(document.querySelector('.below'))")
            if hidden > 1 and one.text("#kind") != "Ready":
                scrolled.append((size, one.text("#kind"), one.text("#name"), hidden))
        one.press("#skip")
    assert scrolled == []


def test_the_number_can_be_read_from_two_metres(visit: Open, html: str) -> None:
    """At two metres a figure of 20/40 sight is 5.8 mm high: 36 px of a phone that is 65 mm wide and 390 px."""
    for size in SIZES:
        one = visit(html, size)
        one.start()
        points = one.page.evaluate("parseFloat(getComputedStyle(document.getElementById('number')).fontSize)")
        assert points * 0.7 >= 36, size


def test_less_motion_is_still(visit: Open, html: str) -> None:
    for motion, panels in (("reduce", True), ("no-preference", False)):
        one = visit(html, reduced_motion=motion)
        one.run(0.5)
        moving = one.page.evaluate("document.querySelector('#step-1 .figure').classList.contains('moves')")
        assert moving is not panels
        one.start()
        one.skip_to("Go")
        assert one.page.locator("#stage svg").is_visible()
        assert one.page.locator("#stage svg[data-share]").count() == (0 if panels else 1)


def test_only_figures_in_view_move_and_at_the_speed_of_their_exercise(visit: Open, long_html: str) -> None:
    one = visit(long_html)
    moving = "[...document.querySelectorAll('.figure svg[data-share]')]"
    shares = f"Object.fromEntries({moving}.map((s) => [s.closest('article').id, s.dataset.share]))"
    one.page.wait_for_function("overview.inView.size > 0")
    one.run(0.5)
    before = one.page.evaluate(shares)
    one.run(1)
    after = one.page.evaluate(shares)
    assert before["step-1"] != after["step-1"]
    assert "easier-1" not in after
    step = one.page.evaluate("plan.steps[0].moments.find((m) => m.kind === 'work')")
    one.run(step["pace"] - 1)
    assert abs(float(one.page.evaluate(shares)["step-1"]) - float(before["step-1"])) < 0.1


def test_without_scripts_all_is_there_to_read(visit: Open, html: str, short: Routine) -> None:
    one = visit(html, java_script_enabled=False)
    assert one.page.locator("details[open]").count() == 0, "a card is closed before the first paint, not after it"
    for summary in one.page.locator("main summary").filter(visible=True).all():
        summary.click()
    words = one.page.locator("body").inner_text()
    for step in (step for phase in short.phases for step in phase.steps):
        for text in (step.name, step.cue, *step.steps):
            assert text in words
    for id_ in ("start", "pause", "settings"):
        assert one.page.locator(f"#{id_}").is_hidden()


@pytest.mark.parametrize("kind", ["routine", "refusal"])
def test_the_document_is_valid(long_html: str, referral_html: str, tools: Path, tmp_path: Path, kind: str) -> None:
    if shutil.which("java") is None:
        pytest.skip("no Java was found: the page's HTML was not checked")
    file = tmp_path / "page.html"
    file.write_text(long_html if kind == "routine" else referral_html, encoding="utf-8")
    checker = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        ["java", "-jar", checker, "--errors-only", "--format", "json", file],
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert json.loads(done.stderr)["messages"] == []
