"""Promises that more than one target holds the program to. Each raises where it is broken."""

from __future__ import annotations

import contextlib
import time
import unicodedata
from collections.abc import Iterator

from finds import MOST_SECONDS, Broken

from hipcoach.coach import Outcome
from hipcoach.render import as_json, as_markdown, as_text
from hipcoach.render.text.capabilities import Capabilities

_STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def harmless(text: str, where: str = "a text") -> None:
    """Nothing in it steers a terminal or reorders a line."""
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        bad = {sign for sign in text if sign != "\n" and unicodedata.category(sign) in _STEERING}
        if bad:
            raise Broken(f"{where} has a sign that steers a screen", sorted(bad))


def shown(outcome: Outcome) -> None:
    """An answer in every form of text is harmless."""
    for rendered in (as_text.outcome(outcome, Capabilities()), as_json.result(outcome), as_markdown.outcome(outcome)):
        harmless(rendered)


@contextlib.contextmanager
def promptly(what: str, most_seconds: float = MOST_SECONDS) -> Iterator[None]:
    """It takes no more than some seconds of a processor, however busy the machine is."""
    start = time.process_time()
    yield
    spent = time.process_time() - start
    if spent > most_seconds:
        raise Broken(f"{what} takes more than {most_seconds:g} s", f"{spent:.1f} s of a processor")
