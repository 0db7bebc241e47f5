"""Everyday words, held against the built-in knowledge: what is answered, and with what."""

from __future__ import annotations

import shlex
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Ambiguous, Coach, NotUnderstood, Outcome, Referral, Request, Routine, Screening
from hipcoach.coach.command_line import command_line
from hipcoach.text import printable


@pytest.fixture(scope="module")
def coach(catalogue: Catalogue) -> Coach:
    return Coach(catalogue)


def answered(coach: Coach, text: str, request: Request | None = None) -> Outcome:
    """What words come to once somebody was asked about the signs, unless a request says otherwise."""
    return coach.answer(coach.read(request or Request(screened=True), text))


def test_understood_words_are_said_with_what_they_were_read_from(coach: Coach) -> None:
    routine = answered(coach, "The outside of my left knee hurts going downhill, 5/10")
    assert isinstance(routine, Routine)
    assert [each.symptom for each in routine.understood] == ["it-band"]
    assert "outside of my left knee hurts" in routine.understood[0].words[0]
    assert (routine.request.side, routine.request.pain) == ("left", 5)


def test_options_stand_above_words(coach: Coach) -> None:
    request = Request(symptoms=("hamstring",), side="right", pain=1, minutes=5, screened=True)
    routine = answered(coach, "The outside of my left knee hurts, 5/10", request)
    assert isinstance(routine, Routine)
    assert routine.request.symptoms == ["hamstring"]
    assert (routine.request.side, routine.request.pain, routine.request.minutes) == ("right", 1, 5)
    assert routine.understood == []


def test_two_symptoms_are_both_taken(coach: Coach) -> None:
    routine = answered(coach, "my hamstring is sore and my lower back aches")
    assert isinstance(routine, Routine)
    assert {each.symptom for each in routine.understood} == {"hamstring", "low-back"}


def test_a_red_flag_in_the_words_refers_whatever_else_is_said(coach: Coach) -> None:
    text = "my hamstring is sore, just a stretch please. my calf is swollen since the flight"
    for request in (Request(), Request(symptoms=("hamstring",)), Request(focus="cars")):
        referral = answered(coach, text, request)
        assert isinstance(referral, Referral)
        assert referral.referral.flag == "dvt"
        assert any("calf" in words for words in referral.referral.words)


def test_the_most_urgent_of_several_flags_is_named(coach: Coach) -> None:
    referral = answered(coach, "had a hip replacement and now I cant feel it when I wipe")
    assert isinstance(referral, Referral)
    assert referral.referral.level == "emergency"


def test_unclear_words_give_candidates_each_with_its_command(coach: Coach) -> None:
    asked = answered(coach, "sore glutes", Request(minutes=5, equipment=frozenset({"floor", "wall"})))
    assert isinstance(asked, Ambiguous)
    candidates = asked.ambiguous.candidates
    assert 2 <= len(candidates) <= 3
    assert "hamstring" in [each.symptom for each in candidates]
    for each in candidates:
        assert each.tell_apart.strip()
        said = "hipcoach recommend 'sore glutes'"
        assert each.command == f"{said} --symptom {each.symptom} --minutes 5 --equipment none"
    assert "emergency" in asked.ambiguous.emergency


def test_a_hint_of_a_flag_is_asked_about_first(coach: Coach) -> None:
    asked = answered(coach, "my hips are stiff, and my foot is a bit numb")
    assert isinstance(asked, Screening)
    [doubt] = asked.screening.first
    assert doubt.flag == "neuro"
    said = "hipcoach recommend 'my hips are stiff, and my foot is a bit numb' --symptom stiffness"
    assert doubt.yes == doubt.command == f"{said} --flag neuro --screened"
    assert doubt.no == f"{said} --not-flag neuro --screened"
    assert [each.symptom for each in asked.screening.understood] == ["stiffness"]


@pytest.mark.parametrize(
    "text", ["", "   ", "my shoulder", "asdf qwer", "Mir tut die Schulter weh", "best pasta recipe", "🦵"]
)
def test_what_is_not_ours_lists_what_is(coach: Coach, catalogue: Catalogue, text: str) -> None:
    lost = answered(coach, text)
    assert isinstance(lost, NotUnderstood)
    assert lost.not_understood.known == [symptom.id for symptom in catalogue.symptoms]
    assert "emergency" in lost.not_understood.emergency


def test_too_long_a_text_is_refused(coach: Coach) -> None:
    lost = answered(coach, "hip hurts " * 1001)
    assert isinstance(lost, NotUnderstood)
    assert "2,000 words" in lost.not_understood.message


