from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue.base import Id, Many, OneOrMore, Span, Text
from hipcoach.catalogue.model import Model
from hipcoach.text import is_plain


class Sample(Model):
    id: Id = "a"
    text: Text = "text"
    count: int = 1
    yes: bool = True
    span: Span = (1, 1)
    many: Many[int] = ()
    words: OneOrMore[Text] = ()
    parts: OneOrMore[dict[str, int]] = ()


def read(**fields: Any) -> Sample:
    return Sample.model_validate_json(json.dumps(fields))


def refusals(**fields: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        read(**fields)
    return [problem["msg"] for problem in caught.value.errors()]


def test_an_unknown_key_is_refused() -> None:
    assert refusals(colour="red") == ["Extra inputs are not permitted"]


def test_a_model_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        setattr(read(), "count", 2)  # noqa: B010 (mypy knows that it is frozen)
    with pytest.raises(AttributeError, match="frozen"):
        delattr(read(), "count")


@pytest.mark.parametrize(
    "fields", [{"count": "3"}, {"count": True}, {"count": 1.5}, {"yes": 1}, {"yes": "true"}, {"text": 3}]
)
def test_no_value_is_turned_into_another_type(fields: dict[str, Any]) -> None:
    assert len(refusals(**fields)) == 1


@pytest.mark.parametrize("text", ["Hip", "ä é ß", "90/90 <b>[red]:leg:</b>", "日本語", "±30° ½", "😀", "e\u0301"])
def test_plain_text_of_any_language_is_taken(text: str) -> None:
    assert is_plain(text)
    assert read(text=text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\x07bell",
        "\x1b[31mred",
        "\x7f",
        "\x9b31m",
        "two\nlines",
        "carriage\rreturn",
        "tab\tstop",
        "\u202egnp",
        "\u2066isolate",
        "\u200b",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ue000",
        "\u0378",
        "\U000e0041",
    ],
)
def test_text_that_steers_a_terminal_or_reorders_a_line_is_refused(text: str) -> None:
    assert not is_plain(text)
    assert "control or direction character" in refusals(text=f"a{text}b")[0]


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\n", "\u3164", "\u2800", "\u0301"])
def test_text_must_say_something(text: str) -> None:
    assert "is empty; write some text" in refusals(text=text)[0]


@pytest.mark.parametrize("id_", ["a", "clamshell", "90-90", "small-supine-hip-cars", "a" * 60])
def test_an_id_is_kebab_case(id_: str) -> None:
    assert read(id=id_).id == id_


@pytest.mark.parametrize("id_", ["", "A", "a_b", "-a", "a-", "a--b", "a b", "a.b", "ä", "a\n", "../a", "a" * 61])
def test_another_spelling_of_an_id_is_refused(id_: str) -> None:
    assert len(refusals(id=id_)) == 1


@pytest.mark.parametrize(("written", "span"), [(3, (3, 3)), ([1, 4], (1, 4)), ([2, 2], (2, 2))])
def test_a_span_is_one_number_or_two(written: Any, span: tuple[int, int]) -> None:
    assert read(span=written).span == span


@pytest.mark.parametrize("written", [0, -1, [0, 3], [4, 1], [1], [1, 2, 3], [], "3", True, 1.5, [1, 2.5], None])
def test_a_span_that_is_none_is_refused(written: Any) -> None:
    assert refusals(span=written)


def test_a_list_is_kept_in_its_order_and_frozen() -> None:
    assert read(many=[3, 1, 2]).many == (3, 1, 2)


@pytest.mark.parametrize("written", ["one", ["one"]])
def test_one_entry_needs_no_brackets(written: Any) -> None:
    assert read(words=written).words == ("one",)


def test_one_mapping_needs_no_brackets() -> None:
    assert read(parts={"a": 1}).parts == ({"a": 1},)
    assert read(parts=[{"a": 1}, {"b": 2}]).parts == ({"a": 1}, {"b": 2})


def test_a_list_that_is_asked_for_is_not_made_from_one_value() -> None:
    assert refusals(many=3)


def test_what_was_dumped_as_json_is_read_back_the_same() -> None:
    sample = read(span=[1, 4], many=[1], words="one", parts={"a": 1})
    assert Sample.model_validate_json(sample.model_dump_json(exclude_defaults=True)) == sample
