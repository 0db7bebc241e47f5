"""A referral holds until a clinician has looked, or until it has clearly settled."""

from __future__ import annotations

from diaries import HAMSTRING, Person, decided_by

from hipcoach.coach import Referral


def sent_at_eight() -> Person:
    """Whom day 2 sent to a clinician, at pain 8."""
    person = Person(HAMSTRING)
    person.does(person.asks(0, 3), 3, 3)
    person.wakes(1, 4)
    assert isinstance(person.asks(2, 8).outcome, Referral)
    return person


def test_it_holds_on_the_days_that_follow_though_it_hurts_a_little_less() -> None:
    person = sent_at_eight()
    answer = person.asks(3, 7)
    assert (answer.verdict, decided_by(answer)) == ("clinician", "referral-is-urgent")
    assert "two or three days" in answer.why[0].text
    assert any("a clinician was named" in entry.said for entry in answer.why[0].entries)
    later = person.asks(9, 5)
    assert (later.verdict, decided_by(later)) == ("clinician", "referral-is-urgent")
    assert len(person.history.referred) == 1


def test_two_calm_mornings_do_not_end_it_and_three_do() -> None:
    person = sent_at_eight()
    person.wakes(3, 3)
    person.wakes(4, 2)
    assert person.asks(4, 2).verdict == "clinician"
    person.wakes(5, 3)
    assert person.asks(5, 2).verdict != "clinician"


def test_a_bad_morning_between_begins_it_anew() -> None:
    person = sent_at_eight()
    for day, pain in enumerate([3, 2, 4, 2, 2], 3):
        person.wakes(day, pain)
    assert person.asks(7, 2).verdict == "clinician"


def test_it_ends_when_a_clinician_has_looked() -> None:
    person = sent_at_eight()
    person.seen(3, "severe-pain")
    assert person.asks(4, 4).verdict != "clinician"


def test_what_is_a_little_calmer_than_a_small_pain_does_not_settle_it() -> None:
    person = sent_at_eight()
    first = person.history.referred[0]
    person.history = person.history._replace(referred=(first._replace(pain=4),))
    for day in (3, 4, 5):
        person.wakes(day, 3)
    assert person.asks(5, 3).verdict == "clinician"


def test_another_one_is_written_down_once_the_first_has_settled() -> None:
    person = sent_at_eight()
    for day in (3, 4, 5):
        person.wakes(day, 2)
    person.asks(6, 8)
    assert [each.pain for each in person.history.referred] == [8, 8]
    assert person.asks(7, 6).verdict == "clinician"


def test_what_was_less_urgent_grows_urgent_as_it_hurts_more() -> None:
    person = sent_at_eight()
    first = person.history.referred[0]
    person.history = person.history._replace(referred=(first._replace(pain=5),))
    assert decided_by(person.asks(3, 5)) == "referral-holds"
    assert decided_by(person.asks(4, 7)) == "referral-grows-urgent"


def test_for_two_weeks_after_it_has_settled_nothing_goes_up_and_it_is_said_why() -> None:
    person = sent_at_eight()
    for day in range(3, 9):
        person.wakes(day, 2)
    answer = person.asks(8, 2)
    assert decided_by(answer) == "referral-has-settled"
    assert answer.verdict in ("same", "less")


def test_beside_what_is_urgent_no_other_time_is_named() -> None:
    person = Person(HAMSTRING)
    for day in range(8):
        person.wakes(day, 6)
    assert person.asks(7, 6).verdict == "clinician"
    assert person.asks(7, 8).why == []
