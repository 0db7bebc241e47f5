"""Text → tokens: lower-case stems with their place in the text, their sentence, and the commas between them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MOST_WORDS = 2000
"""Longer texts are refused rather than read."""
LONGEST_WORD = 24
"""The most letters of a word that may be a slip of the pen, and that is remembered."""


class Token(NamedTuple):
    """One word or number."""

    word: str
    """Lower case, without apostrophes; number words as digits."""
    stem: str
    start: int
    """Where it stands in the text, in characters."""
    end: int
    sentence: int
    """Its number in the text."""
    comma: bool
    """A comma, bracket or dash stands before it."""

    @property
    def is_mended(self) -> bool:
        """True if it was taken for a slip of another word."""
        return self.stem != stem(self.word)


class TokenSpan(NamedTuple):
    """The first and the last of some tokens, by their indices among all tokens of a text."""

    first: int
    last: int


class ContentSpan(NamedTuple):
    """The first and the last of some tokens, by their indices among those that are no fillers."""

    first: int
    last: int

    def indices(self) -> range:
        """Every index of it."""
        return range(self.first, self.last + 1)


_TOKEN = re.compile(r"[0-9]+(?:[./][0-9]+)?|[^\W\d_]+(?:'[^\W\d_]+)*|[.!?;,:()\n\u2026\u2013\u2014&+-]")
_ENDS = frozenset(".!?;\n\u2026")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})
FILLERS = frozenset(
    "the a an of my your his her their our its this that left right l r is are was were be been being "
    "other opposite own".split()
)
"""Words that may stand anywhere inside a phrase without being part of it."""

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_UNITS += "seventeen eighteen nineteen twenty".split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: str(i) for i, word in enumerate(_UNITS)} | {word: str(10 * i) for i, word in enumerate(_TENS, 3)}


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    plain = _lower(text)
    said: list[Token] = []
    sentence, comma = 0, False
    for match in _TOKEN.finditer(plain):
        word = match.group()
        if word in _ENDS:
            sentence, comma = sentence + 1, False
        elif not word[0].isalnum():
            comma = True
        else:
            word = "will" if word.endswith("'ll") else word.replace("'", "")  # "I'll" is not ill
            word = _NUMBERS.get(word, word)
            if word == "it" and _is_the_band(text, match):
                word = "itb"
            said.append(Token(word, stem(word), *match.span(), sentence, comma))
            comma = False
    return said


def _is_the_band(text: str, match: re.Match[str]) -> bool:
    """True for `IT` in capitals, unless everything is, or it tells of somebody's work."""
    if text[slice(*match.span())] != "IT" or text.isupper():
        return False
    return not (_WORK.match(text, match.end()) or text.startswith(("in ", "In "), max(0, match.start() - 3)))


_WORK = re.compile(
    r" (?:guys?|jobs?|work|worker|dept|department|support|help ?desk|consultant|company|manager|office|desk|person|bod"
    r"|professional|contractor|sector|projects?|lead|nerd|team|tech|specialist|admin|career)\b",
    re.IGNORECASE,
)


def _lower(text: str) -> str:
    """Lower case at the same length, so that places in it are places in the text."""
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return text.lower()
    return "".join(lower if len(lower := _plain(c).lower()) == 1 else c for c in text)


def _plain(character: str) -> str:
    return character if character.isascii() else unicodedata.normalize("NFKC", character)


_ENDINGS = ("ness", "ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s")
_SHORTEST = 3
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


def stem(word: str) -> str:
    """What `hurts`, `hurting` and `hurt`, or `stiff` and `stiffness`, have in common.

    No library's stemmer: at every start snowballstemmer costs 29 ms to import and 554 ms for the catalogue's 9,384
    words; this one takes 26 ms for them.
    """
    return _kept_stem(word) if len(word) <= LONGEST_WORD else _stem(word)


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    if ending and not (ending == "s" and word.endswith("ss")):
        word = _DOUBLED.sub(r"\1", word[: -len(ending)])
    least = {"e": _SHORTEST, "y": _SHORTEST + 1, "i": _SHORTEST}.get(word[-1])
    return word[:-1] if least and len(word) > least else word


_kept_stem = lru_cache(maxsize=8192)(_stem)
"""Half a megabyte or so: no long words, of which a text may be one."""
