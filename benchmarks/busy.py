"""How long pages take to show something, and how busy they keep a slow phone; as ratios within one run.

    python benchmarks/busy.py NEW.html OLD.html

Each round loads an empty page and the two in turn, in a Chromium whose processor is slowed six times: first paint, and
the share of the time that the main thread works, for ten seconds on the list and while three exercises are done.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from visiting import CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SLOWER = 6
SECONDS = 10.0
WORKS = 3
"""So many times work is looked at, each its share of the seconds: what moves, and how much of it, is not the same."""
BEGINS = ("#start", "#none-of-these", "#before [value='']")
"""What leads into the player, pressed where it is there."""


class Cost(NamedTuple):
    """What a page took."""

    paint: float
    """Milliseconds until something was seen."""
    overview: float
    player: float
    """Share of the time in which the main thread was busy."""


def main() -> int:
    """Measure in turn; print medians of the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("new", type=Path)
    parser.add_argument("old", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        empty = Path(folder) / "empty.html"
        empty.write_text("<!doctype html><title>empty</title><p>Nothing.", encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        rounds = [[cost(browser, file) for file in (empty, options.new, options.old)] for _ in range(options.rounds)]
        browser.close()
    for field in Cost._fields:
        for name, of in (("an empty page", 0), ("the old page", 2)):
            ratios = [getattr(each[1], field) / getattr(each[of], field) for each in rounds if getattr(each[of], field)]
            spread = f"{min(ratios):.2f}-{max(ratios):.2f}" if ratios else "-"
            middle = f"{statistics.median(ratios):.2f}" if ratios else "-"
            print(f"{field:9} new to {name:14} {middle} ({spread})")
    return 0


def cost(browser: Browser, file: Path) -> Cost:
    """What one page takes, each time in a context of its own."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Performance.enable")
    page.goto(file.resolve().as_uri())
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.wait_for_timeout(2000)
    overview = busy(page, session)
    for button in BEGINS:
        if page.locator(button).count() and page.locator(button).is_visible():
            page.click(button)
            page.wait_for_timeout(1000)
    works = [at_work(page, session) for _ in range(WORKS)] if page.locator("#kind").count() else [busy(page, session)]
    player = statistics.mean(works)
    page.context.close()
    return Cost(paint, overview, player)


def at_work(page: Page, session: object) -> float:
    """The share of the time for which the main thread works while the next piece of work is done."""
    page.click("#skip")
    while not page.locator("#kind").inner_text().upper().startswith("GO"):
        page.wait_for_timeout(1000)  # presses are ignored for a moment after each
        page.click("#skip")
    page.wait_for_timeout(1000)
    return busy(page, session, SECONDS / WORKS)


def busy(page: Page, session: object, seconds: float = SECONDS) -> float:
    """The share of some seconds that the main thread works."""
    before = _worked(session)
    page.wait_for_timeout(1000 * seconds)
    return (_worked(session) - before) / seconds


def _worked(session: object) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]  # type: ignore[attr-defined]
    return float(next(each["value"] for each in metrics if each["name"] == "TaskDuration"))


if __name__ == "__main__":
    sys.exit(main())
