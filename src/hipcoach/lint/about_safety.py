"""The check of what stops somebody: a folder's knowledge held against the built-in.

What counts: red flags with their tiers, words and questions; rules that refer, add a caution, avoid, allow only, bound
a dose or the minutes, say when to stop or what to do where it hurts; what loads the place that a symptom names;
cautions under which an exercise is never given; rules over a diary that keep it from going up; programmes, how many of
whose days load and what comes before more; the concepts that the reader of everyday words needs. Less care is whatever
lets through what the built-in would stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from hipcoach.catalogue import Catalogue, load_catalogue
from hipcoach.catalogue.adaptation import RAISING
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import Advice, Hurt, Rule
from hipcoach.catalogue.symptom import Symptom
from hipcoach.coach.selection import picker
from hipcoach.lint import weaker_flags, weaker_rules
from hipcoach.lint.about_words import words_hidden, words_lost
from hipcoach.lint.finding import Finding, Knowledge, origin_of
from hipcoach.lint.implication import fires_with
from hipcoach.lint.weaker_rules import Change

SAFETY_WEAKENED = "safety-weakened"
_NAMED = 3
"""So many losses of an entry are told."""
_OR = f"do as the built-in does, or say why not: `# hipcoach: allow {SAFETY_WEAKENED} because ...`"


def safety_weakened(knowledge: Knowledge) -> Iterator[Finding]:
    """Nothing of one's own stops somebody less than the built-in knowledge does."""
    return weakened(knowledge.catalogue)


def weakened(catalogue: Catalogue) -> Iterator[Finding]:
    """Each entry of a folder that takes less care than the built-in knowledge."""
    if not (catalogue.origins or catalogue.switched_off):
        return
    before = catalogue.built_in or load_catalogue()
    for compared in (_flags, _symptoms, _exercises, _rules, _answers, _adaptations, _programmes):
        yield from compared(before, catalogue)
    yield from words_hidden(catalogue, before)
    yield from words_lost(catalogue, before)


def weakened_at(catalogue: Catalogue) -> list[str]:
    """File and line of each of these entries, once, and whatever its comments allow."""
    origins = (origin_of(catalogue, finding) for finding in weakened(catalogue))
    return list(dict.fromkeys(origin.place for origin in origins if origin))


def _flags(before: Catalogue, now: Catalogue) -> Iterator[Finding]:
    for id_, flag in before.red_flag.items():
        if _is_anew(now, "red_flags", id_):
            yield from _told("red_flags", id_, "id", [*weaker_flags.flag_losses(flag, now.red_flag[id_])])
    own = [flag for flag in now.red_flags if flag.id not in before.red_flag and ("red_flags", flag.id) in now.origins]
    many = weaker_flags.are_many(own)
    for flag in own if now.built_in else ():
        instead = [each.id for each in before.red_flags if many or weaker_flags.in_place_of(flag, each)]
        yield from _told("red_flags", flag.id, "id", [f"speaks in place of red flag '{id_}'" for id_ in instead])


def _symptoms(before: Catalogue, now: Catalogue) -> Iterator[Finding]:
    """Symptoms in place of built-in ones: the signs asked first, and what loads the place, which pain bounds."""
    for id_, symptom in before.symptom.items():
        if _is_anew(now, "symptoms", id_):
            after = now.symptom[id_]
            lost = [f"no longer bounds the load of '{each}' by pain" for each in _unbounded(symptom, after, now)]
            if after.red_flags[: len(symptom.red_flags)] != symptom.red_flags:
                lost.append("has other red flags asked first")
            yield from _told("symptoms", id_, "id", lost)


def _unbounded(before: Symptom, after: Symptom, now: Catalogue) -> Iterator[str]:
    held = [picker(where) for where in before.sore]
    holds = [picker(where) for where in after.sore if where.emphasised is None]
    yield from (e.id for e in now.exercises if any(p(e) for p in held) and not any(p(e) for p in holds))


