"""What all entries come to together: refused where it is too much, at the line of the entry with which it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from costly import FULL_DOSE, exercises, rules, symptoms

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.amounts import AMOUNTS, MOST_IN_A_TEMPLATE
from hipcoach.catalogue.load import read_folders
from hipcoach.errors import CatalogueError
from hipcoach.lint import check_paths


def refused(folder: Path, catalogue: Catalogue) -> list[tuple[str, int, str]]:
    """The problems of a folder that is read over a catalogue: file, line and message."""
    with pytest.raises(CatalogueError) as raised:
        read_folders([folder], catalogue)
    return [(Path(problem.file).name, problem.line, str(problem)) for problem in raised.value.problems]


def test_concepts_that_take_each_other_in_may_have_so_many_words(tmp_path: Path, catalogue: Catalogue) -> None:
    chain = [f"- {{id: c{n}, words: [zz{n}]{f', of: [c{n - 1}]' if n else ''}}}\n" for n in range(4_000)]
    (tmp_path / "concepts.yaml").write_text("".join(chain), encoding="utf-8")
    [(file, line, message)] = refused(tmp_path, catalogue)
    assert (file, 200 < line < 320) == ("concepts.yaml", True)
    assert "of: with this one the concepts have over 50,000 words, those taken in counted each time; take in" in message


@pytest.mark.parametrize(
    ("field", "one", "called"),
    [
        ("share", "{extension}: {{at_least: 0.1, of: flexion}}", "shares; at most 60 fit"),
        ("dose", "{{depth: 0.{n}}}", "limits on doses; at most 200 fit"),
        ("order", "{{first: {{method: cars}}}}", "orders; at most 60 fit"),
        ("advise", "{{id: a-{n}, text: So.}}", "pieces of advice; at most 300 fit"),
        ("stop_signs", "{{text: Stop {n}., brief: at {n}}}", "stop signs; at most 100 fit"),
        ("if_it_hurts", "{{id: a-{n}, where: here, text: So.}}", "places that may hurt; at most 300 fit"),
        ("avoid", "{{exercise: clamshell}}", "conditions on exercises; at most 660 fit"),
        ("require", "{{exercise: clamshell}}", "conditions on exercises; at most 660 fit"),
    ],
)
def test_all_rules_together_may_ask_for_so_much(
    field: str, one: str, called: str, tmp_path: Path, catalogue: Catalogue
) -> None:
    names = ["extension" + " + extension" * n for n in range(20)]
    written = [one.format(n=n + 1, extension=names[n]) for n in range(20)]
    inside = f"{{{', '.join(written)}}}" if field == "share" else f"[{', '.join(written)}]"
    (tmp_path / "rules.yaml").write_text(rules([f"{{{field}: {inside}}}"] * 40), encoding="utf-8")
    told = refused(tmp_path, catalogue)
    assert [f"{called}, so leave some out" in message for _, _, message in told].count(True) == 1
    assert all(file == "rules.yaml" and 1 < line <= 40 for file, line, _ in told)


def test_so_many_rules_may_say_what_comes_last(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "rules.yaml").write_text(rules(["{last: {exercise: clamshell}}"] * 61), encoding="utf-8")
    [(_, line, message)] = refused(tmp_path, catalogue)
    assert line == 59  # two are built in
    assert [problem.line for problem in check_paths([tmp_path])] == [line]
    assert "last: with this rule all have 61 last steps; at most 60 fit, so leave some out" in message


def test_a_template_is_filled_by_so_many_lines(tmp_path: Path, catalogue: Catalogue) -> None:
    phase = "{{id: p{n}, title: P, serves: strength, fill: [{{}}, {{}}, {{}}], share: 1}}"
    (tmp_path / "templates.yaml").write_text(
        f"- {{id: own, name: Own, summary: S., because: B., source: hipcoach-design, grade: convention, "
        f"phases: [{', '.join(phase.format(n=n) for n in range(21))}]}}\n",
        encoding="utf-8",
    )
    [(_, line, message)] = refused(tmp_path, catalogue)
    assert line == 1
    assert f"phases: have 63 lines of `fill`; at most {MOST_IN_A_TEMPLATE} fit, so leave some out" in message


def test_phrases_may_name_so_many_words(tmp_path: Path, catalogue: Catalogue) -> None:
    phrases = [" ".join("|".join(f"{n}{item}{way}" for way in range(8)) for item in "abcde") for n in range(600)]
    (tmp_path / "symptoms.yaml").write_text(symptoms([[phrase] for phrase in phrases]), encoding="utf-8")
    [(_, line, message)] = refused(tmp_path, catalogue)
    assert line == 1 + (25_000 - 2_930) // 40 + 1
    assert "phrases.0: with this one the phrases have over 25,000 words and <concepts>; leave some out" in message


def test_an_expression_has_so_many_words(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "concepts.yaml").write_text(f"- {{id: own, words: [hip, {'hip ' * 13}]}}\n", encoding="utf-8")
    [(_, line, message)] = refused(tmp_path, catalogue)
    assert line == 1
    assert "is too long; at most 12 words and 300 characters fit" in message


def test_the_built_in_knowledge_has_a_third_of_it_at_most(catalogue: Catalogue) -> None:
    for amount in AMOUNTS:
        assert 3 * sum(map(amount.count, catalogue.rules)) <= amount.most, amount.called


def test_a_name_that_leads_nowhere_is_told_before_what_is_too_much(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "rules.yaml").write_text(rules(["{require: {exercise: nowhere}}"] * 700), encoding="utf-8")
    assert all("no exercise is called 'nowhere'" in message for _, _, message in refused(tmp_path, catalogue))


def test_many_exercises_are_no_excess(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "exercises.yaml").write_text(exercises(600, FULL_DOSE), encoding="utf-8")
    assert len(read_folders([tmp_path], catalogue).exercises) > 600
