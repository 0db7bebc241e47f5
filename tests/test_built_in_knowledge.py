"""The built-in knowledge can be read. Where it can't, nothing else is tried: see `pytest_collection` in conftest.py."""

from __future__ import annotations

from built_in import built_in_figures

from hipcoach.errors import CatalogueError


def test_the_built_in_knowledge_is_valid() -> None:
    problems = ""
    try:
        assert built_in_figures()
    except CatalogueError as error:
        problems = str(error)
    assert problems == ""
