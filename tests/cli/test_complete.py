from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.compiled import plain_data
from hipcoach.catalogue.folder import MODELS
from hipcoach.catalogue.load import COMPILED
from hipcoach.cli import complete, tab
from hipcoach.cli.app import app, run
from hipcoach.cli.complete import Completer
from hipcoach.cli.completion import SCRIPTS, Shell
from hipcoach.vocabulary import ACTIVITIES, EQUIPMENT

Answer = Callable[[str], dict[str, str]]


@pytest.fixture
def context() -> typer.Context:
    """What typer hands over while somebody types: the program's options so far."""
    return typer.Context(get_command(app))


@pytest.mark.parametrize(
    ("offer", "typed", "expected"),
    [
        (complete.symptom_ids, "ham", ["hamstring"]),
        (complete.exercise_ids, "glute", ["glute-bridge"]),
        (complete.template_ids, "daily", ["daily-cars"]),
        (complete.programme_ids, "h", ["hip-month", "hamstring-weeks"]),
        (complete.flag_ids, "tra", ["trauma", "trauma:urgent"]),
        (complete.focus, "ca", ["cars"]),
        (complete.motions, "ab", ["abduction"]),
        (complete.methods, "gl", ["glide"]),
        (complete.positions, "pr", ["prone"]),
        (complete.equipment, "no", ["none"]),
        (complete.spared, "pro", ["prone", "prone-heel-drop-test"]),
        (complete.cautions, "ner", ["nerve"]),
        (complete.activities, "hik", ["hiking"]),
        (complete.occasions, "bef", ["before"]),
        (complete.sides, "l", ["left"]),
        (complete.stages, "st", ["strong"]),
        (complete.surfaces, "b", ["bed"]),
        (complete.variants, "", ["a", "b", "c"]),
        (complete.kinds, "", list(MODELS)),
    ],
)
def test_what_is_offered(
    offer: Completer,
    typed: str,
    expected: list[str],
    context: typer.Context,
    known: None,  # noqa: ARG001
) -> None:
    offered = [word for word, _ in offer(context, typed)]
    assert offered[: len(expected)] == expected
    assert all(word.startswith(typed) for word in offered)


