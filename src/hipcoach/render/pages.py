"""A page as one HTML file, of a template and its styles. It fetches nothing, and no word in it is markup."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined
from markupsafe import Markup

from hipcoach.render.safe import printable_deep

PAGE = Path(__file__).parent / "page"
"""Templates, styles and scripts."""
COMPILED_TEMPLATES = PAGE.with_name(f"templates_{jinja2.__version__}".replace(".", "_"))
"""The templates as Python, in a package that was built, by a Jinja of this version: another one makes it anew, which
takes a tenth of a page's time."""


def filled(template: str, style: str, **values: Any) -> str:
    """Fill a template of `PAGE`; its `script` is the only one that may run.

    Args:
        template: the name of its file.
        style: all of its styles.
        values: what it names; texts are escaped.
    """
    compiled = COMPILED_TEMPLATES.is_dir()
    environment = _environment(ModuleLoader(COMPILED_TEMPLATES) if compiled else FileSystemLoader(PAGE))
    return environment.get_template(template).render(
        style=Markup(style),  # noqa: S704 (our own)
        policy=_policy(values.get("script", ""), style),
        **values,
    )


def compile_templates(into: Path) -> None:
    """Write the templates as Python into a folder; what an editor left beside them is none."""
    from_files = _environment(FileSystemLoader(PAGE))
    from_files.compile_templates(into, filter_func=_is_template, zip=None, ignore_errors=False)


def _is_template(name: str) -> bool:
    return name.endswith(".html") and not name.startswith(".")


def _environment(loader: BaseLoader) -> Environment:
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable_deep,
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
