"""What a comment of a file allows, and where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.lint import CHECKS, check_paths
from hipcoach.words import listing

Start = dict[str, dict[str, Any]]
Commented = Callable[..., list[str]]
Write = Callable[..., Path]

_FIELDS = 19
"""Lines of each of the two exercises."""


@pytest.fixture
def commented(found: Callable[..., list[str]], as_yaml: Callable[..., str], start: Start) -> Commented:
    """What is found in two exercises without figures, with a comment: behind a line's text, or as a line before it.

    Only ids of exercises without a figure, and what else is told, whole.
    """

    def told(comment: str, *, line: int, behind: bool = False, end: str = "\n", **fields: Any) -> list[str]:
        lines = as_yaml([start["exercises"] | {"id": id_} | fields for id_ in ("one", "two")]).splitlines()
        if behind:
            lines[line - 1] += comment
        else:
            lines.insert(line - 1, comment)
        rule = start["rules"] | {"then": {"emphasise": {"extension": 1}}}
        all_told = found(exercises="".join(each + end for each in lines), figures="[]", rules=[rule])
        return [each.split("'")[1] if each.endswith("[figure-missing]") else each for each in all_told]

    return told


def test_without_a_comment_both_are_told(commented: Commented) -> None:
    assert commented("", line=1) == ["one", "two"]


@pytest.mark.parametrize("line", [1, 9, _FIELDS])
def test_a_comment_behind_a_line_is_for_its_entry(commented: Commented, line: int) -> None:
    assert commented(" # hipcoach: allow figure-missing", line=line, behind=True) == ["two"]


@pytest.mark.parametrize("line", [_FIELDS + 1, 2 * _FIELDS])
def test_a_comment_behind_a_line_is_not_for_the_entry_before(commented: Commented, line: int) -> None:
    assert commented("  # hipcoach: allow figure-missing", line=line, behind=True) == ["one"]


@pytest.mark.parametrize(("line", "told"), [(2, ["two"]), (_FIELDS, ["two"]), (_FIELDS + 2, ["one"])])
def test_an_indented_comment_is_for_the_entry_that_it_stands_in(
    commented: Commented, line: int, told: list[str]
) -> None:
    assert commented("  # hipcoach: allow figure-missing", line=line) == told


@pytest.mark.parametrize(
    ("line", "told"), [(1, ["two"]), (_FIELDS + 1, ["one"]), (2 * _FIELDS + 1, ["one"]), (3, ["two"])]
)
def test_a_comment_at_the_margin_is_for_the_entry_right_below_or_around_it(
    commented: Commented, line: int, told: list[str]
) -> None:
    assert commented("# hipcoach: allow figure-missing", line=line) == told


@pytest.mark.parametrize("line", [1, 5, _FIELDS + 1, 2 * _FIELDS + 1])
@pytest.mark.parametrize("indent", ["", "  "])
def test_a_comment_for_the_file_is_for_every_entry(commented: Commented, line: int, indent: str) -> None:
    assert commented(f"{indent}# hipcoach: allow figure-missing in this file", line=line) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", " \t\n"])
def test_a_comment_for_the_file_may_end_in_blanks(commented: Commented, end: str) -> None:
    assert commented("# hipcoach: allow figure-missing in this file", line=1, end=end) == []


def test_a_comment_for_the_file_may_stand_behind_a_line(commented: Commented) -> None:
    assert commented(" # hipcoach: allow figure-missing in this file", line=3, behind=True) == []


def test_another_check_is_not_allowed(commented: Commented) -> None:
    assert commented("# hipcoach: allow ladder-loop, sides-missing in this file", line=1) == ["one", "two"]


@pytest.mark.parametrize("between", [" ", ",", ",  "])
def test_one_comment_allows_several(commented: Commented, between: str) -> None:
    comment = f"# hipcoach: allow figure-missing{between}sides-missing in this file"
    assert commented(comment, line=1, sides="both", cue="Each side.") == []


def test_several_comments_add_up(commented: Commented) -> None:
    comments = "# hipcoach: allow figure-missing\n# hipcoach: allow sides-missing"
    told = commented(comments, line=_FIELDS + 1, sides="both", cue="Each side.")
    assert told[0] == "one"
    assert all(each == "one" or "exercise 'one'" in each for each in told)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("comment", ["#hipcoach: allow figure-missing", "# hipcoach: allow  figure-missing \t"])
def test_a_comment_may_be_spaced_otherwise(commented: Commented, comment: str, end: str) -> None:
    assert commented(comment, line=_FIELDS + 1, end=end) == ["one"]


def test_what_no_check_is_called_is_told_with_the_nearest(commented: Commented) -> None:
    one, told, two = commented("  # hipcoach: allow source-unusd", line=_FIELDS + 1)
    expected = "which no check is called; did you mean 'source-unused'?"
    assert told == f"exercises.yaml:20:1: allows 'source-unusd', {expected}"
    assert (one, two) == ("one", "two")


def test_what_is_near_no_check_is_told_with_those_there_are(commented: Commented) -> None:
    told = commented("# hipcoach: allow xyzzy in this file", line=1)
    assert told[0] == f"exercises.yaml:1:1: allows 'xyzzy', which no check is called{listing(CHECKS)}"


def test_what_is_known_beside_it_is_allowed(commented: Commented) -> None:
    told = commented("# hipcoach: allow xyzzy, figure-missing, plugh in this file", line=1)
    assert [each.split("'")[1] for each in told] == ["xyzzy", "plugh"]


def test_what_no_check_is_called_is_wrong_and_no_finding_of_a_check(
    own: Callable[..., Path], as_yaml: Callable[..., str], start: Start
) -> None:
    """So that it can't be allowed, and is told also where only another file was asked for."""
    folder = own(symptoms="# hipcoach: allow xyzzy\n" + as_yaml([start["symptoms"]]))
    [problem] = check_paths([folder / "rules.yaml"])
    assert (problem.file, problem.check) == (str(folder / "symptoms.yaml"), "")


