"""Which folders and files are read, and what is told of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue.folder import FILES
from hipcoach.catalogue.load import START
from hipcoach.lint import CHECKS, check_paths

Start = dict[str, dict[str, Any]]
Write = Callable[..., Path]

_DATA = Path(__file__).parents[2] / "data"


def told(paths: list[Path], under: tuple[Path, ...] = (), *, builtin: bool = True) -> list[tuple[str, str, str]]:
    """Folder and file, entry, and the check, of everything found."""
    found = check_paths(paths, under, builtin=builtin)
    return [("/".join(Path(each.file).parts[-2:]), each.entry, each.check) for each in found]


@pytest.fixture
def doubtful(own: Write, start: Start) -> Path:
    """A folder with something doubtful in three of its files."""
    return own(
        exercises=[start["exercises"] | {"sides": "both", "cue": "Change sides."}],
        rules=[start["rules"], start["rules"] | {"id": "idle", "then": {}}],
        symptoms=[start["symptoms"], start["symptoms"] | {"id": "new", "name": "New", "phrases": ["zig"]}],
    )


_DOUBTFUL = [
    ("own/exercises.yaml", "exercise 'heel-slide'", "sides-missing"),
    ("own/rules.yaml", "rule 'idle'", "rule-without-effect"),
    ("own/symptoms.yaml", "symptom 'new'", "symptom-without-rule"),
]


def test_nothing_is_doubtful_in_the_built_in_knowledge() -> None:
    assert check_paths([_DATA], builtin=False) == []


def test_nothing_is_doubtful_in_the_starting_folder() -> None:
    assert check_paths([START]) == []


@pytest.mark.slow
def test_the_starting_folder_leans_on_the_built_in_knowledge() -> None:
    found = check_paths([START], builtin=False)
    assert {problem.check for problem in found} == {""}
    assert any("no exercise is called 'supine-leg-roll'" in problem.message for problem in found)
    assert check_paths([START], [_DATA], builtin=False) == []


def test_without_the_built_in_knowledge_its_figures_are_none(write: Write, start: Start) -> None:
    exercise = start["exercises"] | {"id": "clamshell", "easier": []}
    folder = write(exercises=[exercise], sources=[start["sources"]])
    assert told([folder], builtin=False) == [
        ("own/exercises.yaml", "exercise 'clamshell'", "exercise-unreachable"),
        ("own/exercises.yaml", "exercise 'clamshell'", "figure-missing"),
    ]


def test_a_folder_is_told_by_file_and_place(doubtful: Path, start: Start, as_yaml: Callable[..., str]) -> None:
    assert told([doubtful]) == _DOUBTFUL
    one = start["exercises"] | {"id": "other", "sides": "both", "cue": "Hold for 9 seconds, then change sides."}
    with (doubtful / "exercises.yaml").open("a") as file:
        file.write(as_yaml([one]))
    found = check_paths([doubtful])
    assert [(Path(each.file).stem, each.line, each.check) for each in found] == [
        ("exercises", 9, "sides-missing"),
        ("exercises", 20, "figure-missing"),
        ("exercises", 28, "dose-contradicted"),
        ("exercises", 28, "sides-missing"),
        ("rules", 9, "rule-without-effect"),
        ("symptoms", 6, "symptom-without-rule"),
    ]


def test_a_finding_has_all_its_parts(doubtful: Path) -> None:
    problem = check_paths([doubtful])[1]
    assert problem._asdict() == {
        "file": str(doubtful / "rules.yaml"),
        "line": 9,
        "column": 3,
        "message": "does nothing; say what it does, or leave the rule out",
        "entry": "rule 'idle'",
        "field": "then",
        "check": "rule-without-effect",
    }
    assert problem.check in CHECKS


@pytest.mark.parametrize(("number", "file"), list(enumerate(["exercises.yaml", "rules.yaml", "symptoms.yaml"])))
def test_of_one_file_only_its_own_is_told(doubtful: Path, number: int, file: str) -> None:
    assert told([doubtful / file]) == [_DOUBTFUL[number]]
    assert told([doubtful / file, doubtful / file]) == [_DOUBTFUL[number]]


def test_of_two_files_both_are_told(doubtful: Path) -> None:
    assert told([doubtful / "symptoms.yaml", doubtful / "exercises.yaml"]) == [_DOUBTFUL[0], _DOUBTFUL[2]]
    assert told([doubtful / "symptoms.yaml", doubtful]) == _DOUBTFUL


def test_of_a_file_in_which_nothing_is_doubtful_nothing_is_told(doubtful: Path) -> None:
    assert told([doubtful / "sources.yaml", doubtful / "figures.yaml"]) == []


def test_a_file_is_found_by_its_bare_name(doubtful: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(doubtful)
    assert told([Path("rules.yaml")]) == [("rules.yaml", "rule 'idle'", "rule-without-effect")]
    assert told([Path()]) == [(file.removeprefix("own/"), entry, check) for file, entry, check in _DOUBTFUL]


def test_of_one_file_what_is_wrong_with_its_neighbours_is_told_too(own: Write, start: Start) -> None:
    folder = own(sources=[start["sources"] | {"grade": "rumour"}], rules=[start["rules"] | {"then": {}}])
    assert told([folder / "rules.yaml"]) == [("own/sources.yaml", "source 'my-notes'", "")]


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [("exercises", {"easier": ["supine-leg-rol"]}), ("symptoms", {"location": " "}), ("figures", {"id": "heel-slip"})],
)
def test_where_something_is_wrong_nothing_doubtful_is_told(
    doubtful: Path, start: Start, as_yaml: Callable[..., str], kind: str, wrong: dict[str, Any]
) -> None:
    (doubtful / f"{kind}.yaml").write_text(as_yaml([start[kind] | wrong]))
    [(file, _, check)] = told([doubtful])
    assert (file, check) == (f"own/{kind}.yaml", "")


@pytest.fixture
def leaning(doubtful: Path, write: Write, start: Start) -> Path:
    """A folder that can't be read without `doubtful`; something is doubtful in it, too."""
    rule = start["rules"] | {"id": "new-too", "when": {"symptom": "new"}, "source": "more"}
    sources = [start["sources"] | {"id": id_} for id_ in ("more", "most")]
    assert doubtful.is_dir()
    return write("leaning", rules=[rule], sources=sources)


