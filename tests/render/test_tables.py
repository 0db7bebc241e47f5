from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.dose import Dose
from hipcoach.catalogue.exercise import Result
from hipcoach.coach import Coach, Request
from hipcoach.coach.explain import Explanation, Verdict, explain
from hipcoach.render.text import tables
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.exercise import exercise_text
from hipcoach.render.text.explanation import explanation_text


@pytest.mark.parametrize("width", [120, 80, 60])
def test_a_list_on_a_terminal(catalogue: Catalogue, snapshot: SnapshotAssertion, width: int) -> None:
    assert tables.table_of("exercises", catalogue.exercises[:16], _terminal(width), {"abduction"}) == snapshot


@pytest.mark.parametrize("width", [120, 80])
def test_the_programmes_on_a_terminal(catalogue: Catalogue, snapshot: SnapshotAssertion, width: int) -> None:
    assert tables.table_of("programmes", catalogue.programmes, _terminal(width)) == snapshot


def _terminal(width: int) -> Capabilities:
    return Capabilities(width=width, terminal=True)


@pytest.mark.sweep
@pytest.mark.parametrize("width", [24, 40, 60, 80, 100, 200])
@pytest.mark.parametrize(("kind", "of"), [(kind, "red_flags" if kind == "flags" else kind) for kind in tables.OF_KIND])
def test_a_name_stands_whole_on_its_line_however_narrow_the_terminal(
    catalogue: Catalogue, kind: str, of: str, width: int
) -> None:
    entries = getattr(catalogue, of)
    lines = tables.table_of(kind, entries, _terminal(width)).splitlines()
    if lines[0].startswith("id  "):
        del lines[0]
    names = [row[0] for row in tables.OF_KIND[kind][1](entries)]
    assert [line.split(" ")[0] for line in lines[:-1] if not line.startswith(" ")] == [*names, ""]
    assert lines[-1] == f"{len(entries)} {kind}"
    longest = max(map(len, names))
    assert max(map(len, lines)) <= max(width, longest + 2 + 8)


def test_what_has_no_room_beside_a_name_stands_below_it(catalogue: Catalogue) -> None:
    wide, narrow = (tables.table_of("rules", catalogue.rules, _terminal(width)) for width in (80, 60))
    rule = catalogue.rules[0]
    assert wide.splitlines()[0].startswith("id ")
    called, *below = narrow.splitlines()[:4]
    assert called == rule.id
    assert " ".join(map(str.strip, below)) == rule.because
    assert all(line.startswith("  ") for line in below)


@pytest.mark.slow
def test_an_exercise_is_one_line_until_there_is_room_for_what_it_needs(catalogue: Catalogue) -> None:
    for width in range(33, 111):
        listed = tables.table_of("exercises", catalogue.exercises, _terminal(width)).splitlines()
        assert len(listed) == 1 + len(catalogue.exercises) + 2, width


def test_the_motion_that_is_asked_for_is_the_one_that_is_shown(catalogue: Catalogue) -> None:
    fitting = [e for e in catalogue.exercises if "abduction" in e.motions]
    _, *rows = tables.table_of("exercises", fitting, _terminal(120), {"abduction"}).splitlines()
    assert {row.split()[1] for row in rows[:-2]} == {"abduction"}
    others = [e for e in fitting if e.primary_motion != "abduction"]
    assert "internal rotation" in tables.table_of("exercises", others, _terminal(120))


def test_nothing_to_list_is_no_heading(catalogue: Catalogue) -> None:
    assert tables.table_of("exercises", [], _terminal(80)) == tables.table_of("rules", [], Capabilities()) == ""
    assert tables.table_of("symptoms", catalogue.symptoms[:1], _terminal(80)).endswith("\n\n1 symptom\n")


def test_rows_in_a_pipe_are_never_cut() -> None:
    row = ("an-id", "long " * 100)
    assert tables.table(("id", "text"), [row], Capabilities(width=20)) == "an-id\t" + "long " * 100 + "\n"


def test_csv_guards_formulas() -> None:
    assert tables.rows_as_csv(("a", "b"), [("=1+1", 'say "x"'), ("-2", "@x")]) == (
        'a,b\n\'=1+1,"say ""x"""\n\'-2,\'@x\n'
    )


def test_an_exercise_as_shown(catalogue: Catalogue, snapshot: SnapshotAssertion) -> None:
    assert exercise_text(catalogue.exercise["glute-bridge"], catalogue, Capabilities()) == snapshot


def test_an_exercise_shows_how_fast_how_hard_and_what_its_result_means(catalogue: Catalogue) -> None:
    dose = Dose.model_validate_json('{"sets": 2, "reps": 8, "tempo": {"lower": 3, "let-go": 2}, "effort": "half"}')
    result = Result(usual="Level.", difference="Ten degrees count.", caveat="It is no diagnosis.")
    plain = catalogue.exercise["prone-heel-drop-test"].model_copy(update={"result": None})
    whole = exercise_text(plain.model_copy(update={"dose": dose, "result": result}), catalogue, Capabilities())
    for line in (
        "Dose           2 × 8 reps of 5 s, both sides together\nTempo          lower 3 s, let go 2 s\n",
        "\nEffort         half\n",
        "Usual          Level.\nA difference   Ten degrees count.\nBut            It is no diagnosis.\n",
    ):
        assert line in whole
    assert "Usual" not in exercise_text(plain, catalogue, Capabilities())


def test_a_verdict_as_shown(coach: Coach, snapshot: SnapshotAssertion) -> None:
    request = Request(symptoms=("hamstring",))
    for exercise in ("prone-windscreen-wipers", "strap-hamstring-stretch", "clamshell", "band-side-step"):
        answer = explain(coach, coach.read(request), exercise)
        assert isinstance(answer, Verdict)
        assert explanation_text(answer, coach.catalogue, Capabilities()) == snapshot


def test_a_trace_names_every_rule_weight_choice_and_omission(coach: Coach) -> None:
    trace = explain(coach, coach.read(Request(symptoms=("hamstring",))))
    assert isinstance(trace, Explanation)
    text = explanation_text(trace, coach.catalogue, Capabilities(width=200))
    for rule in trace.rules:
        assert rule.rule in text
    for choice in trace.choices:
        assert choice.exercise in text
    for left in trace.left_out:
        assert left.exercise in text
    assert "3  internal rotation" in text
