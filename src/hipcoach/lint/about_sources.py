"""Checks of sources."""

from __future__ import annotations

from collections.abc import Iterator

from hipcoach.lint.finding import Finding, Knowledge


def source_unused(knowledge: Knowledge) -> Iterator[Finding]:
    """A source that nobody cites supports nothing."""
    catalogue = knowledge.catalogue
    cited = {name for exercise in catalogue.exercises for name in exercise.sources}
    for entries in (catalogue.rules, catalogue.adaptations, catalogue.templates, catalogue.red_flags):
        cited |= {entry.source for entry in entries}
    cited |= {part.source for programme in catalogue.programmes for part in programme.parts}
    for id_ in catalogue.source:
        if id_ not in cited:
            yield Finding("sources", id_, ("id",), "nobody cites it; cite it, or leave it out")
