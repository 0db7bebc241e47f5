"""What a person and a script rely on, held against the command; what needs a process is in `test_process.py`."""

from __future__ import annotations

import json
import shlex
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from built_in import built_in
from jsonschema import Draft202012Validator

from hipcoach.catalogue import Catalogue
from hipcoach.vocabulary import POSITIONS_ON

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

HAMSTRING = ("recommend", "--symptom", "hamstring")


def test_json_and_its_short_form_are_one(hipcoach: Run) -> None:
    assert hipcoach(*HAMSTRING, "--json").stdout == hipcoach(*HAMSTRING, "--format", "json").stdout


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(hipcoach: Run, columns: int) -> None:
    lines = hipcoach(*HAMSTRING, COLUMNS=str(columns)).stdout.decode().splitlines()
    assert max(map(len, lines)) <= columns


def test_a_file_is_whole_private_and_the_only_one(hipcoach: Run, tmp_path: Path) -> None:
    done = hipcoach(*HAMSTRING, "-o", "routine.md", "--format", "markdown")
    assert done.stdout == b""
    assert (tmp_path / "routine.md").read_text("utf-8").startswith("# High hamstring pain")
    assert stat.S_IMODE((tmp_path / "routine.md").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["routine.md"]


@pytest.mark.parametrize("place", ["missing/routine.txt", "."])
def test_an_unwritable_place_is_one_message(hipcoach: Run, place: str) -> None:
    done = hipcoach(*HAMSTRING, "-o", place, exit_code=1)
    assert done.stderr.startswith(b"hipcoach: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("recommend",), "hamstring"),
        (("recommend", "-s", "hamstrng"), "did you mean 'hamstring'"),
        (("recommend", "-s", "hamstring", "--focus", "internal rotatoin"), "internal_rotation"),
        (("recommend", "-s", "hamstring", "--equipment", "bnad"), "band"),
        (("recommend", "-s", "hamstring", "--avoid", "standng"), "standing"),
        (("recommend", "-s", "hamstring", "--caution", "knes"), "knee"),
        (("recommend", "-s", "hamstring", "--activity", "runing"), "running"),
        (("recommend", "-s", "hamstring", "--when", "befor"), "before"),
        (("recommend", "-s", "hamstring", "--side", "lft"), "left"),
        (("recommend", "-s", "hamstring", "--stage", "strogn"), "did you mean 'strong'"),
        (("recommend", "-s", "hamstring", "--on", "chiar"), "did you mean 'chair'"),
        (("recommend", "-s", "hamstring", "--variant", "d"), "a, b, c"),
        (("recommend", "-s", "hamstring", "--steps", "1"), "2"),
        (("recommend", "-s", "hamstring", "--steps", "10"), "9"),
        (("recommend", "-s", "hamstring", "--template", "daily"), "daily-cars"),
        (("recommend", "-s", "hamstring", "--flag", "tramua"), "trauma"),
        (("recommend", "-s", "hamstring", "--minutes", "2"), "3"),
        (("recommend", "-s", "hamstring", "--minutes", "61"), "60"),
        (("recommend", "-s", "hamstring", "--pain", "11"), "10"),
        (("recommend", "-s", "\x1b[31mred\u202e"), r"\x1b"),
        (("show", "clamshel"), "clamshell"),
        (("list", "--motion", "abduktion"), "abduction"),
        (("schema", "routin"), "routine"),
        (("explain", "-s", "hamstring", "--exercise", "brigde"), "bridge"),
    ],
    ids=lambda value: " ".join(value)[-24:].encode("ascii", "replace").decode() if isinstance(value, tuple) else None,
)
def test_an_unknown_word_names_the_nearest(hipcoach: Run, arguments: tuple[str, ...], said: str) -> None:
    done = hipcoach(*arguments, exit_code=2)
    assert said in done.stderr.decode()
    assert done.stdout == b""
    assert b"\x1b" not in done.stderr


