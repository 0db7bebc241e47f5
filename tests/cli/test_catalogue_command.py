"""`hipcoach catalogue`, and the folder of one's own that is read by itself."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hipcoach.catalogue.folder import MODELS
from hipcoach.catalogue.load import START, built_in_origins

Ended = Callable[..., int]
Out = pytest.CaptureFixture[str]
ASK = ("recommend", "--symptom", "after-driving")


@pytest.fixture
def started(ended: Ended, capsys: Out) -> Path:
    """A folder as `catalogue new` writes it, in the working directory."""
    assert ended("catalogue", "new", "mine") == 0
    capsys.readouterr()
    return Path("mine")


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """HIPCOACH_HOME, with nothing in it."""
    monkeypatch.setenv("HIPCOACH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# --- new


def test_a_new_folder_is_whole_and_says_what_comes_next(ended: Ended, capsys: Out) -> None:
    assert ended("catalogue", "new", "mine") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "hipcoach catalogue check mine" in said.err
    assert "hipcoach --catalogue mine recommend --symptom after-driving" in said.err
    for name in ("exercises", "figures", "symptoms", "rules", "sources"):
        assert (Path("mine") / f"{name}.yaml").read_bytes() == (START / f"{name}.yaml").read_bytes()
    assert ended("catalogue", "check", "mine") == 0
    assert capsys.readouterr().err == "nothing wrong\n"


def test_each_file_names_the_schema_beside_it(started: Path) -> None:
    for file in started.glob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=schema/{file.stem}.json"
        Draft202012Validator.check_schema(json.loads((started / "schema" / f"{file.stem}.json").read_text("utf-8")))
    assert {file.stem for file in (started / "schema").iterdir()} == set(MODELS)


def test_a_new_folder_is_readable_as_new_files_are(started: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    for file in (*started.glob("*.yaml"), *started.glob("schema/*.json")):
        assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask


def test_what_is_there_stays_as_it_is(started: Path, ended: Ended, capsys: Out) -> None:
    change(started / "rules.yaml", "because:", "because: My own words.\n  #")
    before = (started / "rules.yaml").read_bytes()
    assert ended("catalogue", "new", "mine") == 1
    assert "already, which stays as it is; choose another folder" in capsys.readouterr().err
    assert (started / "rules.yaml").read_bytes() == before


def test_a_folder_with_other_things_in_it_is_taken(ended: Ended) -> None:
    Path("notes").mkdir()
    Path("notes/readme.txt").touch()
    assert ended("catalogue", "new", "notes") == 0


def test_what_a_run_that_was_killed_did_not_come_to_is_completed(started: Path, ended: Ended, capsys: Out) -> None:
    whole = {file: file.read_bytes() for file in started.rglob("*") if file.is_file()}
    shutil.rmtree(started / "schema")
    (started / "figures.yaml").unlink()
    (started / ".hipcoach-new-1").mkdir()
    assert ended("catalogue", "new", "mine") == 0
    assert {file: file.read_bytes() for file in started.rglob("*") if file.is_file()} == whole
    assert ended("catalogue", "new", "mine") == 1
    assert "already, which stays as it is" in capsys.readouterr().err
    assert not list(started.glob(".*"))


@pytest.mark.parametrize("name", ["rules.yaml", "concepts.yaml", "schema/rules.json"])
def test_a_part_that_somebody_changed_is_not_added_to(started: Path, ended: Ended, name: str) -> None:
    (started / "figures.yaml").unlink()
    (started / name).write_text("# Mine\n", encoding="utf-8")
    assert ended("catalogue", "new", "mine") == 1
    assert not (started / "figures.yaml").exists()
    assert (started / name).read_text("utf-8") == "# Mine\n"


def test_a_folder_that_came_to_be_meanwhile_stays_as_it_is(
    ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_: object) -> None:
        Path("mine").mkdir()
        Path("mine/notes.txt").touch()

    monkeypatch.setattr("hipcoach.cli.catalogue.new._write", meanwhile)
    assert ended("catalogue", "new", "mine") == 1
    said = "hipcoach: mine can't be written to: it was just made by somebody else; choose another\n"
    assert capsys.readouterr().err == said
    assert [file.name for file in Path().rglob("*")] == ["mine", "notes.txt"]


@pytest.mark.slow
@pytest.mark.parametrize("there", [True, False])
def test_of_two_at_once_one_begins_the_folder_and_the_other_says_so(tmp_path: Path, *, there: bool) -> None:
    if there:
        (tmp_path / "mine").mkdir()
    command = [sys.executable, "-m", "hipcoach", "catalogue", "new", "mine"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=tmp_path) for _ in range(2)]
    said = sorted(process.communicate(timeout=60)[1].splitlines()[0] for process in both)
    assert "already, which stays as it is; choose another folder" in said[0]
    assert said[1] == "started mine; change what is in it, then:"
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]


def test_a_place_that_cannot_be_a_folder_is_one_message(ended: Ended, capsys: Out) -> None:
    Path("file").touch()
    assert ended("catalogue", "new", "file") == 1
    assert capsys.readouterr().err.startswith("hipcoach: file can't be made a folder")


def test_a_folder_that_cannot_be_finished_is_not_begun(
    ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hipcoach.cli.files._create", full)
    assert ended("catalogue", "new", "mine") == 1
    assert capsys.readouterr().err == "hipcoach: mine can't be written to: No space left on device; choose another\n"
    assert list(Path().iterdir()) == []


def test_a_name_of_several_lines_forges_no_message(ended: Ended, capsys: Out) -> None:
    assert ended("catalogue", "new", "a\nhipcoach: b") == 0
    assert ended("catalogue", "new", "a\nhipcoach: b") == 1
    assert ended("recommend", "-s", "hamstring", "-o", "no\nhipcoach: fake/x") == 1
    assert not [line for line in capsys.readouterr().err.splitlines() if line.startswith("hipcoach: b")]


def test_a_link_to_itself_is_one_message(ended: Ended, capsys: Out) -> None:
    Path("loop").symlink_to("loop")
    assert ended("recommend", "-s", "hamstring", "-o", "loop") == 1
    assert ended("recommend", "-s", "hamstring", "-o", "loop/x") == 1
    assert ended("--catalogue", "loop", "catalogue", "check", "loop") == 1
    assert ended("catalogue", "new", "loop") == 1
    assert all(line.startswith("hipcoach: ") or "problem" in line for line in capsys.readouterr().err.splitlines())


# --- HIPCOACH_HOME


def test_a_folder_at_home_is_read_by_itself(home: Path, ended: Ended, capsys: Out) -> None:
    assert ended(*ASK) == 2
    assert ended("catalogue", "new") == 0
    assert (home / "catalogue" / "rules.yaml").is_file()
    assert "\n  hipcoach recommend --symptom after-driving\n" in capsys.readouterr().err
    assert ended(*ASK) == 0
    assert "Heel slide" in capsys.readouterr().out


def test_without_a_folder_at_home_nothing_is_missed(home: Path, ended: Ended) -> None:
    assert ended("show", "clamshell") == 0
    (home / "catalogue" / ".hipcoach-new-1").mkdir(parents=True)  # of a run that was killed
    assert ended("show", "clamshell") == 0


def test_a_folder_at_home_that_cannot_be_read_is_one_message(home: Path, ended: Ended, capsys: Out) -> None:
    home.mkdir()
    (home / "catalogue").symlink_to(home / "gone")
    assert ended("show", "clamshell") == 1
    assert "is not a folder that can be read" in capsys.readouterr().err


def test_a_named_folder_stands_above_the_one_at_home(home: Path, started: Path, ended: Ended, capsys: Out) -> None:
    ended("catalogue", "new")
    change(home / "catalogue" / "exercises.yaml", "name: Heel slide", "name: At home")
    change(started / "exercises.yaml", "name: Heel slide", "name: Named")
    capsys.readouterr()
    ended("--catalogue", "mine", "show", "heel-slide")
    assert capsys.readouterr().out.startswith("Named")
    ended("show", "heel-slide")
    assert capsys.readouterr().out.startswith("At home")


# --- where an entry came from


def test_show_says_where_an_own_exercise_is_written(started: Path, ended: Ended, capsys: Out) -> None:
    line = (started / "exercises.yaml").read_text("utf-8").splitlines().index("- id: heel-slide") + 1
    ended("--catalogue", "mine", "show", "heel-slide")
    assert capsys.readouterr().out.endswith(f"  - written in mine/exercises.yaml:{line}\n")
    ended("--catalogue", "mine", "show", "heel-slide", "--json")
    assert json.loads(capsys.readouterr().out)["origin"] == f"mine/exercises.yaml:{line}"
    ended("--catalogue", "mine", "show", "clamshell", "--json")
    assert json.loads(capsys.readouterr().out)["origin"] is None


def test_show_says_that_an_exercise_replaces_another(started: Path, ended: Ended, capsys: Out) -> None:
    change(started / "exercises.yaml", "- id: heel-slide", "- id: clamshell")
    (started / "figures.yaml").unlink()
    change(started / "rules.yaml", "heel-slide", "clamshell")
    ended("--catalogue", "mine", "show", "clamshell")
    assert "mine/exercises.yaml:6, in place of the one before it" in " ".join(capsys.readouterr().out.split())


def test_explain_says_where_own_rules_and_exercises_are_written(started: Path, ended: Ended, capsys: Out) -> None:
    ask = ("--catalogue", str(started), "explain", "--symptom", "after-driving")
    ended(*ask)
    told = capsys.readouterr().out
    assert "written in mine/rules.yaml:5\n" in told
    assert "written in mine/exercises.yaml:6\n" in told
    assert told.count("written in") == 2
    ended(*ask, "--json")
    trace = json.loads(capsys.readouterr().out)
    assert {rule["rule"]: rule["origin"] for rule in trace["rules"] if rule["origin"]} == {
        "driving-asks-for-extension": "mine/rules.yaml:5"
    }
    ended(*ask, "--exercise", "heel-slide")
    told = " ".join(capsys.readouterr().out.split())
    assert "written in mine/rules.yaml:5" in told
    assert "This exercise is written in mine/exercises.yaml:6." in told


# --- check


def test_check_tells_every_problem_with_its_place(started: Path, ended: Ended, capsys: Out) -> None:
    change(started / "exercises.yaml", "method: active", "method: actve")
    change(started / "rules.yaml", "source: my-notes", "source: my-note")
    assert ended("catalogue", "check", "mine") == 1
    said = capsys.readouterr()
    first, second = said.out.splitlines()
    assert first.startswith("mine/exercises.yaml:9:3: exercise 'heel-slide', method: 'actve' is not one of ")
    assert first.endswith("; did you mean 'active'?")
    assert second == (
        "mine/rules.yaml:15:3: rule 'driving-asks-for-extension', source: "
        "no source is called 'my-note'; did you mean 'my-notes'?"
    )
    assert said.err == "2 problems in 2 files\n"


def test_check_tells_what_is_doubtful_with_its_id(started: Path, ended: Ended, capsys: Out) -> None:
    (started / "figures.yaml").unlink()
    assert ended("catalogue", "check", "mine") == 1
    told = capsys.readouterr().out
    assert told == (
        "mine/exercises.yaml:6:3: exercise 'heel-slide', id: "
        "has no figure; draw it in figures.yaml under the same id [figure-missing]\n"
    )
    change(started / "exercises.yaml", "- id: heel-slide", "- id: heel-slide # hipcoach: allow figure-missing")
    assert ended("catalogue", "check", "mine") == 0


def test_check_as_json(started: Path, ended: Ended, capsys: Out) -> None:
    change(started / "exercises.yaml", "hip_flexion_deg: 60", "hip_flexion_deg: 600")
    assert ended("catalogue", "check", "mine", "--format", "json") == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert json.loads(said.out) == {
        "schema_version": 1,
        "problems": [
            {
                "file": "mine/exercises.yaml",
                "line": 22,
                "column": 3,
                "message": "must be at most 150",
                "entry": "exercise 'heel-slide'",
                "field": "hip_flexion_deg",
                "check": "",
            }
        ],
    }


def test_check_as_annotations(started: Path, ended: Ended, capsys: Out) -> None:
    change(started / "exercises.yaml", "name: Heel slide", 'name: "50%\\n,"')
    (started / "figures.yaml").unlink()
    assert ended("catalogue", "check", "mine", "--format", "github") == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line == (
        "::error file=mine/exercises.yaml,line=7,col=3,title=hipcoach::exercise 'heel-slide', name: "
        "has a control or direction character; use plain text on one line"
    )
    change(started / "exercises.yaml", 'name: "50%\\n,"', 'name: "50%"')
    assert ended("catalogue", "check", "mine", "--format", "github") == 1
    assert capsys.readouterr().out.startswith(
        "::warning file=mine/exercises.yaml,line=6,col=3,title=hipcoach figure-missing::exercise 'heel-slide', id: has"
    )


def test_in_a_workflow_only_annotations_are_commands(
    started: Path, ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    change(started / "exercises.yaml", "id: heel-slide", 'id: "##[add-mask]hello"')
    (started / "figures.yaml").unlink()
    assert ended("catalogue", "check", "mine") == 1
    assert "exercise '# #[add-mask]hello', id: must be" in capsys.readouterr().out
    assert ended("catalogue", "check", "mine", "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=mine/exercises.yaml,")
    assert ended("::warning file=x::") == 2
    assert "##[" not in capsys.readouterr().err


def test_annotations_cannot_be_forged_by_a_file_name(ended: Ended, capsys: Out) -> None:
    folder = Path("a,line=1::x\n::error ::y%")
    folder.mkdir()
    (folder / "rules.yaml").write_text("- 1\n", encoding="utf-8")
    assert ended("catalogue", "check", str(folder), "--format", "github") == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=a%2Cline=1%3A%3Ax%0A%3A%3Aerror %3A%3Ay%25/rules.yaml,line=1,col=3,")


def test_check_without_a_path_checks_what_is_in_use(home: Path, started: Path, ended: Ended, capsys: Out) -> None:
    assert ended("catalogue", "check") == 2
    assert "start one with `hipcoach catalogue new`" in capsys.readouterr().err
    (started / "figures.yaml").unlink()
    assert ended("--catalogue", "mine", "catalogue", "check") == 1
    ended("catalogue", "new")
    change(home / "catalogue" / "rules.yaml", "my-notes", "mine")
    assert ended("catalogue", "check") == 1
    assert str(home) in capsys.readouterr().out


@pytest.mark.slow
def test_the_built_in_knowledge_is_checked_by_itself(ended: Ended) -> None:
    data = START.parents[3] / "data"
    assert ended("--only", "catalogue", "check", str(data)) == 0


# --- what a folder's texts may hold


@pytest.mark.sweep
@pytest.mark.parametrize(
    "command",
    [
        ("catalogue", "check", "mine"),
        ("catalogue", "show", "exercises", "heel-slide"),
        ("show", "heel-slide"),
        ("recommend", "stiff after a long drive", "--screened"),
        *((*ASK, "--format", form) for form in ("text", "json", "markdown", "html")),
    ],
)
def test_a_folder_with_other_blanks_reads_and_prints_the_same(
    command: tuple[str, ...], started: Path, ended: Ended, capsys: Out
) -> None:
    plain = ended("--catalogue", "mine", *command), capsys.readouterr()
    assert plain[0] == 0
    texts = {file: file.read_text(encoding="utf-8") for file in started.glob("*.yaml")}
    other = []
    for blank in ("\u00a0", "\u202f", "\u3000"):
        for file, text in texts.items():
            file.write_text(text.replace(" ", blank), encoding="utf-8")
        if plain != (ended("--catalogue", "mine", *command), capsys.readouterr()):
            other.append(f"U+{ord(blank):04X}")
    assert not other


def test_an_entry_cannot_hide_in_a_comment(started: Path, ended: Ended, capsys: Out) -> None:
    with (started / "exercises.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# Notes of a coach: nothing here yet.\u2028- id: clamshell\u2028  off: true\n")
    line = (started / "exercises.yaml").read_bytes().count(b"\n")
    assert ended("catalogue", "check", "mine") == 1
    assert capsys.readouterr().out == (
        f"mine/exercises.yaml:{line}:38: has a line break that editors don't show (U+2028); write it without\n"
    )


# --- show, schema, stats, where


def test_show_prints_an_entry_as_it_is_written(started: Path, ended: Ended, capsys: Out) -> None:
    data = START.parents[3] / "data"
    assert ended("catalogue", "show", "exercises", "clamshell") == 0
    entry = capsys.readouterr().out
    assert entry.startswith("- id: clamshell\n  name: Clamshell\n")
    assert f"\n{entry}\n" in (data / "exercises.yaml").read_text("utf-8")
    assert ended("--catalogue", str(started), "catalogue", "show", "rules", "driving-asks-for-extension") == 0
    assert (started / "rules.yaml").read_text("utf-8").endswith(capsys.readouterr().out)


@pytest.mark.sweep
@pytest.mark.parametrize("kind", MODELS)
def test_every_entry_is_shown_whole_and_alone(kind: str) -> None:
    origins = built_in_origins(kind)
    assert origins
    text = (START.parents[3] / "data" / f"{kind}.yaml").read_text("utf-8")
    for (_, id_), origin in origins.items():
        assert origin.written().startswith(f"- id: {id_}")
        assert origin.written().count("\n- ") == 0
        last = origin.written().split("\n")[-2]
        assert last.strip()
        assert not last.startswith("#")
        assert origin.written() in text
    together = "".join(origin.written() for origin in origins.values())
    assert [line for line in text.splitlines() if line.strip() and not line.startswith("#")] == [
        line for line in together.splitlines() if line.strip() and not line.startswith("#")
    ]


def test_show_lists_what_there_is_of_a_kind(started: Path, ended: Ended, capsys: Out) -> None:
    assert ended("--catalogue", str(started), "catalogue", "show", "figures") == 0
    ids = capsys.readouterr().out.splitlines()
    assert ids[-1] == "heel-slide"
    assert "clamshell" in ids


def test_show_of_what_is_not_there(started: Path, ended: Ended, capsys: Out) -> None:
    assert ended("catalogue", "show", "exercises", "clamshel") == 2
    assert "did you mean 'clamshell'" in capsys.readouterr().err
    assert ended("catalogue", "show", "exercisse") == 2
    assert "did you mean 'exercises'?" in capsys.readouterr().err
    with (started / "exercises.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: box-pigeon, off: true}\n")
    assert ended("--catalogue", "mine", "catalogue", "show", "exercises", "box-pigeon") == 2


@pytest.mark.parametrize("ask", [("show", "box-pigeon"), ("explain", "-s", "hamstring", "--exercise", "box-pigeon")])
def test_what_is_switched_off_is_said_to_be(started: Path, ended: Ended, capsys: Out, ask: tuple[str, ...]) -> None:
    with (started / "exercises.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: box-pigeon, off: true}\n")
    line = len((started / "exercises.yaml").read_text("utf-8").splitlines())
    assert ended("--catalogue", "mine", *ask) == 2
    assert f"exercise 'box-pigeon' is switched off in mine/exercises.yaml:{line}\n" in capsys.readouterr().err


@pytest.mark.parametrize("kind", MODELS)
def test_schema_prints_the_schema_of_a_kind(ended: Ended, capsys: Out, kind: str) -> None:
    assert ended("catalogue", "schema", kind.replace("_", "-")) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["title"] == f"hipcoach {kind}.yaml"


def test_schema_without_a_kind_prints_all(ended: Ended, capsys: Out) -> None:
    assert ended("catalogue", "schema") == 0
    assert json.loads(capsys.readouterr().out)["properties"].keys() == MODELS.keys()
    assert ended("catalogue", "schema", "exercisse") == 2
    assert "did you mean 'exercises'?" in capsys.readouterr().err


def test_stats_counts_every_use(started: Path, ended: Ended, capsys: Out) -> None:
    assert ended("catalogue", "stats") == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 6 * 9 * 8
    assert ["flexion", "active", "supine", "1", "0", "0"] in rows
    assert ended("--catalogue", str(started), "catalogue", "stats", "--json") == 0
    found = json.loads(capsys.readouterr().out)["coverage"]
    assert {"motion": "flexion", "method": "active", "position": "supine", "bare": 2, "home": 0, "more": 0} in found


@pytest.fixture
def layered(home: Path, started: Path, ended: Ended, capsys: Out) -> Path:
    """A folder at home, and one above it that adds, replaces and switches off."""
    ended("catalogue", "new")
    with (started / "exercises.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: box-pigeon, off: true}\n")
    change(started / "rules.yaml", "- id: driving-asks-for-extension", "- id: stiffness-strength")
    capsys.readouterr()
    return home / "catalogue"


def test_where_tells_what_each_place_does(layered: Path, ended: Ended, capsys: Out) -> None:
    assert ended("--catalogue", "mine", "catalogue", "where") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1. built in"
    assert lines[2].startswith("   adds 94 sources, 108 concepts, ")
    assert lines[4:] == [
        "2. your own, read by itself",
        f"   {layered}",
        "   adds 1 rule",
        "3. named by --catalogue or HIPCOACH_CATALOGUE",
        "   mine",
        "   replaces source my-notes, symptom after-driving, exercise heel-slide, figure",
        "   heel-slide, rule stiffness-strength",
        "   switches off exercise box-pigeon",
    ]


def test_where_as_json(layered: Path, ended: Ended, capsys: Out) -> None:
    assert ended("--catalogue", "mine", "catalogue", "where", "--json") == 0
    built_in, at_home, named = json.loads(capsys.readouterr().out)["places"]
    assert built_in["adds"]["templates"] == 9
    assert (at_home["path"], at_home["there"]) == (str(layered), True)
    assert named["switches_off"] == ["exercise box-pigeon"]
    ended("--only", "catalogue", "where", "--json")
    assert len(json.loads(capsys.readouterr().out)["places"]) == 1


@pytest.mark.usefixtures("home")
def test_where_says_that_nothing_is_at_home(ended: Ended, capsys: Out) -> None:
    assert ended("catalogue", "where") == 0
    assert "not there; `hipcoach catalogue new` starts one" in capsys.readouterr().out


def test_where_speaks_even_of_a_folder_that_is_broken(started: Path, ended: Ended, capsys: Out) -> None:
    change(started / "rules.yaml", "my-notes", "mine")
    assert ended("--catalogue", "mine", "catalogue", "where") == 1
    said = capsys.readouterr()
    assert "mine\n" in said.out
    assert "no source is called 'mine'" in said.err
