"""Colours. The working leg is also the darkest limb in grey, so that a print without colour tells it."""

from __future__ import annotations

_BODY = {
    "skin": "#e9c9b0",
    "skin-far": "#cfae96",
    "nose": "#dfb799",
    "hair": "#4a3a32",
    "shirt": "#bcd6e6",
    "shirt-far": "#9dbacd",
    "shorts": "#56697d",
    "working": "#ef7f34",
    "working-far": "#d2691f",
    "working-knee": "#f7a368",
    "working-shoe": "#b4521a",
    "working-shoe-far": "#99430f",
    "other": "#cdd3db",
    "other-far": "#b7bfca",
    "other-knee": "#e0e5ea",
    "other-shoe": "#8a94a2",
    "other-shoe-far": "#75808e",
    "wood": "#d3b483",
    "wood-top": "#e6cda2",
    "wood-side": "#bd9a66",
    "foam": "#8fb3a6",
    "foam-top": "#a9cabe",
    "foam-side": "#7a9f92",
    "cloth": "#dcd3ea",
    "metal": "#6b7480",
    "metal-top": "#8b94a0",
    "metal-side": "#59616c",
    "ball": "#9ccfc2",
    "belt": "#7d4f9e",
    "band": "#2a9d6f",
    "ring": "#ffffff",
}

THEMES: dict[str, dict[str, str]] = {
    "light": {
        **_BODY,
        "ink": "#25313d",
        "mat": "#dcebe5",
        "mat-edge": "#9cc3b4",
        "ghost": "#e9edf1",
        "ghost-edge": "#a9b3bf",
        "wall": "#e8e4dc",
        "wall-top": "#f3f0ea",
        "wall-side": "#d6d1c6",
        "arrow": "#0b5cad",
        "halo": "#ffffff",
        "label": "#25313d",
        "label-text": "#ffffff",
    },
    "dark": {
        **_BODY,
        "ink": "#0c131a",
        "mat": "#2c4a42",
        "mat-edge": "#4d7668",
        "ghost": "#3a4653",
        "ghost-edge": "#7d8b9a",
        "wall": "#4a4f55",
        "wall-top": "#5a6067",
        "wall-side": "#3e4349",
        "arrow": "#7cc4ff",
        "halo": "#0c131a",
        "label": "#dfe7ee",
        "label-text": "#0c131a",
    },
}

_BY_PAGE = {paint: dark for paint, dark in THEMES["dark"].items() if dark != THEMES["light"][paint]}
THEMES["page"] = {
    paint: f"var(--figure-{paint},{light})" if paint in _BY_PAGE else light for paint, light in THEMES["light"].items()
}
"""Light, until the page around it says otherwise; `DARK_PAGE` are the declarations that do."""
DARK_PAGE = "".join(f"--figure-{paint}:{dark};" for paint, dark in _BY_PAGE.items())


def _rgb(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


TERMINAL: dict[str, tuple[int, int, int]] = {
    paint: _rgb(colour)
    for paint, colour in {
        **THEMES["dark"],
        "mat": "#4f7d6f",
        "ink": "#26313b",
        "arrow": "#3fa2ff",
        "ghost": "#7d8b9a",
    }.items()
}
"""Colours that read on a terminal's dark background as well as on a light one."""
