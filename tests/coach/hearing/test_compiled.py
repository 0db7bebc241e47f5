"""A lexicon written as JSON when the package is built, and read by every worded request."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hipcoach.catalogue import Catalogue
from hipcoach.coach.hearing.compiled import compile_words, lexicon_of
from hipcoach.coach.hearing.lexicon import Lexicon
from hipcoach.coach.hearing.listener import Listener


def test_what_is_read_back_is_what_was_compiled(catalogue: Catalogue, tmp_path: Path) -> None:
    file = tmp_path / "words.json"
    file.write_text(compile_words(catalogue), encoding="utf-8")
    compiled, fresh = lexicon_of(catalogue.model_copy().with_compiled(None, file)), Lexicon.of(catalogue)
    assert compiled.entries == fresh.entries
    assert compiled.patterns == fresh.patterns
    assert (compiled.together_with, compiled.not_with) == (fresh.together_with, fresh.not_with)
    assert (compiled.speller.known_stems, compiled.speller.meant) == (fresh.speller.known_stems, fresh.speller.meant)


def test_it_is_what_texts_are_held_against(catalogue: Catalogue, tmp_path: Path) -> None:
    """With an empty one nothing is met: so it is read, and nothing is compiled beside it."""
    file = tmp_path / "words.json"
    empty: dict[str, Any] = {
        "entries": [],
        "patterns": [],
        "together_with": {},
        "not_with": {},
        "known_stems": [],
        "meant": [],
    }
    empty |= {field: {sign: [] for sign in catalogue.signs} for field in ("together_with", "not_with")}
    file.write_text(json.dumps(empty), encoding="utf-8")
    assert Listener(catalogue.model_copy().with_compiled(None, file)).hear("my hips are so stiff").evidence == ()
