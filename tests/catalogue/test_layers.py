from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.layers import Layer, built_in_layer, layer_of
from hipcoach.catalogue.load import read_folders


def test_each_layer_tells_what_it_adds_replaces_and_switches_off(
    write: Callable[..., Path], whole: dict[str, Any], catalogue: Catalogue
) -> None:
    sources = [whole["sources"], whole["sources"] | {"id": "another"}]
    lower = write("lower", sources=sources, exercises=[{"id": "clamshell", "off": True}])
    upper = write("upper", sources=sources[:1])
    merged = read_folders([lower, upper], catalogue)
    book = f"source {sources[0]['id']}"
    assert layer_of("named", lower, merged) == Layer(
        how="named", path=str(lower), adds={"sources": 1}, switches_off=["exercise clamshell"]
    )
    assert layer_of("named", upper, merged) == Layer(how="named", path=str(upper), replaces=[book])


def test_the_lowest_layer_adds_all_that_it_has(tmp_path: Path, catalogue: Catalogue) -> None:
    layer = built_in_layer(tmp_path, catalogue)
    assert (layer.adds["rules"], layer.replaces, layer.switches_off) == (len(catalogue.rules), [], [])
