"""The page for everybody: screen readers, dark and light, less motion, large text, and a valid document."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from visiting import SIZES, Open, Visit

from hipcoach.coach import Coach, Referral, Request, Routine
from hipcoach.render import as_page

SCHEMES = ("light", "dark")
pytestmark = pytest.mark.slow  # a browser


@pytest.fixture(scope="session")
def referral_html(coach: Coach) -> str:
    answer = coach.recommend(Request(symptoms=("hip-pain",), flags=("bone-stress",)))
    assert isinstance(answer, Referral)
    return as_page.outcome(answer, {})


def violations(visit: Visit, tools: Path) -> list[str]:
    """What axe finds, as `rule: element`."""
    axe = (tools / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    visit.page.evaluate(axe)  # not as a script element, which the page's policy would refuse
    found: list[dict[str, Any]] = visit.page.evaluate("axe.run().then((result) => result.violations)")
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


def go_to(visit: Visit, screen: str) -> None:
    """Bring the page to a screen."""
    if screen == "before":
        visit.page.evaluate("before.ask(null)")
    elif screen != "overview":
        visit.page.click("#start")
        _go_on_to(visit, screen)


def _go_on_to(visit: Visit, screen: str) -> None:
    if screen in ("where", "what-then"):
        visit.page.click("#hurts")
    if screen == "what-then":
        visit.page.click("#places [value=long-side]")
    if screen == "switch":
        visit.skip_to("Switch sides")
    if screen == "felt":
        visit.run(60)
    for place in ("folding-side", "nerve") if screen == "enough" else ():
        visit.page.click("#hurts")
        visit.page.click(f"#places [value={place}]")
        if place == "folding-side":
            visit.page.click("#leave-out")
    while screen in ("done", "felt") and visit.page.is_visible("#player"):
        visit.page.click("#skip")
    for _ in range(2 if screen == "felt" else 0):
        visit.page.click("#answers button >> nth=-1")


SCREENS = ("overview", "before", "player", "switch", "where", "what-then", "done", "felt", "enough")


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
        assert min(heights) >= 60


@pytest.mark.parametrize("size", SIZES)
def test_the_players_buttons_stay_in_the_window(visit: Open, html: str, size: str) -> None:
    one = visit(html, size)
    one.page.click("#start")
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
        one.page.click("#skip")


def test_no_moment_has_to_be_scrolled(visit: Open, long_html: str) -> None:
    one = visit(long_html)
    one.page.click("#start")
    scrolled = []
    while one.page.is_visible("#player"):
        for size, (width, height) in SIZES.items():
            one.page.set_viewport_size({"width": width, "height": height})
            over = one.page.evaluate("document.documentElement.scrollHeight - innerHeight")
            if over > 0:
                scrolled.append((size, one.text("#kind"), one.text("#name"), over))
        one.page.click("#skip")
    assert scrolled == []


def test_the_number_can_be_read_from_two_metres(visit: Open, html: str) -> None:
    """At two metres a figure of 20/40 sight is 5.8 mm high: 36 px of a phone that is 65 mm wide and 390 px."""
    for size in SIZES:
        one = visit(html, size)
        one.page.click("#start")
        points = one.page.evaluate("parseFloat(getComputedStyle(document.getElementById('number')).fontSize)")
        assert points * 0.7 >= 36, size


def test_less_motion_is_still(visit: Open, html: str) -> None:
    moving = visit(html)
    still = visit(html, reduced_motion="reduce")
    for one, seen, hidden in ((moving, ".moving", ".still"), (still, ".still", ".moving")):
        assert one.page.locator(f"#step-1 {seen}").is_visible()
        assert one.page.locator(f"#step-1 {hidden}").is_hidden()
        one.page.click("#start")
        assert one.page.locator(f"#stage {seen} svg").is_visible()
        assert one.page.locator(f"#stage {hidden} svg").is_hidden()


def test_the_figures_move(visit: Open, html: str) -> None:
    one = visit(html)
    assert one.page.evaluate("document.getAnimations().length") > 10


def test_without_scripts_all_is_there_to_read(visit: Open, html: str, short: Routine) -> None:
    one = visit(html, java_script_enabled=False)
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
