"""Checks of red flags: what a list shows of them."""

from __future__ import annotations

from collections.abc import Iterator

from hipcoach.catalogue.brief import BRIEF_WORDS
from hipcoach.lint.finding import Finding, Knowledge


def brief_missing(knowledge: Knowledge) -> Iterator[Finding]:
    """A list of signs is read in one glance: without its brief a whole question, or a long sentence, stands there."""
    message = f"has no brief; write one, the sign in at most {BRIEF_WORDS} words"
    for flag in knowledge.catalogue.red_flags:
        if flag.brief is None:
            yield Finding("red_flags", flag.id, ("question",), message)
        for place, tier in enumerate(flag.lighter):
            if tier.brief is None:
                yield Finding("red_flags", flag.id, ("lighter", place, "question"), message)
    for rule in knowledge.catalogue.rules:
        for place, sign in enumerate(rule.then.stop_signs):
            if len(sign.listed.split()) > BRIEF_WORDS:
                yield Finding("rules", rule.id, ("then", "stop_signs", place), message)
