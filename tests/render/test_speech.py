"""What is said: enough for closed eyes, each thing at its time, and nothing over another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from built_in import built_in

from hipcoach.coach import Coach, Routine, request_from
from hipcoach.render.cards import cards_of
from hipcoach.render.intervals import Interval
from hipcoach.render.session import turns_of
from hipcoach.render.speech import LETTERS_A_SECOND, OFTEN, Said, Speech, seconds_of
from hipcoach.text import clock

COACH = Coach(built_in())
ASKED: list[dict[str, Any]] = [
    *({"symptoms": [symptom], "minutes": minutes} for symptom in built_in().symptom for minutes in (5, 12, 30)),
    *({"template": template} for template in built_in().template),
]


def routines() -> Iterator[Routine]:
    for asked in ASKED:
        answer = COACH.recommend(request_from(COACH.catalogue, **asked))
        if isinstance(answer, Routine):
            yield answer


def spoken(routine: Routine) -> list[tuple[Interval, list[Said]]]:
    """Each moment with what is said in it."""
    turns = turns_of(routine, cards_of(routine, {}))
    numbers = {id_: number for number, id_ in enumerate(dict.fromkeys(turn.card.id for turn in turns), start=1)}
    speech = Speech(len(numbers))
    return [
        pair
        for turn in turns
        for pair in zip(
            turn.moments, speech.turn(turn.card.step, turn.moments, numbers[turn.card.id], turn.note), strict=True
        )
    ]


ALL = [(routine, spoken(routine)) for routine in routines()]


def test_there_are_many_sessions() -> None:
    assert len(ALL) > 25


def test_nothing_is_said_over_another() -> None:
    for routine, moments in ALL:
        now = 0.0
        said: list[tuple[float, float, str]] = []
        for moment, here in moments:
            said += [
                (now + one.at, now + one.at + seconds_of(one.text), one.text)
                for one in here
                if one.text and one.level != "brief"
            ]
            now += moment.seconds
        said.sort()
        for (_, until, text), (start, _, after) in pairwise(said):
            assert until <= start + 0.02, (routine.title, clock(int(start)), text, after)
        assert said[-1][1] <= now


def test_a_number_is_the_one_of_the_repetition_that_begins() -> None:
    for _, moments in ALL:
        for moment, here in moments:
            for one in here:
                if moment.kind == "work" and moment.pace and moment.reps and one.text.isdigit():
                    assert one.at == moment.pace * (int(one.text) - 1)
                if moment.kind == "work" and moment.pace and moment.reps and one.text == "Last one.":
                    assert one.at == moment.pace * (moment.reps - 1)


def test_each_repetition_is_said_or_beeps() -> None:
    for _, moments in ALL:
        for moment, here in moments:
            if moment.kind == "work" and moment.reps and moment.pace:
                begins = {one.at for one in here if one.kind == "number"}
                assert {float(moment.pace * number) for number in range(moment.reps)} <= begins


def test_where_to_be_and_how_to_move_are_told_of_every_exercise() -> None:
    for routine, moments in ALL:
        told = {one.text for _, here in moments for one in here}
        for step in (step for phase in routine.phases for step in phase.steps):
            assert step.name in " ".join(told)
            if step.say:
                assert step.say.start in told, (routine.title, step.name)
                assert step.say.move in told, (routine.title, step.name)


def test_a_press_and_easing_off_are_told_apart_where_neither_is_said() -> None:
    """They beep then, each in its own tone: three alike would be no count and no sign."""
    beeps = Counter(one.kind for _, moments in ALL for _, here in moments for one in here if not one.text)
    assert beeps["press"]
    assert beeps["ease"]
    words = {one.kind: one.text for _, moments in ALL for _, here in moments for one in here if one.text}
    assert words["press"] == "Press."
    assert all(
        one.text in ("", "Press.") for _, moments in ALL for _, here in moments for one in here if one.kind == "press"
    )


def test_how_to_lie_is_told_while_one_turns_over_where_that_takes_long() -> None:
    places = {text for routine, _ in ALL for step in routine.steps for text in step.steps[:2]}
    switches = [here for _, moments in ALL for moment, here in moments if moment.kind == "switch"]
    assert sum(one.text in places for here in switches for one in here) > 5


def test_every_change_of_sides_names_the_side() -> None:
    for routine, moments in ALL:
        for (moment, here), (_, after) in pairwise(moments):
            if moment.kind == "switch":
                names = [one for one in [*here, *after[:2]] if f"{moment.side}" in one.text.lower()]
                assert names, routine.title


def test_no_sentence_is_said_too_often() -> None:
    for routine, moments in ALL:
        times = Counter(one.text for _, here in moments for one in here if len(one.text.split()) > 5)
        text, most = times.most_common(1)[0]
        assert most <= OFTEN, (routine.title, text)


def test_names_and_sides_alone_are_few_words() -> None:
    for _, moments in ALL:
        for moment, here in moments:
            named = [one for one in here if one.level != "all"]
            assert len(named) <= 1
            assert all(one.kind == "sentence" for one in named)
            assert sum(seconds_of(one.text) for one in named) <= moment.seconds + 2


@pytest.mark.parametrize("letters", [0, 1, 14, 140])
def test_a_sentence_takes_its_time(letters: int) -> None:
    assert seconds_of("x" * letters) == letters / LETTERS_A_SECOND
