"""What to do now, by a diary: the verdict of its rules, the session that follows, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.adaptation import Do
from hipcoach.catalogue.rule import Rule
from hipcoach.coach.adapt.by_plan import PlanPlanner
from hipcoach.coach.adapt.days import morning_of, referral_state
from hipcoach.coach.adapt.facts import MOST_BORNE, Facts, diary_facts
from hipcoach.coach.adapt.otherwise import is_less
from hipcoach.coach.adapt.reasons import changes, reasons, reasons_for_rest, with_reasons
from hipcoach.coach.adapt.session import Planned, PlannedSession, Planner
from hipcoach.coach.adapt.verdict import Decided, criterion_met, decided
from hipcoach.coach.coach import Coach
from hipcoach.coach.history import History
from hipcoach.coach.load import loading_ids, routine_load
from hipcoach.coach.outcome import NothingLeft, Referral
from hipcoach.coach.request import SORE_FROM, Request
from hipcoach.coach.routine import SCHEMA_VERSION, Routine
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.coach.todays import Criterion, DayVerdict, RestDay, Today
from hipcoach.vocabulary import STAGES, Stage

_VERDICTS: dict[Do, DayVerdict] = {
    "clinician": "clinician",
    "rest": "rest",
    "stage-back": "less",
    "back": "less",
    "move": "light",
    "hold": "same",
    "next-stage": "more",
    "up": "more",
}

_HARDLY = 0.3
"""The part of the minutes below which a session is hardly one."""
_LONGEST_REST = 2
"""Days after a session in which rest does a tendon good."""
NOTHING_FOR_TODAY = "What the last sessions leave for today is no exercise. Walk a little, as far as it stays easy."


def today(
    coach: Coach,
    history: History,
    request: Request,
    by_plan: tuple[Rule, ...] | None = None,
    of_plan: Callable[[Request], Today] | None = None,
) -> Today:
    """What to do now. Pure: the same diary, request and knowledge give the same answer.

    Args:
        coach: has the knowledge.
        history: the diary as it stands.
        request: what holds every day, with what is so today: pain, signs, minutes, equipment.
        by_plan: what a plan adds to the rules of today, where one is followed.
        of_plan: what that plan would come to for another request: a calmer day may be another one of its sessions.
    """
    asked, request = request, _as_of_today(history, request)
    facts = diary_facts(coach.catalogue, history, request)
    said = decided(coach.catalogue, facts)
    stopped = bool(coach.screen(request))
    if stopped or said.do == "clinician":
        return _for_a_clinician(coach, facts, said, request, stopped=stopped)
    if said.do == "rest":
        day = RestDay(days=_days_of_rest(facts, said), text=said.rule.then.text)
        return replace(_before(facts, said, request), verdict="rest", why=reasons(facts, said), rest=day)
    moved = _moved(request, said)
    most = _most_load(coach, history, asked._replace(pain=request.pain), of_plan)
    planner = (Planner if by_plan is None else PlanPlanner)(coach, facts, moved, said)
    planner.ask_for(by_plan or ())
    session = planner.session(most)
    planned = session.planned
    settles = (facts.days_since_session or 0) <= _LONGEST_REST
    if _is_nothing(coach, moved, said, planned, settles=settles):
        day = RestDay(days=1, text=said.sparing[0].rule.then.text if said.sparing else NOTHING_FOR_TODAY)
        why = reasons_for_rest(coach.catalogue, facts, said, session)
        return replace(_before(facts, said, request), verdict="rest", why=why, rest=day)
    why = reasons(facts, said, session) + changes(coach.catalogue, facts, said, session)
    answer = coach.written(planned) if isinstance(planned, SessionPlan) else planned
    verdict = _verdict(said, session, moved=moved != request)
    return replace(_before(facts, said, moved), verdict=verdict, why=why, outcome=with_reasons(answer, why))


def _is_nothing(coach: Coach, request: Request, said: Decided, planned: Planned, *, settles: bool) -> bool:
    """True where the diary leaves no session, or on a day of less one that is hardly any: a day of rest, then.

    Once it has had its time to settle, a little is more than rest without an end.
    """
    if isinstance(planned, SessionPlan):
        seconds = sum(line.seconds for line in planned.lines)
        hardly = settles and said.do == "back" and seconds < _HARDLY * request.minutes_taken * 60
        return not seconds or hardly
    return isinstance(planned, NothingLeft) and isinstance(coach.plan(coach.case(request)), SessionPlan)


def _most_load(
    coach: Coach, history: History, request: Request, of_plan: Callable[[Request], Today] | None
) -> int | None:
    """On a sore day, the seconds by which one a point calmer would load the sore place; none where this is calm."""
    if (request.pain or 0) < SORE_FROM or not history.done:
        return None
    calm = request._replace(pain=(request.pain or 0) - 1)
    if _as_of_today(history, calm).pain == request.pain:  # the morning alone says how sore it is
        return None
    answer = (of_plan(calm) if of_plan else today(coach, history, calm)).outcome
    if not isinstance(answer, Routine):
        return 0
    return routine_load(answer, loading_ids(coach.catalogue, coach.case(calm)))


def _as_of_today(history: History, request: Request) -> Request:
    """With the stage and the signs that the diary has, and this morning's pain where it was much or none came since."""
    morning, pain = morning_of(history, history.today), request.pain
    if morning and (pain is None or morning.pain > max(pain, MOST_BORNE)):
        pain = morning.pain
    flags = tuple(dict.fromkeys((*request.flags, *history.open_flags)))
    request = request._replace(pain=pain, flags=flags, stage=history.stage or request.stage)
    return request if request.stage else request._replace(stage=request.stage_taken)


