from __future__ import annotations

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


def test_a_table_on_a_terminal(catalogue: Catalogue, snapshot: SnapshotAssertion) -> None:
    rows = tables.script_rows(catalogue.exercises[:6])
    assert tables.table(tables.SCRIPT_COLUMNS, rows, Capabilities(width=100, terminal=True)) == snapshot


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
