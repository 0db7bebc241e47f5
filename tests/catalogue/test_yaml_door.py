from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from hipcoach.catalogue.yaml_door import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, Document, read_yaml
from hipcoach.errors import CatalogueError, Problem

BLANKS = "\u00a0\u1680\u2000\u2007\u200a\u202f\u205f\u3000"


@pytest.fixture(params=["libyaml", "plain Python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers must read and refuse alike: libyaml is not installed everywhere."""
    if request.param == "plain Python":
        monkeypatch.delattr(yaml, "CSafeLoader")


def read(text: str) -> Document:
    return read_yaml(text.encode(), "f.yaml")


def refused(raw: bytes) -> Problem:
    with pytest.raises(CatalogueError) as caught:
        read_yaml(raw, "f.yaml")
    [problem] = caught.value.problems
    assert problem.file == "f.yaml"
    return problem


@pytest.mark.parametrize(
    "word",
    [
        *("no", "No", "off", "on", "yes", "y", "True", "TRUE", "Null", "NULL"),
        *("1:30", "190:20:30", "010", "0o10", "0x1f", "0b1", "1_000", "2024-01-01", "2024-01-01 10:00:00"),
        *(".inf", "-.inf", ".nan", "1.", "=", "<<", "1.2.3", "C8", "90/90", "+", "1e", "٣"),
    ],
)
def test_what_yaml_1_1_would_interpret_stays_text(word: str) -> None:
    assert read(f"- {word}\n").data == [word]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *[("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
        *[("0", 0), ("7", 7), ("-12", -12), ("+3", 3), ("9" * 18, 10**18 - 1)],
        *[("0.5", 0.5), (".5", 0.5), ("-1.25", -1.25), ("1e3", 1000.0), ("2.5e-1", 0.25)],
    ],
)
def test_plain_numbers_and_words_are_read_as_such(word: str, value: Any) -> None:
    [found] = read(f"- {word}\n").data
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("quoted", ["'3'", '"3"', "|-\n  3", ">-\n  3"])
def test_what_is_quoted_stays_text(quoted: str) -> None:
    assert read(f"- {quoted}\n").data == ["3"]


@pytest.mark.parametrize("digits", ["9" * 19, "9" * 5000, "1." + "0" * 100])
def test_a_number_nobody_can_mean_stays_text(digits: str) -> None:
    assert read(f"- {digits}\n").data == [digits]


def test_keys_are_text() -> None:
    assert read("1: a\ntrue: b\n~: c\n").data == {"1": "a", "true": "b", "~": "c"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert read(text).data is None


@pytest.mark.parametrize(("text", "data"), [("word", "word"), ("3", 3), ("[a, {b: 1}]", ["a", {"b": 1}])])
def test_the_top_level_may_be_anything(text: str, data: Any) -> None:
    assert read(text).data == data


def test_every_value_knows_its_line_and_column() -> None:
    marks = read("- id: a\n  dose: {sets: 1, reps: [8, 12]}\n  steps:\n    - one\n    - ünö\n- id: b\n").marks
    assert marks[0, "id"] == (1, 3)
    assert marks[0, "dose"] == (2, 3)
    assert marks[0, "dose", "sets"] == (2, 10)
    assert marks[0, "dose", "reps", 1] == (2, 29)
    assert marks[0, "steps", 1] == (5, 7)
    assert marks[1,] == (6, 3)


def test_columns_count_characters_not_bytes() -> None:
    marks = read("- {a: äöü😀, b: 1}\n").marks
    assert marks[0, "b"] == (1, 13)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read_yaml(b"\xef\xbb\xbfa: 1\n", "f.yaml")
    assert document.data == {"a": 1}
    assert document.marks["a",] == (1, 1)


def test_windows_line_ends_count_as_one() -> None:
    document = read("a: 1\r\nb: 2\r\n")
    assert document.data == {"a": 1, "b": 2}
    assert document.marks["b",] == (2, 1)


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        (b"a: 1\nb: 2\na: 3\n", (3, 1), "has the key 'a' twice"),
        (b"- {a: 1, a: 1}\n", (1, 10), "has the key 'a' twice"),
        (b"a: 1\n'a': 2\n", (2, 1), "has the key 'a' twice"),
        (b"a: 1\nb: *x\n", (2, 4), "is an alias (*name); write the value out"),
        (b"a: 1\n*x : 2\n", (2, 1), "is an alias (*name); write the value out"),
        (b"a: &x 1\n", (1, 4), "has an anchor (&name); remove it"),
        (b"- &x [1]\n", (1, 3), "has an anchor (&name); remove it"),
        (b"&x a: 1\n", (1, 1), "has an anchor (&name); remove it"),
        (b"a: !!int '3'\n", (1, 4), "has a tag (!type); remove it"),
        (b"- !!python/object/apply:os.system [ls]\n", (1, 3), "has a tag (!type); remove it"),
        (b"!!omap\n- a: 1\n", (1, 1), "has a tag (!type); remove it"),
        (b"a\n---\nb\n", (2, 1), "starts a second document; keep one a file"),
        (b"? [1]\n: 2\n", (1, 3), "is a list or mapping used as a key"),
        (b"? {a: 1}\n: 2\n", (1, 3), "is a list or mapping used as a key"),
        (b"ok: 1\n\nb: \xff\n", (3, 1), "is not UTF-8; save it as UTF-8"),
        (b"\xff\xfea\x00:\x00", (1, 1), "is not UTF-8; save it as UTF-8"),
    ],
)
def test_what_a_knowledge_file_has_no_use_for_is_refused(raw: bytes, place: tuple[int, int], message: str) -> None:
    problem = refused(raw)
    assert (problem.line, problem.column) == place
    assert problem.message == message


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"a:\n\tb: 1\n", 2),
        (b"a: b: c\n", 1),
        (b"ok: 1\na: @x\n", 2),
        (b"a: 1\n  b: 2\n", 2),
        (b'a: "\\q"\n', 1),
    ],
)
def test_what_is_no_yaml_says_where(raw: bytes, line: int) -> None:
    problem = refused(raw)
    assert problem.line == line
    assert problem.column >= 1
    assert re.match(r"is not valid YAML: \w+", problem.message)


