"""What the entries of a diary, and the changes that follow from them, are called in words."""

from __future__ import annotations

from collections.abc import Iterable

from hipcoach.catalogue import Catalogue
from hipcoach.coach.adapt.days import evening_day
from hipcoach.coach.adapt.raising import Raised
from hipcoach.coach.history import Done, History, Morning, day_of
from hipcoach.coach.todays import LookedAt


def looked_at(history: History, entries: Iterable[int]) -> list[LookedAt]:
    """These entries in a few words each, in the order of their numbers."""
    said = {done.entry: _session(history, done) for done in history.done}
    said |= {morning.entry: _morning(history, morning) for morning in history.mornings}
    said |= {r.entry: f"the day a clinician was named, {_ago(history, evening_day(r.at))}" for r in history.referred}
    said |= {c.entry: f"the test {_ago(history, day_of(c.at))}: {c.pain} of 10" for c in history.checks}
    return [LookedAt(entry=entry, said=said[entry]) for entry in sorted(set(entries)) if entry in said]


def _session(history: History, done: Done) -> str:
    told = [
        f"{word} {pain}"
        for word, pain in (("before", done.pain_before), ("after", done.pain_after))
        if pain is not None
    ]
    told += [] if done.effort is None else [f"effort {done.effort}"]
    return f"the session {_ago(history, evening_day(done.at))}: {', '.join(told) or 'no pain told'}"


def _morning(history: History, morning: Morning) -> str:
    return f"the morning {_ago(history, day_of(morning.at))}: {morning.pain} of 10"


def _ago(history: History, day: int) -> str:
    days = history.today - day
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def raised_text(catalogue: Catalogue, raised: Raised) -> str:
    """What went up, in a sentence."""
    name = catalogue.exercise[raised.exercise].name
    if raised.kind == "harder" and raised.instead_of:
        return f"{name}, which asks more, in place of {catalogue.exercise[raised.instead_of].name}."
    what = {"sets": "sets", "hold": "seconds a hold", "repetitions": "repetitions"}[raised.kind]
    shorter = f", each of {raised.of}" if raised.of else ""
    return f"{name}: {raised.now} {what} instead of {raised.before}{shorter}."
