"""Holds the entries of a catalogue against each other: every id that is named must exist."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from hipcoach.catalogue.adaptation import Adaptation, Seen
from hipcoach.catalogue.amounts import excesses
from hipcoach.catalogue.base import FieldPath
from hipcoach.catalogue.catalogue import Catalogue
from hipcoach.catalogue.cycles import cycles
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.phrase import named_concepts
from hipcoach.catalogue.programme import Programme
from hipcoach.catalogue.red_flag import flag_of
from hipcoach.catalogue.rule import ANY, Rule, Where
from hipcoach.catalogue.symptom import Symptom
from hipcoach.catalogue.template import Template
from hipcoach.text import shown, singular, spoken
from hipcoach.words import MOST_LISTED, hint, listing

_NAMED = 3
"""So many others of a cycle are named; it may have thousands."""
_HINTED = 100
"""So many unknown names get the nearest known ones, which take time to find."""


class Broken(NamedTuple):
    """A reference that leads nowhere: which entry holds it, in which field."""

    kind: str
    id: str
    field: FieldPath
    message: str
    missing: str | None = None
    """The id that does not exist."""
    target: str = ""
    """The kind of what does not exist, or is missed."""


Off = Collection[tuple[str, str]]
"""Kinds and ids of what a folder switched off."""


def broken_references(catalogue: Catalogue, off: Off = ()) -> Iterator[Broken]:
    """Every reference of the catalogue that leads nowhere, in the order of the files.

    A condition that names what was switched off meets nothing, and so breaks nothing.
    """
    told = 0
    for kind, id_, field, target, name in _references(catalogue):
        known = getattr(catalogue, target)
        if name not in known:
            missing = (f"{target}s", name)
            if missing in off and _is_condition(field):
                continue
            told += 1
            message = _unknown(target, name, list(known) if told <= _HINTED else [])
            if missing in off:
                message += "; it was switched off"
            yield Broken(kind, id_, field, message, name, missing[0])
    for cycle in cycles({concept.id: concept.of for concept in catalogue.concepts}):
        for id_ in cycle:
            others = [other for other in cycle if other != id_][:_NAMED]
            by_way = f", by way of {' and '.join(map(repr, others))}" if others else ""
            yield Broken("concepts", id_, ("of",), f"takes itself in{by_way}; leave one out")
    yield from _of_defaults(catalogue)
    if not told:  # else a concept may take in what is not there
        yield from (Broken(*excess) for excess in excesses(catalogue, _phrases(catalogue)))


def _of_defaults(catalogue: Catalogue) -> Iterator[Broken]:
    """Of templates one is the default; of programmes one at most."""
    for kind in ("templates", "programmes"):
        entries = getattr(catalogue, kind)
        defaults = [entry.id for entry in entries if entry.default]
        for id_ in defaults[1:]:
            message = f"is a second default {singular(kind)}; '{defaults[0]}' is one already"
            yield Broken(kind, id_, ("default",), message)
        if kind == "templates" and entries and not defaults:
            message = "no template has 'default: true'; mark one"
            yield Broken(kind, entries[0].id, (), message, target=kind)


def _is_condition(field: FieldPath) -> bool:
    """True in the facts of a rule, and where exercises are picked by their ids."""
    return field[0] in ("when", "unless") or field[-1] == "exercise" or "rank" in field


def without(entry: Any, off: Off) -> Any:
    """An entry without what was switched off: an easier or harder exercise, a look-alike, a programme's symptom."""
    kept: dict[str, Any] = {}
    if isinstance(entry, Exercise):
        for field in ("easier", "harder"):
            kept[field] = tuple(name for name in getattr(entry, field) if ("exercises", name) not in off)
    if isinstance(entry, Symptom):
        kept["look_alikes"] = tuple(other for other in entry.look_alikes if ("symptoms", other.symptom) not in off)
    if isinstance(entry, Programme):
        kept["symptoms"] = tuple(name for name in entry.symptoms if ("symptoms", name) not in off)
    changed = {field: value for field, value in kept.items() if value != getattr(entry, field)}
    return entry.model_copy(update=changed) if changed else entry


def _unknown(target: str, name: str, known: list[str]) -> str:
    near = hint(name, known)
    if not near and 0 < len(known) <= MOST_LISTED:
        near = listing(known)
    return f"no {spoken(target)} is called {shown(name)}{near}"


_Reference = tuple[str, str, FieldPath, str, str]


def _references(catalogue: Catalogue) -> Iterator[_Reference]:
    """(kind, id, field, kind of the target, id of the target) of everything that is named."""
    yield from _of_words(catalogue)
    for kind, named in _NAMED_BY.items():
        for entry in getattr(catalogue, kind):
            yield from ((kind, entry.id, field, target, name) for field, target, name in named(entry))
    for flag in catalogue.red_flags:
        yield "red_flags", flag.id, ("source",), "source", flag.source