@pytest.mark.parametrize(
    "text",
    [
        "hipcoach: allow figure-missing",
        "light#hipcoach: allow xyzzy",
        "# hipcoach allow xyzzy",
        "# hipcoach: allows it",
    ],
)
def test_a_text_that_only_looks_like_a_comment_is_harmless(commented: Commented, text: str) -> None:
    assert commented("", line=1, felt=text) == ["one", "two"]


@pytest.mark.parametrize(
    "comment",
    [
        "# hipcoach: allows figure-missing",
        "# see hipcoach: allow xyzzy",
        "# Hipcoach: allow xyzzy",
        "# hipcoach: allow",
    ],
)
def test_another_comment_is_only_a_comment(commented: Commented, comment: str) -> None:
    assert commented(comment, line=1) == ["one", "two"]


_INDENTED = """
  # hipcoach: allow source-unused
  - id: one
    citation: A
    grade: coach
    read: all
    # hipcoach: allow source-unused

  # about the next
  # hipcoach: allow source-unused
  - id: two
    citation: A
    grade: coach
    read: all
  - {id: three, citation: A, grade: coach, read: all}
"""


def test_a_comment_counts_likewise_in_a_list_that_is_indented(write: Write) -> None:
    [told] = check_paths([write(sources=_INDENTED)])
    assert told.entry == "source 'three'"


@pytest.mark.parametrize(
    "text",
    ['"light # hipcoach: allow source-unused"', "'a# hipcoach: allow source-unused'", "a#b # hipcoach: allowed"],
)
def test_what_only_looks_like_a_comment_allows_nothing(write: Write, text: str) -> None:
    [told] = check_paths([write(sources=f"- id: one\n  citation: {text}\n  grade: coach\n  read: all\n")])
    assert told.check == "source-unused"


def test_an_unknown_check_is_told_in_a_file_that_only_switches_off(write: Write) -> None:
    [told] = check_paths([write(exercises="# hipcoach: allow nothing\n- {id: box-pigeon, off: true}\n")])
    assert (told.line, told.message.split(",")[0]) == (1, "allows 'nothing'")


def test_very_many_blanks_are_no_trouble(write: Write) -> None:
    text = f"# hipcoach: allow {' ' * 900_000}x y\n- id: one\n  citation: A\n  grade: coach\n  read: all\n"
    assert len(check_paths([write(sources=text)])) == 3
