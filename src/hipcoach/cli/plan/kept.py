"""The plan of a diary: adopted, left, shown as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from hipcoach.cli import clock
from hipcoach.cli.beneath import with_settings
from hipcoach.cli.diary.book import begun_book, diary_file, past_of, refuse_unknown_signs
from hipcoach.cli.diary.lines import command_for
from hipcoach.cli.diary.standing import LASTING, laid_over
from hipcoach.cli.diary.todays_questions import again_emergencies
from hipcoach.cli.diary.told_back import begins
from hipcoach.cli.output import remark
from hipcoach.coach.adapt.today import raised_by_diary
from hipcoach.coach.history import day_of
from hipcoach.coach.planning.follow import progress, session_days
from hipcoach.coach.planning.plan import plan
from hipcoach.coach.request import Request
from hipcoach.errors import UsageError
from hipcoach.text import day_written

if TYPE_CHECKING:
    import typer

    from hipcoach.cli.state import State
    from hipcoach.coach.history import AdoptedPlan, History
    from hipcoach.coach.outcome import NothingLeft, Question, Referral
    from hipcoach.coach.plan import Plan
    from hipcoach.coach.planning import PlanWish
    from hipcoach.diary.entries import PlanEntry


class Kept(NamedTuple):
    """A plan as its diary has it."""

    result: Plan | Referral | NothingLeft | Question
    adopted: AdoptedPlan
    before: tuple[AdoptedPlan, ...]
    """It, and those in whose place it stands."""
    age: int
    """Days since it was adopted."""
    days_before: frozenset[int]
    """Numbers of the days on which any of them had a session."""


def kept_plan(state: State, name: str | None) -> Kept | None:
    """The plan that is followed, as it stands; None where none is."""
    person, history = past_of(diary_file(), name, state.catalogue, clock.now())
    if history is None or history.plan is None:
        return None
    refuse_unknown_signs(history, state.catalogue, person)
    adopted = history.plan
    lasting = history.standing._replace(stage=history.stage)
    request = with_settings(state, state.coach.read(lasting), spoken=False).case.request
    stands = progress(state.catalogue, adopted, history, request)
    signs = (*request.flags, *history.open_flags, *again_emergencies(state.catalogue, history))
    signs += raised_by_diary(state.catalogue, history, request)
    flagged = request._replace(flags=tuple(dict.fromkeys(signs)))
    made = plan(state.coach, state.coach.read(flagged), stands.wish(adopted))
    before = tuple(each for each in history.plans if each.plan == adopted.plan)
    days = frozenset[int]().union(*(session_days(state.catalogue, each, request.stage_taken) for each in before))
    return Kept(made, adopted, before, history.today - day_of(adopted.at), days)


def adopt(state: State, request: Request, wish: PlanWish, programme: str, name: str | None, *, new: bool) -> None:
    """Put a plan into a diary, with what it is for; begins one where there is none.

    Args:
        state: has the knowledge.
        request: what its sessions are asked for.
        wish: what the plan is.
        programme: its id.
        name: whose diary it is, as `--for` says.
        new: that name is a new one.
    """
    from hipcoach.diary.entries import BegunEntry, FactsEntry
    from hipcoach.diary.past import standing_of

    file, now = diary_file(), clock.now()
    past = past_of(file, name, state.catalogue, now, new=new)
    lasting = _lasting(request)
    content = _entry(_identity(past.history), programme, wish)
    with begun_book(file, past.person, now) as book:
        if past.history is None:
            remark(begins(file))
            book.write(BegunEntry(standing=standing_of(lasting)))
        elif (standing := laid_over(past.history.standing, lasting)) != past.history.standing:
            book.write(FactsEntry(standing=standing_of(standing)))
        number = book.write(content).number
    follows, leaves = (command_for(command, past.person) for command in ("today", "plan --leave"))
    remark(f"Adopted (entry {number}): {follows} follows it, {leaves} ends that.")


def refuse_beside_leave(context: typer.Context) -> None:
    """Stop where something was typed beside `--leave` that would not be done; whose diary it is may be said.

    Raises:
        UsageError: names it.
    """
    others = (each for each in context.command.params if each.name not in {"leave", "for_"})
    typed = [each for each in others if _is_typed(context, each.name)]
    named = [each.opts[0] if each.opts[0].startswith("-") else "the words" for each in typed]
    if named:
        raise UsageError(f"--leave ends the plan and does nothing else; leave {' and '.join(named)} out")


def _is_typed(context: typer.Context, name: str | None) -> bool:
    source = context.get_parameter_source(name) if name else None
    return source is not None and source.name == "COMMANDLINE"


def leave(state: State, name: str | None) -> str:
    """Follow the plan no more; returns what is said of it.

    Raises:
        UsageError: none is followed.
    """
    file, now = diary_file(), clock.now()
    past = past_of(file, name, state.catalogue, now)
    followed = past.history and past.history.plan
    if not followed:
        raise UsageError(f"no plan is followed, so there is none to leave; {command_for('plan --adopt', past.person)}")
    content = _entry(followed.plan, None, followed)
    with begun_book(file, past.person, now) as book:
        number = book.write(content).number
    return f"The plan is left (entry {number}); {command_for('today', past.person)} goes by the diary alone.\n"


def _entry(plan: str, programme: str | None, of: PlanWish | AdoptedPlan) -> PlanEntry:
    """What a diary says of a plan: that it is followed, or left, where no programme is named."""
    from hipcoach.diary.entries import PlanEntry

    start = day_written(of.start)
    return PlanEntry(plan=plan, programme=programme, start=start, weeks=of.weeks, days=of.days, recovery=of.recovery)


def _lasting(request: Request) -> Request:
    """What of a request holds for longer than a day."""
    return Request(**{field: getattr(request, field) for field in LASTING})


def _identity(history: History | None) -> str:
    """That of the plan in whose place this one comes; else a new one."""
    return history.plan.plan if history and history.plan else str(uuid4())
