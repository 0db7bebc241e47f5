"""Where the knowledge comes from, layer by layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hipcoach.render.text.paper import Paper
from hipcoach.text import one_line, singular

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.catalogue.layers import Layer
    from hipcoach.render.text.capabilities import Capabilities


def text(layers: Iterable[Layer], capabilities: Capabilities) -> str:
    """A paragraph a layer, in the order in which they are read; no path is broken, however narrow the place."""
    paper = Paper(capabilities)
    for number, layer in enumerate(layers, start=1):
        paper.line(f"{number}. {layer.how}")
        paper.row(Text(f"   {one_line(layer.path)}"))
        if not layer.there:
            paper.line("not there; `hipcoach catalogue new` starts one", indent=3)
        if layer.adds:
            counts = [_count(kind, number) for kind, number in layer.adds.items()]
            paper.line(f"adds {', '.join(counts)}", indent=3)
        for verb, entries in (("replaces", layer.replaces), ("switches off", layer.switches_off)):
            if entries:
                paper.line(f"{verb} {', '.join(entries)}", indent=3)
    return paper.text()


def _count(kind: str, number: int) -> str:
    return f"{number} {kind.replace('_', ' ') if number != 1 else singular(kind)}"
