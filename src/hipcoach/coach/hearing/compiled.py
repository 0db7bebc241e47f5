"""A lexicon as JSON, and back: compiling every phrase anew would take most of what a worded request takes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.load import compiled_words
from hipcoach.coach.hearing.lexicon import Entry, Lexicon, Pattern
from hipcoach.coach.hearing.spelling import Speller


def lexicon_of(catalogue: Catalogue) -> Lexicon:
    """What texts are held against: read, where a file has it compiled."""
    compiled = compiled_words(catalogue)
    return _read(compiled) if compiled else Lexicon.of(catalogue)


def compile_words(catalogue: Catalogue) -> str:
    """A catalogue's concepts and phrases as the JSON that an installed package reads."""
    lexicon = Lexicon.of(catalogue)
    compiled = {
        "entries": [entry for entries in lexicon.entries.values() for entry in entries],
        "patterns": _rows(lexicon.patterns),
        "together_with": {sign: _rows(patterns) for sign, patterns in lexicon.together_with.items()},
        "not_with": {sign: _rows(patterns) for sign, patterns in lexicon.not_with.items()},
        "known_stems": sorted(lexicon.speller.known_stems),
        "meant": lexicon.speller.meant,
    }
    return json.dumps(compiled, separators=(",", ":"), ensure_ascii=False)


def _rows(patterns: Iterable[Pattern]) -> list[Pattern]:
    return [pattern._replace(items=[sorted(names) for names in pattern.items]) for pattern in patterns]  # type: ignore[arg-type]


def _read(compiled: Mapping[str, Any]) -> Lexicon:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for stems, name, whole, hides in compiled["entries"]:
        entries[stems[0]].append(Entry(tuple(stems), name, whole, hides))
    together_with, not_with = (_by_sign(compiled[field]) for field in ("together_with", "not_with"))
    speller = Speller(compiled["known_stems"], compiled["meant"])
    return Lexicon(entries, _patterns(compiled["patterns"]), together_with, not_with, speller)


def _by_sign(compiled: Mapping[str, Any]) -> dict[str, list[Pattern]]:
    return {sign: _patterns(rows) for sign, rows in compiled.items()}


def _patterns(rows: Iterable[Any]) -> list[Pattern]:
    return [
        Pattern(kind, id_, text, weight, tuple(map(frozenset, names)), in_order)
        for kind, id_, text, weight, names, in_order in rows
    ]
