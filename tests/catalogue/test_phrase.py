from __future__ import annotations

import json
import re

import pytest
from pydantic import ValidationError

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import Concept, alternatives, items, named_concepts
from hipcoach.catalogue.references import broken_references
from hipcoach.catalogue.symptom import Symptom
from hipcoach.text import shown


def symptom(phrases: object) -> Symptom:
    entry = {"id": "ache", "name": "Ache", "location": "hip", "red_flags": ["a", "b", "c"], "phrases": phrases}
    return Symptom.model_validate_json(json.dumps(entry))


def test_a_plain_list_weighs_three() -> None:
    assert symptom(["sore hip"]).phrases == {3: ("sore hip",)}
    assert symptom({"2": ["hip"], "-3": ["hop"]}).phrases == {2: ("hip",), -3: ("hop",)}


@pytest.mark.parametrize(
    "phrases", ["hip", {"10": ["hip"]}, {"x": ["hip"]}, {"3": "hip"}, {"3": [1]}, {"1.5": ["hip"]}]
)
def test_phrases_are_lists_by_weight(phrases: object) -> None:
    with pytest.raises(ValidationError):
        symptom(phrases)


@pytest.mark.parametrize("phrase", ["", " ", "<hip", "hip>", "a||b", "|", "<>", "hip\nknee", "\x1b[31m", "-"])
def test_a_phrase_is_written_well(phrase: str) -> None:
    with pytest.raises(ValidationError):
        symptom([phrase])


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("\u3164", "is empty; write some text"),
        (" ", "is empty; write some text"),
        ("a\u202e", "has a control or direction character; use plain text on one line"),
        ("e" + "\u0301" * 9, "has more than 8 accents or other marks in a row; take some away"),
    ],
)
def test_a_word_of_a_concept_keeps_to_what_may_stand_in_any_text(word: str, wrong: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(f"{shown(word)} {wrong}")):
        Concept(id="pain", words=("sore", word))


def test_a_word_of_a_concept_is_no_longer_than_one_reads() -> None:
    assert Concept(id="pain", words=("x" * 300, "a b c d e f g h i j k l"))
    for word in ("x" * 301, "a b c d e f g h i j k l m"):
        with pytest.raises(ValidationError, match="is too long; at most 12 words and 300 characters fit"):
            Concept(id="pain", words=("sore", word))


def test_a_phrase_is_taken_apart() -> None:
    assert items("<hip> > hurts|aches lie-down") == ["<hip>", "hurts|aches", "lie-down"]
    assert alternatives("hurts|<pain>") == ["hurts", "<pain>"]
    assert named_concepts("<hip> <pain>|<under-18> sore") == ["hip", "pain"]


def test_a_concept_has_words() -> None:
    with pytest.raises(ValidationError):
        Concept.model_validate_json('{"id": "pain"}')


def test_concepts_that_are_named_exist() -> None:
    whole = Catalogue(
        symptoms=(symptom({"2": ["hip"], "3": ["<hip> <pian>"]}),),
        concepts=(Concept(id="hip", words=("hip",), of=("leg",)), Concept(id="pain", words=("sore",))),
    )
    found = [
        (each.kind, each.id, each.field, each.message) for each in broken_references(whole) if each.kind != "red_flags"
    ]
    assert ("symptoms", "ache", ("phrases", "3", 0), "no concept is called 'pian'; did you mean 'pain'?") in found
    assert ("concepts", "hip", ("of", 0), "no concept is called 'leg'; known: hip, pain") in found


def test_a_concept_does_not_take_itself_in() -> None:
    concepts = (
        Concept(id="a", words=("x",), of=("b",)),
        Concept(id="b", words=("y",), of=("c",)),
        Concept(id="c", words=("z",), of=("b",)),
    )
    found = {each.id: each.message for each in broken_references(Catalogue(concepts=concepts))}
    assert found == {
        "b": "takes itself in, by way of 'c'; leave one out",
        "c": "takes itself in, by way of 'b'; leave one out",
    }


@pytest.mark.parametrize("phrase", ["a b c d e f g", "a|" * 150 + "a"])
def test_a_phrase_that_nobody_would_find_again_is_too_long(phrase: str) -> None:
    with pytest.raises(ValidationError, match="is too long a phrase; at most 6 items and 300 characters fit"):
        symptom({"3": [phrase]})
