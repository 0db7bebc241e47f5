"""The second reader: how likely a text tells of each symptom, of danger, or of nothing of ours. Learned from sayings.

Phrases decide what they know for certain. Where they leave something open, this may choose among it, offer, and ask; it
never refers and never clears. `docs/second_reader.py` writes its weights from `data/sayings/`: a softmax over what
stands in `features.py`, the weights in steps of `scale`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import exp
from typing import Any, NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.load import learned
from hipcoach.coach.hearing.evidence import Kind, Voice
from hipcoach.coach.hearing.features import features, words_counted
from hipcoach.coach.hearing.heard_text import HeardText

DANGER, FOREIGN, HARMLESS = "danger", "foreign", "harmless"
"""The kinds of sayings."""
_MOST_VOICES = 3


class Opinion(NamedTuple):
    """What the second reader thinks of a text; shares of 1, the likeliest first."""

    symptoms: Mapping[str, float]
    flags: Mapping[str, float]
    """Which red flag it would be, if it is any."""
    danger: float
    foreign: float
    met: Sequence[str]
    """What it counted in the text."""


class Table:
    """One question to the second reader, and its possible answers."""

    def __init__(self, learned: Mapping[str, Any], known: Collection[str]) -> None:
        self.classes: list[str] = learned["classes"]
        self._scale: float = learned["scale"]
        self._bias: list[int] = learned["bias"]
        self._weights: dict[str, list[int]] = learned["weights"]
        self._known = frozenset(known)

    def shares(self, met: Collection[str]) -> dict[str, float]:
        """How likely each answer is, of which only those are given that the catalogue knows; the likeliest first."""
        rows = [self._bias, *(self._weights[feature] for feature in met if feature in self._weights)]
        logits = {name: self._scale * sum(row[place] for row in rows) for place, name in enumerate(self.classes)}
        highest = max(logits.values())
        odds = {name: exp(logit - highest) for name, logit in logits.items()}
        whole = sum(odds.values())
        return {name: odds[name] / whole for name in sorted(odds, key=lambda name: -odds[name]) if name in self._known}

    def loudest(self, met: Collection[str], answer: str) -> dict[str, float]:
        """What of the text spoke loudest for an answer, and how loudly, in log odds."""
        place = self.classes.index(answer)
        spoke = {feature: self._weights[feature][place] for feature in met if feature in self._weights}
        loudest = sorted(spoke, key=lambda feature: (-spoke[feature], feature))[:_MOST_VOICES]
        return {feature: self._scale * spoke[feature] for feature in loudest if spoke[feature] > 0}


class SecondReader:
    """Reads with the weights it learned, for what a catalogue knows of it."""

    def __init__(self, learned: Mapping[str, Any], catalogue: Catalogue) -> None:
        self._kind = Table(learned["kind"], (DANGER, FOREIGN, HARMLESS))
        self._symptom = Table(learned["symptom"], catalogue.symptom)
        self._flag = Table(learned["flag"], catalogue.red_flag)

    def opinion(self, heard: HeardText) -> Opinion:
        """What it thinks of a text."""
        met = sorted(features(heard))
        kind, symptoms, flags = (head.shares(met) for head in (self._kind, self._symptom, self._flag))
        return Opinion(symptoms, flags, kind[DANGER], kind[FOREIGN], met)

    def voices(self, heard: HeardText, opinion: Opinion, kind: Kind, id_: str) -> list[Voice]:
        """What of the text spoke loudest for a symptom or a red flag."""
        head = self._symptom if kind == "symptom" else self._flag
        loudest = head.loudest(opinion.met, id_) if id_ in head.classes else {}
        voices = [Voice(kind, id_, said, words_counted(heard, said), round(loud, 1)) for said, loud in loudest.items()]
        return list({voice.words: voice for voice in reversed(voices)}.values())[::-1]


def second_reader(catalogue: Catalogue) -> SecondReader | None:
    """The second reader that comes with the program; none for knowledge that has not all the red flags it learned.

    These can't be switched off. What it fears is asked about, whatever symptoms a folder switches off.
    """
    what = learned()
    return SecondReader(what, catalogue) if catalogue.red_flag.keys() >= {*what["flag"]["classes"]} else None
