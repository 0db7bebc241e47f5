"""What the command line says of a session, and the session that this comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.coach import request_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue
    from hipcoach.cli.options import RequestOptions
    from hipcoach.coach.request import Request
    from hipcoach.diary.session import DoneSession

EVENING = 20
"""The hour of a session that is named by its day alone."""


class Telling(NamedTuple):
    """What the command line says of a session."""

    options: RequestOptions
    session: Sequence[str] | None
    of_ten: tuple[int | None, int | None, int | None]
    """Pain before, pain after, effort."""
    hurt: Sequence[str]
    skip: Sequence[str]
    felt: Sequence[str]
    at: str | None

    @property
    def says_something(self) -> bool:
        """True where it says anything of a session; a time alone may be that of whatever else is told."""
        typed = any(value is not None for value in vars(self.options).values() if value is not False)
        how = self.of_ten != (None, None, None) or self.hurt or self.skip or self.felt
        return bool(typed or self.session or how)


class Took(NamedTuple):
    """A session that is to be written."""

    session: DoneSession
    hurts: tuple[str, ...]
    standing: Request
    """What holds every day, where it begins a diary."""


def typed_request(catalogue: Catalogue, options: RequestOptions) -> Request:
    """What was typed, in the catalogue's words."""
    return request_from(catalogue, **{name: value for name, value in vars(options).items() if value is not None})
