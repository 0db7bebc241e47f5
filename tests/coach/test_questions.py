"""Between words and exercises stands a question: is one of the signs so? No way leads past it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from built_in import built_in
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.catalogue import Catalogue
from hipcoach.cli import safety_question
from hipcoach.coach import Ambiguous, Coach, NotUnderstood, Outcome, Referral, Request, Routine, Screening
from hipcoach.coach.explain import Explanation, Verdict, explain
from hipcoach.coach.reading import Reading

COACH = Coach(built_in())
NAMED = [name for symptom in built_in().symptoms for name in (symptom.id, symptom.name, *symptom.aliases)]
PHRASED = [
    phrase.replace(">", " ").replace("<", " ").replace("|", " ").replace("-", " ")
    for by_weight in (*(s.phrases for s in built_in().symptoms), *(f.phrases for f in built_in().red_flags))
    for phrases in by_weight.values()
    for phrase in phrases
]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.sampled_from(NAMED),
    st.lists(st.sampled_from([*NAMED, *PHRASED, "no", "not", "my", "hurts", "8/10", "I'm fine"]), max_size=6).map(
        " ".join
    ),
)
ASKED: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "symptoms": st.sampled_from([(), ("stiffness",), ("hamstring", "low-back")]),
        "focus": st.sampled_from([None, "cars"]),
        "template": st.sampled_from([None, "daily-cars"]),
        "minutes": st.sampled_from([3, 8]),
        "stage": st.sampled_from([None, "strong"]),
        "not_flags": st.sampled_from([(), tuple(flag.id for flag in built_in().red_flags)]),
    }
)
REQUESTS = ASKED.map(lambda asked: Request(**asked))
HINT = "my hips are stiff, and my foot is a bit numb"


def answered(text: str, **asked: Any) -> Outcome:
    return COACH.answer(COACH.read(Request(**asked), text))


@given(TEXTS, REQUESTS)
def test_no_text_whatsoever_leads_to_exercises_by_itself(text: str, request_: Request) -> None:
    reading = COACH.read(request_, text)
    assert not isinstance(COACH.answer(reading), Routine)
    assert not isinstance(explain(COACH, reading), (Explanation, Verdict))
    assert not isinstance(explain(COACH, reading, "clamshell"), (Explanation, Verdict))


@given(TEXTS, REQUESTS)
def test_having_been_asked_silences_no_sign(text: str, request_: Request) -> None:
    """Neither what is clearly said nor, unless that hint is answered, what is hinted at."""
    reading = COACH.read(request_._replace(screened=True), text)
    heard, answer = reading.case.hearing, COACH.answer(reading)
    assert heard is not None
    if any(COACH.catalogue.sign(sign).refers for sign in heard.flags):
        assert isinstance(answer, Referral)
    if set(heard.doubtful_flags) - set(request_.not_flags):
        assert not isinstance(answer, Routine)


def test_a_symptom_by_name_alone_is_asked_nothing() -> None:
    assert isinstance(COACH.recommend(Request(symptoms=("stiffness",))), Routine)


@pytest.mark.parametrize("text", ["my hips are stiff", "hamstring", "stiffness"])
def test_what_is_asked_and_the_way_on(text: str) -> None:
    asked = answered(text, symptoms=("stiffness",), minutes=8)
    assert isinstance(asked, Screening)
    assert asked.screening.command == f"hipcoach recommend {text!r} --symptom stiffness --minutes 8 --screened".replace(
        "'hamstring'", "hamstring"
    ).replace("'stiffness'", "stiffness")
    assert isinstance(answered(text, symptoms=("stiffness",), minutes=8, screened=True), Routine)


def test_every_emergency_and_the_symptoms_own_signs_are_asked_about(catalogue: Catalogue) -> None:
    for symptom in catalogue.symptoms:
        asked = answered("hurts", symptoms=(symptom.id,))
        assert isinstance(asked, Screening)
        signs = [sign.flag for sign in asked.screening.signs]
        assert len(signs) == len(set(signs))
        emergencies = {flag.id for flag in catalogue.red_flags if flag.level == "emergency"}
        own = {id_ for id_ in symptom.red_flags if catalogue.red_flag[id_].refers}
        assert emergencies | own <= set(signs)
        assert all(sign.brief for sign in asked.screening.signs)


def test_a_hint_is_answered_by_name() -> None:
    asked = answered(HINT, screened=True)
    assert isinstance(asked, Screening)
    hinted = tuple(doubt.flag for doubt in asked.screening.first)
    assert "neuro" in hinted
    assert isinstance(answered(HINT, screened=True, not_flags=hinted), Routine)
    assert isinstance(answered(HINT, screened=True, not_flags=("dvt",)), Screening)
    assert isinstance(answered(HINT, flags=("neuro",)), Referral)


def test_a_no_never_answers_what_is_clearly_said() -> None:
    assert isinstance(answered("my calf is swollen", not_flags=("dvt",), screened=True), Referral)


def test_a_no_answers_only_what_was_asked() -> None:
    """At most three hints are asked about at once; what is left is asked next."""
    hearing = COACH.read(Request(), HINT).case.hearing
    assert hearing is not None
    hinted = ("neuro", "dvt", "avulsion", "surgery")
    options = Request(symptoms=("stiffness",), screened=True)
    reading = Reading(options, COACH.case(options, replace(hearing, doubtful_flags=hinted, otherwise={})))
    assert len(reading.doubts) == 3
    denied = COACH.confirm(reading, [])
    assert {doubt.flag for doubt in denied.doubts} == {*hinted} - {doubt.flag for doubt in reading.doubts}
    assert not isinstance(COACH.answer(denied), Routine)
    assert isinstance(COACH.answer(COACH.confirm(denied, [])), Routine)


def test_hints_without_a_symptom_are_asked_about_first() -> None:
    asked = answered("my foot is a bit numb")
    assert isinstance(asked, (Screening, Ambiguous))
    first = asked.screening.first if isinstance(asked, Screening) else asked.ambiguous.first
    assert "neuro" in {doubt.flag for doubt in first}


def test_passing_the_signs_makes_a_new_reading() -> None:
    reading = COACH.read(Request(), "my hips are stiff")
    passed = COACH.pass_screen(reading)
    assert isinstance(COACH.answer(passed), Routine)
    assert isinstance(COACH.answer(reading), Screening)


def test_what_is_not_ours_stays_so() -> None:
    assert isinstance(answered("best pasta recipe", screened=True), NotUnderstood)


@pytest.mark.parametrize("symptom", [symptom.id for symptom in built_in().symptoms])
def test_the_question_is_short_enough_to_be_read(symptom: str, capsys: pytest.CaptureFixture[str]) -> None:
    """At most 20 lines of 80 columns and 110 words, the keys among them; every emergency is there."""
    asked = answered("hurts", symptoms=(symptom,))
    assert isinstance(asked, Screening)
    signs = safety_question.read_at_once(built_in(), asked.screening.signs)
    safety_question.list_signs(safety_question.ASKED, signs)
    safety_question.name_others(built_in(), asked.screening.signs, signs)
    said = capsys.readouterr().err + safety_question.KEYS
    assert max(map(len, said.splitlines())) <= 80
    assert len(said.splitlines()) <= 20
    assert len([word for word in said.split() if not word.rstrip(".").isdigit()]) <= 110
    emergencies = {flag.id for flag in built_in().red_flags if flag.level == "emergency"}
    assert emergencies <= {sign.flag for sign in signs}
    assert {sign.flag for sign in signs} - emergencies, "and the gravest of the symptom's own"
    for sign in built_in().signs.values():
        if sign.in_a_word:
            assert sign.in_a_word in " ".join(said.split()) or sign.listed in " ".join(said.split())


def test_what_only_advises_is_not_named_where_more_signs_are(capsys: pytest.CaptureFixture[str]) -> None:
    """What is named beside the list is what `m` lists."""
    mild = built_in().red_flag["pregnancy"].model_copy(update={"level": "advice", "lighter": ()})
    flags = tuple(mild if flag.id == mild.id else flag for flag in built_in().red_flags)
    safety_question.name_others(built_in().model_copy(update={"red_flags": flags}), [], [])
    named = capsys.readouterr().err
    assert "under 18" in named
    assert "pregnancy" not in named
