"""The checks' input and their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.figure import Figure


class Knowledge(NamedTuple):
    """All that is known, the built-in part and the folders' together."""

    catalogue: Catalogue
    figures: Mapping[str, Figure]
    """By the id of the exercise that each one draws."""


class Finding(NamedTuple):
    """Something doubtful: in which entry, in which field, and what would be right."""

    kind: str
    id: str
    field: FieldPath
    message: str


Check = Callable[[Knowledge], Iterator[Finding]]
