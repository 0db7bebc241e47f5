"""The built-in concepts and phrases, held to what would quietly make the reader deaf."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import hipcoach.coach.hearing
from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import named_concepts
from hipcoach.catalogue.special_concepts import READ_BY_ID, WordConcept
from hipcoach.coach.hearing.lexicon import Lexicon
from hipcoach.coach.hearing.speakers import SPEAKER
from hipcoach.coach.hearing.tokens import tokens


@pytest.fixture(scope="module")
def lexicon(catalogue: Catalogue) -> Lexicon:
    return Lexicon.of(catalogue)


def test_a_single_word_that_is_hidden_means_nothing_else(lexicon: Lexicon) -> None:
    """`fells` would hide every `fell`."""
    for stem, entries in lexicon.entries.items():
        others = {entry.name for entry in entries if entry.stems == (stem,) and not entry.hides}
        if any(entry.hides and entry.stems == (stem,) for entry in entries):
            assert not {name for name in others if name != f"<{WordConcept.ORDINARY}>"}, stem


def test_no_denial_is_a_sign_of_a_red_flag(lexicon: Lexicon) -> None:
    phrases = (pattern for pattern in lexicon.patterns if pattern.kind == "flag" and pattern.weight > 0)
    signs = {name for phrase in phrases for names in phrase.items for name in names if name.startswith("<")}
    entries = [entry for entries in lexicon.entries.values() for entry in entries]
    denials = {entry.stems for entry in entries if entry.name in ("<denies>", "<clears>")}
    assert [entry for entry in entries if entry.stems in denials and entry.name in signs] == []


def test_every_concept_is_named_or_read_by_its_id(catalogue: Catalogue) -> None:
    by_weight = [each.phrases for each in catalogue.symptoms] + [each.phrases for each in catalogue.red_flags]
    named = {n for phrases in by_weight for texts in phrases.values() for text in texts for n in named_concepts(text)}
    tiers = (text for flag in catalogue.red_flags for _, text in flag.combinations())
    named |= {name for text in tiers for name in named_concepts(text)}
    named |= {part for concept in catalogue.concepts for part in concept.of}
    hiding = {concept.id for concept in catalogue.concepts if concept.hides}
    assert {concept.id for concept in catalogue.concepts} == named | set(WordConcept) | hiding


def test_no_concept_is_a_word_about_the_speaker(catalogue: Catalogue) -> None:
    relatives = {token.word for words in catalogue.concept["relative"].words for token in tokens(words)}
    assert not relatives & SPEAKER


def test_what_the_program_reads_is_there(catalogue: Catalogue) -> None:
    assert set(catalogue.concept) >= set(WordConcept)


def test_the_ids_that_are_read_are_written_in_one_place() -> None:
    rooms = Path(hipcoach.coach.hearing.__file__).parent.glob("*.py")
    texts = {file.name: file.read_text(encoding="utf-8") for file in rooms}
    literals = {
        (name, node.value.strip("<>"))
        for name, text in texts.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {(name, literal) for name, literal in literals if literal in READ_BY_ID} == set()