def _asked(hipcoach: Run, *options: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The answer as JSON, and its steps."""
    answer = json.loads(hipcoach(*HAMSTRING, "--json", *options).stdout)
    return answer, [step for phase in answer["phases"] for step in phase["steps"]]


def test_a_stage_is_asked_for_and_pain_lowers_it(hipcoach: Run) -> None:
    assert _asked(hipcoach)[0]["stage"] == "settling"
    assert _asked(hipcoach, "--stage", "Strong")[0]["stage"] == "strong"
    lowered, _ = _asked(hipcoach, "--stage", "strong", "--pain", "4")
    assert lowered["stage"] == "sore"
    assert "stage-lowered" in [note["id"] for note in lowered["advice"]]


def test_what_there_is_to_exercise_on_adds_up(hipcoach: Run) -> None:
    for options, allowed in (
        (("--on", "bed"), POSITIONS_ON["bed"]),
        (("--on", "chair", "--on", "bed"), POSITIONS_ON["bed"] | POSITIONS_ON["chair"]),
    ):
        answer, steps = _asked(hipcoach, *options)
        assert {step["position"] for step in steps} <= allowed
        assert answer["request"]["on"] == list(options[1::2])


def test_fewer_steps_are_asked_for(hipcoach: Run) -> None:
    assert len(_asked(hipcoach, "--minutes", "20", "--steps", "5")[1]) <= 5 < len(_asked(hipcoach, "-m", "20")[1])


def test_another_variant_is_another_session_or_says_that_it_is_none(hipcoach: Run) -> None:
    (a, first), (b, second) = _asked(hipcoach, "--variant", "a"), _asked(hipcoach, "--variant", "b")
    assert (a["request"]["variant"], b["request"]["variant"]) == ("a", "b")
    other = {step["exercise"] for step in first} != {step["exercise"] for step in second}
    assert other != ("same-variant" in [note["id"] for note in b["advice"]])


def test_pain_of_eight_and_a_child_are_referred_whatever_else_is_said(hipcoach: Run) -> None:
    assert b"pain of 8 of 10 or more" in hipcoach("recommend", "--pain", "8", exit_code=3).stdout
    youth = json.loads(hipcoach(*HAMSTRING, "--age", "15", "--json", exit_code=3).stdout)
    assert youth["referral"]["flag"] == "youth"
    assert b"emergency number" in hipcoach("recommend", "--flag", "dvt", exit_code=3).stdout


def test_a_hostile_folder_steers_no_terminal(hipcoach: Run, tmp_path: Path) -> None:
    folder = tmp_path / "evil\x1b[2J\u202e"
    folder.mkdir()
    (folder / "rules.yaml").write_text('- "\\e[31mid": "\\e[2J"\n  "\\u202e": 1\n  "a\\nb": x\n', encoding="utf-8")
    done = hipcoach("--catalogue", str(folder), *HAMSTRING, exit_code=1)
    assert b"\x1b" not in done.stderr
    assert "\u202e" not in done.stderr.decode()


def test_lists_are_tab_separated_whole_and_without_boxes(hipcoach: Run, catalogue: Catalogue) -> None:
    rows = [line.split("\t") for line in hipcoach("list", COLUMNS="40").stdout.decode().splitlines()]
    assert [row[0] for row in rows] == [exercise.id for exercise in catalogue.exercises]
    assert {len(row) for row in rows} == {7}
    for kind, count in (("symptoms", 3), ("rules", 5), ("flags", 3), ("templates", 3), ("programmes", 6)):
        lines = hipcoach(kind).stdout.decode().splitlines()
        assert {line.count("\t") for line in lines} == {count - 1}


@pytest.mark.parametrize("kind", ["symptoms", "rules", "flags", "templates", "programmes"])
def test_every_list_has_json(hipcoach: Run, kind: str) -> None:
    answer = json.loads(hipcoach(kind, "--json").stdout)
    assert answer["schema_version"] == 1
    assert all(entry["id"] for entry in answer[kind])


@pytest.mark.parametrize("command", ["", "recommend", "list", "show", "explain", "symptoms", "schema"])
def test_every_command_has_help_both_ways(hipcoach: Run, command: str) -> None:
    words = [command] if command else []
    assert hipcoach(*words, "-h").stdout == hipcoach(*words, "--help").stdout != b""


def test_words_are_understood_said_and_explained(hipcoach: Run) -> None:
    words = "outside of my knee hurts going downhill"
    asked = (words, "--screened")
    assert (
        b'Understood: IT-band pain, from "outside of my knee hurts going downhill".'
        in hipcoach("recommend", *asked).stdout
    )
    routine = json.loads(hipcoach("recommend", *asked, "--json").stdout)
    assert [each["symptom"] for each in routine["understood"]] == ["it-band"]
    trace = json.loads(hipcoach("explain", *asked, "--json").stdout)
    assert {each["id"] for each in trace["words"] if not each["ignored"]} >= {"it-band"}
    assert b"Understood" in hipcoach("recommend", *asked, "--format", "markdown").stdout


WAYS = [
    ("recommend",),
    ("recommend", "--json"),
    ("recommend", "--format", "markdown"),
    ("recommend", "--format", "html", "-o", "out.html"),
    ("recommend", "-o", "out.txt"),
    ("recommend", "--symptom", "stiffness"),
    ("recommend", "--template", "daily-cars", "--symptom", "stiffness"),
    ("explain",),
    ("explain", "--exercise", "clamshell"),
]


@pytest.mark.sweep
@pytest.mark.parametrize("way", WAYS, ids=" ".join)
@pytest.mark.parametrize("words", ["my hips are stiff", "stiffness", "stiff hips and a numb foot"])
def test_words_lead_to_no_exercise_before_the_signs_are_answered(
    hipcoach: Run, monkeypatch: pytest.MonkeyPatch, way: tuple[str, ...], words: str
) -> None:
    """And nothing but the option says that they are."""
    for name in ("HIPCOACH_SCREENED", "SCREENED", "HIPCOACH_RECOMMEND_SCREENED"):
        monkeypatch.setenv(name, "1")
    said = hipcoach(way[0], words, *way[1:], exit_code=2).stdout.decode()
    assert not any(f'"{id_}"' in said or exercise.name in said for id_, exercise in built_in().exercise.items())


def test_the_command_that_is_offered_gives_the_routine(hipcoach: Run) -> None:
    asked = json.loads(hipcoach("recommend", "my hips are stiff", "--json", exit_code=2).stdout)["screening"]
    program, *arguments = shlex.split(asked["command"])
    assert program == "hipcoach"
    assert "phases" in json.loads(hipcoach(*arguments, "--json").stdout)


@pytest.mark.slow
def test_every_outcome_of_words_is_json_of_the_schema(hipcoach: Run) -> None:
    validator = Draft202012Validator(json.loads(hipcoach("schema", "routine").stdout))
    for words, kind, exit_code in (
        ("my hamstring is sore", "screening", 2),
        ("sore glutes", "ambiguous", 2),
        ("stiff hips and a numb foot", "screening", 2),
        ("my calf is swollen", "referral", 3),
        ("what is the weather like", "not_understood", 2),
        ("", "not_understood", 2),
    ):
        done = hipcoach("recommend", words, "--json", exit_code=exit_code)
        answer = json.loads(done.stdout)
        validator.validate(answer)
        assert kind in answer
        assert "emergency number" in answer[kind]["emergency"]
        assert b"local emergency" in hipcoach("recommend", words, exit_code=exit_code).stdout
        assert b"emergency number" in hipcoach("recommend", words, "--format", "markdown", exit_code=exit_code).stdout
        assert b"Read from the words" in hipcoach("explain", words, exit_code=exit_code).stdout


def test_what_was_said_steers_no_terminal(hipcoach: Run) -> None:
    for command in ("recommend", "explain"):
        shown = hipcoach(command, "my hamstring \x1b[0m\u202e\x07 hurts", "--screened").stdout.decode()
        assert r"hamstring \x1b[0m\u202e\x07 hurts" in shown
        assert not {"\x1b", "\u202e", "\x07"} & set(shown)


def test_a_sign_that_only_advises_stops_no_script(hipcoach: Run) -> None:
    made = hipcoach("recommend", "-s", "stiffness", "--flag", "no-change:advice", "--flag", "inflam:advice", "--json")
    assert [sign["flag"] for sign in json.loads(made.stdout)["look_at"]] == ["inflam", "no-change"]
    shown = hipcoach("recommend", "-s", "stiffness", "--flag", "no-change:advice").stdout.decode().splitlines()
    assert shown[1].startswith("Something that has lasted this long")
    hipcoach("recommend", "-s", "stiffness", "--flag", "no-change", exit_code=3)
    hipcoach("recommend", "-s", "stiffness", "--flag", "no-change:advise", exit_code=2)


def test_under_eighteen_a_complaint_stops_and_nothing_else(hipcoach: Run) -> None:
    hipcoach("recommend", "--template", "daily-cars", "--age", "16")
    hipcoach("recommend", "--template", "daily-cars", "--age", "16", "--pain", "1", exit_code=3)
    hipcoach("recommend", "-s", "stiffness", "--age", "16", exit_code=3)


def _answers(hipcoach: Run, **changed: str) -> str:
    flags = json.loads(hipcoach("flags", "--json").stdout)["flags"]
    return json.dumps({flag["id"]: "no" for flag in flags} | changed)


def test_screen_reads_answers_and_gives_a_verdict(hipcoach: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(_answers(hipcoach), encoding="utf-8")
    clear = json.loads(hipcoach("screen", "--answers", "answers.yaml", "--json").stdout)
    assert clear["clear"]["unsure"] == []
    assert b"local emergency" in hipcoach("screen", "--answers", "answers.yaml", "-s", "hamstring").stdout
    for changed, flag in (({"dvt": "yes"}, "dvt"), ({"neuro": "unsure"}, "neuro"), ({"surgery": "yes"}, "surgery")):
        file.write_text(_answers(hipcoach, **changed), encoding="utf-8")
        answer = json.loads(hipcoach("screen", "--answers", "answers.yaml", "--json", exit_code=3).stdout)
        assert answer["referral"]["flag"] == flag
    file.write_text(_answers(hipcoach, inflam="unsure"), encoding="utf-8")
    assert json.loads(hipcoach("screen", "--answers", "answers.yaml", "--json").stdout)["clear"]["unsure"] == ["inflam"]
    answers = json.loads(_answers(hipcoach)) | {"bone-stress": "advice"}
    file.write_text(json.dumps(answers), encoding="utf-8")
    clear = json.loads(hipcoach("screen", "--answers", "answers.yaml", "--json").stdout)["clear"]
    assert [sign["flag"] for sign in clear["look_at"]] == ["bone-stress"]
    assert clear["look_at"][0]["text"][:20].encode() in hipcoach("screen", "--answers", "answers.yaml").stdout
    file.write_text("trauma: yes\n", encoding="utf-8")
    assert b"not answered" in hipcoach("screen", "--answers", "answers.yaml", exit_code=3).stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trauma: no\n", "no answer for infection"),
        ("trauma: maybe\n", "answers.yaml:1:1: trauma: must be yes, no or unsure"),
        ("bone-stress: urgent\n", "must be yes, no or unsure; or, for its lighter form, advice"),
        ("truama: no\n", "did you mean 'trauma'"),
        ("- trauma\n", "must be a mapping"),
        ("trauma: [no\n", "not valid YAML"),
        ("", "must be a mapping"),
        ("trauma: 1\n", "must be yes, no or unsure"),
    ],
)
def test_answers_that_cannot_be_read_say_where(hipcoach: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
    done = hipcoach("screen", "--answers", "answers.yaml", exit_code=2)
    assert said in done.stderr.decode()
    assert done.stdout == b""


def test_screen_without_a_terminal_or_a_file_is_one_message(hipcoach: Run) -> None:
    assert b"--answers" in hipcoach("screen", exit_code=2).stderr
    assert b"can't be read" in hipcoach("screen", "--answers", "missing.yaml", exit_code=2).stderr


PAGE = ("--format", "html", "-o", "routine.html")


def test_a_red_flag_makes_a_page_without_a_routine(hipcoach: Run, tmp_path: Path) -> None:
    hipcoach("recommend", "-s", "hip-pain", "--flag", "bone-stress", *PAGE, exit_code=3)
    text = (tmp_path / "routine.html").read_text(encoding="utf-8")
    assert "Urgent: be seen within a day or so." in text
    assert "<script" not in text


HEAD = ("--for", "Ana <b>", "--from", "Koa", "--note", "*Slowly*, please.")


@pytest.mark.sweep
@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "pdf"])
@pytest.mark.parametrize("flag", [(), ("--flag", "bone-stress")])
def test_a_head_is_written_on_every_form(hipcoach: Run, tmp_path: Path, form: str, flag: tuple[str, ...]) -> None:
    asked = ("recommend", "-s", "hip-pain", "-m", "5", *flag, *HEAD, "--format", form, "-o", "sheet")
    hipcoach(*asked, exit_code=3 if flag else 0)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["sheet"]
    content = (tmp_path / "sheet").read_bytes()
    if form == "json":
        assert json.loads(content)["letterhead"] == {"for": "Ana <b>", "from": "Koa", "note": "*Slowly*, please."}
    elif form != "pdf":  # whose letters are glyphs
        assert b"Slowly" in content
        assert b"Koa" in content
        assert form in ("text", "markdown") or b"Ana <b>" not in content


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (("--for", "a" * 61), "--for has 61 letters; 60 at most"),
        (("--from", ""), "--from is empty"),
        (("--from", "\u202eevil"), "--from has a control or direction character"),
        (("--note", "a\nb"), "--note has a control or direction character"),
        (("--note", "a" * 301), "--note has 301 letters; 300 at most"),
    ],
)
def test_a_head_that_is_no_line_of_text_is_refused(hipcoach: Run, head: tuple[str, str], said: str) -> None:
    assert said in hipcoach("recommend", "-s", "hip-pain", *head, exit_code=2).stderr.decode()


@pytest.mark.parametrize(
    "options",
    [
        ("--open",),
        ("--open", "-o", "routine.txt"),
        ("--open", "--format", "html"),
        ("--open", "--json", "-o", "r.json"),
    ],
)
def test_only_a_page_in_a_file_can_be_opened(hipcoach: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = hipcoach(*HAMSTRING, *options, exit_code=2)
    assert b"--open shows a page or a PDF; name its file: -o routine.html" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_handout_is_one_private_pdf(hipcoach: Run, tmp_path: Path) -> None:
    hipcoach(*HAMSTRING, "--format", "pdf", "--paper", "letter", "-o", "routine.pdf")
    file = tmp_path / "routine.pdf"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.read_bytes() == hipcoach(*HAMSTRING, "--format", "pdf", "--paper", "letter").stdout


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is nothing that never ends")
def test_answers_that_never_end_are_not_read_to_their_end(hipcoach: Run) -> None:
    with Path("/dev/zero").open("rb") as endless:  # as the shell hands it on: `<(...)`
        done = hipcoach("screen", "--answers", f"/dev/fd/{endless.fileno()}", exit_code=2)
    assert b"is larger than 1000000 bytes" in done.stderr
