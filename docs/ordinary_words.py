"""Write the concept `ordinary` of data/concepts.yaml anew: frequent words that look like a slip of a known one.

python docs/ordinary_words.py

Run it when words were added to the concepts or phrases. It needs the package `wordfreq`, which nothing else does.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from wordfreq import top_n_list

from hipcoach.catalogue.load import CHECKOUT, load_catalogue
from hipcoach.catalogue.special_concepts import WordConcept
from hipcoach.coach.hearing.effort import ReadingEffort
from hipcoach.coach.hearing.lexicon import Lexicon
from hipcoach.coach.hearing.spelling import Speller
from hipcoach.coach.hearing.tokens import stem

FREQUENT = 25_000
"""Rarer words are more often slips than meant: word lists of the web hold slips too."""
BY_HAND = ("pilates",)
YAML_WORDS = frozenset({"true", "false", "null"})


def ordinary(words: list[str], speller: Speller) -> list[str]:
    """Those of the words that would be corrected to another, one for each stem."""
    found = {
        stem(word): word for word in reversed(words) if speller.corrected_stem(word, ReadingEffort()) != stem(word)
    }
    return list(found.values())[::-1]


def main() -> None:
    """Write the file."""
    catalogue = load_catalogue()
    others = catalogue.model_copy(
        update={"concepts": tuple(concept for concept in catalogue.concepts if concept.id != WordConcept.ORDINARY)}
    )
    frequent = [word for word in top_n_list("en", FREQUENT) if word.isalpha() and word.isascii()]
    found = ordinary([*frequent, *BY_HAND], Lexicon.of(others).speller)
    body = textwrap.fill(", ".join(word for word in found if word not in YAML_WORDS), 150)
    file = Path(CHECKOUT) / "concepts.yaml"
    text, count = re.subn(
        rf"(?s)(- id: {WordConcept.ORDINARY}[^\n]*\n  words:\n?\s*\[).*?\]",
        lambda match: f"{match[1]}\n{textwrap.indent(body, '    ')}]",
        file.read_text(encoding="utf-8"),
    )
    assert count == 1
    file.write_text(text, encoding="utf-8")
    print(f"{len(found)} words")


if __name__ == "__main__":
    main()
