"""What concepts of one's own take away from red flags: the words that these need must be heard, and must count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.phrase import Concept, parts
from hipcoach.catalogue.special_concepts import NumberConcept, WordConcept
from hipcoach.lint.finding import Finding
from hipcoach.lint.needed_words import NeededWords, Stems, expressions_of, stems_of

_MAKES_VOID: Mapping[str, str] = {
    WordConcept.DENIES: "it denies what follows",
    WordConcept.CLEARS: "it denies what came before",
    WordConcept.TURNS: "it ends what a denial reaches",
    WordConcept.RELATIVE: "it makes what follows somebody else's",
    WordConcept.LONG_AGO: "it makes its sentence long ago",
    NumberConcept.YEARS_AGO: "it makes its sentence long ago",
    WordConcept.ORDINARY: "its slips of the pen are not mended",
}
"""The effect of a concept's words on others around them."""
_NAMED = 3
"""So many words that are missing are told."""


def words_hidden(catalogue: Catalogue, before: Catalogue) -> Iterator[Finding]:
    """No word that a red flag needs is hidden, or denies others. What the built-in concept does is meant so."""
    suspects = [own for own in _own(catalogue) if own.hides or own.id in _MAKES_VOID]
    if not suspects:
        return
    effective = {
        own.id: [(field, stems_of(said), said) for field, said in _effective(own, catalogue.concept)]
        for own in suspects
    }
    needed = NeededWords(catalogue, {stems for said in effective.values() for _, stems, _ in said})
    built_in = before.concept
    for concept in suspects:
        meant = _meant(concept, built_in)
        effect = "it is hidden" if concept.hides else _MAKES_VOID[concept.id]
        told: set[FieldPath] = set()
        for field, stems, expression in effective[concept.id]:
            need = needed.need(stems, concept)
            if need and stems not in meant and field not in told:
                told.add(field)
                message = f"'{expression}' is needed to {need}, and here {effect}; take it out"
                yield Finding("concepts", concept.id, field, message)


def _own(catalogue: Catalogue) -> list[Concept]:
    """The concepts that did not come with the program."""
    return [concept for concept in catalogue.concepts if ("concepts", concept.id) in catalogue.origins]


def _meant(concept: Concept, built_in: Mapping[str, Concept]) -> set[Stems]:
    """The expressions of the built-in concept in this one's place, if it has the same effect."""
    before = built_in.get(concept.id)
    return set(expressions_of(before, built_in)) if before and before.hides >= concept.hides else set()


def _effective(concept: Concept, concepts: Mapping[str, Concept]) -> Iterator[tuple[FieldPath, str]]:
    """The expressions by which a concept affects others; what it takes in hides nothing."""
    for index, expression in enumerate(concept.words):
        yield ("words", index), expression
    if concept.id in _MAKES_VOID:
        for index, id_ in enumerate(concept.of):
            for part in parts(concepts[id_], concepts):
                yield from ((("of", index), expression) for expression in part.words)


def words_lost(catalogue: Catalogue, before: Catalogue) -> Iterator[Finding]:
    """A concept in place of a built-in one keeps the words that a red flag needs."""
    replacing = [own for own in _own(catalogue) if catalogue.origins["concepts", own.id].replaces]
    if not replacing:
        return
    needs = NeededWords(catalogue).by_concept
    built_in = before.concept
    for concept in replacing:
        if concept.id in needs and concept.id in built_in:
            had, has = (expressions_of(of[concept.id], of) for of in (built_in, catalogue.concept))
            lost = [repr(expression) for stems, expression in had.items() if stems not in has]
            if lost:
                more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
                message = f"lacks {', '.join(lost[:_NAMED])}{more}, needed to {needs[concept.id]}; write them too"
                yield Finding("concepts", concept.id, ("words",), message)