def test_a_flag_among_the_options_needs_no_words(coach: Coach) -> None:
    assert isinstance(answered(coach, "gibberish", Request(flags=("trauma",))), Referral)
    assert isinstance(answered(coach, "gibberish", Request(pain=9)), Referral)


def test_groin_pinch_asks_about_bone_stress_first(coach: Coach) -> None:
    routine = answered(coach, "a pinch in the front of my hip in a deep squat")
    assert isinstance(routine, Routine)
    assert routine.red_flags[0].id == "bone-stress"
    assert "hip-impingement" in routine.request.cautions
    asked = answered(coach, "a pinch in my groin, and it aches more and more when I run")
    assert isinstance(asked, Screening)
    assert asked.screening.first[0].flag == "bone-stress"
    assert isinstance(answered(coach, "a pinch in my groin, it aches more when I run, and I limp after"), Referral)


def test_night_pain_on_the_sore_side_alone_is_no_flag(coach: Coach) -> None:
    routine = answered(coach, "side of my hip hurts at night, only when I lie on that side")
    assert isinstance(routine, Routine)
    assert [each.symptom for each in routine.understood] == ["outer-hip"]
    referral = answered(coach, "my hip aches all night long and never lets up, whatever position I am in")
    assert isinstance(referral, Referral)
    assert referral.referral.flag == "cancer-systemic"


def test_the_same_words_give_the_same_answer(catalogue: Catalogue) -> None:
    text = "butt hurts, knee too, hips tight"
    assert Coach(catalogue).read(Request(), text).evidence == Coach(catalogue).read(Request(), text).evidence


_PIECES = st.sampled_from(
    [
        "my hip hurts",
        "no",
        "calf",
        "swollen",
        "8/10",
        "im 16",
        "\x1b[31m",
        "\u202e",
        "\x00",
        "🦵",
        "don't",
        "IT",
        "<hip>",
        "|",
        ">",
    ]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=12).map(" ".join), st.binary().map(repr))


@given(_TEXTS)
def test_any_text_gives_one_of_the_outcomes(coach: Coach, text: str) -> None:
    reading = coach.read(Request(minutes=3, screened=True), text)
    hearing, answer = reading.case.hearing, coach.answer(reading)
    assert hearing is not None
    assert isinstance(answer, get_args(Outcome))
    if any(coach.catalogue.sign(sign).refers for sign in hearing.flags):
        assert isinstance(answer, Referral)
    if isinstance(answer, Routine):
        assert 1 <= len(answer.understood) <= 2
        assert all(each.words for each in answer.understood)
    for each in hearing.evidence:
        assert each.words


def test_a_command_line_asks_for_the_same() -> None:
    request = Request(
        symptoms=("it-band",), minutes=20, equipment=frozenset({"floor", "wall", "band"}), avoid=("prone",),
        cautions=("knee",), activity="running", when="after", side="left", pain=2, age=40,
        stage="strong", on=("bed", "chair"), steps=4, variant="b",
    )  # fmt: skip
    assert command_line(request) == (
        "hipcoach recommend --symptom it-band --minutes 20 --equipment none --equipment band --avoid prone "
        "--caution knee --activity running --when after --side left --pain 2 --stage strong --age 40 --on bed "
        "--on chair --steps 4 --variant b"
    )
    assert command_line(Request(focus="cars")) == "hipcoach recommend --focus cars"
    assert command_line(Request(flags=("dvt",))) == "hipcoach recommend --flag dvt"


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("a soft lump in my groin that goes back in when i lie down", "vascular-abdo:clinician-first"),
        ("my groin aches when I run and eases when I stop", "bone-stress:advice"),
    ],
)
def test_after_a_no_the_lighter_tier_stands(coach: Coach, text: str, raised: str) -> None:
    reading = coach.read(Request(screened=True), text)
    denied = coach.confirm(reading, [])
    assert raised in denied.case.request.flags
    assert raised not in reading.case.request.flags


@pytest.mark.parametrize(
    "text", ['it\'s `sore`; "here" $HOME', "-s hamstring hurts", "two\nlines of pain", "\x1b[31mred"]
)
def test_a_command_line_keeps_the_words_for_a_shell(text: str) -> None:
    line = command_line(Request(symptoms=("hamstring",)), text)
    assert line.isprintable()
    command, verb, words, *options = shlex.split(line)
    assert (command, verb, options) == ("hipcoach", "recommend", ["--symptom", "hamstring"])
    assert not words.startswith("-")
    assert words.split() == printable(text).split()
