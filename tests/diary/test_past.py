"""What the coach is told of a diary: each entry in its place, nothing of later than now, no word that is not known."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from built_in import built_in
from hypothesis import given, settings
from hypothesis import strategies as st
from some_entries import BEGUN, DIARIES, NOW, SESSION, Told, new_diary, tell
from some_entries import entry as entry_
from some_sessions import DONE

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Request, request_from
from hipcoach.coach.history import Done, DoneStep, FlagAnswer, Given, Measure, Morning, Referred, StageMove, StageTest
from hipcoach.diary import entries as told
from hipcoach.diary.past import history_of, standing_of, unknown_words
from hipcoach.diary.session import DoneSession
from hipcoach.vocabulary import EQUIPMENT, SIDES, STAGES, SURFACES

WALL = NOW.toordinal() * 1440 + 7 * 60 + 5
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def asked(parts: dict[str, Any]) -> Request:
    """A request of these parts."""
    return Request(**parts)


def test_each_entry_has_its_place(catalogue: Catalogue) -> None:
    session = SESSION.model_copy(update={"hurts": ("nerve",)})
    ended = datetime.fromisoformat(DONE["ended"])
    diary = [
        entry_(1, BEGUN, at=NOW - DAY),
        entry_(2, told.MorningEntry(pain=4, hurts=("nerve",))),
        entry_(3, session, at=ended),
        entry_(4, told.FlagEntry(flag="fever")),
        entry_(5, told.CheckEntry(exercise="clamshell", pain=2)),
        entry_(6, told.MeasureEntry(activity="stairs", score=7)),
        entry_(7, told.StageEntry(stage="strong")),
        entry_(
            8, told.GivenEntry(steps=(told.GivenStep(exercise="clamshell", sets=2, seconds=60),), raised="clamshell")
        ),
        entry_(9, told.SeenEntry(flag="fever"), at=NOW + HOUR),
        entry_(10, told.ReferredEntry(flag="no-change", pain=7), at=NOW + HOUR),
    ]
    history = history_of(diary, NOW + DAY, catalogue)
    assert (history.now, history.begun) == (WALL + 1440, WALL - 1440)
    assert history.standing == request_from(
        catalogue, symptoms=["hamstring"], side="left", stage="sore", equipment=["band"]
    )
    assert history.mornings == (Morning(2, WALL, 4, ("nerve",)),)
    steps = tuple(DoneStep(**step) for step in DONE["steps"])
    routine = ("rotation-first", 12, "left", "settling", "a")
    assert history.done == (Done(3, WALL + 12, ("hamstring",), *routine, 3, 2, None, steps, ("nerve",)),)  # type: ignore[arg-type]
    assert history.flags == (FlagAnswer(4, WALL, "fever", seen=False), FlagAnswer(9, WALL + 60, "fever", seen=True))
    assert history.checks == (StageTest(5, WALL, "clamshell", 2),)
    assert history.measures == (Measure(6, WALL, "stairs", 7),)
    assert history.stages == (StageMove(7, WALL, "strong"),)
    given_step = DoneStep("clamshell", 2, 2, 60, skipped=False, felt=None, hurt=None)
    assert history.given == (Given(8, WALL, (given_step,), "clamshell"),)
    assert history.referred == (Referred(10, WALL + 60, "no-change", 7),)


def test_what_is_of_later_than_now_is_left_out(catalogue: Catalogue) -> None:
    later: dict[str, Any] = DONE | {"started": "2026-11-27T07:00:00+01:00", "ended": "2026-11-27T08:00:00+01:00"}
    diary = [
        entry_(1, BEGUN),
        entry_(2, told.MorningEntry(pain=4), at=NOW + timedelta(seconds=1)),
        entry_(3, told.SessionEntry(session=DoneSession.model_validate(later))),
        entry_(4, told.FactsEntry(standing=told.Standing(side="right")), at=NOW + HOUR),
        entry_(5, told.MorningEntry(pain=1), at=NOW.astimezone(timezone(timedelta(hours=-9)))),
    ]
    history = history_of(diary, NOW, catalogue)
    assert [morning.entry for morning in history.mornings] == [5]
    assert (history.done, history.standing.side) == ((), "left")
    assert len(history_of(diary, NOW + HOUR, catalogue).done) == 1


def test_what_was_told_last_stands(catalogue: Catalogue) -> None:
    diary = [entry_(1, BEGUN), entry_(2, told.FactsEntry(standing=told.Standing(side="right")), at=NOW + HOUR)]
    history = history_of(diary, NOW + DAY, catalogue)
    assert history.standing == Request(side="right")
    assert history.begun == WALL


def test_words_that_are_not_known_any_more_are_dropped_and_told(catalogue: Catalogue) -> None:
    standing = told.Standing(
        symptoms=("gone", "hamstring"), avoid=("gone-too",), minutes=999, template="gone", side="left"
    )
    diary = [entry_(1, told.BegunEntry(standing=standing))]
    assert history_of(diary, NOW, catalogue).standing == Request(symptoms=("hamstring",), side="left")
    assert unknown_words(diary, NOW, catalogue) == [
        "symptoms 'gone'",
        "minutes 999",
        "avoid 'gone-too'",
        "template 'gone'",
    ]
    assert unknown_words([entry_(1, BEGUN)], NOW, catalogue) == []


def test_of_two_mornings_of_a_day_the_later_one_counts(catalogue: Catalogue) -> None:
    diary = [entry_(1, told.MorningEntry(pain=1)), entry_(2, told.MorningEntry(pain=2), at=NOW + HOUR)]
    assert [morning.pain for morning in history_of(diary, NOW + DAY, catalogue).mornings] == [2]


@settings(max_examples=30)
@given(
    st.fixed_dictionaries(
        {
            "symptoms": st.sampled_from([(), ("hamstring",)]),
            "side": st.sampled_from([None, *SIDES]),
            "stage": st.sampled_from([None, *STAGES]),
            "minutes": st.none() | st.integers(3, 60),
            "age": st.none() | st.integers(0, 130),
            "steps": st.none() | st.integers(2, 9),
            "equipment": st.sets(st.sampled_from(EQUIPMENT)).map(lambda things: frozenset(things) | {"floor", "wall"}),
            "on": st.lists(st.sampled_from(SURFACES), unique=True).map(tuple),
            "avoid": st.sampled_from([(), ("prone", "cars", "clamshell")]),
        }
    ).map(asked)
)
def test_what_stands_is_read_again_as_it_was_asked(request: Request) -> None:
    assert history_of([entry_(1, told.BegunEntry(standing=standing_of(request)))], NOW, built_in()).standing == request


@pytest.mark.slow
@settings(max_examples=300)
@given(DIARIES, st.integers(-20, 20))
def test_any_diary_is_a_history_in_the_order_of_its_times(diary: list[Told], days: int) -> None:
    catalogue = built_in()
    with new_diary() as store:
        for each in diary:
            tell(store, each)
        for person in store.people():
            entries = store.entries(person)
            history = history_of(entries, NOW + days * DAY, catalogue)
            assert history == history_of(store.told(person), NOW + days * DAY, catalogue)
            for of_a_kind in (history.done, history.mornings, history.flags, history.checks, history.given):
                times = [each.at for each in of_a_kind]
                assert times == sorted(times)
            assert len({morning.at // 1440 for morning in history.mornings}) == len(history.mornings)


def test_a_session_told_anew_under_another_id_is_the_one_in_whose_place_it_stands() -> None:
    with new_diary() as store:
        first = tell(store, Told("", SESSION, NOW, NOW, None))
        other = SESSION.session.model_copy(update={"id": str(UUID(int=99, version=4)), "pain_after": 7})
        assert first
        store.add("", told.SessionEntry(session=other), NOW, NOW, corrects=first.number)
        [stands] = store.entries("")
        assert isinstance(stands.content, told.SessionEntry)
        assert (stands.id, stands.content.session.id, stands.content.session.pain_after) == (first.id, first.id, 7)
