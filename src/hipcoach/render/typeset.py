"""Words set as a tagged PDF by a template of typst, which is the extra `hipcoach[pdf]`."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipcoach.errors import MissingExtraError, OutputError
from hipcoach.render.safe import printable_deep
from hipcoach.text import cut

if TYPE_CHECKING:
    from collections.abc import Callable

LIBRARY = "typst>=0.15,<0.16"
"""What the extra brings."""
_PAGE = Path(__file__).parent / "page"
_PAPERS = {"a4": "a4", "letter": "us-letter"}
"""Names of paper, as the library has them."""
_TRIES = 12
"""How often signs that no font has are looked for: the library names many at once, but not always all."""
_NO_FONT = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")


def typeset(template: str, content: dict[str, Any], paper: str, lacking: Callable[[str], None]) -> bytes:
    """The PDF of these words. PDF/UA refuses a sign that no font has, so another one is set in its place.

    Args:
        template: the name of its file.
        content: what it names.
        paper: `a4` or `letter`.
        lacking: told of the signs that no font of this machine has, if there are any; `□` stands in their place.

    Raises:
        MissingExtraError: the library that makes PDF is not installed.
        OutputError: it makes none of this.
    """
    try:
        import typst
    except ImportError:
        from hipcoach.render.missing import command_to_add

        raise MissingExtraError(
            f"PDF needs one more library: {command_to_add(LIBRARY)}; or print the page of --format html"
        ) from None
    data = json.dumps(printable_deep({**content, "paper": _PAPERS[paper]}), ensure_ascii=False)
    lost: dict[int, str] = {}
    for _ in range(_TRIES):
        try:
            made: bytes = typst.compile(
                _PAGE / template, sys_inputs={"data": data.translate(lost)}, pdf_standards="ua-1"
            )
        except typst.TypstError as error:
            found = {ord(sign): _instead_of(sign) for sign in _signs_without_a_font(error.diagnostic)}
            if found.keys() <= lost.keys():
                raise OutputError(f"no PDF can be made of this; use --format html ({cut(error.message)})") from None
            lost |= found
        else:
            if lost:
                lacking("".join(map(chr, sorted(lost))))
            return made
    raise OutputError("too many signs of this are in no font of this machine; use --format html")


def _signs_without_a_font(diagnostic: str) -> set[str]:
    """The signs beyond ASCII that an error tells of, whether it writes them as they are or by their number."""
    clusters = "".join(_NO_FONT.findall(diagnostic))
    escaped = {chr(int(code, 16)) for code in _ESCAPED.findall(clusters)}
    return {sign for sign in clusters if not sign.isascii()} | escaped


def _instead_of(sign: str) -> str:
    """A box; nothing for what only changes the sign in front of it."""
    return "" if unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf") else "\u25a1"
