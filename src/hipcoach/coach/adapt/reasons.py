"""Why today's session is as it is: what decided, what follows for single exercises, each with its rule and entries."""

from __future__ import annotations

from dataclasses import replace

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.adaptation import Do
from hipcoach.coach.adapt.facts import Facts
from hipcoach.coach.adapt.match import Firing
from hipcoach.coach.adapt.otherwise import remarks_on_less, text_of_eased, text_of_less, text_of_lowered, text_of_new
from hipcoach.coach.adapt.raising import Raised
from hipcoach.coach.adapt.session import PlannedSession
from hipcoach.coach.adapt.verdict import NOT_MORE, Decided
from hipcoach.coach.adapt.words import looked_at, raised_text
from hipcoach.coach.load import loads
from hipcoach.coach.outcome import Outcome
from hipcoach.coach.routine import Note, Routine
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.coach.todays import TODAYS, Adjustment, ChangeKind

_KINDS: dict[Do, ChangeKind] = {
    "clinician": "clinician",
    "rest": "rest",
    "stage-back": "stage",
    "back": "less",
    "move": "less",
    "hold": "same",
    "next-stage": "stage",
    "up": "same",
    "leave-out": "left-out",
    "ease": "less",
}
MOVING_ALONE = "Nothing loads today: what loaded before is not for a day like this."
NOTHING_HIGHER = (
    "The last sessions were calm, but everything here is at its most, or can't be raised within these minutes. "
    "More minutes, or the test of the next stage, lead on."
)


def reasons(facts: Facts, said: Decided, session: PlannedSession | None = None) -> list[Adjustment]:
    """What decided: the first of the rules that say so. Several reasons beside each other would be a quarrel."""
    return [_change(facts, each, _KINDS[each.rule.then.do], _text(each, session)) for each in said.by[:1]]


def _text(said: Firing, session: PlannedSession | None) -> str:
    if session and said.rule.then.do == "up" and session.raised is None:
        return NOTHING_HIGHER
    if session and said.rule.then.do == "back":
        return text_of_less(said, session)
    return said.rule.then.text


def changes(catalogue: Catalogue, facts: Facts, said: Decided, session: PlannedSession) -> list[Adjustment]:
    """What follows for single exercises."""
    made = []
    if session.raised:
        made.append(_of_raised(catalogue, facts, said, session.raised))
    planned = session.planned
    moves = isinstance(planned, SessionPlan) and not any(loads(line.exercise) for line in planned.lines)
    spared = [each for each in said.sparing if each not in said.by]
    if spared:
        made.append(_change(facts, spared[0], "less", spared[0].rule.then.text))
    elif said.do in NOT_MORE and moves and session.loaded:
        made.append(_change(facts, said.by[0], "less", MOVING_ALONE))
    if said.by and (text := text_of_new(catalogue, facts, said, session)):
        made.append(_change(facts, said.by[0], "stage", text))
    made += [_change(facts, said.by[0], "less", text) for text in remarks_on_less(catalogue, said, session)]
    if text := text_of_lowered(said, session):
        made.append(_change(facts, said.by[0], "less", text))
    made += [_of_exercise(catalogue, facts, each, session) for each in said.of_exercises if _is_told(catalogue, each)]
    return made


def reasons_for_rest(catalogue: Catalogue, facts: Facts, said: Decided, session: PlannedSession) -> list[Adjustment]:
    """Where what is left is no session: what decided, and what is left out; doses that nobody does are not told."""
    none = PlannedSession(session.planned)
    gone = tuple(each for each in said.of_exercises if each.rule.then.do == "leave-out")
    return reasons(facts, said, none) + changes(catalogue, facts, said._replace(of_exercises=gone, sparing=()), none)


def _of_exercise(catalogue: Catalogue, facts: Facts, said: Firing, session: PlannedSession) -> Adjustment:
    is_eased = said.rule.then.do == "ease"
    text = text_of_eased(said, session) if is_eased else said.rule.then.text
    kind: ChangeKind = "less" if said.exercise in session.lowered & session.there else "same"
    if said.exercise not in session.there:
        kind = "left-out"
    name = catalogue.exercise[str(said.exercise)].name
    return _change(facts, said, kind, f"{name}: {text[0].lower()}{text[1:]}")


def _is_told(catalogue: Catalogue, said: Firing) -> bool:
    """True but for an exercise that the catalogue does not know."""
    return said.exercise in catalogue.exercise


def _of_raised(catalogue: Catalogue, facts: Facts, said: Decided, raised: Raised) -> Adjustment:
    change = _change(facts, said.by[0], raised.kind, raised_text(catalogue, raised))
    return replace(change, exercise=raised.exercise)


def _change(facts: Facts, said: Firing, kind: ChangeKind, text: str) -> Adjustment:
    rule = said.rule
    return Adjustment(
        kind=kind,
        exercise=said.exercise,
        text=text,
        rule=rule.id,
        because=rule.because,
        source=rule.source,
        grade=rule.grade,
        entries=looked_at(facts.history, said.entries),
    )


def with_reasons(outcome: Outcome, why: list[Adjustment]) -> Outcome:
    """A routine with the reasons above everything else on its sheet."""
    if not isinstance(outcome, Routine):
        return outcome
    said = [f"{each.text} {each.because}" for each in why[:1]] + [each.text for each in why[1:]]
    notes = [
        Note(id=f"{TODAYS}{number}", text=text, source=each.source, first=True)
        for number, (text, each) in enumerate(zip(said, why, strict=True), start=1)
    ]
    return replace(outcome, advice=notes + outcome.advice)
