"""What to do today: what stands and what is typed, what has to be asked, what the coach answers, what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from hipcoach.cli.beneath import with_settings
from hipcoach.cli.diary.book import opened_book, refuse_unknown_signs
from hipcoach.cli.diary.lines import command_for
from hipcoach.cli.diary.standing import dropped, laid_over, refuse_nothing, standing_in_words
from hipcoach.cli.diary.todays_questions import again_emergencies, asked_today
from hipcoach.cli.output import remark
from hipcoach.cli.prompt import can_ask
from hipcoach.coach import Referral, Routine, request_from
from hipcoach.coach.adapt import newly_referred, today
from hipcoach.coach.request import Request
from hipcoach.coach.todays import RaisedKind
from hipcoach.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.cli.diary.book import Book
    from hipcoach.cli.options import RequestOptions
    from hipcoach.cli.state import State
    from hipcoach.coach import Coach
    from hipcoach.coach.history import History
    from hipcoach.coach.outcome import Sign
    from hipcoach.coach.todays import Today

_RAISES = frozenset(get_args(RaisedKind))


class Changed(NamedTuple):
    """What of the standing facts is changed."""

    keep: bool
    """What is typed holds from now on."""
    drop: Sequence[str]
    """What holds no more."""


class Todays(NamedTuple):
    """The answer, and what is said beside it."""

    today: Today
    signs: Sequence[Sign]
    """Signs to look at before any exercise, where nobody was asked about them."""
    unseen: Sequence[str]
    """Flags that were answered yes and that stop a session until a clinician has looked."""
    again: Sequence[str]
    """Emergencies that are asked about once more, on a terminal, before there is a session again."""
    person: str


def answered(state: State, options: RequestOptions, name: str | None, changed: Changed) -> Todays:
    """Ask what has to be asked, write down what was answered, and let the coach say what to do.

    Raises:
        UsageError: no diary is begun, or a word is unknown; nothing was written.
    """
    given = {field: value for field, value in vars(options).items() if value is not None}
    typed = request_from(state.catalogue, **given)
    with opened_book(name) as book:
        history = _history(state, book, telling=True)
        refuse_unknown_signs(history, state.catalogue, book.person)
        standing = dropped(history.standing, changed.drop)
        request = _beneath(state, laid_over(standing, typed))
        if history.plan is None:  # a plan says itself what it is for
            refuse_nothing(request, state.catalogue)
        questions = asked_today(state.catalogue, history, request, book.now)
        if changed.keep or changed.drop:
            _keep(book, standing, typed, keep=changed.keep)
        for content, at in questions.new:
            book.write(content, at)
        if changed.keep or changed.drop or questions.new:
            history = _history(state, book)
        again = [] if can_ask() else again_emergencies(state.catalogue, history)
        flags = dict.fromkeys((*request.flags, *history.open_flags, *again))
        result = _by_plan(history)(state.coach, history, request._replace(pain=questions.pain, flags=tuple(flags)))
        _write_given(book, history, request, result)
    signs = questions.signs if isinstance(result.outcome, Routine) else ()
    return Todays(result, signs, _unseen(state, history, result), again, book.person)


def _by_plan(history: History) -> Callable[[Coach, History, Request], Today]:
    """What decides: the plan that is followed, where there is one, and the diary."""
    if history.plan is None:
        return today
    from hipcoach.coach.planning.todays import today_by_plan

    return today_by_plan


def _beneath(state: State, request: Request) -> Request:
    """With the person's own defaults for whatever the diary does not hold."""
    return with_settings(state, state.coach.read(request), spoken=False).case.request


def _history(state: State, book: Book, *, telling: bool = False) -> History:
    """What decides today; what of it is not known is told once."""
    from hipcoach.diary.past import history_of, unknown_words

    entries = book.recent
    if telling and (words := unknown_words(entries, book.now, state.catalogue)):
        remark(f"note: the diary holds what this knowledge does not have, so it was left out: {', '.join(words)}")
    return history_of(entries, book.now, state.catalogue)


def _keep(book: Book, standing: Request, typed: Request, *, keep: bool) -> None:
    from hipcoach.diary.entries import FactsEntry, StageEntry
    from hipcoach.diary.past import standing_of

    if keep:
        if typed == Request():
            raise UsageError("--keep keeps what is typed beside it, as in --caution knee --keep")
        standing = laid_over(standing, typed)
    book.write(FactsEntry(standing=standing_of(standing)))
    if keep and typed.stage:
        book.write(StageEntry(stage=typed.stage))
    less = command_for("today --drop WORD", book.person)
    remark(f"Every day holds: {standing_in_words(standing)}. `{less}` takes one away.")


def _unseen(state: State, history: History, result: Today) -> list[str]:
    """Flags that stop a session until a clinician has looked: answered yes, or raised by a rule over the diary."""
    signs = state.catalogue.signs
    open_ = [flag for flag in history.open_flags if flag in signs and signs[flag].refers]
    if isinstance(result.outcome, Referral) and any(change.kind == "clinician" for change in result.why):
        open_.append(result.outcome.referral.flag)
    return list(dict.fromkeys(open_))


def _write_given(book: Book, history: History, request: Request, result: Today) -> None:
    """What was given; not where it is for something else than every day, which `done` would take for that."""
    from hipcoach.cli.diary.session_told import steps_of

    if any(change.kind == "stage" for change in result.why) and result.stage != history.stage:
        from hipcoach.diary.entries import StageEntry

        book.write(StageEntry(stage=result.stage))
    if flag := newly_referred(history, request, result):
        from hipcoach.diary.entries import ReferredEntry

        book.write(ReferredEntry(flag=flag, pain=result.pain))
    if not isinstance(result.outcome, Routine) or request.symptoms != history.standing.symptoms:
        return
    raised = next((change.exercise for change in result.why if change.kind in _RAISES), None)
    book.store.gave(book.person, steps_of(result.outcome), raised, book.now, book.now)
