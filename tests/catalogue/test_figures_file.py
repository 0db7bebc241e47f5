"""figures.yaml: read on its own, laid over the built-in figures, and compiled."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import Catalogue, load, load_figures
from hipcoach.catalogue.catalogue import FIGURES, KINDS
from hipcoach.catalogue.figure import Figure, Keyframe, Limbs, Prop, Spot
from hipcoach.catalogue.folder import Merge
from hipcoach.catalogue.load import CHECKOUT, compile_figures, read_figure_file, read_folders
from hipcoach.catalogue.model import Model
from hipcoach.errors import CatalogueError

Entry = dict[str, Any]
Write = Callable[..., Path]
Complaints = Callable[[str], list[str]]

FIGURE = "- {id: bridge, position: supine, view: [70, 12], frames: [{}, {pelvis: [10, 0, 0]}]}\n"
STANDING = FIGURE.replace("supine", "standing")


def named(*ids: str) -> str:
    return "".join(FIGURE.replace("bridge", id_) for id_ in ids)


@pytest.fixture
def small(whole_folder: Path) -> Catalogue:
    """Knowledge of one exercise, the bridge."""
    return read_folders([whole_folder], None)


@pytest.fixture(scope="session")
def built_in(catalogue: Catalogue) -> dict[str, Figure]:
    """The figures that come with the program."""
    return load_figures(catalogue)


@pytest.fixture
def complaints(tmp_path: Path) -> Complaints:
    """Every problem of a figure file, as the person reads it, without the file's path."""

    def read(text: str) -> list[str]:
        file = tmp_path / "pose.yaml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(CatalogueError) as caught:
            read_figure_file(file)
        assert all(str(problem).startswith(f"{file}:") for problem in caught.value.problems)
        return [str(problem).removeprefix(f"{file}:") for problem in caught.value.problems]

    return read


def by_word(value: str) -> str:
    """What a test with these texts is called."""
    return "" if "\n" in value else value


def frame(text: str) -> str:
    """A file with one figure; what its frame says begins at line 5, column 7."""
    return f"- id: bridge\n  position: supine\n  view: [70, 12]\n  frames:\n    - {text}\n"


def prop(text: str) -> str:
    """A file with one figure; its prop begins at line 4, column 11."""
    return f"- id: bridge\n  position: supine\n  view: [70, 12]\n  props: [{text}]\n  frames: [{{}}]\n"


def test_figures_stand_under_the_exercise_they_draw(write: Write, small: Catalogue) -> None:
    figures = load_figures(small, [write(figures=FIGURE)], builtin=False)
    assert [(id_, figure.id, figure.position) for id_, figure in figures.items()] == [("bridge", "bridge", "supine")]


def test_a_figure_may_stand_beside_its_exercise(write: Write, whole: dict[str, Entry], whole_folder: Path) -> None:
    own = write(exercises=[whole["exercises"] | {"id": "lift"}], figures=named("lift"))
    folders = [whole_folder, own]
    assert list(load_figures(read_folders(folders, None), folders, builtin=False)) == ["lift"]


def test_the_built_in_figures_are_there_without_any_folder(catalogue: Catalogue, built_in: dict[str, Figure]) -> None:
    assert built_in
    assert set(built_in) <= set(catalogue.exercise)
    assert all(id_ == figure.id for id_, figure in built_in.items())


@pytest.mark.usefixtures("known")
def test_an_own_figure_replaces_the_built_in_one_whole(
    write: Write, catalogue: Catalogue, built_in: dict[str, Figure]
) -> None:
    id_ = next(id_ for id_, figure in built_in.items() if figure.props and figure.track)
    over = load_figures(catalogue, [write(figures=named(id_))])
    assert list(over) == list(built_in)
    assert (over[id_].props, over[id_].track) == ((), ())
    assert {each for each in built_in if over[each] != built_in[each]} == {id_}


def test_a_later_folder_wins(write: Write, small: Catalogue) -> None:
    folders = [write("one", figures=FIGURE), write("two", figures=STANDING)]
    assert load_figures(small, folders, builtin=False)["bridge"].position == "standing"
    assert load_figures(small, iter(folders[::-1]), builtin=False)["bridge"].position == "supine"


