"""A page as one HTML file, of a template and its styles. It fetches nothing, and no word in it is markup."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hipcoach.render.safe import printable_deep

PAGE = Path(__file__).parent / "page"
"""Templates, styles and scripts."""


def filled(template: str, style: str, **values: Any) -> str:
    """Fill a template of `PAGE`; its `script` is the only one that may run.

    Args:
        template: the name of its file.
        style: all of its styles.
        values: what it names; texts are escaped.
    """
    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable_deep,
    )
    return environment.get_template(template).render(
        style=Markup(style),  # noqa: S704 (our own)
        policy=_policy(values.get("script", ""), style),
        **values,
    )


def styles(*names: str) -> str:
    """The styles of these files, in this order."""
    return "".join((PAGE / name).read_text(encoding="utf-8") for name in names)


def foot_of(words: str) -> str:
    """The style by which a printed page has these words at its foot, which can take them from nowhere else."""
    return f'@page{{@bottom-left{{content:"{words}"}}}}'


def _policy(script: str, style: str) -> str:
    """Nothing may be fetched from anywhere; only this script and this style may run."""
    scripts = _hash(script) if script else "'none'"
    return f"default-src 'none'; script-src {scripts}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