def _of_words(catalogue: Catalogue) -> Iterator[_Reference]:
    """The concepts that phrases name, and those that are made of others."""
    for kind, id_, field, text in _phrases(catalogue):
        for name in named_concepts(text):
            yield kind, id_, field, "concept", name
    for concept in catalogue.concepts:
        for index, name in enumerate(concept.of):
            yield "concepts", concept.id, ("of", index), "concept", name


def _phrases(catalogue: Catalogue) -> Iterator[tuple[str, str, FieldPath, str]]:
    """(kind, id, field, phrase) of everything by which something is heard.

    The red flags first, most of which are built in: what is too much in all is told at what a folder has.
    """
    for flag in catalogue.red_flags:
        yield from (("red_flags", flag.id, field, text) for field, text in flag.combinations())
    for kind in ("red_flags", "symptoms"):
        for entry in getattr(catalogue, kind):
            for weight, texts in entry.phrases.items():
                for index, text in enumerate(texts):
                    yield kind, entry.id, ("phrases", str(weight), index), text


_Named = tuple[FieldPath, str, str]


def _of_exercise(exercise: Exercise) -> Iterator[_Named]:
    for field in ("easier", "harder"):
        for index, name in enumerate(getattr(exercise, field)):
            yield (field, index), "exercise", name
    for index, name in enumerate(exercise.sources):
        yield ("sources", index), "source", name


def _of_symptom(symptom: Symptom) -> Iterator[_Named]:
    yield from _of_wheres((("sore", index), where) for index, where in enumerate(symptom.sore))
    for index, flag in enumerate(symptom.red_flags):
        yield ("red_flags", index), "red_flag", flag
    for index, look_alike in enumerate(symptom.look_alikes):
        yield ("look_alikes", index, "symptom"), "symptom", look_alike.symptom


def _of_template(template: Template) -> Iterator[_Named]:
    yield ("source",), "source", template.source
    yield from _of_wheres(template.wheres())


def _of_rule(rule: Rule) -> Iterator[_Named]:
    yield ("source",), "source", rule.source
    for part, facts in (("when", rule.when), *(("unless", unless) for unless in rule.unless)):
        for name in (name for name in facts.symptom or () if name != ANY):
            yield (part, "symptom"), "symptom", name
        for name in facts.template or ():
            yield (part, "template"), "template", name
    then = rule.then
    for role, ids in then.rank.items():
        for index, name in enumerate(ids):
            yield ("then", "rank", role, index), "exercise", name
    if then.refer:
        yield ("then", "refer"), "red_flag", flag_of(then.refer)
    if then.template:
        yield ("then", "template"), "template", then.template
    yield from _of_wheres((("then", *field), where) for field, where in then.wheres())


def _of_adaptation(adaptation: Adaptation) -> Iterator[_Named]:
    yield ("source",), "source", adaptation.source
    then = adaptation.then
    if then.refer:
        yield ("then", "refer"), "red_flag", flag_of(then.refer)
    conditions: list[tuple[FieldPath, Seen]] = [(("when",), adaptation.when)]
    conditions += [(("unless", index), seen) for index, seen in enumerate(adaptation.unless)]
    conditions += [(("then", "criteria", index, "when"), each.when) for index, each in enumerate(then.criteria)]
    for path, seen in conditions:
        for name in (name for name in seen.symptom or () if name != ANY):
            yield (*path, "symptom"), "symptom", name
        if seen.check:
            yield (*path, "check", "exercise"), "exercise", seen.check.exercise


def _of_programme(programme: Programme) -> Iterator[_Named]:
    yield ("source",), "source", programme.source
    for index, symptom in enumerate(programme.symptoms):
        yield ("symptoms", index), "symptom", symptom
    for number, week in enumerate(programme.weeks):
        yield ("weeks", number, "source"), "source", week.source
        if week.template:
            yield ("weeks", number, "template"), "template", week.template
    yield from _of_wheres(programme.wheres())
    for path, moving in (
        (("moving",), programme.moving),
        *((("fixed", day), of) for day, of in programme.fixed.items()),
    ):
        yield (*path, "source"), "source", moving.source
        yield (*path, "template"), "template", moving.template


_NAMED_BY: dict[str, Callable[[Any], Iterator[_Named]]] = {
    "exercises": _of_exercise,
    "symptoms": _of_symptom,
    "templates": _of_template,
    "rules": _of_rule,
    "adaptations": _of_adaptation,
    "programmes": _of_programme,
}
"""By kind, what an entry of it names."""


def _of_wheres(wheres: Iterable[tuple[FieldPath, Where]]) -> Iterator[_Named]:
    for field, where in wheres:
        for name in where.exercise or ():
            yield (*field, "exercise"), "exercise", name