def test_without_the_built_in_figures_only_the_folder_counts(write: Write, small: Catalogue) -> None:
    assert load_figures(small, builtin=False) == {}
    assert list(load_figures(small, [str(write(figures=FIGURE))], builtin=False)) == ["bridge"]


@pytest.mark.parametrize("text", ["", "---\n", "# nothing yet\n", "[]\n"])
def test_an_empty_file_draws_nothing(write: Write, small: Catalogue, text: str) -> None:
    folder = write(figures=text)
    assert load_figures(small, [folder], builtin=False) == {}
    assert read_figure_file(folder / "figures.yaml") == {}


def test_a_figure_of_no_exercise_is_a_problem_at_its_id(write: Write, small: Catalogue) -> None:
    folder = write(figures=FIGURE + "- position: supine\n  view: [0, 0]\n  frames: [{}]\n  id: brigde\n")
    with pytest.raises(CatalogueError) as caught:
        load_figures(small, [folder], builtin=False)
    [problem] = caught.value.problems
    assert (problem.file, problem.line, problem.column) == (str(folder / "figures.yaml"), 5, 3)
    assert problem.entry == "figure 'brigde'"
    assert problem.message.endswith("did you mean 'bridge'?")


def test_a_figure_of_nothing_alike_has_no_hint(write: Write, small: Catalogue) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_figures(small, [write(figures=named("zzz"))], builtin=False)
    assert "did you mean" not in str(caught.value)
    assert "draws no exercise" in str(caught.value)


@pytest.mark.usefixtures("known")
def test_an_overlay_of_the_built_in_figures_is_held_to_the_exercises_too(write: Write, catalogue: Catalogue) -> None:
    id_ = catalogue.exercises[0].id
    with pytest.raises(CatalogueError) as caught:
        load_figures(catalogue, [write(figures=named(f"{id_}x"))])
    [problem] = caught.value.problems
    assert f"'{id_}'" in problem.message


def test_a_figure_is_written_once_a_file(complaints: Complaints) -> None:
    [said] = complaints(FIGURE + STANDING)
    assert said == "2:4: figure 'bridge', id: is used twice in this file; rename one"


def test_a_pose_file_draws_whatever_it_likes(tmp_path: Path) -> None:
    file = tmp_path / "my pose.txt"
    file.write_text(named("new-thing", "90-90"), encoding="utf-8")
    assert list(read_figure_file(file)) == ["new-thing", "90-90"]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (frame("{working: {hpi: [0, 0, 0]}}"), "5:18", "frames.0.working.hpi: is not a known field"),
        (frame("{}\n    - both:\n        hip: [0, 0, 0]\n        kne: 90"), "8:9", "frames.1.both.kne: is not a known"),
        (frame("{working: {knee: 166}}"), "5:18", "frames.0.working.knee: must be at most 165"),
        (frame("{working: {ankle: -81}}"), "5:18", "frames.0.working.ankle: must be at least -80"),
        (frame("{working: {hip: [0, 181, 0]}}"), "5:27", "frames.0.working.hip.1: must be at most 180"),
        (frame("{working: {hip: [0, wide, 0]}}"), "5:27", "frames.0.working.hip.1: must be a number"),
        (frame("{working: {hip: [0, .nan, 0]}}"), "5:27", "frames.0.working.hip.1: must be a number"),
        (frame("{working: {hip: 30}}"), "5:18", "frames.0.working.hip: must be a list"),
        (frame("{working: [0]}"), "5:8", "frames.0.working: must be a mapping of fields"),
        (frame("{working: {rests: kneee}}"), "5:18", "frames.0.working.rests: 'kneee' is not one of 'sole', "),
        (frame("{anchor: working-food}"), "5:8", "frames.0.anchor: 'working-food' is not one of 'pelvis', "),
        (
            frame("{press: [{at: kne, to: [0, 0, 1]}]}"),
            "5:17",
            "frames.0.press.0.at: 'kne' is not a word that fits here; ",
        ),
        (frame("{working: {hip: [0]}}"), "5:18", "frames.0.working.hip: is too short a list; 3 values belong there"),
        (frame("{shift: [0, 0]}"), "5:8", "frames.0.shift: is too short a list; 3 values belong there"),
        (frame("{shift: [0, 0, 1.0e+999]}"), "5:22", "frames.0.shift.2: must be a number"),
        (prop("{is: stool, at: [0, 0, 0]}"), "4:12", "props.0.is: 'stool' is not one of 'chair', "),
        (prop("{is: belt}"), "4:11", "props.0: a belt or band has along or around"),
        (prop("{is: box, size: [1, 1, 1]}"), "4:11", "props.0: give at or on"),
        (prop("{is: box, at: [0, 0, 0], size: [1, 0, 1]}"), "4:46", "props.0.size.1: must be at least 0.1"),
        (FIGURE.replace("supine", "suppine"), "1:16", "position: 'suppine' is not one of 'standing', "),
        (
            FIGURE.replace("}]}", "}], track: [kneee]}"),
            "1:94",
            "track.0: 'kneee' is not a word that fits here; did you mean 'knee'",
        ),
        (FIGURE.replace("frames", "layout: ghost, frames").replace(", {pelvis: [10, 0, 0]}", ""), "1:3", " needs two"),
    ],
    ids=by_word,
)
def test_a_problem_stands_where_it_is_written(complaints: Complaints, text: str, place: str, said: str) -> None:
    [found] = complaints(text)
    assert found.startswith(f"{place}: figure 'bridge'")
    assert said in found