def test_own_entries_are_offered_too(context: typer.Context, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("[]", encoding="utf-8")
    (tmp_path / "exercises.yaml").write_text("- {id: clamshell, off: true}\n", encoding="utf-8")
    context.params["catalogue"] = [str(tmp_path)]
    assert complete.exercise_ids(context, "clam") == []
    context.params["only"] = True
    context.params["catalogue"] = []
    assert complete.exercise_ids(context, "") == []


def test_knowledge_that_cannot_be_read_offers_nothing(context: typer.Context, tmp_path: Path) -> None:
    context.params["catalogue"] = [str(tmp_path / "nowhere")]
    assert complete.symptom_ids(context, "ham") == []


def test_compiled_knowledge_offers_the_same_without_a_catalogue(
    context: typer.Context,
    catalogue: Catalogue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    known: None,  # noqa: ARG001
) -> None:
    offers = (complete.symptom_ids, complete.exercise_ids, complete.template_ids, complete.flag_ids)
    of_catalogue = [offer(context, "") for offer in offers]
    file = tmp_path / "knowledge.json"
    file.write_text(json.dumps(plain_data(catalogue)), encoding="utf-8")
    monkeypatch.setattr(complete, "KNOWLEDGE_FILE", file)
    monkeypatch.setattr("hipcoach.catalogue.load._built_in", None)
    assert [offer(context, "") for offer in offers] == of_catalogue


def test_what_was_compiled_lies_where_the_catalogue_reads_it() -> None:
    assert complete.KNOWLEDGE_FILE == COMPILED


@pytest.fixture
def answer(known: None, program: Any) -> Answer:  # noqa: ARG001
    """What is offered at the end of a line, by word, each with what it is."""
    return lambda line: dict(row.split("\t") for row in tab.answer(program, line).splitlines())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hipcoach recommend -s ham", ["hamstring"]),
        ("hipcoach recommend --symptom ham", ["hamstring"]),
        ("hipcoach recommend --symptom=ham", ["--symptom=hamstring"]),
        ("hipcoach recommend --symptom='ham", ["--symptom=hamstring"]),
        ("hipcoach recommend my hip -s ham", ["hamstring"]),
        ("hipcoach recommend --flag=trauma:", ["--flag=trauma:urgent"]),
        ("hipcoach recommend --side=", ["--side=left", "--side=right", "--side=both"]),
        ("hipcoach recommend --symp", ["--symptom"]),
        ("hipcoach recommend --nothing=ham", []),
        ("hipcoach recommend --json=ham", []),
        ("hipcoach recommend --minutes ", []),
        ("hipcoach show --nothing=clam", []),
        ("hipcoach show clams", ["clamshell"]),
        ("hipcoach explain --exercise clams", ["clamshell"]),
        ("hipcoach figure clams", ["clamshell"]),
        ("hipcoach figure --side ", ["left", "right"]),
        ("hipcoach recommend --paper l", ["letter"]),
        ("hipcoach recommend --format m", ["markdown"]),
        ("hipcoach list --format i", ["ids"]),
        ("hipcoach catalogue check --format g", ["github"]),
        ("hipcoach schema ro", ["routine"]),
        ("hipcoach completion f", ["fish"]),
        ("hipcoach catalogue show exe", ["exercises"]),
        ("hipcoach catalogue schema exe", ["exercises"]),
        ("hipcoach catalogue show exercises clams", ["clamshell"]),
        ("hipcoach catalogue show figures clams", ["clamshell"]),
        ("hipcoach catalogue show red_flags trau", ["trauma"]),
        ("hipcoach catalogue show nothing clams", []),
        ("hipcoach reco", ["recommend"]),
        ("/a/folder/hipcoach reco", ["recommend"]),
        ("hipcoach catalogue sc", ["schema"]),
        ("", ["recommend"]),
        ("hipcoach", ["recommend"]),
        ("hipcoach --version ", ["recommend"]),
        ("hipcoach nothing ", []),
        ("hipcoach my hip -s ham", ["hamstring"]),
        ("hipcoach --symptom=ham", ["--symptom=hamstring"]),
        ("hipcoach --symp", ["--symptom"]),
        ("hipcoach list --onl", ["--only"]),
        ("hipcoach show --only clams", []),
        ("hipcoach help exp", ["explain"]),
        ("hipcoach recommend -s hamstring --scr", ["--screened"]),
        ("hipcoach recommend --screened --scr", []),
        ("hipcoach recommend -- --scr", []),
        ("hipcoach --only show clams", []),
        ("hipcoach --catalogue ~nobody show clams", []),
    ],
)
def test_the_end_of_a_line_is_completed(answer: Answer, line: str, words: list[str]) -> None:
    offered = list(answer(line))
    assert (offered[:1] if words == ["recommend"] else offered) == words


@pytest.mark.parametrize("named", ["--catalogue ~/own", "--catalogue=own", ""])
def test_the_folders_that_a_line_or_the_environment_names_are_read(
    answer: Answer, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/exercises.yaml").write_text("- {id: clamshell, off: true}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    if not named:
        monkeypatch.setenv("HIPCOACH_CATALOGUE", "own")
    assert list(answer(f"hipcoach {named} show clams")) == []
    assert list(answer(f"hipcoach {named} show glute-b")) == ["glute-bridge"]


_PIECES = [
    "recommend",
    "catalogue",
    "show",
    "exercises",
    "-s",
    "--symptom",
    "--minutes",
    "--",
    "-",
    "=",
    ":",
    "'",
    '"',
    "\\",
]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=5)), st.sampled_from(["", " "]))
def test_whatever_is_typed_there_is_an_answer(program: Any, pieces: list[str], between: str) -> None:
    with pytest.MonkeyPatch.context() as replaced:
        replaced.setattr(complete, "_entries", lambda *_: [])
        said = tab.answer(program, f"hipcoach {between.join(pieces)}")
    assert all(row.count("\t") == 1 for row in said.splitlines())


