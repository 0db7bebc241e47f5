"""What a broken knowledge folder is told. Each of these was a defect once."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipcoach.catalogue import load_catalogue
from hipcoach.catalogue.catalogue import Catalogue
from hipcoach.catalogue.compiled import from_plain_data
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.load import compile_knowledge, read_folders
from hipcoach.catalogue.yaml_door import read_yaml
from hipcoach.errors import CatalogueError

RULE = "- id: r\n  then: %s\n  because: b\n  source: book\n  grade: trial\n"


@pytest.fixture
def said(write: Callable[..., Path], whole_folder: Path) -> Callable[..., list[str]]:
    def read(**kinds: Any) -> list[str]:
        folder = write(**kinds)
        with pytest.raises(CatalogueError) as caught:
            read_folders([whole_folder, folder], None)
        return [str(p).removeprefix(f"{folder}/") for p in caught.value.problems]

    return read


def _read(data: str) -> None:
    Exercise.model_validate_json(data)


def test_a_huge_dose_does_not_hang(whole: dict[str, Any]) -> None:
    whole["exercises"]["dose"] = {"sets": [1, 10**12], "hold_seconds": 60}
    worker = multiprocessing.Process(target=_read, args=(json.dumps(whole["exercises"]),))
    worker.start()
    worker.join(5)
    hung = worker.is_alive()
    worker.kill()
    assert not hung


def test_a_folder_name_too_long_is_no_traceback() -> None:
    with pytest.raises(CatalogueError):
        load_catalogue(["a" * 300])


def test_a_folder_that_may_not_be_searched_is_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", denied)
    with pytest.raises(CatalogueError):
        load_catalogue([tmp_path], builtin=False)


def test_a_key_with_an_escape_is_not_echoed_raw(said: Any) -> None:
    for then in (
        '{"\\e]0;x\\a": 1}',
        '{emphasise: {"\\e]0;x\\a": 1}}',
        '{share: {"\\e]0;x\\a": {at_least: 1, of: cars}}}',
    ):
        try:
            read_yaml((RULE % then).encode(), "f")
        except CatalogueError:
            continue
    assert "\x1b" not in "".join(said(rules=RULE % '{"\\e]0;x\\a": 1}'))


def test_a_key_twice_is_not_echoed_raw() -> None:
    with pytest.raises(CatalogueError) as caught:
        read_yaml(b'"\\e]0;x": 1\n"\\e]0;x": 2\n', "f")
    assert "\x1b" not in str(caught.value)


def test_the_line_is_that_of_the_wrong_field_also_without_brackets(said: Any) -> None:
    text = RULE % "\n    avoid:\n      crosses_midline: true\n      methd: cars"
    assert said(rules=text)[0].startswith("rules.yaml:5:7: ")


def test_a_broken_reference_too(said: Any) -> None:
    text = RULE % "\n    avoid:\n      crosses_midline: true\n      exercise: nope"
    assert said(rules=text)[0].startswith("rules.yaml:5:7: ")


def test_before_of_the_first_order_is_not_the_second_order(said: Any) -> None:
    text = RULE % "\n    order:\n      - first: {}\n        before: {exercise: nope}\n      - first: {}"
    assert said(rules=text)[0].startswith("rules.yaml:5:")


def test_one_wrong_word_is_one_problem(said: Any) -> None:
    text = RULE % "{}" + "  when: {focus: bending}\n"
    assert len(said(rules=text)) == 1


def test_one_wrong_step_is_one_problem(said: Any, whole: dict[str, Any]) -> None:
    assert len(said(exercises=[whole["exercises"] | {"steps": ["One.", 2]}])) == 1


def test_a_long_cue_is_counted_in_characters(said: Any, whole: dict[str, Any]) -> None:
    [found] = said(exercises=[whole["exercises"] | {"cue": "x" * 91}])
    assert "91 characters long; at most 90" in found


def test_a_control_character_is_reported_on_its_line() -> None:
    with pytest.raises(CatalogueError) as caught:
        read_yaml(b"- a\n- b\x07\n", "f")
    assert caught.value.problems[0].line == 2


def test_every_refusal_of_a_file_is_reported() -> None:
    with pytest.raises(CatalogueError) as caught:
        read_yaml(b"- {a: 1, a: 2}\n- &x 1\n- !!int 3\n", "f")
    assert len(caught.value.problems) == 3


def test_broken_references_are_reported_beside_other_problems(said: Any) -> None:
    found = said(rules=(RULE % "{}").replace("book", "boook"), symptoms="- id: x\n")
    assert any("boook" in line for line in found)


def test_a_misspelt_field_or_word_offers_the_nearest(said: Any) -> None:
    assert "'method'" in said(rules=RULE % "{avoid: {methd: cars}}")[0]


def test_a_misspelt_target_offers_the_nearest(said: Any) -> None:
    assert "internal_rotation" in said(rules=RULE % "{emphasise: {internal-rotation: 3}}")[0]


def test_infinity_is_refused_or_compiles(write: Any, whole: dict[str, Any]) -> None:
    folder = write(sources=[whole["sources"]], rules=RULE % "{share: {cars: {at_least: 1e999, of: strength}}}")
    try:
        text = compile_knowledge(folder)
    except CatalogueError:
        return
    from_plain_data(Catalogue, json.loads(text))


def test_a_name_with_nothing_in_common_is_not_offered() -> None:
    from hipcoach.words import nearest

    assert nearest("gone", ["bridge"]) == []


def test_a_number_in_quotes_behind_a_plain_tag_stays_text() -> None:
    with pytest.raises(CatalogueError):
        assert read_yaml(b"- ! '3'\n", "f").data == ["3"]


def test_a_dangling_link_is_reported(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("[]")
    (tmp_path / "rules.yaml").symlink_to(tmp_path / "gone")
    with pytest.raises(CatalogueError):
        load_catalogue([tmp_path], builtin=False)


def test_a_dose_is_blamed_on_its_own_line(said: Any, whole: dict[str, Any]) -> None:
    [found] = said(exercises=[whole["exercises"] | {"dose": {"sets": 2, "hold_seconds": 5, "rest_seconds": 12}}])
    assert "exercise 'bridge', dose: at 2 sets" in found
