"""A person's own defaults: from where, in which order, and what none answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.cli import settings
from hipcoach.cli.options import RequestOptions

Ended = Callable[..., int]
Out = pytest.CaptureFixture[str]
ASK = ("recommend", "-s", "hamstring", "--json")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of defaults, which is not there yet."""
    monkeypatch.delenv("HIPCOACH_PAGER")
    monkeypatch.setenv("HIPCOACH_HOME", str(tmp_path))
    return tmp_path / "config.toml"


def request_of(capsys: Out) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)["request"]
    return answer


def test_options_stand_above_words_above_variables_above_the_file(
    file: Path, ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ended(*ASK) == 0
    assert request_of(capsys)["minutes"] == 12
    file.write_text("minutes = 20\n", encoding="utf-8")
    assert ended(*ASK) == 0
    assert request_of(capsys)["minutes"] == 20
    monkeypatch.setenv("HIPCOACH_MINUTES", "15 min")
    assert ended(*ASK) == 0
    assert request_of(capsys)["minutes"] == 15
    assert ended(*ASK, "10 minutes", "--screened") == 0
    assert request_of(capsys)["minutes"] == 10
    assert ended(*ASK, "10 minutes", "--screened", "-m", "5") == 0
    assert request_of(capsys)["minutes"] == 5


def test_cautions_and_what_is_spared_add_up(file: Path, ended: Ended, capsys: Out) -> None:
    file.write_text('caution = ["knee"]\navoid = ["standing"]\n', encoding="utf-8")
    assert ended(*ASK, "-c", "low-back", "--avoid", "prone") == 0
    request = request_of(capsys)
    assert {"knee", "low-back"} <= set(request["cautions"])
    assert set(request["avoid"]) == {"standing", "prone"}


def test_what_came_from_there_is_told_unless_quiet(file: Path, ended: Ended, capsys: Out) -> None:
    file.write_text('side = "left"\nminutes = 10\n', encoding="utf-8")
    assert ended(*ASK, "-m", "8") == 0
    assert capsys.readouterr().err == "note: side left from config.toml\n"
    assert ended("-q", *ASK) == 0
    assert capsys.readouterr().err == ""


def test_a_symptom_of_a_variable_yields_to_words(
    ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    assert not file.exists()
    monkeypatch.setenv("HIPCOACH_SYMPTOM", "it-band")
    assert ended("recommend", "--json") == 0
    assert request_of(capsys)["symptoms"] == ["it-band"]
    assert ended("recommend", "tight hips", "--screened", "--json") == 0
    assert request_of(capsys)["symptoms"] == ["stiffness"]
    assert ended("recommend", "--template", "daily-cars", "--json") == 0
    assert request_of(capsys)["symptoms"] == []


@pytest.mark.parametrize("name", sorted(settings.ANEW))
def test_what_is_answered_anew_each_time_comes_from_nowhere_else(
    file: Path, ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(f"HIPCOACH_{name.upper().replace('-', '_')}", "1")
    assert ended(*ASK) == 0
    assert request_of(capsys)["pain"] is None
    file.write_text(f"{name} = 1\n", encoding="utf-8")
    assert ended(*ASK) == 2
    assert capsys.readouterr().err == f"hipcoach: {file}: {name} is asked anew each time; leave it out\n"


def test_every_option_of_a_request_is_a_setting_or_asked_anew() -> None:
    options = {"symptom", "caution", "flag", "not-flag"} | set(RequestOptions.__dataclass_fields__)
    plural = {"symptoms", "cautions", "flags", "not_flags"}
    assert options - plural <= set(settings.READERS) | settings.ANEW
    assert set(settings.IN_FILE) <= set(settings.READERS)
    assert not settings.ANEW & set(settings.READERS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("minutes = 99", "minutes takes a whole number from 3 to 60, not '99'"),
        ("minute = 9", "nothing is called 'minute'; did you mean 'minutes'?"),
        ("minutes =", "is no TOML"),
        ("side = 3", "side takes a text, not 3"),
        ('side = "l\\u001b[2Jeft"', "side takes a text, not"),
        ('side = "up"', "no side is called 'up'"),
        ("caution = 3", "caution takes a list of words, not 3"),
        ('caution = ["kne"]', "no caution is called 'kne'; did you mean 'knee'"),
        ("figures = 3", "figures takes true or false, not 3"),
        ('paper = "a5"', "paper takes a4, letter, not 'a5'"),
        ("a = " + "[" * 5000, "is no TOML"),
        ("#" * 200_000, "a few lines are enough"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_file(
    file: Path, ended: Ended, capsys: Out, text: str, said: str
) -> None:
    file.write_text(text, encoding="utf-8")
    assert ended(*ASK) == 2
    told = capsys.readouterr()
    assert said in json.loads(told.out)["error"]["message"]
    assert told.err.startswith(f"hipcoach: {file}")
    assert said in told.err
    assert "\x1b" not in told.err


def test_a_file_that_is_none_is_left_alone_and_one_of_bytes_is_told(file: Path, ended: Ended, capsys: Out) -> None:
    file.mkdir()
    assert ended(*ASK) == 0
    file.rmdir()
    file.write_bytes(b"minutes = \xff")
    assert ended(*ASK) == 2
    assert "is no TOML" in capsys.readouterr().err


def test_config_shows_what_is_in_force_and_from_where(
    file: Path, ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ended("config") == 0
    none = f"{file}, which is not there\n\nnot set    {', '.join(settings.IN_FILE)}\n"
    diary = file.with_name("diary.sqlite3")
    assert capsys.readouterr().out == f"{none}\ndiary, once it is begun: {diary}\n"
    file.write_text('minutes = 10\ncaution = ["knee", "nerve"]\n', encoding="utf-8")
    monkeypatch.setenv("HIPCOACH_AGE", "61")
    assert ended("config") == 0
    assert capsys.readouterr().out.splitlines()[2:5] == [
        "minutes    10  (from this file)",
        "caution    knee, nerve  (from this file)",
        "age        61  (from HIPCOACH_AGE)",
    ]
    assert ended("config", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["settings"]["age"] == {"value": 61, "origin": "HIPCOACH_AGE"}
    assert (answer["file"], answer["diary"]) == (str(file), str(diary))


@pytest.mark.parametrize("typed", ["", " ", "=", "set", "set "])
def test_words_that_set_nothing_are_answered_by_an_example(ended: Ended, capsys: Out, typed: str) -> None:
    assert ended("config", typed) == 2
    assert capsys.readouterr().err.endswith("config.toml: minutes = 8\n")


def test_a_broken_file_keeps_nothing_from_working_that_needs_none(file: Path, ended: Ended) -> None:
    file.write_text("minutes =", encoding="utf-8")
    assert ended("symptoms") == ended("show", "clamshell") == ended("help") == 0


@pytest.mark.parametrize("home", ["~/hipcoach", "~"])
def test_a_tilde_that_no_shell_replaced_is_the_home(
    tmp_path: Path, ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HIPCOACH_HOME", home)
    assert ended("config") == 0
    assert capsys.readouterr().out.startswith(str(tmp_path))
    assert ended("recommend", "-s", "hamstring", "-o", "~/r.txt") == 0
    assert (tmp_path / "r.txt").is_file()
    assert not (tmp_path / "~").exists()


def test_without_a_home_nothing_is_read_from_there(ended: Ended, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("HIPCOACH_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "expanduser", unknown)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: unknown(Path()))
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: unknown(Path()))
    assert ended("recommend", "-s", "hamstring") == 0
    assert ended("config") == ended("catalogue", "where") == 0
    assert "no home folder is known" in capsys.readouterr().out
    assert ended("catalogue", "new") == 2
    assert "name a folder, or set HIPCOACH_HOME" in capsys.readouterr().err
    assert ended("catalogue", "check", "~/mine") == 2
    assert "begins with a home folder that is not known" in capsys.readouterr().err