def test_a_value_comes_with_what_it_is(answer: Answer) -> None:
    assert answer("hipcoach recommend --symptom=ham") == {
        "--symptom=hamstring": "the back of the thigh, up to the sit bone"
    }
    assert answer("hipcoach recommend --focus internal")["internal_rotation"] == "IR: the thigh turns in"
    assert answer("hipcoach recommend --flag trau")["trauma"] == "fall, and can't take weight"
    assert answer("hipcoach schem")["schema"].startswith("The JSON Schema")
    assert answer("hipcoach recommend --pai")["--pain"].startswith("Today's pain")


SELF_EVIDENT = {"none", *EQUIPMENT, *ACTIVITIES, *Shell}


def test_every_option_with_a_list_of_values_completes_and_says_what_they_are(answer: Answer, program: Any) -> None:
    for path, parameter in _parameters(program, ()):
        option = [name for name in parameter.opts if name.startswith("-")][:1]
        offered = answer(" ".join(("hipcoach", *path, *option, "")))
        assert offered or not parameter.type_descriptor.is_choice, parameter.opts
        assert {word for word, about in offered.items() if not about} <= SELF_EVIDENT, parameter.opts


def _parameters(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for parameter in command.params:
        if not getattr(parameter, "is_flag", False):
            yield path, parameter
    for name, each in getattr(command, "commands", {}).items():
        yield from _parameters(each, (*path, name))


@pytest.mark.parametrize(
    "line",
    [
        "hipcoach recommend -o ",
        "hipcoach recommend --output=ro",
        "hipcoach --catalogue ",
        "hipcoach list --catalogue ",
        "hipcoach list --catalogue=my",
        "hipcoach screen --answers an",
        "hipcoach figure --pose ",
        "hipcoach catalogue check ",
        "hipcoach catalogue check a b",
        "hipcoach catalogue new my",
    ],
)
def test_a_file_is_left_to_the_shell(program: Any, line: str) -> None:
    assert tab.answer(program, line) == tab.FILE


HOSTILE = "$(touch ran)`touch ran`\n\x1b[2J\u202e\"; touch ran; '\t:::" + "x" * 500


def test_nothing_that_a_shell_would_act_on_is_offered(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    entries = [{"id": id_, "location": HOSTILE} for id_ in ("ham", "$(x)", "`x`", "a b", "a\nb", "a\tb", "'", '"', "")]
    monkeypatch.setattr(complete, "_entries", lambda *_: entries)
    ((word, about),) = answer("hipcoach recommend -s ").items()
    assert word == "ham"
    assert about.isprintable()
    assert len(about) <= 60


@pytest.mark.slow
def test_a_tab_loads_neither_models_nor_coach(tmp_path: Path, catalogue: Catalogue) -> None:
    """They take longer than all the rest; what is compiled is read instead."""
    file = tmp_path / "knowledge.json"
    file.write_text(json.dumps(plain_data(catalogue)), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from hipcoach.cli import app, complete\n"
        "complete.KNOWLEDGE_FILE = Path(sys.argv.pop())\n"
        "try: app.run()\nexcept SystemExit: pass\n"
        "print(*{'pydantic', 'hipcoach.catalogue', 'hipcoach.coach', 'rich', 'yaml'} & {*sys.modules})"
    )
    for line, word in (
        ("hipcoach recommend --symptom=ham", "--symptom=hamstring"),
        ("hipcoach show clam", "clamshell"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, file], check=True, capture_output=True, env={**os.environ, tab.ASKED_BY: line}
        )
        assert done.stdout.decode().startswith(f"{word}\t")
        assert done.stdout.decode().endswith("\n\n")


def test_a_shell_asks_by_one_variable(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    known: None,  # noqa: ARG001
) -> None:
    monkeypatch.setattr(sys, "argv", ["hipcoach"])
    monkeypatch.setenv(tab.ASKED_BY, "hipcoach recommend -s ham")
    with suppress(SystemExit):
        run()
    assert capfd.readouterr() == ("hamstring\tthe back of the thigh, up to the sit bone\n", "")


def test_the_scripts_ask_by_the_same_variable(program: Any) -> None:
    assert sorted(file.name for file in SCRIPTS.iterdir()) == sorted(f"hipcoach.{shell}" for shell in Shell)
    for file in SCRIPTS.iterdir():
        assert tab.ASKED_BY in file.read_text(encoding="utf-8")
    assert not {"--install-completion", "--show-completion"} & {opt for each in program.params for opt in each.opts}
