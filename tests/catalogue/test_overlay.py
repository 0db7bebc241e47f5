"""Folders of one's own over other knowledge: what they switch off, and where each entry came from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue, load_figures
from hipcoach.catalogue.load import read_folders
from hipcoach.coach import Coach, Routine, request_from
from hipcoach.errors import CatalogueError, UsageError

pytestmark = pytest.mark.usefixtures("known")  # each would read the built-in knowledge again

Write = Callable[..., Path]
Entry = dict[str, Any]


@pytest.fixture
def base(whole_folder: Path) -> Catalogue:
    return read_folders([whole_folder], None)


def off(*ids: str) -> list[Entry]:
    return [{"id": id_, "off": True} for id_ in ids]


def refused(folder: Path, base: Catalogue) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_folders([folder], base)
    return [str(problem).removeprefix(f"{folder}/") for problem in caught.value.problems]


def test_an_entry_is_switched_off(write: Write, catalogue: Catalogue) -> None:
    merged = read_folders([write(exercises=off("clamshell", "side-plank-clamshell"))], catalogue)
    assert set(catalogue.exercise) - set(merged.exercise) == {"clamshell", "side-plank-clamshell"}
    assert set(merged.exercise) < set(catalogue.exercise)


def test_what_is_switched_off_is_offered_nowhere(write: Write, catalogue: Catalogue) -> None:
    named = {name for e in catalogue.exercises for name in (*e.easier, *e.harder)}
    merged = read_folders([write(exercises=off(*sorted(named)), symptoms=off("low-back"))], catalogue)
    assert len(named) > 10
    assert {name for e in merged.exercises for name in (*e.easier, *e.harder)} == set()
    assert "low-back" not in {each.symptom for s in merged.symptoms for each in s.look_alikes}
    routine = Coach(merged).recommend(request_from(merged, symptoms=["hamstring"]))
    assert isinstance(routine, Routine)
    assert named.isdisjoint(step.exercise for phase in routine.phases for step in phase.steps)
    assert named.isdisjoint(easier.exercise for easier in routine.easier)


def test_a_rule_that_names_a_symptom_switched_off_never_fires(write: Write, base: Catalogue, whole: Any) -> None:
    """A condition on something that is gone is a condition that nothing meets, never one that is not there."""
    rules = [whole["rules"] | {"id": "for-ache", "when": {"symptom": ["ache"]}, "then": {"emphasise": {"cars": 1}}}]
    one = write("one", rules=rules, symptoms=[whole["symptoms"] | {"id": "other"}])
    two = write("two", symptoms=off("ache"))
    merged = read_folders([one, two], base)
    assert merged.rules[-1].when.symptom == ("ache",)
    routine = Coach(merged).recommend(request_from(merged, symptoms=["other"]))
    assert isinstance(routine, Routine)
    assert "for-ache" not in {each.rule for each in routine.emphasis}


def test_what_is_still_needed_is_not_switched_off(write: Write, base: Catalogue) -> None:
    found = refused(write(sources=off("book")), base)
    assert {line.split(": ", 1)[0] for line in found} == {"sources.yaml:4:3"}
    assert (
        "sources.yaml:4:3: source 'book', off: rule 'always' needs it; switch that off too, or write it anew" in found
    )


def test_an_entry_of_the_same_folder_that_needs_it_is_told_in_its_place(
    write: Write, base: Catalogue, whole: dict[str, Entry]
) -> None:
    more = {"id": "more", "citation": "More", "grade": "coach", "read": "all"}
    one = write("one", sources=[more])
    two = write("two", sources=off("more"), rules=[whole["rules"] | {"id": "mine", "source": "more"}])
    with pytest.raises(CatalogueError) as caught:
        read_folders([one, two], base)
    [problem] = caught.value.problems
    assert problem.file == str(two / "rules.yaml")
    assert problem.message == "no source is called 'more'; known: book; it was switched off"


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ({"exercises": off("brigde")}, "no exercise is called 'brigde'; did you mean 'bridge'?"),
        ({"red_flags": off("fall")}, "is a red flag, which always stops; write it anew under its id instead"),
        ({"exercises": [{"id": "bridge", "off": False}]}, "off: must be true"),
        ({"exercises": [{"id": "bridge", "off": "yes"}]}, "off: must be true"),
        ({"exercises": [{"id": "bridge", "off": True, "name": "B"}]}, "name: is not a known field"),
        ({"exercises": [*off("bridge"), *off("bridge")]}, "id: is used twice in this file; rename one"),
        ({"figures": off("brigde")}, "draws no exercise that there is"),
    ],
)
def test_what_cannot_be_switched_off_says_why(
    write: Write, base: Catalogue, kinds: dict[str, list[Entry]], said: str
) -> None:
    found = refused(write(**kinds), base)
    assert any(said in line for line in found), found


def test_the_default_template_is_switched_off_for_another(
    write: Write, base: Catalogue, whole: dict[str, Entry]
) -> None:
    mine = whole["templates"] | {"id": "mine", "default": True}
    merged = read_folders([write("one", templates=[*off("plain"), mine], programmes=off("weeks"))], base)
    assert list(merged.template) == ["mine"]
    [said] = refused(write("two", templates=[*off("plain"), mine | {"default": False}], programmes=off("weeks")), base)
    assert said.endswith("template 'mine': no template has 'default: true'; mark one")


def test_without_its_default_template_the_knowledge_says_who_took_it(write: Write, catalogue: Catalogue) -> None:
    needs_it, said = refused(write(templates=off("rotation-first")), catalogue)
    assert "off: programme 'hip-month' needs it; switch that off too, or write it anew" in needs_it
    assert said == "templates.yaml:4:3: template 'rotation-first', off: no template has 'default: true'; mark one"


def test_knowledge_without_a_template_makes_no_session(write: Write, base: Catalogue) -> None:
    merged = read_folders([write(templates=off("plain"), programmes=off("weeks"))], base)
    with pytest.raises(UsageError, match="no template"):
        Coach(merged).recommend(request_from(merged, symptoms=["ache"]))


def test_a_rule_that_refers_to_a_clinician_is_not_switched_off(write: Write, catalogue: Catalogue) -> None:
    stopping = [rule.id for rule in catalogue.rules if rule.then.refer]
    assert stopping
    found = refused(write(rules=off(*stopping)), catalogue)
    assert len(found) == len(stopping)
    assert all("refers to a clinician, which always stops" in line for line in found)


def test_two_folders_may_switch_off_the_same(write: Write, base: Catalogue) -> None:
    folders = [write("one", exercises=off("bridge")), write("two", exercises=off("bridge"))]
    assert list(read_folders(folders, base).exercise) == []


def test_what_was_switched_off_can_be_written_again(write: Write, base: Catalogue, whole: dict[str, Entry]) -> None:
    folders = [write("one", exercises=off("bridge")), write("two", exercises=[whole["exercises"]])]
    assert list(read_folders(folders, base).exercise) == ["bridge"]


def test_a_figure_is_switched_off(write: Write, catalogue: Catalogue) -> None:
    folder = write(figures=off("clamshell"))
    assert read_folders([folder], catalogue) == catalogue
    drawn = load_figures(catalogue, [folder])
    assert set(load_figures(catalogue)) - set(drawn) == {"clamshell"}


def test_an_exercise_switched_off_takes_its_figure_along(write: Write, catalogue: Catalogue) -> None:
    folder = write(exercises=off("clamshell"))
    assert "clamshell" not in load_figures(read_folders([folder], catalogue), [folder])


def test_every_entry_knows_where_it_came_from(write: Write, base: Catalogue, whole: dict[str, Entry]) -> None:
    text = "# mine\n- {id: later, citation: A, grade: coach, read: all}\n\n- id: book\n  citation: B\n"
    one = write("one", sources=text + "  grade: coach\n  read: all\n")
    two = write("two", exercises=[whole["exercises"] | {"id": "lift"}])
    merged = read_folders([one, two], base)
    found = {key: (str(origin), origin.replaces) for key, origin in merged.origins.items()}
    assert found == {
        ("sources", "later"): (f"{one}/sources.yaml:2", False),
        ("sources", "book"): (f"{one}/sources.yaml:4, in place of the one before it", True),
        ("exercises", "lift"): (f"{two}/exercises.yaml:2", False),
    }


def test_what_came_with_the_program_has_no_file(catalogue: Catalogue) -> None:
    assert catalogue.origins == {}


def test_what_a_later_folder_ends_or_begins_again_is_known_as_such(
    write: Write, base: Catalogue, whole: dict[str, Entry]
) -> None:
    lift = [whole["exercises"] | {"id": "lift"}]
    folders = [write("one", exercises=lift), write("two", exercises=off("lift")), write("three", exercises=lift)]
    ended = read_folders(folders[:2], base)
    assert (list(ended.origins), list(ended.switched_off)) == ([], [("exercises", "lift")])
    begun = read_folders(folders, base)
    assert (list(begun.origins), list(begun.switched_off)) == ([("exercises", "lift")], [])
    assert begun.origins["exercises", "lift"].file.startswith(str(folders[2]))


@pytest.mark.parametrize("exercises", ["- id: lift\n   name: x: y\n", "id: lift\n", "- {id: lift}\n" + "- {}\n" * 600])
def test_a_file_that_cannot_be_read_is_the_only_one_to_blame(
    write: Write, base: Catalogue, whole: dict[str, Entry], exercises: str
) -> None:
    """What it may have held is missed by others, who are not wrong."""
    figure = {"id": "raise", "position": "supine", "view": [0, 0], "frames": [{}]}
    rule = whole["rules"] | {"id": "mine", "then": {"prefer": {"exercise": "raise"}}}
    found = refused(write(exercises=exercises, rules=[rule], figures=[figure]), base)
    assert {line.split(":")[0] for line in found} == {"exercises.yaml"}


def test_an_exercise_and_its_figure_are_switched_off_together(write: Write, catalogue: Catalogue) -> None:
    folder = write(exercises=off("clamshell"), figures=off("clamshell"))
    assert "clamshell" not in load_figures(read_folders([folder], catalogue), [folder])