def _for_a_clinician(coach: Coach, facts: Facts, said: Decided, request: Request, *, stopped: bool) -> Today:
    """A referral: for a sign that is so, which has its own time, or one that a rule over the diary raises."""
    raised = _raised(said)
    outcome = coach.recommend(request._replace(flags=(*request.flags, *raised)))
    why = reasons(facts, said) if raised and not stopped else []
    if isinstance(outcome, Routine):  # a folder's rule names a sign that stops nothing; no exercise all the same
        day = RestDay(days=1, text=said.rule.then.text)
        return replace(_before(facts, said, request), verdict="rest", why=why, rest=day)
    return replace(_before(facts, said, request), verdict="clinician", why=why, outcome=outcome)


def _raised(said: Decided) -> tuple[str, ...]:
    """The signs that rules over the diary raise."""
    return tuple(each.rule.then.refer for each in said.by if each.rule.then.refer) if said.do == "clinician" else ()


def raised_by_diary(catalogue: Catalogue, history: History, request: Request) -> tuple[str, ...]:
    """The signs that send to a clinician by what the diary tells, whatever is asked for today."""
    return _raised(decided(catalogue, diary_facts(catalogue, history, request)))


def newly_referred(history: History, request: Request, answer: Today) -> str | None:
    """The flag by which this answer sends to a clinician, to be written down: it holds on the days that follow.

    None where it sends to none, one holds already, or the flag was answered yes, which is written down as such.
    """
    if not isinstance(answer.outcome, Referral) or referral_state(history) == "open":
        return None
    flag = answer.outcome.referral.flag
    return None if flag in {*request.flags, *history.open_flags} else flag


def _days_of_rest(facts: Facts, said: Decided) -> int:
    """From today on, until the last of the days that rules name is over."""
    days = max(each.rule.then.days or 1 for each in said.by)
    return max(1, days + 1 - (facts.days_since_session or 0))


def _moved(request: Request, said: Decided) -> Request:
    """With the stage that the rules lead to: of several the lowest."""
    leading = said.by if said.do in ("stage-back", "next-stage") else ()
    stages = [each.rule.then.to for each in leading if each.rule.then.to]
    if said.do == "stage-back":  # wherever a folder's rule says it leads
        stages = [stage for stage in stages if STAGES.index(stage) < STAGES.index(request.stage_taken)]
    return request._replace(stage=min(stages, key=STAGES.index)) if stages else request


def _verdict(said: Decided, session: PlannedSession, *, moved: bool) -> DayVerdict:
    if said.do is None:
        return "first" if not said.by else "same"
    if said.do == "up":
        return "more" if session.raised else "same"
    if is_less(said, session):
        return "less"
    if said.do == "back" and not session.lowered:
        return "same"
    if said.do == "next-stage" and not moved:
        return "same"
    return _VERDICTS[said.do]


def _before(facts: Facts, said: Decided, request: Request) -> Today:
    """What is so, before it is said what to do."""
    stage: Stage = request.stage or facts.stage
    leading = [rule for rule in said.next_stages if rule.then.to and STAGES.index(rule.then.to) > STAGES.index(stage)]
    asked = {each.text: each for rule in leading for each in rule.then.criteria}
    return Today(
        schema_version=SCHEMA_VERSION,
        verdict="same",
        stage=stage,
        stage_today=request.stage_taken,
        pain=request.pain,
        morning=facts.sessions[-1].morning if facts.sessions else "none",
        baseline=facts.baseline,
        why=[],
        next_stage=leading[0].then.to if leading else None,
        criteria=[Criterion(text=text, met=criterion_met(each, facts)) for text, each in asked.items()],
        rest=None,
        outcome=None,
    )
