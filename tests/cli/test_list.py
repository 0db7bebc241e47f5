"""`hipcoach list` and the other lists: their forms, and what is said where nothing fits."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable

import pytest

from hipcoach.catalogue import Catalogue

Ended = Callable[..., int]
Said = Callable[..., tuple[str, str]]
KINDS = ["list", "symptoms", "rules", "flags", "templates", "programmes"]


@pytest.fixture
def said(ended: Ended, capfdbinary: pytest.CaptureFixture[bytes]) -> Said:
    """Run hipcoach; gives stdout and stderr."""

    def run(*arguments: str, exit_code: int = 0) -> tuple[str, str]:
        assert ended(*arguments) == exit_code
        out, err = capfdbinary.readouterr()
        return out.decode(), err.decode()

    return run


@pytest.mark.parametrize("kind", KINDS)
def test_lines_of_json_hold_what_json_holds_an_entry_each(said: Said, kind: str) -> None:
    (entries,) = (value for value in json.loads(said(kind, "--json")[0]).values() if isinstance(value, list))
    lines = said(kind, "--format", "jsonl")[0].splitlines()
    assert [json.loads(line) for line in lines] == entries
    assert lines[0].startswith('{"')


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_has_the_same_forms(said: Said, kind: str) -> None:
    rows = [line.split("\t") for line in said(kind)[0].splitlines()]
    assert said(kind, "--format", "table")[0] == said(kind)[0]
    assert said(kind, "--format", "ids")[0].splitlines() == [row[0] for row in rows]
    heading, *cells = csv.reader(said(kind, "--format", "csv")[0].splitlines())
    assert heading[0] == "id"
    assert cells == rows
    assert said(kind, "--json") == said(kind, "--format", "json")


def test_the_ids_of_flags_are_what_flag_takes(said: Said, catalogue: Catalogue) -> None:
    assert said("flags", "--format", "ids")[0].split() == list(catalogue.signs)


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "ids"])
def test_where_nothing_fits_it_is_said_what_to_leave_out(said: Said, form: str) -> None:
    out, err = said("list", "--motion", "extension", "--method", "glide", "--format", form)
    assert "clam" not in out
    without_method = len(said("list", "--motion", "extension", "--format", "ids")[0].split())
    without_motion = len(said("list", "--method", "glide", "--format", "ids")[0].split())
    assert without_method > without_motion > 0
    assert err == f"nothing fits; without --method: {without_method}, without --motion: {without_motion}\n"


def test_only_what_helps_is_named_and_no_more_than_three(said: Said) -> None:
    asked = ("--motion", "extension", "--method", "glide", "--caution", "knee", "--position", "prone")
    assert said("list", *asked)[1].startswith("nothing fits; without --method: ")
    assert "--caution" not in said("list", *asked)[1]
    hardly = ("--motion", "extension", "--method", "glide", "--position", "side-lying", "--caution", "hip-replacement")
    assert said("list", *hardly)[1] == "nothing fits; leave more than one of these options out\n"


def test_two_forms_are_one_too_many(said: Said) -> None:
    assert "two forms" in said("flags", "--json", "--format", "csv", exit_code=2)[1]


def test_what_fits_is_listed_without_a_word(said: Said) -> None:
    assert said("list", "--motion", "abduction")[1] == ""


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (("abduction",), "--motion abduction"),
        (("Internal", "Rotation"), "--motion internal_rotation"),
        (("glide",), "--method glide"),
        (("prone", "glide"), "--position prone --method glide"),
        (("band",), "--equipment band"),
        (("hypermobile",), "--caution hypermobile"),
        (("hamstring",), "--symptom hamstring"),
        (("sit-bone",), "--symptom hamstring"),
        (("abduktion",), "--motion abduction"),
        (("--method", "glide", "IR"), "--method glide --motion internal_rotation"),
    ],
    ids=str,
)
def test_a_word_is_led_to_the_option_that_takes_it(said: Said, words: tuple[str, ...], command: str) -> None:
    out, err = said("list", *words, exit_code=2)
    assert out == ""
    assert err == f"hipcoach: `hipcoach list` takes no words; did you mean: hipcoach list {command}\n"
    said(*f"list {command}".split())


def test_a_word_that_no_option_takes_is_told(said: Said) -> None:
    for words in ("xyzzyq", "stretches for a numb leg", "prone my leg is numb"):
        assert said("list", *words.split(), exit_code=2)[1].endswith(f"hipcoach recommend 'list {words}'\n")
    error = json.loads(said("list", "prone", "glide", "--json", exit_code=2)[0])["error"]
    assert (error["kind"], error["word"], error["of"]) == ("unknown-word", "prone glide", "option")
    assert error["did_you_mean"] == ["--position prone", "--method glide"]


def test_in_lines_of_json_an_error_is_one_line(said: Said) -> None:
    (line,) = said("list", "--format", "jsonl", "--motion", "x", exit_code=2)[0].splitlines()
    assert json.loads(line)["error"]["word"] == "x"
