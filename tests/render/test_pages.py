"""Pages of templates that were compiled when the package was built."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import jinja2
import pytest

from hipcoach.catalogue.figure import Figure
from hipcoach.coach import Coach, Request
from hipcoach.render import as_page, pages


def test_a_page_of_compiled_templates_is_the_same(
    tmp_path: Path, coach: Coach, figures: Mapping[str, Figure], monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = coach.recommend(Request(symptoms=("hamstring",), minutes=5))
    of_files = as_page.outcome(routine, figures)
    pages.compile_templates(tmp_path)
    monkeypatch.setattr(pages, "COMPILED_TEMPLATES", tmp_path)
    monkeypatch.delattr(pages, "FileSystemLoader")
    assert as_page.outcome(routine, figures) == of_files


def test_templates_that_another_jinja_compiled_are_left_alone() -> None:
    assert pages.COMPILED_TEMPLATES.name == f"templates_{jinja2.__version__.replace('.', '_')}"
    assert not pages.COMPILED_TEMPLATES.exists()  # in a checkout
