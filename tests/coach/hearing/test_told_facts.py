"""What is taken from a text beside its complaint, and what only looks like it."""

from __future__ import annotations

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.hearing.facts import facts
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.lexicon import Lexicon
from hipcoach.coach.hearing.tokens import tokens


@pytest.fixture(scope="module")
def lexicon(catalogue: Catalogue) -> Lexicon:
    return Lexicon.of(catalogue)


def told(lexicon: Lexicon, say: str) -> set[tuple[str, int | str]]:
    return {(fact.field, fact.value) for fact in facts(HeardText(say, tokens(say), lexicon))}


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        ("20 min routine for tight hips", {("minutes", 20)}),
        ("hamstring, 10 min", {("minutes", 10)}),
        ("I have twenty minutes and stiff hips", {("minutes", 20)}),
        ("hips hurt 20 minutes into a run", set()),
        ("i have 35 minutes of stiffness every morning", set()),
        ("a 90 minute routine for stiff hips", set()),
        ("a warm up before my morning run", {("when", "before"), ("activity", "running")}),
        ("hips sore after a long ride", set()),
        ("I want a daily routine", {("when", "daily")}),
        ("I'm a trail runner with stiff hips", {("activity", "running")}),
        ("what can I do at my desk for stiff hips", {("on", "chair")}),
        ("hips stiff at my desk", set()),
        ("I've got a resistance band, sore hip", {("equipment", "band")}),
        ("no equipment, sore hip", {("equipment", "none")}),
        ("it flared up again, outer hip", {("stage", "sore")}),
        ("pain free now, I want to get stronger", {("stage", "strong")}),
        ("my left hip hurts, 4/10", {("side", "left"), ("pain", 4)}),
    ],
)
def test_only_what_is_plainly_said_is_taken(lexicon: Lexicon, say: str, expected: set[tuple[str, int | str]]) -> None:
    assert told(lexicon, say) == expected


def answered(coach: Coach, say: str, options: Request | None = None) -> Routine:
    outcome = coach.answer(coach.read((options or Request())._replace(screened=True), say))
    assert isinstance(outcome, Routine)
    return outcome


def test_what_is_taken_is_told_and_done(catalogue: Catalogue) -> None:
    coach = Coach(catalogue)
    routine = answered(coach, "20 min routine for stiff hips, I have a band")
    assert routine.request.minutes == 20
    assert "band" in routine.request.equipment
    assert {(each.option, each.value, each.words) for each in routine.taken} == {
        ("minutes", 20, "20 min routine"),
        ("equipment", "band", "I have a band"),
    }


def test_an_option_stands_above_the_words(catalogue: Catalogue) -> None:
    routine = answered(Coach(catalogue), "20 min routine for stiff hips", Request(minutes=12))
    assert routine.request.minutes == 12
    assert routine.taken == []


def test_nothing_at_hand_is_told_too(catalogue: Catalogue) -> None:
    routine = answered(Coach(catalogue), "my hips are stiff, no equipment")
    assert [(each.option, each.value) for each in routine.taken] == [("equipment", "none")]