@pytest.mark.parametrize(
    ("raw", "place", "todo"),
    [
        (b"- id: x\n  cue: Slide: the foot\n", (2, 13), "put a text that has a colon in quotes"),
        (b"- id: x\n  a: 1\n b: 2\n", (3, 2), "mend the indentation"),
        (b"- id: x\n  a: 1\n    b: 2\n", (3, 6), "mend the indentation"),
        (b"- id: x\n\ta: 1\n", (2, 1), "spaces"),
        (b"- id: x\n  sides each\n  b: 1\n", (3, 3), "a colon"),
        (b"- id: x\n  a: [1, 2\n  b: 3\n", (3, 4), "close the bracket"),
        (b"- id: x\n  a: 'it's'\n", (2, 10), "mend the indentation, or the quotes"),
        (b"- id: x\n  a: @home\n", (2, 6), "in quotes"),
        (b"- id: x\n  steps: - a\n", (2, 10), "on a line of its own"),
    ],
)
def test_what_is_no_yaml_says_what_to_do(raw: bytes, place: tuple[int, int], todo: str) -> None:
    problem = refused(raw)
    if hasattr(yaml, "CSafeLoader"):  # the other parser finds other words, and sometimes another place
        assert (problem.line, problem.column) == place
        assert todo in problem.message


@pytest.mark.parametrize("raw", [b"- id: x\n  a: 'left open\n  b: 1\n", b'- id: x\n  a: "left open\n\n\n'])
def test_a_quote_left_open_is_told_where_it_opens(raw: bytes) -> None:
    problem = refused(raw)
    assert (problem.line, problem.column, problem.message) == (2, 6, "opens a quote that is never closed")


@pytest.mark.parametrize("raw", [b"a: \x00\n", b"\x1b[31m: 1\n", b"- \x07\n", b"- \x7f\n", b"- \xc2\x9b31m\n"])
def test_a_raw_control_character_is_refused(raw: bytes) -> None:
    assert "control character" in refused(raw).message


