from __future__ import annotations

import json
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from hipcoach.render import missing
from hipcoach.render.missing import command_to_add


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own, and where its record of the address it was installed from lies."""
    prefix = tmp_path / "hipcoach-2"
    prefix.mkdir()
    monkeypatch.setattr(sys, "prefix", str(prefix))
    monkeypatch.setattr(sys, "executable", f"{prefix}/my bin/python")
    monkeypatch.setattr(missing, "distribution", lambda _: Recorded(prefix))
    return prefix


class Recorded:
    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix

    def read_text(self, name: str) -> str | None:
        file = self.prefix / name
        return file.read_text(encoding="utf-8") if file.exists() else None


def test_a_plain_environment_is_added_to_by_its_own_pip(environment: Path) -> None:
    assert command_to_add("it<2") == f"'{environment}/my bin/python' -m pip install 'it<2'"


def test_one_without_pip_is_added_to_from_outside(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missing, "find_spec", lambda _: None)
    assert command_to_add("it") == f"uv pip install --python '{environment}/my bin/python' it"


def test_pipx_adds_to_what_it_installed_by_its_name(environment: Path) -> None:
    (environment / "pipx_metadata.json").touch()
    assert command_to_add("it<2") == "pipx inject hipcoach-2 'it<2'"


@pytest.mark.parametrize(
    ("recorded", "source"),
    [
        (None, "hipcoach"),
        ({"url": "file:///a/checkout", "dir_info": {}}, "'hipcoach @ file:///a/checkout'"),
        ({"url": "https://code.example/it", "vcs_info": {"vcs": "git"}}, "'hipcoach @ git+https://code.example/it'"),
    ],
)
def test_uv_installs_a_tool_anew_from_where_it_came(
    environment: Path, recorded: dict[str, object] | None, source: str
) -> None:
    (environment / "uv-receipt.toml").touch()
    if recorded:
        (environment / "direct_url.json").write_text(json.dumps(recorded), encoding="utf-8")
    assert command_to_add("it") == f"uv tool install --with it {source}"


def test_it_is_named_too_where_nothing_was_installed(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_of(name: str) -> None:
        raise PackageNotFoundError(name)

    (environment / "uv-receipt.toml").touch()
    monkeypatch.setattr(missing, "distribution", none_of)
    assert command_to_add("it").endswith(" hipcoach")
