"""What is wrong with a knowledge folder, by file, line and column."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import KINDS, Catalogue, load_catalogue
from hipcoach.catalogue.catalogue import FIGURES
from hipcoach.catalogue.folder import MODELS, Merge
from hipcoach.catalogue.load import read_folders
from hipcoach.catalogue.special_concepts import NumberConcept, WordConcept
from hipcoach.errors import CatalogueError

pytestmark = pytest.mark.usefixtures("known")  # each would read the built-in knowledge again

Entry = dict[str, Any]
Write = Callable[..., Path]
Complaints = Callable[..., list[str]]


@pytest.fixture
def base(whole_folder: Path) -> Catalogue:
    """A small catalogue, on top of which the folders of these tests are read."""
    return read_folders([whole_folder], None)


def complaints(folder: Path, base: Catalogue) -> list[str]:
    """Every problem of a folder, as the person reads it, without the folder's own path."""
    with pytest.raises(CatalogueError) as caught:
        read_folders([folder], base)
    return [str(problem).removeprefix(f"{folder}{os.sep}") for problem in caught.value.problems]


@pytest.fixture
def problems(write: Write, base: Catalogue) -> Complaints:
    """Every problem of a folder with these files."""
    return lambda **kinds: complaints(write(**kinds), base)


def test_every_kind_of_file_has_its_model() -> None:
    assert set(MODELS) == {*KINDS, FIGURES}


def test_a_new_id_is_added_behind_the_others(write: Write, base: Catalogue, whole: dict[str, Entry]) -> None:
    merged = read_folders([write(exercises=[whole["exercises"] | {"id": "another"}])], base)
    assert list(merged.exercise) == ["bridge", "another"]
    assert merged.rules == base.rules


def test_a_known_id_is_replaced_in_its_place(write: Write, base: Catalogue, whole: dict[str, Entry]) -> None:
    one = write("one", sources=[whole["sources"] | {"id": "later"}])
    two = write("two", sources=[whole["sources"] | {"read": "half of it"}])
    merged = read_folders([one, two], base)
    assert list(merged.source) == ["book", "later"]
    assert merged.source["book"].read == "half of it"


def test_a_replaced_entry_keeps_nothing_of_the_old_one(write: Write, base: Catalogue, whole: dict[str, Entry]) -> None:
    [rule] = read_folders([write(rules=[whole["rules"] | {"then": {}}])], base).rules
    assert rule.then.emphasise == {}


def test_a_later_folder_wins(write: Write, base: Catalogue, whole: dict[str, Entry]) -> None:
    folders = [write(name, sources=[whole["sources"] | {"read": name}]) for name in ("one", "two")]
    assert read_folders(folders, base).source["book"].read == "two"


_BROKEN = """\
- id: bridge
  name: Bridge
  motions: [extension]
  method: strenght
  position: supine
  equipment: [[floor]]
  sides: both
  dose: {sets: [2, 4], reps: [8, 12], seconds_per_rep: four}
  cue: Press.
  steps: [Lie down., Lift.]
  felt: the buttocks
  closed_angle: nothing
  quiet: []
  hip_flexion_deg: 151
  crosses_midline: no
  sources: [book]
- id: Second One
  name: 3
"""


def test_every_problem_of_a_file_is_reported_with_its_place(problems: Complaints) -> None:
    found = problems(exercises=_BROKEN)
    starts = [
        "exercises.yaml:4:3: exercise 'bridge', method: 'strenght' is not one of ",
        "exercises.yaml:8:39: exercise 'bridge', dose.seconds_per_rep: must be a whole number",
        "exercises.yaml:14:3: exercise 'bridge', hip_flexion_deg: ",
        "exercises.yaml:15:3: exercise 'bridge', crosses_midline: must be true or false",
        "exercises.yaml:17:3: exercise 'Second One', id: must be lower-case words joined by hyphens",
        "exercises.yaml:18:3: exercise 'Second One', name: must be text; put it in quotes",
        "exercises.yaml:17:3: exercise 'Second One', motions: is missing; add it",
    ]
    assert [start for start in starts if not any(line.startswith(start) for line in found)] == []
    assert sum("'Second One'" in line and "is missing" in line for line in found) == 14