@pytest.mark.parametrize(
    ("wrong", "right", "text"),
    [
        ("hips", "hip", frame("{working: {hips: [0, 0, 0]}}")),
        ("kne", "knee", frame("{both: {kne: 90}}")),
        ("anckle", "ankle", frame("{both: {anckle: 9}}")),
        ("sholder", "shoulder", frame("{both: {sholder: [0, 0, 0]}}")),
        ("elbow-to", "elbow_to", frame("{both: {elbow-to: [0, 0, 0]}}")),
        ("rest", "rests", frame("{both: {rest: knee}}")),
        ("workng", "working", frame("{workng: {knee: 90}}")),
        ("pelivs", "pelvis", frame("{pelivs: [0, 0, 0]}")),
        ("achor", "anchor", frame("{achor: pelvis}")),
        ("ofset", "offset", frame("{both: {hand: {on: knee, ofset: [0, 0, 0]}}}")),
        ("color", "colour", FIGURE.replace("view", "color: both, view")),
        ("close", "closed", FIGURE.replace("view", "close: true, view")),
        ("prop", "props", FIGURE.replace("view", "prop: [], view")),
        ("tracks", "track", FIGURE.replace("view", "tracks: [knee], view")),
        ("sizes", "size", prop("{is: box, at: [0, 0, 0], sizes: [1, 1, 1]}")),
        ("is_", "is", prop("{is: box, at: [0, 0, 0], is_: box}")),
    ],
    ids=by_word,
)
def test_a_wrong_key_hints_the_right_one(complaints: Complaints, wrong: str, right: str, text: str) -> None:
    [found] = [each for each in complaints(text) if "is not a known field" in each]
    _, _, hint = found.partition("did you mean ")
    assert f"'{right}'" in hint
    assert f"'{wrong}'" not in hint


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Limbs, frame("{working: {hpi: [0, 0, 0]}}")),
        (Limbs, frame("{working: {rest: knee}}")),
        (Limbs, frame("{working: {elbow-to: [0, 0, 0]}}")),
        (Keyframe, frame("{a: pelvis}")),
        (Keyframe, frame("{anker: pelvis}")),
        (Spot, frame("{both: {hand: {of: knee, at: [0, 0, 0]}}}")),
        (Prop, prop("{is: box, at: [0, 0, 0], is_: box}")),
        (Prop, prop("{is: box, at: [0, 0, 0], siz: [1, 1, 1]}")),
        (Figure, FIGURE.replace("view", "posiiton: prone, view")),
    ],
    ids=["hpi", "rest", "elbow-to", "a", "anker", "of", "is_", "siz", "posiiton"],
)
def test_a_hint_is_a_key_that_fits_there(complaints: Complaints, model: type[Model], text: str) -> None:
    [found] = [each for each in complaints(text) if "is not a known field" in each]
    hints = set(re.findall("'([^']*)'", found.partition("did you mean ")[2]))
    assert hints <= {field.alias or name for name, field in model.model_fields.items()}


