"""The page in a real browser. Where no Chromium is found these tests are skipped, and the summary says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from visiting import CHROMIUM, INSECURE, SIZES, SPIES, TABLET, Open, Visit

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, Routine, request_from
from hipcoach.render import as_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine."""
    if CHROMIUM is None:
        pytest.skip("no Chromium was found: the page was not tried in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--disable-gpu", f"--host-resolver-rules=MAP {INSECURE} 127.0.0.1"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a page; at the end of the test it must have fetched nothing and complained of nothing."""
    visits: list[Visit] = []

    def opened(html: str, size: str = "phone", address: str | None = None, **context: Any) -> Visit:
        file = tmp_path / "routine.html"
        file.write_text(html, encoding="utf-8")
        width, height = (SIZES | TABLET)[size]
        granted = ["screen-wake-lock"]  # without a window nobody is asked
        new = browser.new_context(viewport={"width": width, "height": height}, permissions=granted, **context)
        page = new.new_page()
        one = Visit(page, address or file.as_uri())
        visits.append(one)
        page.on("request", lambda request: one.requests.append(request.url))
        page.on("console", lambda message: one.complaints.append(message.text))
        page.on("pageerror", lambda error: one.complaints.append(str(error)))
        page.on("dialog", lambda dialog: one.complaints.append(f"dialog {dialog.message}"))
        if context.get("java_script_enabled", True):
            page.add_init_script(SPIES)
            page.clock.install(time=0)
            page.clock.pause_at(1000)
        page.goto(one.address)
        return one

    yield opened
    for one in visits:
        assert set(one.requests) == {one.address}
        assert one.complaints == []
        one.page.context.close()


@pytest.fixture(scope="session")
def routine_for(coach: Coach) -> Callable[..., Routine]:
    """A routine for what a request names."""

    def routine(**asked: Any) -> Routine:
        answer = coach.recommend(request_from(coach.catalogue, **asked))
        assert isinstance(answer, Routine)
        return answer

    return routine


@pytest.fixture(scope="session")
def short(routine_for: Callable[..., Routine], coach: Coach) -> Routine:
    """A few minutes that begin with a step of two sides and repetitions of 4 s, which has an easier one."""
    for minutes, symptom in product((4, 5), coach.catalogue.symptom):
        routine = routine_for(symptoms=[symptom], minutes=minutes)
        first = routine.phases[0].steps[0]
        taken_in_turns = first.dose.sides == 2 and not first.dose.one_side_first and first.dose.directions == 1
        if taken_in_turns and first.dose.seconds_per_rep == 4 and first.setup_seconds == 15 and first.easier:
            return routine
    pytest.fail("no routine of a few minutes begins with such a step")


@pytest.fixture(scope="session")
def html(short: Routine, figures: dict[str, Figure]) -> str:
    """Its page."""
    return as_page.outcome(short, figures)


@pytest.fixture(scope="session")
def long_html(routine_for: Callable[..., Routine], figures: dict[str, Figure]) -> str:
    """The page of twelve minutes, the sore side the right one."""
    return as_page.outcome(routine_for(symptoms=["hamstring"], minutes=12, side="right"), figures)


@pytest.fixture(scope="session")
def tools() -> Path:
    """What npm brings, where it has brought it."""
    folder = HERE / "node_modules"
    if not folder.is_dir() or not shutil.which("node"):
        pytest.skip("npm install was not run in tests/page: no check of accessibility, HTML and script")
    return folder