def test_problems_of_several_files_are_reported_together(problems: Complaints) -> None:
    found = problems(sources="- {id: a}\n", rules="- {id: b}\n", symptoms="- [\n")
    assert {line.split(":")[0] for line in found} == {"sources.yaml", "rules.yaml", "symptoms.yaml"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_problem_names_the_kind_and_the_entry(problems: Complaints, kind: str) -> None:
    singular = kind.replace("_", " ").removesuffix("s")
    assert all(line.startswith(f"{kind}.yaml:1:3: {singular} 'x', ") for line in problems(**{kind: "- id: x\n"}))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("then", "3", "then: must be a mapping of fields"),
        ("then", "{emphasise: [cars]}", "then.emphasise: must be a mapping"),
        ("then", "{stop_signs: 3}", "then.stop_signs: must be a list"),
        (
            "grade",
            "rumour",
            "grade: 'rumour' is not one of 'coach', 'trial', 'published', 'reference', 'practice' or 'convention'",
        ),
        ("because", "12", "because: must be text; put it in quotes"),
        ("because", "' '", "because: is empty; write some text"),
        (
            "because",
            '"a\\e[31m"',
            "because: has a control or direction character; use plain text on one line",
        ),
        ("source", "A_Book", "source: no source is called 'A_Book'; did you mean 'book'?"),
    ],
)
def test_a_problem_says_what_is_wrong_and_what_is_expected(
    problems: Complaints, field: str, value: str, message: str
) -> None:
    fields = {"then": "{}", "because": "Why.", "source": "book", "grade": "trial"} | {field: value}
    text = "- id: r\n" + "".join(f"  {name}: {written}\n" for name, written in fields.items())
    [found] = problems(rules=text)
    _, line, column, said = found.split(":", 3)
    assert said == f" rule 'r', {message}"
    assert text.splitlines()[int(line) - 1][int(column) - 1 :].startswith((field, "emphasise", "stop_signs"))


def test_an_unknown_field_stands_where_it_is_written(problems: Complaints) -> None:
    [found] = problems(sources="- id: a\n  citation: A\n  grade: trial\n  read: B\n  redd: C\n")
    assert found.startswith("sources.yaml:5:3: source 'a', redd: is not a known field; ")


def test_a_word_that_is_neither_motion_nor_method_stands_where_it_is_written(problems: Complaints) -> None:
    text = "- id: r\n  when: {focus: [cars, bending]}\n  then: {}\n  because: A\n  source: book\n  grade: trial\n"
    found = problems(rules=text)
    assert found
    assert all(line.startswith("rules.yaml:2:24: rule 'r', when.focus.1: 'bending' is not one of ") for line in found)


def test_a_long_id_says_how_much_fits(problems: Complaints) -> None:
    text = f"- id: {'a' * 61}\n  citation: A\n  grade: trial\n  read: B\n"
    [found] = problems(sources=text)
    assert found.endswith(", id: is 61 characters long; at most 60 fit")


def test_a_long_value_is_not_repeated_in_full(problems: Complaints) -> None:
    [found] = problems(sources=f"- id: a\n  citation: A\n  grade: {'x' * 5000}\n  read: B\n")
    assert len(found) < 250
    assert "xxx... is not one of" in found


def test_a_whole_entry_that_contradicts_itself_is_named(problems: Complaints, whole: dict[str, Entry]) -> None:
    dose = {"sets": 2, "hold_seconds": 5, "rest_seconds": 12}
    [found] = problems(exercises=[whole["exercises"] | {"dose": dose}])
    assert "exercise 'bridge'" in found
    assert "only 10 of 22 seconds are work; raise the smallest dose or shorten the rest" in found


def test_a_dose_that_contradicts_itself_is_named(problems: Complaints, whole: dict[str, Entry]) -> None:
    [found] = problems(exercises=[whole["exercises"] | {"dose": {"sets": 1}}])
    assert found.endswith("exercise 'bridge', dose: give either reps with a tempo or seconds_per_rep, or hold_seconds")


def test_an_id_used_twice_in_one_file_is_refused_at_the_second(problems: Complaints) -> None:
    one = "- {id: a, citation: A, grade: trial, read: B}\n"
    assert problems(sources=one + one) == ["sources.yaml:2:4: source 'a', id: is used twice in this file; rename one"]


@pytest.mark.parametrize(("entry", "place"), [("word", "1:3"), ("3", "1:3"), ("[a]", "1:3"), ("true", "1:3")])
def test_an_entry_that_is_no_mapping_is_refused(problems: Complaints, entry: str, place: str) -> None:
    assert problems(rules=f"- {entry}\n") == [f"rules.yaml:{place}: rule: must be a mapping of fields"]


@pytest.mark.parametrize("text", ["word\n", "3\n", "id: a\n", "true\n"])
def test_a_file_that_is_no_list_is_refused(problems: Complaints, text: str) -> None:
    assert problems(rules=text) == ["rules.yaml:1:1: must be a list of rules; start each entry with '- id:'"]


@pytest.mark.parametrize("text", ["", "---\n", "# nothing yet\n", "[]\n"])
def test_an_empty_file_adds_nothing(write: Write, base: Catalogue, text: str) -> None:
    assert read_folders([write(rules=text)], base) == base


def test_what_is_no_yaml_keeps_its_place(problems: Complaints) -> None:
    [found] = problems(rules="- id: a\n  id: b\n")
    assert found == "rules.yaml:2:3: has the key 'id' twice; start another entry with '- id:'"


