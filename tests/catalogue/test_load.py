from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import KINDS, Catalogue, load, load_catalogue
from hipcoach.catalogue.compiled import from_plain_data
from hipcoach.catalogue.load import CHECKOUT, compile_knowledge
from hipcoach.errors import CatalogueError, Problem

Entry = dict[str, Any]
Write = Callable[..., Path]


@pytest.fixture
def one_rule(write: Write, whole: dict[str, Entry]) -> Path:
    """A folder that adds the rule `always` and its source."""
    return write(sources=[whole["sources"]], rules=[whole["rules"]])


def problem_of(*folders: str | Path) -> Problem:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folders, builtin=False)
    [problem] = caught.value.problems
    return problem


def test_the_built_in_knowledge_is_there_without_any_folder(catalogue: Catalogue) -> None:
    assert all(getattr(catalogue, kind) for kind in KINDS)


@pytest.mark.usefixtures("known")
def test_a_folder_is_added_to_the_built_in_knowledge(one_rule: Path, catalogue: Catalogue) -> None:
    both = load_catalogue([str(one_rule)])
    assert both.exercises == catalogue.exercises
    assert [rule.id for rule in both.rules] == [*(rule.id for rule in catalogue.rules), "always"]


@pytest.mark.usefixtures("known")
def test_a_folder_replaces_a_built_in_entry_by_its_id(
    write: Write, whole: dict[str, Entry], catalogue: Catalogue
) -> None:
    rule = whole["rules"] | {"id": catalogue.rules[0].id}
    both = load_catalogue([write(sources=[whole["sources"]], rules=[rule])])
    assert both.rules[0].because == rule["because"]
    assert [rule.id for rule in both.rules] == [rule.id for rule in catalogue.rules]


def test_without_the_built_in_knowledge_only_the_folder_counts(whole_folder: Path) -> None:
    alone = load_catalogue([whole_folder], builtin=False)
    assert [len(getattr(alone, kind)) for kind in KINDS] == [1] * len(KINDS)


def test_without_the_built_in_knowledge_its_ids_lead_nowhere(write: Write, whole: dict[str, Entry]) -> None:
    problem = problem_of(write(rules=[whole["rules"]]))
    assert (problem.entry, problem.field) == ("rule 'always'", "source")
    assert problem.message == "no source is called 'book'"


def test_nothing_at_all_is_an_empty_catalogue() -> None:
    assert load_catalogue(builtin=False) == Catalogue()


def test_folders_may_come_from_any_iterable(whole_folder: Path) -> None:
    assert load_catalogue(iter([whole_folder]), builtin=False).rules


@pytest.mark.parametrize("name", ["gone", "a\0b", "file"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    problem = problem_of(tmp_path / name)
    assert problem.message.startswith("is not a folder that can be read (")
    assert problem.file == str(tmp_path / name)


def test_a_folder_without_a_knowledge_file_says_which_are_read(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    message = problem_of(tmp_path).message
    assert message.startswith("has no knowledge file; expected one of ")
    assert all(f"{kind}.yaml" in message for kind in KINDS)


def test_one_file_is_enough(write: Write, whole: dict[str, Entry]) -> None:
    folder = write(sources=[whole["sources"]])
    assert list(load_catalogue([folder], builtin=False).source) == ["book"]


def test_a_broken_folder_compiles_to_nothing(write: Write) -> None:
    with pytest.raises(CatalogueError, match=r"rules\.yaml:1:1: must be a list of rules"):
        compile_knowledge(write(rules="text"))


def test_the_compiled_knowledge_equals_the_yaml(catalogue: Catalogue) -> None:
    compiled = from_plain_data(Catalogue, json.loads(compile_knowledge(CHECKOUT)))
    assert compiled == catalogue
    assert compiled.model_dump_json() == catalogue.model_dump_json()


def test_compiling_twice_gives_the_same_bytes(whole_folder: Path) -> None:
    assert compile_knowledge(whole_folder) == compile_knowledge(whole_folder)


@pytest.fixture
def compiled(whole_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package: compiled knowledge, and no checkout beside it."""
    file = tmp_path / "knowledge.json"
    file.write_text(compile_knowledge(whole_folder), encoding="utf-8")
    monkeypatch.setattr(load, "COMPILED", file)
    monkeypatch.setattr(load, "CHECKOUT", tmp_path / "gone")
    return file


@pytest.mark.usefixtures("compiled")
def test_an_installed_package_reads_the_compiled_knowledge(whole_folder: Path) -> None:
    assert load_catalogue() == load_catalogue([whole_folder], builtin=False)
    assert load_catalogue().version == load_catalogue([whole_folder], builtin=False).version


@pytest.mark.usefixtures("compiled")
def test_a_folder_is_added_to_the_compiled_knowledge_too(write: Write, whole: dict[str, Entry]) -> None:
    folder = write(rules=[whole["rules"] | {"id": "another"}])
    assert [rule.id for rule in load_catalogue([folder]).rules] == ["always", "another"]


@pytest.mark.usefixtures("compiled")
def test_the_compiled_knowledge_can_be_left_out_too(write: Write, whole: dict[str, Entry]) -> None:
    folder = write(sources=[whole["sources"] | {"id": "mine"}])
    assert list(load_catalogue([folder], builtin=False).source) == ["mine"]


def test_reading_the_compiled_knowledge_needs_no_yaml(compiled: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from hipcoach.catalogue import load\n"
        "load.COMPILED = Path(sys.argv[1])\n"
        "assert load.load_catalogue().rules\n"
        "assert 'yaml' not in sys.modules\n"
        "assert 'rapidfuzz' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(compiled)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
