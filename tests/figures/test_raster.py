"""Pictures as independent renderers see them, at the size of a thumbnail."""

from __future__ import annotations

import io
import math
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cached_property

import pytest
import resvg_py
from built_in import built_in
from PIL import Image, ImageChops, ImageOps, ImageStat

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.animation import animated
from hipcoach.figures.scene import Scene
from hipcoach.figures.svg import Brush, document, moved, still

pytestmark = pytest.mark.slow  # many pictures

HEIGHT = 160
"""Pixels at which a figure must still be legible."""
TILE = 64
"""Pixels at which an edge that a rounded coordinate has moved by a tenth of a unit hardly shows."""
every_id = pytest.mark.parametrize("id_", built_in().exercise)
_RSVG = shutil.which("rsvg-convert")
_SIZE = re.compile(r'(viewBox="0 0 (\d+) (\d+)") width="\d+" height="\d+"')


def small(text: str, height: int, y: int = 0) -> str:
    """An SVG so and so high, in the middle of whole pixels: renderers round parts of them in ways of their own."""

    def size(found: re.Match[str]) -> str:
        width = math.ceil(height * int(found[2]) / int(found[3]))
        return f'{found[1]} y="{y}" width="{width}" height="{height}"'

    return _SIZE.sub(size, text, count=1)


def by_resvg(text: str) -> Image.Image:
    """Rendered in white surroundings; what resvg warns of goes to stdout."""
    return _opened(resvg_py.svg_to_bytes(svg_string=text, background="#ffffff", log_information=True))


def by_librsvg(texts: Iterable[str]) -> list[Image.Image]:
    """Many at once, under each other, so that it is started once."""
    assert _RSVG is not None
    tiles = [small(text, HEIGHT, HEIGHT * index) for index, text in enumerate(texts)]
    widths = [int(re.findall(r' width="(\d+)"', tile)[0]) for tile in tiles]
    size = f'width="{max(widths)}" height="{HEIGHT * len(tiles)}"'
    sheet = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(tiles)}</svg>'
    done = subprocess.run([_RSVG, "--background-color=#fff"], input=sheet.encode(), check=True, capture_output=True)
    assert done.stderr == b""
    whole = _opened(done.stdout)
    return [whole.crop((0, HEIGHT * index, width, HEIGHT * (index + 1))) for index, width in enumerate(widths)]


def _opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures' colours are apart, of 255, in the mean."""
    assert one.size == other.size
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


class Drawn:
    """All built-in figures."""

    def __init__(self, figures: dict[str, Figure]) -> None:
        self.scenes = {id_: Scene(figure) for id_, figure in figures.items()}
        self.stills = {id_: still(scene, id_, "") for id_, scene in self.scenes.items()}
        self.pictures: dict[str, Image.Image] = {}

    @cached_property
    def by_librsvg(self) -> dict[str, Image.Image]:
        return dict(zip(self.stills, by_librsvg(self.stills.values()), strict=True))

    def picture(self, id_: str) -> Image.Image:
        if id_ not in self.pictures:
            self.pictures[id_] = by_resvg(small(self.stills[id_], HEIGHT))
        return self.pictures[id_]


@pytest.fixture(scope="module")
def drawn(figures: dict[str, Figure]) -> Drawn:
    return Drawn(figures)


def _orange(picture: Image.Image) -> int:
    """How many pixels are of the working leg's colour; wood, skin and hair are paler or darker."""
    red, green, blue = picture.split()
    much = ImageChops.subtract(red, blue).point([255 * (each > 90) for each in range(256)])
    warm = ImageChops.subtract(red, green).point([255 * (each > 50) for each in range(256)])
    return ImageChops.multiply(much, warm).histogram()[255]


def _warnings(capfd: pytest.CaptureFixture[str]) -> list[str]:
    """What the renderer said; that a machine has no fonts is not the picture's fault."""
    return [line for text in capfd.readouterr() for line in text.splitlines() if "font" not in line.casefold()]


@every_id
def test_a_figure_is_rendered_without_a_warning(id_: str, drawn: Drawn, capfd: pytest.CaptureFixture[str]) -> None:
    drawn.pictures[id_] = by_resvg(small(drawn.stills[id_], HEIGHT))
    assert _warnings(capfd) == []


@every_id
def test_a_figure_is_seen_when_small(id_: str, drawn: Drawn) -> None:
    picture = drawn.picture(id_)
    assert picture.height == HEIGHT
    assert picture.width > 50
    white = picture.convert("L").point([255 * (each > 250) for each in range(256)]).histogram()[255]
    assert 0.1 < white / (picture.width * picture.height) < 0.95
    assert _orange(picture) > 80 * len(drawn.scenes[id_].panels)


@pytest.mark.skipif(_RSVG is None, reason="librsvg's rsvg-convert is not here")
@every_id
def test_two_renderers_agree(id_: str, drawn: Drawn) -> None:
    assert apart(drawn.picture(id_), drawn.by_librsvg[id_]) < 3


def _last_panel(scene: Scene) -> Image.Image:
    """Without its number, which is not mirrored."""
    panel, brush = scene.panels[-1], Brush("light")
    bounds = scene.bounds_of((panel,))
    inside = moved(brush.mat(scene.mat) + brush.panel(panel), (-bounds.left, -bounds.top))
    return by_resvg(small(document((bounds.width, bounds.height), "", "", inside), TILE))


@every_id
def test_the_other_side_is_the_mirror_image(id_: str, drawn: Drawn) -> None:
    scene = drawn.scenes[id_]
    left, right = _last_panel(scene), _last_panel(Scene(scene.figure, mirrored=True))
    assert apart(left, ImageOps.mirror(right)) < 3.5
    if scene.figure.colour == "working":
        assert apart(left, right) > 10


# --- What the tests rely on


@pytest.mark.parametrize(
    "wrong", ['<path d="M0 nanL3 4Z"/>', '<rect width="-1" height="2"/>', '<image href="no.png"/>']
)
def test_a_warning_of_the_renderer_is_seen(wrong: str, drawn: Drawn, capfd: pytest.CaptureFixture[str]) -> None:
    text = next(iter(drawn.stills.values()))
    by_resvg(text.replace("</svg>", f"{wrong}</svg>"))
    assert len(_warnings(capfd)) == 1


def test_what_is_not_mirrored_and_what_differs_is_told() -> None:
    pictures = [Image.new("RGB", (40, 40), colour) for colour in ("#ef7f34", "#d3b483", "#e9c9b0", "#ffffff")]
    assert [_orange(picture) for picture in pictures] == [1600, 0, 0, 0]
    assert apart(pictures[0], pictures[1]) > 30


# --- An animated picture, where styles are not played


def test_an_animated_picture_is_the_still_one_where_it_is_not_played(
    drawn: Drawn, capfd: pytest.CaptureFixture[str]
) -> None:
    scene = next(scene for scene in drawn.scenes.values() if len(scene.panels) == 1 and len(scene.frames) == 1)
    texts = [animated(scene, "", ""), still(scene, "", "")]
    assert apart(*(by_resvg(small(text, HEIGHT)) for text in texts)) < 0.5
    assert [each for each in _warnings(capfd) if "@media rule is not supported" not in each] == []
    if _RSVG:
        assert apart(*by_librsvg(texts)) < 0.5