def test_a_file_nested_too_deep_is_a_problem_like_any_other(problems: Complaints) -> None:
    [found] = problems(rules="[" * 900)
    assert found.startswith("rules.yaml:1:21: is nested deeper than")


_NO_FILE = re.compile(r"rules\.yaml:1:1: .*is not a (regular )?file.*")


def test_a_directory_in_place_of_a_file_is_refused(tmp_path: Path, base: Catalogue) -> None:
    (tmp_path / "rules.yaml").mkdir()
    [found] = complaints(tmp_path, base)
    assert _NO_FILE.fullmatch(found)


def test_a_fifo_in_place_of_a_file_is_not_waited_for(tmp_path: Path, base: Catalogue) -> None:
    os.mkfifo(tmp_path / "rules.yaml")
    [found] = complaints(tmp_path, base)
    assert _NO_FILE.fullmatch(found)


def test_a_file_that_may_not_be_read_says_why(problems: Complaints, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_file", denied)
    assert problems(rules="[]") == ["rules.yaml:1:1: can't be read: Permission denied"]


def test_a_broken_reference_stands_where_it_is_written(problems: Complaints) -> None:
    text = "- id: r\n  then: {}\n  because: Why.\n  source: bok\n  grade: trial\n"
    assert problems(rules=text) == ["rules.yaml:4:3: rule 'r', source: no source is called 'bok'; did you mean 'book'?"]


@pytest.fixture
def two_folders(write: Write, whole: dict[str, Entry]) -> Callable[[str], list[Path]]:
    """One folder's exercise names a harder one of the other, which names an easier one: this."""
    exercise = whole["exercises"]

    def build(easier: str) -> list[Path]:
        one = write("one", exercises=[exercise | {"id": "lift", "harder": ["lift-more"]}])
        return [one, write("two", exercises=[exercise | {"id": "lift-more", "easier": [easier]}])]

    return build


def test_a_reference_across_folders_holds(two_folders: Callable[[str], list[Path]], base: Catalogue) -> None:
    assert list(read_folders(two_folders("lift"), base).exercise) == ["bridge", "lift", "lift-more"]


def test_a_broken_reference_across_folders_names_the_file_that_holds_it(
    two_folders: Callable[[str], list[Path]], base: Catalogue
) -> None:
    one, two = two_folders("lifft")
    with pytest.raises(CatalogueError) as caught:
        read_folders([one, two], base)
    [found] = caught.value.problems
    assert found.file == str(two / "exercises.yaml")
    assert (found.entry, found.field) == ("exercise 'lift-more'", "easier.0")
    assert found.message.startswith("no exercise is called 'lifft'; did you mean 'lift'")


def test_a_second_default_template_stands_where_it_is_written(problems: Complaints, whole: dict[str, Entry]) -> None:
    [found] = problems(templates=[whole["templates"] | {"id": "mine"}])
    assert found.endswith("template 'mine', default: is a second default template; 'plain' is one already")
    assert found.startswith("templates.yaml:6:3: ")


def test_what_the_base_breaks_is_said_of_the_base(base: Catalogue) -> None:
    orphan = base.model_copy(update={"sources": ()})
    with pytest.raises(CatalogueError) as caught:
        Merge(orphan).catalogue()
    assert {problem.file for problem in caught.value.problems} == {"built-in"}
    assert "rule 'always'" in str(caught.value)
    assert "no source is called 'book'" in str(caught.value)


@pytest.mark.parametrize("id_", [*WordConcept])
def test_a_concept_that_the_program_reads_is_not_switched_off(write: Write, catalogue: Catalogue, id_: str) -> None:
    assert complaints(write(concepts=f"- id: {id_}\n  off: true\n"), catalogue) == [
        (
            f"concepts.yaml:2:3: concept '{id_}', off: is a concept that the program itself reads; "
            "write it anew under its id instead"
        )
    ]


def test_what_numbers_say_is_not_switched_off_either(two_concepts: Callable[[str], list[Path]]) -> None:
    for id_ in NumberConcept:
        with pytest.raises(CatalogueError, match="is a concept that the program itself reads"):
            load_catalogue(two_concepts(id_))


def test_any_other_concept_is_switched_off(two_concepts: Callable[[str], list[Path]]) -> None:
    assert "prop" not in load_catalogue(two_concepts("prop")).concept


@pytest.fixture
def two_concepts(write: Write) -> Callable[[str], list[Path]]:
    """A folder that adds a concept, and one that switches it off."""

    def folders(id_: str) -> list[Path]:
        adds = write(f"adds-{id_}", concepts=f"- id: {id_}\n  words: [zig]\n")
        return [adds, write(f"ends-{id_}", concepts=f"- id: {id_}\n  off: true\n")]

    return folders
