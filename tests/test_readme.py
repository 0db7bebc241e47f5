"""The README shows what the program really prints and takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Routine, request_from
from hipcoach.render import as_text
from hipcoach.render.letterhead import BLANK
from hipcoach.render.text.brief import brief_text
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.vocabulary import CAUTIONS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_routine_is_the_one_that_is_printed(coach: Coach) -> None:
    short, full = (part.split("```")[0] for part in README.split("```text\n")[1:3])
    routine = coach.recommend(request_from(coach.catalogue, symptoms=["hamstring"], minutes=8))
    assert isinstance(routine, Routine)
    assert short == brief_text(routine, Capabilities(), BLANK)
    assert full == as_text.outcome(routine, Capabilities())


@pytest.mark.parametrize("caution", CAUTIONS)
def test_every_caution_is_named(caution: str) -> None:
    assert f"`{caution}`" in README


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists()


def test_the_changelog_counts_right(catalogue: Catalogue) -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    kinds = ("exercises", "symptoms", "red_flags", "templates", "programmes")
    counts = [len(getattr(catalogue, kind)) for kind in kinds]
    assert "{} exercises, {} symptoms, {} red flags, {} templates, {} programmes".format(*counts) in changes