_LEANING = ("leaning/sources.yaml", "source 'most'", "source-unused")


def test_a_folder_that_leans_on_another_is_broken_alone(leaning: Path) -> None:
    assert told([leaning]) == [("leaning/rules.yaml", "rule 'new-too'", "")] * 3  # its symptom, and its exercise twice


def test_folders_are_read_one_over_the_other(doubtful: Path, leaning: Path) -> None:
    """The rule of the one is for the symptom of the other, which thus has one."""
    assert told([doubtful, leaning]) == [_LEANING, *_DOUBTFUL[:2]]
    assert told([leaning, doubtful]) == [_LEANING, *_DOUBTFUL[:2]]


def test_files_of_several_folders_are_told(doubtful: Path, leaning: Path) -> None:
    assert told([leaning / "sources.yaml", doubtful / "rules.yaml"]) == [_LEANING, _DOUBTFUL[1]]
    assert told([leaning / "rules.yaml", doubtful / "sources.yaml"]) == []


def test_what_a_later_folder_writes_anew_is_told_there(doubtful: Path, write: Write, start: Start) -> None:
    over = write("over", rules=[start["rules"] | {"id": "idle", "then": {"emphasise": {}}}])
    assert told([doubtful, over]) == [
        ("over/rules.yaml", "rule 'idle'", "rule-without-effect"),
        _DOUBTFUL[0],
        _DOUBTFUL[2],
    ]


def test_a_folder_under_it_is_read_and_not_told(doubtful: Path, leaning: Path) -> None:
    assert told([leaning], (doubtful,)) == [_LEANING]
    assert told([leaning / "rules.yaml"], (doubtful,)) == []


def test_a_folder_under_it_is_read_before_it(doubtful: Path, write: Write, start: Start) -> None:
    over = write("over", rules=[start["rules"] | {"id": "idle", "then": {"emphasise": {"cars": 1}}}])
    assert told([over], (doubtful,)) == []
    assert told([doubtful], (over,)) == _DOUBTFUL


def test_what_is_wrong_with_a_folder_under_it_is_told(doubtful: Path, write: Write) -> None:
    wrong = write("wrong", sources="- id: x\n  citation: X\n  read: all\n")
    assert told([doubtful], (wrong,)) == [("wrong/sources.yaml", "source 'x'", "")]


def test_a_folder_named_twice_is_told_once(doubtful: Path) -> None:
    assert told([doubtful, doubtful]) == _DOUBTFUL


