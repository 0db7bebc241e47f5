"""What to do now, by a diary: the verdict of its rules, the session that follows, and why."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.adaptation import Adaptation, Do
from hipcoach.coach.adapt.days import morning_of
from hipcoach.coach.adapt.facts import Facts, facts_of
from hipcoach.coach.adapt.match import Spoken
from hipcoach.coach.adapt.session import Planner, Raised, Session
from hipcoach.coach.adapt.verdict import Decided, criterion_met, decided
from hipcoach.coach.adapt.words import looked_at, raised_text
from hipcoach.coach.coach import Coach
from hipcoach.coach.history import History
from hipcoach.coach.outcome import Outcome
from hipcoach.coach.plan import Plan
from hipcoach.coach.request import Request
from hipcoach.coach.routine import SCHEMA_VERSION, Note, Routine
from hipcoach.coach.todays import Change, Criterion, Kind, RestDay, Today, Verdict
from hipcoach.coach.write import routine
from hipcoach.vocabulary import STAGES, Stage

_VERDICTS: dict[Do, Verdict] = {
    "clinician": "clinician",
    "rest": "rest",
    "stage-back": "less",
    "back": "less",
    "move": "less",
    "hold": "same",
    "next-stage": "more",
    "up": "more",
}
_KINDS: dict[Do, Kind] = {
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
NOTHING_HIGHER = "Everything in it is at its most, or can't be raised within these minutes, so it stays as it is."


def today(coach: Coach, history: History, request: Request) -> Today:
    """What to do now. Pure: the same diary, request and knowledge give the same answer.

    Args:
        coach: has the knowledge.
        history: the diary as it stands.
        request: what holds every day, with what is so today: pain, signs, minutes, equipment.
    """
    request = _as_of_today(history, request)
    facts = facts_of(coach.catalogue, history, request)
    said = decided(coach.catalogue, facts)
    stopped = coach.screen(request)
    if stopped or said.do == "clinician":
        return _for_a_clinician(coach, facts, said, request)
    if said.do == "rest":
        return _answer(facts, said, "rest", _reasons(facts, said), rest=_rest(facts, said))
    request, moved = _moved(request, said)
    session = Planner(coach, facts, request, said).session()
    reasons = _reasons(facts, said) + _changes(coach.catalogue, facts, said, session)
    outcome = _with_reasons(_outcome(coach.catalogue, session), reasons)
    return _answer(facts, said, _verdict(said, session, moved=moved), reasons, outcome=outcome, stage=request.stage)


def _as_of_today(history: History, request: Request) -> Request:
    """With the stage and the signs that the diary has, and this morning's pain where none was told since."""
    morning = morning_of(history, history.today)
    pain = morning.pain if request.pain is None and morning else request.pain
    flags = tuple(dict.fromkeys((*request.flags, *history.open_flags)))
    request = request._replace(pain=pain, flags=flags, stage=history.stage or request.stage)
    return request if request.stage else request._replace(stage=request.stage_taken)


def _for_a_clinician(coach: Coach, facts: Facts, said: Decided, request: Request) -> Today:
    """A referral: for a sign that is so, or one that a rule over the diary raises."""
    raised = tuple(each.rule.then.refer for each in said.by if each.rule.then.refer) if said.do == "clinician" else ()
    outcome = coach.recommend(request._replace(flags=(*request.flags, *raised)))
    return _answer(facts, said, "clinician", _reasons(facts, said) if raised else [], outcome=outcome)


def _rest(facts: Facts, said: Decided) -> RestDay:
    """Until the last of the days that rules name is over."""
    days = max(each.rule.then.days or 1 for each in said.by)
    left = max(1, days + 1 - (facts.days_since_session or 0))
    return RestDay(days=left, text=said.rule.then.text)


def _moved(request: Request, said: Decided) -> tuple[Request, bool]:
    """With the stage that the rules lead to: of several the lowest."""
    stages = (
        [each.rule.then.to for each in said.by if each.rule.then.to] if said.do in ("stage-back", "next-stage") else []
    )
    if not stages:
        return request, False
    to: Stage = min(stages, key=STAGES.index)
    return request._replace(stage=to), to != request.stage


