"""Which tier of a red flag the words bear out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.lexicon import Lexicon, Pattern
from hipcoach.coach.hearing.match import Match, matches

_ASKED = ("emergency", "urgent")
"""The levels of a flag whose hint is asked about, whatever lighter tier the words bear out."""


@dataclass
class Told:
    """The signs that the words raise, and the flags that have to be asked about."""

    signs: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    otherwise: dict[str, str | None] = field(default_factory=dict)
    """By doubtful flag: the sign that is raised where the answer is no."""

    def doubt(self, flag: str, otherwise: str | None = None) -> None:
        """Have a flag asked about."""
        if flag not in self.doubtful:
            self.doubtful.append(flag)
            self.otherwise[flag] = otherwise


class Tiers:
    """Chooses between the tiers of flags, in one text."""

    def __init__(self, lexicon: Lexicon, heard: HeardText, counts: Callable[[Match], bool]) -> None:
        self._lexicon = lexicon
        self._heard = heard
        self._counts = counts
        """Tells whether a match counts: neither denied, nor long ago, nor somebody else's."""

    def told(self, flags: Mapping[str, RedFlag], said: Iterable[str], hinted: Iterable[str]) -> Told:
        """What comes of the flags that were said, and of those hinted at."""
        told = Told()
        for id_ in said:
            self._said(flags[id_], told)
        for id_ in hinted:
            self._hinted(flags[id_], told)
        return told

    def _said(self, flag: RedFlag, told: Told) -> None:
        """Words take the gravest tier that they bear out; below an emergency they never choose: that is asked."""
        sign = next(self._borne_out(flag), None)
        if sign is None or (flag.level == "emergency" and sign != flag.id):
            told.doubt(flag.id, self._after_no(flag))
        else:
            told.signs.append(sign)

    def _hinted(self, flag: RedFlag, told: Told) -> None:
        """A hint is asked about; but one at what stops nothing is let be, unless something urgent stands above it."""
        sign = next(self._borne_out(flag), flag.id)
        if flag.level in _ASKED or flag.signs[sign].refers:
            told.doubt(flag.id)

    def _after_no(self, flag: RedFlag) -> str | None:
        """The lighter tier that the words bear out; or, since it stops nobody, the one that is advice."""
        borne_out = [sign for sign in self._borne_out(flag) if sign != flag.id]
        advice = [sign for sign, tier in flag.signs.items() if not tier.refers]
        return next(iter(borne_out + advice), None)

    def _borne_out(self, flag: RedFlag) -> Iterator[str]:
        """The signs of a flag whose combination was said, the gravest first."""
        for sign in flag.signs:
            needs, against = self._lexicon.together_with[sign], self._lexicon.not_with[sign]
            if self._met(needs) or (not self._met(against) if against else not needs):
                yield sign

    def _met(self, patterns: Iterable[Pattern]) -> bool:
        return any(self._counts(match) for match in matches(self._heard, patterns))
