"""What concepts of one's own take away from red flags: the words that these need must be heard, and must count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.phrase import Concept, all_named_concepts, parts
from hipcoach.catalogue.special_concepts import NumberConcept, WordConcept
from hipcoach.lint.finding import Finding, own_entries
from hipcoach.lint.needed_words import NeededWords, Stems, expressions_of, stems_of

_MAKES_VOID: Mapping[str, str] = {
    WordConcept.DENIES: "it denies what follows",
    WordConcept.CLEARS: "it denies what came before",
    WordConcept.RELATIVE: "it makes what follows somebody else's",
    WordConcept.CHILD: "it makes what follows a child's",
    WordConcept.LONG_AGO: "it makes its sentence long ago",
    NumberConcept.YEARS_AGO: "it makes its sentence long ago",
}
"""The effect of a concept's words on others around them, whatever these are."""
_BY_ITSELF: Mapping[str, str] = {
    WordConcept.TURNS: "it ends what a denial reaches",
    WordConcept.ORDINARY: "its slips of the pen are not mended",
}
"""The effect on the words themselves."""
_NAMED = 3
"""So many words that are missing are told."""


def words_hidden(catalogue: Catalogue, before: Catalogue) -> Iterator[Finding]:
    """No word that a red flag needs is hidden, and no new one voids others; the built-in concepts' own are meant so."""
    against = _against(catalogue)
    effects = {own.id: effect for own in own_entries(catalogue, "concepts") if (effect := _effect(own, against))}
    if not effects:
        return
    effective = {id_: list(_effective(catalogue.concept[id_], catalogue.concept)) for id_ in effects}
    needed = NeededWords(catalogue, {stems_of(said) for each in effective.values() for _, said in each})
    for id_, effect in effects.items():
        concept = catalogue.concept[id_]
        meant, voids = _meant(concept, before.concept), id_ in _MAKES_VOID or id_ in against
        told: set[FieldPath] = set()
        for field, expression in effective[id_]:
            stems = stems_of(expression)
            need = needed.need(stems, concept)
            if (need or voids) and stems not in meant and field not in told:
                told.add(field)
                what = f"'{expression}' is needed to {need}" if need else f"'{expression}' may stand beside red flags"
                yield Finding("concepts", id_, field, f"{what}, and here {effect}; take it out")


def _effect(concept: Concept, against: Collection[str]) -> str | None:
    """What the words of a concept take away from others; None where nothing."""
    if concept.hides or concept.whole:
        return "it is hidden"
    if concept.id in against:
        return "it speaks against a red flag"
    return _MAKES_VOID.get(concept.id) or _BY_ITSELF.get(concept.id)


def _against(catalogue: Catalogue) -> set[str]:
    """Ids of the concepts whose words speak against a red flag, or keep a tier of it from being taken.

    Some of them tell of others besides; what a new word does more of, nobody can see from outside.
    """
    texts = [text for flag in catalogue.red_flags for weight, of in flag.phrases.items() if weight < 0 for text in of]
    texts += [text for flag in catalogue.red_flags for tier in flag.signs.values() for text in tier.not_with]
    named = {id_ for text in texts for id_ in all_named_concepts(text)}
    known = [catalogue.concept[id_] for id_ in named if id_ in catalogue.concept]
    return named | {part.id for concept in known for part in parts(concept, catalogue.concept)}


def _meant(concept: Concept, built_in: Mapping[str, Concept]) -> set[Stems]:
    """The expressions of the built-in concept in this one's place, if it has the same effect."""
    before = built_in.get(concept.id)
    return set(expressions_of(before, built_in)) if before and _reaches(before) >= _reaches(concept) else set()


def _reaches(concept: Concept) -> tuple[bool, bool]:
    return concept.hides, concept.whole


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
    replacing = [own for own in own_entries(catalogue, "concepts") if catalogue.origins["concepts", own.id].replaces]
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