def _outcome(catalogue: Catalogue, session: Session) -> Outcome:
    planned = session.planned
    return routine(catalogue, planned) if isinstance(planned, Plan) else planned


def _verdict(said: Decided, session: Session, *, moved: bool) -> Verdict:
    if said.do is None:
        return "first" if not said.by else "same"
    if said.do == "up":
        return "more" if session.raised else "same"
    if said.do == "hold" and session.lowered:
        return "less"
    if said.do == "next-stage" and not moved:
        return "same"
    return _VERDICTS[said.do]


def _reasons(facts: Facts, said: Decided) -> list[Change]:
    """What decided: the first rule tells what is so, and the others that say the same stand behind it."""
    return [_change(facts, each, _KINDS[each.rule.then.do], each.rule.then.text) for each in said.by]


def _changes(catalogue: Catalogue, facts: Facts, said: Decided, session: Session) -> list[Change]:
    """What follows for single exercises."""
    changes = []
    if said.do == "up":
        changes.append(_of_raised(catalogue, facts, said, session.raised))
    for each in said.of_exercises:
        exercise = catalogue.exercise.get(each.exercise or "")
        if exercise and (each.rule.then.do == "leave-out" or exercise.id in session.lowered):
            text = f"{exercise.name}: {each.rule.then.text[0].lower()}{each.rule.then.text[1:]}"
            changes.append(_change(facts, each, _KINDS[each.rule.then.do], text))
    return changes


def _of_raised(catalogue: Catalogue, facts: Facts, said: Decided, raised: Raised | None) -> Change:
    if raised is None:
        return _change(facts, said.by[0], "same", NOTHING_HIGHER)
    kind: Kind = raised.kind  # type: ignore[assignment]
    change = _change(facts, said.by[0], kind, raised_text(catalogue, raised))
    return replace(change, exercise=raised.exercise)


def _change(facts: Facts, said: Spoken, kind: Kind, text: str) -> Change:
    rule: Adaptation = said.rule
    return Change(
        kind=kind,
        exercise=said.exercise,
        text=text,
        rule=rule.id,
        because=rule.because,
        source=rule.source,
        grade=rule.grade,
        entries=looked_at(facts.history, said.entries),
    )


def _with_reasons(outcome: Outcome, reasons: list[Change]) -> Outcome:
    """A routine with the reasons above everything else on its sheet."""
    if not isinstance(outcome, Routine):
        return outcome
    notes = [
        Note(id=f"today-{number}", text=f"{each.text} {each.because}", source=each.source, first=True, brief=None)
        for number, each in enumerate(reasons[:1], start=1)
    ]
    notes += [
        Note(id=f"today-{number}", text=each.text, source=each.source, first=True)
        for number, each in enumerate(reasons[1:], start=2)
    ]
    return replace(outcome, advice=notes + outcome.advice)


def _answer(  # noqa: PLR0913 (an answer has as many parts)
    facts: Facts,
    said: Decided,
    verdict: Verdict,
    why: list[Change],
    *,
    rest: RestDay | None = None,
    outcome: Outcome | None = None,
    stage: Stage | None = None,
) -> Today:
    now: Stage = stage or facts.stage  # type: ignore[assignment]
    leading = [rule for rule in said.next_stages if rule.then.to and STAGES.index(rule.then.to) > STAGES.index(now)]
    criteria = {
        c.text: Criterion(text=c.text, met=criterion_met(c, facts)) for rule in leading for c in rule.then.criteria
    }
    return Today(
        schema_version=SCHEMA_VERSION,
        verdict=verdict,
        stage=now,
        morning=facts.sessions[-1].morning if facts.sessions else "none",  # type: ignore[arg-type]
        baseline=None if facts.baseline is None else ceil(facts.baseline),
        why=why,
        next_stage=leading[0].then.to if leading else None,
        criteria=[*criteria.values()],
        rest=rest,
        outcome=outcome,
    )