@pytest.mark.parametrize(
    ("wrong", "right", "text"),
    [
        ("kneee", "knee", frame("{press: [{at: kneee, to: [0, 0, 1]}]}")),
        ("oter-knee", "other-knee", frame("{press: [{at: oter-knee, to: [0, 0, 1]}]}")),
        ("pelvs", "pelvis", frame("{anchor: pelvs}")),
        ("solle", "sole", frame("{both: {rests: solle}}")),
        ("pilow", "pillow", prop("{is: pilow, at: [0, 0, 0]}")),
        ("quadrupped", "quadruped", FIGURE.replace("supine", "quadrupped")),
        ("flor", "floor", frame("{both: {hand: flor}}")),
        ("kneee", "knee", frame("{both: {hand: {on: kneee}}}")),
        ("flor", "floor", frame("{both: {foot: {on: flor}}}")),
    ],
    ids=by_word,
)
def test_a_wrong_word_hints_the_right_one(complaints: Complaints, wrong: str, right: str, text: str) -> None:
    found = [each for each in complaints(text) if f"'{wrong}' is not " in each]
    assert any(f"did you mean '{right}'" in each for each in found)


@pytest.mark.parametrize(
    "text",
    [
        frame("{both: {hand: flor}}"),
        frame("{both: {hand: {on: kneee}}}"),
        frame("{both: {hand: {on: knee, offset: [1]}}}"),
        frame("{both: {hand: {on: floor, at: [0, 0, 0]}}}"),
        frame("{both: {hand: {on: knee, ofset: [0, 0, 0]}}}"),
        frame("{both: {hand: [1, 2, 3]}}"),
        frame("{both: {foot: {}}}"),
        frame("{both: {foot: flor}}"),
        frame("{both: {foot: {at: [0, 0, 301]}}}"),
    ],
    ids=range(9),
)
def test_one_mistake_is_one_problem(complaints: Complaints, text: str) -> None:
    assert len(complaints(text)) == 1


@pytest.mark.parametrize("numbers", ["[]", "[10]", "[10, 20]", "[10, 20, 30, 40]"])
def test_a_list_of_another_length_is_said_to_be_one(complaints: Complaints, numbers: str) -> None:
    [found] = complaints(frame(f"{{working: {{hip: {numbers}}}}}"))
    assert found.startswith("5:18: figure 'bridge', frames.0.working.hip: ")
    assert re.search("too short|too long|at most 3|must have 3", found)


@pytest.mark.parametrize(
    "text",
    [FIGURE.replace("{}, {pelvis: [10, 0, 0]}", ""), prop("{is: belt, along: [knee]}"), frame("{}" + "\n    - {}" * 9)],
    ids=["none", "one", "ten"],
)
def test_a_list_too_short_or_too_long_is_said_in_the_files_own_words(complaints: Complaints, text: str) -> None:
    said = complaints(text)
    assert "tuple" not in "".join(said)


def test_every_problem_of_a_file_is_told(complaints: Complaints) -> None:
    said = complaints(
        "- id: bridge\n"
        "  position: supin\n"
        "  view: [200, 12]\n"
        "  colour: red\n"
        "  track: [knee, nee]\n"
        "  props: [{is: belt}]\n"
        "  frames:\n"
        "    - {working: {hpi: [0, 0, 0], knee: -1}}\n"
        "    - {anchor: floor, both: {rests: heel}}\n"
        "- just a word\n"
        "- id: Lift\n"
        "  frames: []\n"
    )
    places = [":".join(line.split(":")[:2]) for line in said]
    expected = ["2:3", "3:10", "4:3", "5:17", "6:11", "8:18", "8:34", "9:8", "9:30", "10:3", "11:3", "12:3"]
    assert [place for place in expected if place not in places] == []
    assert sum("'Lift'" in line and "is missing" in line for line in said) == 2


