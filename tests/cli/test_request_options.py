from __future__ import annotations

import inspect

import pytest
import typer

from hipcoach.cli import explain, options, recommend
from hipcoach.cli.app import app
from hipcoach.coach.request import Request


@pytest.mark.parametrize("command", [recommend.recommend, explain.explain])
def test_a_command_has_the_requests_options_and_its_own(command: object) -> None:
    assert callable(command)
    names = list(inspect.signature(command).parameters)
    assert names[0] == "context"
    assert "request" not in names
    assert names.count("words") == 1
    assert {"symptom", "minutes", "flag", "json", "output"} <= set(names)


def test_every_part_of_a_request_has_an_option() -> None:
    asked = set(inspect.signature(options._asked).parameters) - {"words"}
    plural = {"symptoms": "symptom", "cautions": "caution", "flags": "flag", "moment": "when"}
    assert {plural.get(name, name) for name in inspect.signature(Request).parameters} == asked


def test_every_command_says_what_it_does() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        assert inspect.getdoc(command.callback)
    assert isinstance(app, typer.Typer)