def test_a_folder_that_is_also_under_it_is_told(doubtful: Path, leaning: Path) -> None:
    assert told([doubtful], (doubtful,)) == _DOUBTFUL
    assert told([leaning], (doubtful, leaning)) == [_LEANING]
    assert told([doubtful / "rules.yaml"], (leaning, doubtful)) == [_DOUBTFUL[1]]


@pytest.mark.parametrize("name", ["own", "link", "own/../own"])
def test_a_folder_under_it_is_the_same_by_any_name_and_read_once(
    doubtful: Path, tmp_path: Path, start: Start, as_yaml: Callable[..., str], name: str
) -> None:
    (tmp_path / "link").symlink_to(doubtful)
    assert told([doubtful], (tmp_path / name,)) == _DOUBTFUL
    assert [check for _, _, check in told([tmp_path / name], (doubtful,))] == [check for _, _, check in _DOUBTFUL]
    (doubtful / "sources.yaml").write_text(as_yaml([start["sources"] | {"grade": "rumour"}]))
    assert told([doubtful], (tmp_path / name,)) == [("own/sources.yaml", "source 'my-notes'", "")]


@pytest.mark.parametrize(
    "name", ["not-there", "not-there/rules.yaml", "own/rule.yaml", "x" * 300, "own/" + "rules.yaml" * 500, "a\0b"]
)
def test_a_path_that_is_not_there_is_told(doubtful: Path, name: str) -> None:
    path = doubtful.parent / name
    assert list(map(tuple, check_paths([path]))) == [(str(path), 1, 1, "is not there; check the name", "", "", "")]


@pytest.mark.parametrize("name", [os.devnull, "own/notes.txt", "own/rules.yml", "own/dangling"])
def test_a_path_that_is_neither_folder_nor_knowledge_file_is_told(doubtful: Path, name: str) -> None:
    (doubtful / "notes.txt").touch()
    (doubtful / "rules.yml").touch()
    (doubtful / "dangling").symlink_to("nowhere")
    [problem] = check_paths([doubtful.parent / name])
    assert str(problem) == (
        f"{doubtful.parent / name}:1:1: is neither a folder nor a knowledge file; expected one of {', '.join(FILES)}"
    )


def test_a_strange_path_does_not_keep_the_others_from_being_told(doubtful: Path) -> None:
    paths = [doubtful / "nothing", doubtful / "rules.yaml", Path(os.devnull)]
    assert [check for _, _, check in told(paths)] == ["", "", "rule-without-effect"]


def test_a_link_that_leads_nowhere_is_told_by_its_file(doubtful: Path) -> None:
    (doubtful / "templates.yaml").symlink_to("nowhere")
    [problem] = check_paths([doubtful / "templates.yaml"])
    assert problem[:4] == (str(doubtful / "templates.yaml"), 1, 1, "is a link that leads nowhere; mend it")


def test_a_folder_that_holds_no_knowledge_is_told(tmp_path: Path) -> None:
    [problem] = check_paths([tmp_path])
    assert problem.message.startswith("has no knowledge file; expected one of ")


def test_of_nothing_nothing_is_told(doubtful: Path) -> None:
    assert check_paths([]) == []
    assert check_paths([], [doubtful]) == []


def test_what_is_wrong_is_told_by_file_and_place(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "sources.yaml").write_text("- {id: a}\n", encoding="utf-8")
    (folder / "exercises.yaml").write_text("- {id: b}\n- {id: c}\n", encoding="utf-8")
    found = check_paths([folder, tmp_path / "nowhere"])
    assert [each[:3] for each in found] == sorted(each[:3] for each in found)
    assert len({each.file for each in found}) == 3


def test_one_folder_in_two_spellings_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own").mkdir()
    entry = "- {id: one, citation: A, grade: coach, read: all}\n"
    Path("own/sources.yaml").write_text(entry, encoding="utf-8")
    Path("own/exercises.yaml").write_text("[]", encoding="utf-8")
    for paths in ([tmp_path / "own", Path("own/exercises.yaml")], [Path("own/exercises.yaml"), tmp_path / "own"]):
        [told] = check_paths(paths)
        assert told.check == "source-unused"


def test_where_one_stands_may_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    [told] = check_paths([Path()], [Path("x")])
    assert "expected one of sources.yaml" in told.message or "can be read" in told.message