def test_problems_of_every_folder_are_told(write: Write, small: Catalogue) -> None:
    folders = [
        write("one", figures=named("brige")),
        write("two", figures=FIGURE.replace("supine", "up")),
        write("three", figures="- [\n"),
    ]
    with pytest.raises(CatalogueError) as caught:
        load_figures(small, folders, builtin=False)
    assert {Path(problem.file).parent.name for problem in caught.value.problems} == {"one", "two", "three"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word\n", "1:1: must be a list of figures; start each entry with '- id:'"),
        ("id: bridge\n", "1:1: must be a list of figures; start each entry with '- id:'"),
        ("- word\n", "1:3: figure: must be a mapping of fields"),
        ("- {id: [a]}\n", "1:4: figure \"['a']\", id: must be text; put it in quotes"),
        ("- &a {id: b}\n", "1:3: has an anchor (&name); remove it"),
        ("- {id: a}\n---\n- {id: b}\n", "2:1: starts a second document; keep one a file"),
        ("[" * 900, "1:21: is nested deeper than 20 levels"),
        ("- " * 50_000, "1:41: is nested deeper than 20 levels"),
        ("- {id: a, id: b}\n", "1:11: has the key 'id' twice; start another entry with '- id:'"),
        ("- 'a\x07'\n", "1:1: has a control character; use plain text"),
    ],
    ids=range(10),
)
def test_what_is_no_list_of_figures_is_refused(complaints: Complaints, text: str, said: str) -> None:
    assert complaints(text)[0] == said


@pytest.mark.parametrize("raw", [b"\xff\xfe-\x00", b"\x89PNG\r\n\x1a\n\x00", bytes(range(128, 256))])
def test_what_is_no_text_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "pose.yaml").write_bytes(raw)
    with pytest.raises(CatalogueError, match="1:1: is not UTF-8; save it as UTF-8"):
        read_figure_file(tmp_path / "pose.yaml")


@pytest.mark.parametrize(
    "text",
    [
        '- {id: "\\e[2J\\u202e"}\n',
        '- {id: bridge, "\\e]0;x\\a": 1}\n',
        FIGURE.replace("supine", '"\\e[31m\\u202e"'),
        frame('{press: [{at: "\\e[2J", to: [0, 0, 1]}]}'),
        frame('{working: {hand: {"\\e[2J": "\\u202e"}}}'),
        frame('{working: {hand: "a\\nb\\r"}}'),
    ],
    ids=range(6),
)
def test_hostile_text_is_never_repeated_raw(complaints: Complaints, text: str) -> None:
    assert all(line.isprintable() for line in complaints(text))


def test_a_long_value_is_not_repeated_in_full(complaints: Complaints) -> None:
    long = "x" * 5000
    said = complaints(frame(f"{{anchor: {long}, both: {{hand: {long}, rests: {long}}}}}"))
    assert "x" * 100 not in "".join(said)


