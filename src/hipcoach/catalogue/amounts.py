"""What the entries of a catalogue come to, all together: each may keep its limits, and many multiply."""

from __future__ import annotations

from collections.abc import Iterator

from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.catalogue import Catalogue
from hipcoach.catalogue.phrase import parts

MOST_WORDS = 50_000
"""Of all concepts, each counted with all that it takes in. The built-in ones come to 6,000."""
MOST_SHARES = 60
"""In all rules. Each costs time at every change of a dose; the built-in ones have 15."""
MOST_DOSE_LIMITS = 300
"""In all rules. Each is held against every exercise; the built-in ones have 29."""

Excess = tuple[str, str, FieldPath, str]
"""(kind, id, field, message) of an entry with which it is too much."""


def excesses(catalogue: Catalogue) -> Iterator[Excess]:
    """The entries with which something is more than a command can answer for in a second or two."""
    yield from _words(catalogue)
    yield from _of_rules(catalogue, "share", "shares", MOST_SHARES)
    yield from _of_rules(catalogue, "dose", "limits on doses", MOST_DOSE_LIMITS)


def _words(catalogue: Catalogue) -> Iterator[Excess]:
    words = 0
    for concept in catalogue.concepts:
        words += sum(len(part.words) for part in parts(concept, catalogue.concept))
        if words > MOST_WORDS:
            message = f"with this one the concepts have over {MOST_WORDS:,} words, those taken in counted each time"
            yield "concepts", concept.id, ("of",) if concept.of else ("words",), f"{message}; take in fewer"
            return


def _of_rules(catalogue: Catalogue, field: str, called: str, most: int) -> Iterator[Excess]:
    count = 0
    for rule in catalogue.rules:
        count += len(getattr(rule.then, field))
        if count > most:
            message = f"with this one the rules have {count} {called}; at most {most} fit, so leave some out"
            yield "rules", rule.id, ("then", field), message
            return
