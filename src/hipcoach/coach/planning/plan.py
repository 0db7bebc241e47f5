"""A plan of weeks: programme and request → days, each with its session and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.adaptation import Adaptation
from hipcoach.catalogue.programme import Programme, Week
from hipcoach.coach.case import Case
from hipcoach.coach.coach import Coach
from hipcoach.coach.outcome import NothingLeft
from hipcoach.coach.plan import Plan, PlanDay, PlanReason, PlanSession, PlanWeek
from hipcoach.coach.planning.days import WEEK, AskedDays, Slot, reason_of, slots
from hipcoach.coach.planning.sessions import Instead, SessionMaker
from hipcoach.coach.planning.themes import fixed_days, programme_for, turns
from hipcoach.coach.planning.wish import PlanWish
from hipcoach.coach.planning.words import goes_on_text, meanwhile, remarks, what_it_is
from hipcoach.coach.reading import Reading
from hipcoach.coach.request import Request
from hipcoach.coach.routine import OWN_SOURCE, SCHEMA_VERSION
from hipcoach.text import day_written
from hipcoach.vocabulary import STAGES, Stage

FREE_DAY = "A free day"
OWN_SESSIONS = "Your complaint's own sessions"
_NOTHING_MOVES = PlanReason(
    rule="nothing-moves",
    because="Nothing is left for a day that only moves, so this one is free.",
    source=OWN_SOURCE,
    grade="convention",
)


class _Themed(NamedTuple):
    """What a week is called, and what it is about."""

    title: str
    text: str


_LIGHTER = _Themed("A lighter week", "One day that loads fewer than before; all else goes on.")
"""A lighter week whose theme is not left."""


class PlanMade(NamedTuple):
    """A plan, and what each of its sessions was asked for."""

    plan: Plan
    asked: Mapping[str, Case]
    """By the labels of the sessions."""


def plan(coach: Coach, reading: Reading, wish: PlanWish) -> Plan | Instead:
    """Weeks to come; or what stands in their place: a referral, nothing left, what has to be asked first."""
    made = make(coach, reading, wish)
    return made.plan if isinstance(made, PlanMade) else made


def make(coach: Coach, reading: Reading, wish: PlanWish) -> PlanMade | Instead:
    """The same, with what each session was asked for.

    Pure: the same knowledge, reading and wish give the same plan. What it gives of an exercise that loads is never more
    than the first time; no two neighbouring days load.

    Raises:
        UsageError: there is no programme, or no Monday that recovers.
    """
    request = reading.case.request
    programme = programme_for(coach.catalogue, request, wish.programme)
    taken = turns(programme, request.stage_taken, wish.weeks, wish.again, wish.stage_week)
    fixed = fixed_days(coach.catalogue, programme, wish.recovery)
    maker = SessionMaker(coach, reading.case, programme)
    days: list[tuple[Slot, PlanDay]] = []
    loaded: dict[int, bool] = {}
    nothing: Instead | None = None
    asked = AskedDays(wish.start, wish.days or programme.days, fixed)
    for slot in slots(programme, taken, asked, loaded.__getitem__):
        made = _session(maker, slot)
        if made is not None and not isinstance(made, PlanSession) and not _is_only_moving(made, slot):
            return made
        nothing = made if isinstance(made, NothingLeft) else nothing
        loaded[slot.number] = isinstance(made, PlanSession) and made.loads
        days.append((slot, _day(programme, maker, slot, made if isinstance(made, PlanSession) else None)))
    if nothing and not maker.sessions:
        return nothing
    return PlanMade(_written(coach.catalogue, request, programme, days, maker), maker.asked)


def _session(maker: SessionMaker, slot: Slot) -> PlanSession | Instead | None:
    if slot.kind == "free":
        return None
    return maker.of_moving(slot.moving) if slot.moving else maker.of_theme(slot.turn.week)


def _is_only_moving(made: Instead, slot: Slot) -> bool:
    """True where nothing is left of a day that only moves, which then is free."""
    return isinstance(made, NothingLeft) and slot.moving is not None


def _day(programme: Programme, maker: SessionMaker, slot: Slot, session: PlanSession | None) -> PlanDay:
    week = slot.turn.week
    why, title = [*slot.why], slot.moving.title if slot.moving else _themed(maker, week).title
    if slot.kind == "loading":
        why = [_reason(programme, maker, week)]
    if session is None and slot.kind != "free":
        why = [_NOTHING_MOVES]
    return PlanDay(
        number=slot.number,
        date=day_written(slot.on),
        weekday=slot.weekday,
        kind="free" if session is None else "loading" if session.loads else "moving",
        title=title if session else FREE_DAY,
        session=session.label if session else None,
        outside=week.outside if slot.kind == "loading" else None,
        why=why,
    )


def _written(
    catalogue: Catalogue,
    request: Request,
    programme: Programme,
    days: Sequence[tuple[Slot, PlanDay]],
    maker: SessionMaker,
) -> Plan:
    loads = any(session.loads for session in maker.sessions)
    rules = [*_next_stages(catalogue, request)] if loads else []
    names = [catalogue.symptom[symptom].name for symptom in request.symptoms]
    return Plan(
        schema_version=SCHEMA_VERSION,
        programme=programme.id,
        title=programme.name,
        complaint=" and ".join(names) or None,
        summary=what_it_is(programme, request),
        remarks=[*remarks(catalogue, request, programme, len(days) // WEEK, maker.sessions)],
        start=days[0][1].date,
        end=days[-1][1].date,
        stage=request.stage_taken,
        careful_with=[*request.cautions],
        weeks=[*_weeks(programme, days, maker, rises=request.stage_taken != STAGES[0])],
        sessions=maker.sessions,
        goes_on=goes_on_text(programme, [slot.turn.week for slot, _ in days], [day for _, day in days]),
        next_stage=_next_stage(rules),
        criteria=list(dict.fromkeys(each.text for rule in rules for each in rule.then.criteria)),
        missed=programme.missed,
        meanwhile=meanwhile(maker.asked.values()),
        why=[reason_of(programme.id, programme)],
    )


def _weeks(
    programme: Programme, days: Sequence[tuple[Slot, PlanDay]], maker: SessionMaker, *, rises: bool
) -> Iterator[PlanWeek]:
    by_week = groupby(days, key=lambda pair: (pair[0].number - 1) // 7)
    before: Week | None = None
    for index, pairs in by_week:
        every = list(pairs)
        week, again = every[0][0].turn
        themed = _themed(maker, week)
        yield PlanWeek(
            number=index + 1,
            theme=week.id,
            title=themed.title,
            text=themed.text,
            lighter=week.lighter,
            again=again,
            themed=maker.theme_of(week) is week,
            goes_up=week.goes_up if rises and not again and week is not before else None,
            why=[_reason(programme, maker, week)],
            days=[day for _, day in every],
        )
        before = week


def _themed(maker: SessionMaker, week: Week) -> _Themed:
    theme = maker.theme_of(week)
    if theme is week:
        return _Themed(week.title, week.text)
    if week.lighter:
        return _LIGHTER
    missing = f"Nothing of this week's theme ({week.title}) is left for you, so "
    if theme is None:
        return _Themed(OWN_SESSIONS, f"{missing}it has your complaint's own sessions.")
    return _Themed(theme.title, f"{missing}an earlier week's comes again.")


def _reason(programme: Programme, maker: SessionMaker, week: Week) -> PlanReason:
    """Why a week is as it is: where it has another's theme, for the reason of that one."""
    theme = week if week.lighter else maker.theme_of(week)
    return reason_of(f"{programme.id}/{theme.id}", theme) if theme else reason_of(programme.id, programme)


def _next_stages(catalogue: Catalogue, request: Request) -> Iterator[Adaptation]:
    """The rules by which the stage of these symptoms is left."""
    for rule in catalogue.adaptations if request.symptoms else ():
        when = rule.when
        of_symptom = when.symptom is None or not set(request.symptoms).isdisjoint(when.symptom)
        if rule.then.do == "next-stage" and of_symptom and request.stage_taken in (when.stage or ()):
            yield rule


def _next_stage(rules: Sequence[Adaptation]) -> Stage | None:
    return rules[0].then.to if rules else None
