from __future__ import annotations

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import Concept
from hipcoach.catalogue.symptom import Symptom
from hipcoach.coach.hearing.lexicon import Lexicon


def symptom(*phrases: str) -> Symptom:
    return Symptom(id="ache", name="Ache", location="hip", red_flags=("a", "b", "c"), phrases={3: phrases})


def test_a_concept_takes_in_the_words_of_others_through_any_number_of_steps() -> None:
    concepts = (
        Concept(id="leg", words=("leg",), of=("upper",)),
        Concept(id="upper", words=("thigh",), of=("hip",)),
        Concept(id="hip", words=("hip", "ball and socket"), hides=True),
    )
    lexicon = Lexicon.of(Catalogue(concepts=concepts))
    assert {entry.name for entry in lexicon.entries["hip"]} == {"<hip>", "<upper>", "<leg>"}
    assert [entry.hides for entry in lexicon.entries["hip"] if entry.name == "<leg>"] == [False]
    assert [entry.stems for entry in lexicon.entries["ball"]] == [("ball", "and", "socket")] * 3


def test_concepts_that_take_each_other_in_end() -> None:
    concepts = (Concept(id="a", words=("x",), of=("b",)), Concept(id="b", words=("y",), of=("a",)))
    assert {entry.name for entry in Lexicon.of(Catalogue(concepts=concepts)).entries["x"]} == {"<a>", "<b>"}


def test_words_without_a_letter_mean_nothing() -> None:
    lexicon = Lexicon.of(Catalogue(concepts=(Concept(id="a", words=("...", "٣")),), symptoms=(symptom("٣"),)))
    assert not any(lexicon.entries.values())


def test_a_phrase_is_compiled_to_its_items() -> None:
    lexicon = Lexicon.of(
        Catalogue(symptoms=(symptom("lie-down > hurts|<pain>"),), concepts=(Concept(id="pain", words=("sore",)),))
    )
    [pattern] = lexicon.patterns
    assert pattern.items == (frozenset({"lie down"}), frozenset({"hurt", "<pain>"}))
    assert pattern.in_order
