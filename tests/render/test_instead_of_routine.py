"""An answer without a routine says the same in every form: what one form says, the others say too."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from typing import get_args

import pytest
from pypdf import PdfReader

from hipcoach.coach import Ambiguous, Coach, NothingLeft, NotUnderstood, Outcome, Referral, Request, Routine, Screening
from hipcoach.coach.outcome import EMERGENCY, Removed, TooFewMinutes
from hipcoach.render import as_markdown, as_page, as_pdf, as_text
from hipcoach.render.instead_of_routine import message_of
from hipcoach.render.letterhead import Letterhead
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.wording import NOT_MEDICAL


def _read(coach: Coach, words: str) -> Outcome:
    return coach.answer(coach.read(Request(), words))


ANSWERS: dict[str, tuple[type, Callable[[Coach], Outcome], tuple[str, ...]]] = {
    "see a clinician": (
        Referral,
        lambda coach: coach.recommend(Request(flags=("inflam",))),
        (
            "See a clinician first.",
            "You said: long morning stiffness, in several joints or since before 45.",
            "This is not a diagnosis.",
        ),
    ),
    "urgent": (
        Referral,
        lambda coach: coach.recommend(Request(flags=("bone-stress",))),
        ("Urgent: be seen within a day or so.", "This is not a diagnosis."),
    ),
    "emergency, in words": (
        Referral,
        lambda coach: _read(coach, "i cant feel my groin when wiping"),
        (
            "Emergency: get help now.",
            "You said: bladder, bowel or genital change; both legs affected",
            '(read from "cant feel my groin when wiping").',
            "Source: BMJ Best Practice 3000164 (CES). This is not a diagnosis.",
        ),
    ),
    "nothing left": (
        NothingLeft,
        lambda coach: coach.recommend(
            Request(symptoms=("hamstring",), cautions=("hip-replacement",), avoid=("supine",))
        ),
        ("Nothing is left to do", "taken out, by: caution:hip-replacement", "avoid. Spare less."),
    ),
    "which one": (
        Ambiguous,
        lambda coach: _read(coach, "sore glutes"),
        ("Which of these is it?", "hipcoach recommend 'sore glutes' --symptom hamstring"),
    ),
    "a doubt first": (
        Ambiguous,
        lambda coach: _read(coach, "sore thigh and a numb foot"),
        (
            "One thing first: is any of this so?",
            'You said "numb foot".',
            "Yes, or not sure: hipcoach recommend 'sore thigh and a numb foot' --flag neuro",
            "No: hipcoach recommend 'sore thigh and a numb foot' --not-flag neuro",
            "If it is not so:",
            "hipcoach recommend 'sore thigh and a numb foot' --symptom hamstring",
        ),
    ),
    "the signs": (
        Screening,
        lambda coach: _read(coach, "stiff hips and a numb `foot`"),
        (
            "Before any exercise: is one of these so?",
            'Understood: Stiff hips (from "stiff hips").',
            'You said "numb `foot".',
            "Yes, or not sure: hipcoach recommend 'stiff hips and a numb `foot`' --symptom stiffness --flag neuro",
            "No: hipcoach recommend 'stiff hips and a numb `foot`' --symptom stiffness --not-flag neuro",
            "None of these: hipcoach recommend 'stiff hips and a numb `foot`' --symptom stiffness --screened",
        ),
    ),
    "not understood": (
        NotUnderstood,
        lambda coach: _read(coach, "ping pong"),
        ("Not understood", "That tells of nothing this program knows", "It knows: hamstring, it-band"),
    ),
}


def _text(answer: Outcome) -> str:
    return re.sub(r"(?m)^ *- ", "", as_text.outcome(answer, Capabilities(width=60)))


def _markdown(answer: Outcome) -> str:
    text = re.sub(r"(?m)^#+ |^- |(?<![\\`a-z])`+ ?(?=hip)|`+$", "", as_markdown.outcome(answer))
    return re.sub(r"\\(.)", r"\1", text)


def _page(answer: Outcome) -> str:
    _, body = as_page.outcome(answer, {}).split("<body>")
    body = re.sub(r'<p class="names">.*?</p>', "", body, flags=re.DOTALL)  # only paper has these lines
    return html.unescape(re.sub(r"<[^>]+>", " ", body)).replace(NOT_MEDICAL, "")


def _pdf(answer: Outcome) -> str:
    pages = PdfReader(io.BytesIO(as_pdf.outcome(answer, {}, "a4"))).pages
    said = _letters("".join(page.extract_text() for page in pages)).replace("•", "")
    for on_paper in (NOT_MEDICAL, "Name Coach Date"):
        said = said.replace(_letters(on_paper), "")
    return re.sub(r"Page\dof\d", "", said)


FORMS = {"text": _text, "markdown": _markdown, "page": _page, "pdf": _pdf}


def _letters(text: str) -> str:
    """A text without its layout: no spaces, and no stop between a name and what is said of it."""
    return re.sub(r"[\s.]+", "", text)


def test_all_kinds_of_answers_are_here(coach: Coach) -> None:
    for kind, answer, _ in ANSWERS.values():
        assert isinstance(answer(coach), kind)
    assert {kind for kind, _, _ in ANSWERS.values()} == {*get_args(Outcome)} - {Routine}


@pytest.mark.sweep
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", ANSWERS)
def test_every_sentence_is_in_every_form(coach: Coach, case: str, form: str) -> None:
    _, answer, sentences = ANSWERS[case]
    said = _letters(FORMS[form](answer(coach)))
    for sentence in (*sentences, EMERGENCY):
        assert _letters(sentence) in said


@pytest.mark.sweep
@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
@pytest.mark.parametrize("case", ANSWERS)
def test_no_form_says_more_or_less_than_text(coach: Coach, case: str, form: str) -> None:
    answer = ANSWERS[case][1](coach)
    assert _letters(FORMS[form](answer)) == _letters(_text(answer))


def _nothing(*removed_by: str, few: TooFewMinutes | None = None) -> NothingLeft:
    return NothingLeft(schema_version=1, nothing_left=Removed(removed_by=[*removed_by], too_few_minutes=few))


def _few(*lowered_by: str, enough: int | None) -> NothingLeft:
    few = TooFewMinutes(asked=7, lowered_by=[*lowered_by], enough=enough)
    return _nothing("minutes", *lowered_by, few=few)


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (_few(enough=9), "7 minutes are too few; 9 would do."),
        (_few(enough=None), "7 minutes are too few; more alone would not do."),
        (_few("cap", enough=9), "Of 7 minutes too few are left, by: cap; 9 would do."),
        (
            _nothing("avoid", "minutes", few=TooFewMinutes(asked=7, lowered_by=[], enough=None)),
            "7 minutes are too few; more alone would not do. Everything else was taken out, by: avoid. Spare less.",
        ),
        (_nothing("caution:knee"), "Every exercise was taken out, by: caution:knee."),
        (_nothing("equipment", "on"), "taken out, by: equipment, on. Add equipment. Name more to exercise on."),
        (_nothing("template"), "taken out, by: template. Name another template."),
    ],
)
def test_what_took_everything_away_is_said_with_what_helps_against_it_and_nothing_else(
    left: NothingLeft, said: str
) -> None:
    assert message_of(left).text.endswith(said)


def test_who_reads_a_referral_learns_how_fast_then_what_was_said_then_what_to_do_and_nothing_of_exercises(
    coach: Coach,
) -> None:
    answer = coach.recommend(Request(symptoms=("hip-pain",), flags=("trauma", "neuro")))
    assert isinstance(answer, Referral)
    source = coach.catalogue.source[answer.referral.source]
    for form, write in FORMS.items():
        said = _letters(write(answer))
        parts = [
            "Emergency: get help now.",
            "You said: fall, and can't take weight.",
            "Also: spreading numbness, a weaker leg, or a dropping foot.",
            answer.referral.message,
            EMERGENCY,
            source.citation,
        ]
        places = [said.index(_letters(part)) for part in parts]
        assert places == sorted(places), form
        for id_ in (answer.referral.flag + "'", source.id):
            assert id_ not in said
        assert "routine" not in said.lower()


@pytest.mark.parametrize("form", FORMS)
def test_what_a_person_wrote_on_the_head_stands_on_it_as_words(coach: Coach, form: str) -> None:
    answer = coach.recommend(Request(flags=("inflam",)))
    written = Letterhead("Ana <b>x</b> *y*", "Koa #eval(1)", "Call me, please. {{ 7 }} [a](b)")
    shown = {
        "text": lambda: as_text.outcome(answer, Capabilities(), letterhead=written),
        "markdown": lambda: re.sub(r"\\(.)", r"\1", as_markdown.outcome(answer, written)),
        "page": lambda: html.unescape(
            re.sub(r"</?(?:span|p|b)(?: [^>]*)?>", " ", as_page.outcome(answer, {}, written))
        ),
        "pdf": lambda: "".join(
            page.extract_text() for page in PdfReader(io.BytesIO(as_pdf.outcome(answer, {}, "a4", written))).pages
        ),
    }[form]()
    for _, text in written.lines():
        assert _letters(text) in _letters(shown)
