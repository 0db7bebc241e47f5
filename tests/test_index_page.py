"""The README as an index of packages shows it, away from the files that it links to."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOMEWHERE = "https://code.example/somebody/hipcoach"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)]*)\)")


@pytest.fixture
def description() -> Any:
    """Makes the description of a project with these addresses."""
    hook = runpy.run_path(str(ROOT / "hatch_build.py"))["ReadmeHook"]

    def made(**urls: str) -> str:
        metadata: dict[str, Any] = {"version": "1.2.3", "urls": urls}
        hook(str(ROOT), {}).update(metadata)
        assert metadata["readme"]["content-type"] == "text/markdown"
        return str(metadata["readme"]["text"])

    return made


def test_without_an_address_it_has_no_link_that_leads_nowhere(description: Any) -> None:
    shown = description()
    assert all(target.startswith("https://") for target in LINK.findall(shown))
    assert "[How it decides](docs/how-it-decides.md)" in README
    assert "\nHow it decides tells" in shown
    assert "The 90/90 switch in three panels" not in shown


def test_with_an_address_every_link_is_completed_with_it(description: Any) -> None:
    shown = description(Source=SOMEWHERE)
    assert f"[How it decides]({SOMEWHERE}/blob/v1.2.3/docs/how-it-decides.md)" in shown
    assert f"]({SOMEWHERE}/raw/v1.2.3/docs/gallery/ninety-ninety-switch.svg)" in shown
    assert len(LINK.findall(shown)) == len(LINK.findall(README))
    assert all(target.startswith("https://") for target in LINK.findall(shown))


def test_code_is_shown_as_it_is(description: Any) -> None:
    fenced = re.compile(r"```.*?```", re.DOTALL)
    assert fenced.findall(description()) == fenced.findall(README)
