"""The checks' input and their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.figure import Figure
from hipcoach.catalogue.origin import Origin


class Knowledge(NamedTuple):
    """All that is known, the built-in part and the folders' together."""

    catalogue: Catalogue
    figures: Mapping[str, Figure]
    """By the id of the exercise that each one draws."""


def own_entries(catalogue: Catalogue, kind: str) -> Iterator[Any]:
    """The entries of a kind that did not come with the program: of others nothing is told."""
    return (entry for entry in getattr(catalogue, kind) if (kind, entry.id) in catalogue.origins)


class Finding(NamedTuple):
    """Something doubtful: in which entry, in which field, and what would be right."""

    kind: str
    id: str
    field: FieldPath
    message: str


def origin_of(catalogue: Catalogue, finding: Finding) -> Origin | None:
    """The place of the entry, or where it was switched off; None where it came with the program."""
    entry = (finding.kind, finding.id)
    return catalogue.origins.get(entry) or catalogue.switched_off.get(entry)


Check = Callable[[Knowledge], Iterator[Finding]]