def test_a_tab_between_words_is_left_for_the_models_to_refuse() -> None:
    assert read("a: 'b\tc'\n").data == {"a": "b\tc"}


def test_escapes_are_left_for_the_models_to_refuse() -> None:
    assert read('- "\\0\\e[31m"\n- "\\u202egnp"\n').data == ["\x00\x1b[31m", "\u202egnp"]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\r"])
@pytest.mark.parametrize(
    "hidden", ["# only a note{}- id: clamshell{}  off: true", "- 'a{}b'", "- a{}", "{}- a", "? a{}: b"]
)
def test_a_line_break_that_editors_do_not_show_is_refused_wherever_it_stands(sign: str, hidden: str) -> None:
    problem = refused(f"- b\n{hidden.replace('{}', sign)}".encode())
    assert (problem.line, problem.column) == (2, hidden.index("{}") + 1)
    assert problem.message == f"has a line break that editors don't show (U+{ord(sign):04X}); write it without"


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_a_line_that_is_shown_in_another_order_is_refused_in_a_comment_too(sign: str) -> None:
    problem = refused(f"- a\r\n- b  # {sign}c\r\n".encode())
    assert (problem.line, problem.column) == (2, 8)
    assert problem.message == f"has a character that reorders its line (U+{ord(sign):04X}); write it without"


def test_a_mark_of_byte_order_is_a_blank_to_the_parser_alone_and_refused_but_at_the_start() -> None:
    assert read("\ufeff- a\n").data == ["a"]
    for text, place in (("\ufeff\ufeff- a\n", (1, 1)), ("- a\n\ufeff- b\n", (2, 1)), ("a:\ufeffb\n", (1, 3))):
        problem = refused(text.encode())
        assert (problem.line, problem.column) == place
        assert problem.message == "has a blank that editors don't show (U+FEFF); write it without"


def test_each_line_that_is_shown_otherwise_is_told_once_up_to_a_limit() -> None:
    with pytest.raises(CatalogueError) as caught:
        read("# a\u2028b\u2029c\r\n\n# \x85\r\r\n" + "#\r#\n" * 1000)
    assert [(each.line, each.column) for each in caught.value.problems][:3] == [(1, 4), (3, 3), (4, 2)]
    assert len(caught.value.problems) == MAX_PROBLEMS


@pytest.mark.parametrize("blank", BLANKS)
def test_any_blank_is_a_plain_one_in_values_and_between_them(blank: str) -> None:
    text = "- id: a\n  name: Heel slide # note\n  sets: 3\n- [b, c]\n"
    document = read(text.replace(" ", blank))
    assert document == read(text)
    assert document.data == [{"id": "a", "name": "Heel slide", "sets": 3}, ["b", "c"]]


@pytest.mark.parametrize("written", ["'  a b '", "\u00a0a b\u3000", '"\\_a\\u3000b "', "|-\n    a b "])
def test_blanks_around_a_value_go(written: str) -> None:
    assert read(f"- {written}\n").data == ["a b"]


@pytest.mark.sweep
def test_a_file_too_large_is_not_parsed() -> None:
    assert refused(b"#" * (MAX_BYTES + 1)) == Problem(
        "f.yaml", 1, 1, f"is larger than {MAX_BYTES} bytes; split it into folders"
    )
    assert read_yaml(b"#" * MAX_BYTES, "f.yaml").data is None


@pytest.mark.sweep
@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- ", b"[{a: "])
def test_a_hundred_thousand_nested_brackets_are_refused(opening: bytes) -> None:
    assert refused(opening * 100_000).message == f"is nested deeper than {MAX_DEPTH} levels"


def test_a_hundred_thousand_nested_keys_are_refused() -> None:
    assert refused(b"? " * 100_000).message == "is a list or mapping used as a key"


def test_the_deepest_nesting_that_is_taken() -> None:
    data = read("[" * MAX_DEPTH + "]" * MAX_DEPTH).data
    for _ in range(MAX_DEPTH - 1):
        [data] = data
    assert data == []
    assert refused(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1)).column == MAX_DEPTH + 1
