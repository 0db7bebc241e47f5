"""A page that is open in a browser, and what the tests do with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

_CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
"""That of this machine, if it has one. The one without a window opens a page in half the time."""
SIZES = {"phone": (390, 844), "small": (320, 568), "landscape": (844, 390), "wide": (1280, 800)}
TABLET = {"tablet": (768, 1024)}
INSECURE = "coach.test"
"""A host that leads to this machine, and that the browser does not take for it: plain http as a phone sees it."""

SPIES = """
    globalThis.spoken = [];
    if (globalThis.speechSynthesis) {
        const speak = speechSynthesis.speak.bind(speechSynthesis);
        speechSynthesis.speak = (words) => { spoken.push(words.text); speak(words); };
        for (const name of ["speaking", "pending"]) {
            Object.defineProperty(speechSynthesis, name, { get: () => globalThis.speaks ?? false, configurable: true });
        }
    }
    globalThis.buzzed = [];
    navigator.vibrate = (pattern) => buzzed.push(pattern);
    globalThis.beeps = 0;
    const oscillator = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () { beeps += 1; return oscillator.call(this); };
    globalThis.locks = [];
    if (navigator.wakeLock) {
        const request = navigator.wakeLock.request.bind(navigator.wakeLock);
        navigator.wakeLock.request = async (kind) => {
            const lock = await request(kind);
            locks.push(lock);
            return lock;
        };
    }
"""
"""Keeps what is said, each beep and vibration, and every wake lock. Nobody is speaking but where `speaks` says so."""

PRESS = """
    const of = (selector) => document.querySelector(selector);
    const press = (selector) => { guard.since = -Infinity; of(selector).click(); };
"""
"""For a way that is long: buttons pressed from within the page, long enough after the press before."""

WATCH = """
    globalThis.watched = [];
    const of = (id) => document.getElementById(id);
    const seen = (id) => (of(id).checkVisibility() ? of(id).innerText : "");
    const fits = () => document.documentElement.scrollWidth <= innerWidth;
    setInterval(() => watched.push({ kind: seen("kind"), side: seen("side"), fits: fits() }), 1000);
"""
"""Looks at the page each second of its own clock; asked from outside, a session takes thirty times as long."""


@dataclass
class Visit:
    """A page that is open, and everything it did that nobody asked for."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, seconds: float) -> None:
        """Let the page's clock run on."""
        self.page.clock.run_for(int(seconds * 1000))

    def press(self, selector: str) -> None:
        """Press a button, long enough after the press before."""
        self.page.evaluate("guard.since = -Infinity")
        self.page.click(selector)

    def begin(self, button: str = "#start") -> None:
        """Press Start, or Start again; none of the signs is so."""
        self.press(button)
        if self.page.is_visible("#none-of-these"):
            self.press("#none-of-these")

    def start(self, button: str = "#start") -> None:
        """The same, and of the pain nothing is said."""
        self.begin(button)
        if self.page.is_visible("#before"):
            self.press("#before [value='']")

    def hurt_twice(self, first: str, second: str) -> None:
        """Say where it hurts, leave that step out, and say where the next one hurts."""
        self.press("#hurts")
        self.press(f"#places [value={first}]")
        self.press("#leave-out")
        self.press("#hurts")
        self.press(f"#places [value={second}]")

    def choose(self, name: str, value: str = "on", *, on: bool = True) -> None:
        """Set a switch, or pick one of several."""
        self.page.evaluate("document.getElementById('settings').open = true")
        self.page.set_checked(f"#settings [name={name}][value={value}]" if value != "on" else f"[name={name}]", on)

    def text(self, selector: str) -> str:
        """What an element says."""
        return self.page.inner_text(selector)

    def skip_to(self, kind: str) -> None:
        """Press Skip until the moment is of a kind."""
        for _ in range(200):
            if self.text("#kind").startswith(kind):
                return
            self.press("#skip")
        raise AssertionError(kind)

    @property
    def fits(self) -> bool:
        """True when nothing has to be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


Open = Callable[..., Visit]


def violations(visit: Visit, tools: Path) -> list[str]:
    """What axe finds, as `rule: element`."""
    axe = (tools / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    visit.page.evaluate(axe)  # not as a script element, which the page's policy would refuse
    found: list[dict[str, Any]] = visit.page.evaluate("axe.run().then((result) => result.violations)")
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]