def _exercises(before: Catalogue, now: Catalogue) -> Iterator[Finding]:
    """Exercises in place of built-in ones: whom they are not for, and which rules they slip past."""
    as_before = [rule for rule in before.rules if not _changed(rule, now)]
    for id_, exercise in before.exercise.items():
        if _is_anew(now, "exercises", id_):
            after = now.exercise[id_]
            given = _cautious(exercise, "avoid") - _cautious(after, "avoid")
            lost = [f"may be given under the caution {caution}" for caution in given]
            unsaid = _cautious(exercise, "modify") - {caution.id for caution in after.cautions}
            lost += [f"no longer says how to be careful with {caution}" for caution in unsaid]
            slipped = [r.id for r in as_before if any(weaker_rules.slips(Change(r, [r]), exercise, after))]
            lost += [f"slips past rule '{rule}'" for rule in slipped]
            yield from _told("exercises", id_, "id", sorted(lost))


def _cautious(exercise: Exercise, how: Literal["avoid", "modify"]) -> set[str]:
    return {caution.id for caution in exercise.cautions if caution.how == how}


def _is_anew(now: Catalogue, kind: str, id_: str) -> bool:
    """True for an entry in place of a built-in one."""
    origin = now.origins.get((kind, id_))
    return origin is not None and origin.replaces


def _changed(rule: Rule, now: Catalogue) -> bool:
    return _is_anew(now, "rules", rule.id) or ("rules", rule.id) in now.switched_off


def _rules(before: Catalogue, now: Catalogue) -> Iterator[Finding]:
    for rule in before.rules:
        if _changed(rule, now):
            change = Change(rule, [each for each in now.rules if fires_with(rule, each)])
            field = "off" if ("rules", rule.id) in now.switched_off else "then"
            yield from _told("rules", rule.id, field, [*weaker_rules.rule_losses(change, before, now)])


def _answers(before: Catalogue, now: Catalogue) -> Iterator[Finding]:
    """What is answered where it hurts, and said above everything else: the last rule that fires has the word."""
    built_in = [said for rule in before.rules for said in _said(rule)]
    watched = {said.id for said in built_in if isinstance(said, Hurt) or said.first}
    for rule in now.rules if now.built_in else ():
        if ("rules", rule.id) in now.origins:
            anew = [said.id for said in _said(rule) if said.id in watched and said not in built_in]
            yield from _told("rules", rule.id, "then", [f"says something else for '{id_}'" for id_ in anew])


def _adaptations(before: Catalogue, now: Catalogue) -> Iterator[Finding]:
    """Rules over a diary: what keeps a session from going up is there, and what lets it asks for as much."""
    after = {adaptation.id: adaptation for adaptation in now.adaptations}
    for id_, adaptation in ((each.id, each) for each in before.adaptations):
        if ("adaptations", id_) in now.switched_off and adaptation.then.do not in RAISING:
            yield from _told("adaptations", id_, "off", [f"no longer says {adaptation.then.do}"])
        elif _is_anew(now, "adaptations", id_) and after[id_].deciding != adaptation.deciding:
            yield from _told("adaptations", id_, "then", ["decides otherwise, or by other facts"])
    for own in now.adaptations if now.built_in else ():
        sign = own.then.refer
        if own.then.do == "clinician" and sign and ("adaptations", own.id) in now.origins and not now.sign(sign).refers:
            lost = [f"stands above rest and refers by '{sign}', which stops nothing"]
            yield from _told("adaptations", own.id, "then", lost)


def _programmes(before: Catalogue, now: Catalogue) -> Iterator[Finding]:
    """Programmes in place of built-in ones: under their ids, or for the same complaint where nobody names one."""
    if not any(kind == "programmes" for kind, _ in (*now.origins, *now.switched_off)):
        return
    from hipcoach.lint.weaker_programmes import programme_losses, taken_instead  # brings the maker of plans

    for id_, programme in before.programme.items():
        if _is_anew(now, "programmes", id_):
            yield from _told("programmes", id_, "id", [*programme_losses(programme, now.programme[id_])])
    for was, then in taken_instead(before, now) if now.built_in else ():
        lost = [*programme_losses(was, then)]
        if ("programmes", then.id) in now.origins:
            yield from _told("programmes", then.id, "id", lost and [f"stands in for '{was.id}'", *lost])
        else:
            yield from _told("programmes", was.id, "off", lost and [f"leaves its place to '{then.id}'", *lost])


def _said(rule: Rule) -> tuple[Hurt | Advice, ...]:
    return (*rule.then.if_it_hurts, *rule.then.advise)


def _told(kind: str, id_: str, field: str, lost: Sequence[str]) -> Iterator[Finding]:
    if lost:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        yield Finding(kind, id_, (field,), f"takes less care: it {'; '.join(lost[:_NAMED])}{more}; {_OR}")
