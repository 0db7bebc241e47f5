"""The second reader: how likely a text tells of each symptom and red flag, or of nothing of ours. Learned from sayings.

Phrases decide what they know for certain. Where they leave something open, this may choose among it, offer, and ask; it
never refers and never clears. `docs/second_reader.py` writes its weights from `data/sayings/`: one softmax over all a
text may tell of, by what stands in `features.py`, the weights in steps of `step`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import exp, sqrt
from typing import Any, NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.load import learned
from hipcoach.coach.hearing.evidence import Kind, Voice
from hipcoach.coach.hearing.features import features, words_counted
from hipcoach.coach.hearing.heard_text import HeardText

FOREIGN = "foreign"
"""The kind of what is neither a symptom nor a red flag."""
_MOST_VOICES = 3
_USUAL, _LEAST = 50, 20
"""What is counted in a sentence or two, and in a few words."""
_NO_STEP, _MOST_STEPS = ord("O"), 44
"""The letter of a weight of none, and how far the letters reach."""


class Opinion(NamedTuple):
    """What the second reader thinks of a text; shares of 1, the likeliest first."""

    symptoms: Mapping[str, float]
    flags: Mapping[str, float]
    """Which red flag it would be, if it is any."""
    danger: float
    foreign: float
    met: Sequence[str]
    """What it counted in the text."""


def as_letters(weights: Sequence[int]) -> str:
    """A feature's weights in steps, a letter each: a file of them is read three times as fast as one of numbers."""
    return "".join(chr(_NO_STEP + max(-_MOST_STEPS, min(_MOST_STEPS, steps))) for steps in weights)


def from_letter(letter: str) -> int:
    """The weight that a letter stands for, in steps."""
    return ord(letter) - _NO_STEP


def loudness(counted: int) -> float:
    """How loudly each of so many that are counted in a text speaks: a long text says not much more than a short one."""
    return sqrt(_USUAL / max(counted, _LEAST))


class SecondReader:
    """Reads with the weights it learned, for what a catalogue knows of it."""

    def __init__(self, learned: Mapping[str, Any], catalogue: Catalogue) -> None:
        self._answers: list[tuple[str, str]] = [(kind, id_) for kind, ids in learned["answers"].items() for id_ in ids]
        """All that a text may tell of: of each a kind, and which symptom or red flag."""
        self._known: dict[str, Collection[str]] = {"symptom": catalogue.symptom, "flag": catalogue.red_flag}
        self._step: float = learned["step"]
        self._bias: list[int] = learned["bias"]
        self._weights: dict[str, str] = learned["weights"]

    def opinion(self, heard: HeardText) -> Opinion:
        """What it thinks of a text."""
        met = sorted(features(heard))
        shares = self._shares(met)
        symptoms, flags = (self._among(shares, kind) for kind in ("symptom", "flag"))
        danger = sum(share for (kind, _), share in shares.items() if kind == "flag")
        return Opinion(symptoms, flags, danger, shares[FOREIGN, ""], met)

    def _shares(self, met: Sequence[str]) -> dict[tuple[str, str], float]:
        """How likely each answer is; the likeliest first."""
        rows = [self._weights[feature].encode("ascii") for feature in met if feature in self._weights]
        letters = map(sum, zip(*rows, strict=True)) if rows else [0] * len(self._bias)
        steps = (counted - len(rows) * _NO_STEP for counted in letters)
        loud = self._step * loudness(len(met))
        logits = [self._step * bias + loud * each for bias, each in zip(self._bias, steps, strict=True)]
        highest = max(logits)
        odds = [exp(logit - highest) for logit in logits]
        whole = sum(odds)
        ranked = sorted(range(len(odds)), key=lambda place: -odds[place])
        return {self._answers[place]: odds[place] / whole for place in ranked}

    def _among(self, shares: Mapping[tuple[str, str], float], kind: Kind) -> dict[str, float]:
        """How likely each symptom is, or each red flag, if it is any; only those that the catalogue knows."""
        of_kind = {id_: share for (each, id_), share in shares.items() if each == kind}
        whole = sum(of_kind.values()) or 1.0
        return {id_: share / whole for id_, share in of_kind.items() if id_ in self._known[kind]}

    def voices(self, heard: HeardText, opinion: Opinion, kind: Kind, id_: str) -> list[Voice]:
        """What of the text spoke loudest for a symptom or a red flag."""
        loudest = self._loudest(opinion.met, (kind, id_)) if (kind, id_) in self._answers else {}
        voices = [Voice(kind, id_, said, words_counted(heard, said), round(loud, 1)) for said, loud in loudest.items()]
        return list({voice.words: voice for voice in reversed(voices)}.values())[::-1]

    def _loudest(self, met: Sequence[str], answer: tuple[str, str]) -> dict[str, float]:
        """What of the text spoke loudest for an answer, and how loudly, in log odds."""
        place, loud = self._answers.index(answer), self._step * loudness(len(met))
        spoke = {feature: from_letter(self._weights[feature][place]) for feature in met if feature in self._weights}
        loudest = sorted(spoke, key=lambda feature: (-spoke[feature], feature))[:_MOST_VOICES]
        return {feature: loud * spoke[feature] for feature in loudest if spoke[feature] > 0}


def second_reader(catalogue: Catalogue) -> SecondReader | None:
    """The second reader that comes with the program; none for knowledge that has not all the red flags it learned.

    These can't be switched off. What it fears is asked about, whatever symptoms a folder switches off.
    """
    what = learned()
    return SecondReader(what, catalogue) if catalogue.red_flag.keys() >= {*what["answers"]["flag"]} else None
