"""What was drawn when the package was built is what would be drawn now; all else is drawn now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.figure import Figure
from hipcoach.render import drawn_ahead, figure_svg
from hipcoach.render.drawn_ahead import draw_ahead, on_page

FEW = ("clamshell", "glute-bridge", "standing-hip-cars")


@pytest.fixture
def _built(tmp_path: Path, figures: Mapping[str, Figure], monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "drawings.json"
    file.write_text(draw_ahead(figures[id_] for id_ in FEW), encoding="utf-8")
    monkeypatch.setattr(drawn_ahead, "DRAWN_AHEAD", file)


@pytest.fixture
def _never_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(drawn_ahead, "for_page")


@pytest.mark.sweep
@pytest.mark.usefixtures("_built", "_never_draws")
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("id_", FEW)
def test_it_is_what_would_be_drawn(
    figures: Mapping[str, Figure], catalogue: Catalogue, id_: str, *, mirrored: bool
) -> None:
    entry = catalogue.exercise[id_].model_copy(update={"cue": 'Say "up" & <b>down</b>.'})
    ahead = on_page(figures[id_], entry, mirrored=mirrored)
    now = figure_svg.for_page(figures[id_], entry, mirrored=mirrored)
    assert (ahead.still, ahead.strip) == (now.still, now.strip)
    assert json.dumps(ahead.motion) == json.dumps(now.motion)


@pytest.mark.usefixtures("_built")
def test_another_figure_of_that_name_is_drawn_now(figures: Mapping[str, Figure], catalogue: Catalogue) -> None:
    own = figures["clamshell"].model_copy(update={"view": (40.0, 20.0)})
    entry = catalogue.exercise["clamshell"]
    assert on_page(own, entry, mirrored=False) == figure_svg.for_page(own, entry, mirrored=False)
    assert on_page(own, entry, mirrored=False).still != on_page(figures["clamshell"], entry, mirrored=False).still


@pytest.mark.usefixtures("_built")
def test_what_was_not_drawn_ahead_is_drawn_now(figures: Mapping[str, Figure], catalogue: Catalogue) -> None:
    entry = catalogue.exercise["side-step"]
    drawn = on_page(figures["side-step"], entry, mirrored=False)
    assert drawn == figure_svg.for_page(figures["side-step"], entry, mirrored=False)