def test_a_long_id_is_not_repeated_in_full(complaints: Complaints) -> None:
    said = complaints(FIGURE.replace("bridge", "x" * 5000))
    assert max(map(len, said)) < 300


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_figure_file(tmp_path / "gone.yaml")
    [problem] = caught.value.problems
    assert problem.file == str(tmp_path / "gone.yaml")
    assert "is not a file" not in problem.message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_figure_file(tmp_path)
    assert "is not a file" in str(caught.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("target", ["pipe", "gone", "/dev/zero"])
def test_what_is_no_file_is_not_even_opened(
    tmp_path: Path, small: Catalogue, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "figures.yaml").symlink_to(target)
    monkeypatch.setattr("hipcoach.catalogue.folder.read_bytes", lambda file: pytest.fail(f"{file} was opened"))
    with pytest.raises(CatalogueError):
        load_figures(small, [tmp_path], builtin=False)


def test_a_file_that_cannot_be_read_is_a_problem(
    write: Write, small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    folder = write(figures=FIGURE)
    monkeypatch.setattr("hipcoach.catalogue.folder.read_bytes", denied)
    with pytest.raises(CatalogueError, match=r"figures\.yaml:1:1: can't be read: Permission denied"):
        load_figures(small, [folder], builtin=False)


def test_a_folder_with_figures_alone_is_a_knowledge_folder(write: Write, catalogue: Catalogue) -> None:
    folder = write(figures=named(catalogue.exercises[0].id))
    assert read_folders([folder], catalogue) == catalogue
    assert catalogue.exercises[0].id in load_figures(catalogue, [folder])


def test_a_folder_without_figures_draws_nothing(write: Write, small: Catalogue, whole: dict[str, Entry]) -> None:
    assert load_figures(small, [write(sources=[whole["sources"]])], builtin=False) == {}


@pytest.mark.parametrize("name", ["figure.yaml", "figures.yml", "Figures.yaml"])
def test_a_misnamed_figures_file_is_told(write: Write, small: Catalogue, name: str) -> None:
    folder = write(sources="[]")
    (folder / name).write_text(FIGURE, encoding="utf-8")
    with pytest.raises(CatalogueError, match=rf"{name}:1:1: is not read; did you mean 'figures\.yaml'\?"):
        load_figures(small, [folder], builtin=False)


def test_mistakes_in_figures_are_told_with_all_the_others(write: Write, catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_folders([write(figures=named("no-such"), sources="nonsense")], catalogue)
    assert [Path(problem.file).name for problem in caught.value.problems] == ["sources.yaml", "figures.yaml"]


def test_figures_do_not_look_into_knowledge(write: Write, small: Catalogue) -> None:
    folder = write(figures=FIGURE, **dict.fromkeys(KINDS, "nonsense"))
    assert list(load_figures(small, [folder], builtin=False)) == ["bridge"]


@pytest.mark.parametrize("name", ["gone", "file", "a\0b", "a" * 300])
def test_what_is_no_folder_is_refused(tmp_path: Path, small: Catalogue, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CatalogueError, match="is not a folder that can be read"):
        load_figures(small, [tmp_path / name], builtin=False)


def test_a_merge_of_figures_takes_any_exercise_where_none_is_named(write: Write) -> None:
    merge = Merge(None, (FIGURES,))
    merge.read_folder(write(figures=named("what-ever")))
    assert list(merge.figures(None)) == ["what-ever"]
    with pytest.raises(CatalogueError):
        merge.figures(())


@pytest.mark.slow
def test_the_compiled_figures_equal_the_yaml(
    built_in: dict[str, Figure], tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "figures.json"
    file.write_text(compile_figures(CHECKOUT), encoding="utf-8")
    monkeypatch.setattr(load, "COMPILED_FIGURES", file)
    monkeypatch.setattr(load, "CHECKOUT", tmp_path / "gone")
    compiled = load_figures(catalogue)
    assert list(compiled) == list(built_in)
    assert compiled == built_in


@pytest.fixture
def compiled(whole_folder: Path, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package: compiled figures, and no checkout beside it."""
    folder = write("source", **{kind: (whole_folder / f"{kind}.yaml").read_text("utf-8") for kind in KINDS})
    (folder / "figures.yaml").write_text(FIGURE, encoding="utf-8")
    file = tmp_path / "figures.json"
    file.write_text(compile_figures(folder), encoding="utf-8")
    assert compile_figures(folder) == file.read_text("utf-8")
    monkeypatch.setattr(load, "COMPILED_FIGURES", file)
    monkeypatch.setattr(load, "CHECKOUT", tmp_path / "gone")
    return file


@pytest.mark.usefixtures("compiled")
def test_an_own_figure_replaces_a_compiled_one_too(write: Write, small: Catalogue) -> None:
    assert load_figures(small)["bridge"].position == "supine"
    assert load_figures(small, [write(figures=STANDING)])["bridge"].position == "standing"
    assert load_figures(small, builtin=False) == {}


@pytest.mark.usefixtures("compiled")
def test_an_own_figure_is_held_to_the_exercises_beside_compiled_ones_too(write: Write, small: Catalogue) -> None:
    with pytest.raises(CatalogueError, match="did you mean 'bridge'"):
        load_figures(small, [write(figures=named("brigde"))])


@pytest.mark.parametrize(
    "text",
    [named("zzz"), FIGURE.replace("supine", "up"), "word", frame("{both: {knee: 1.0e+999}}")],
    ids=["no-exercise", "position", "no-list", "infinite"],
)
def test_a_broken_figure_compiles_to_nothing(whole_folder: Path, write: Write, text: str) -> None:
    folder = write(figures=text, **{kind: (whole_folder / f"{kind}.yaml").read_text("utf-8") for kind in KINDS})
    with pytest.raises(CatalogueError):
        compile_figures(folder)


def test_reading_compiled_figures_needs_no_yaml(compiled: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from hipcoach.catalogue import load\n"
        "load.COMPILED_FIGURES = Path(sys.argv[1])\n"
        "assert load._built_in_figures()\n"
        "assert not {'yaml', 'rapidfuzz'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(compiled)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_loading_knowledge_builds_no_figure() -> None:
    script = (
        "import sys; from hipcoach.cli import app; from hipcoach.render import as_text\n"
        "assert not [name for name in sys.modules if name.startswith(('hipcoach.figures', 'hipcoach.catalogue.fig'))]\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
