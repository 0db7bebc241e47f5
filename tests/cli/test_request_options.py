from __future__ import annotations

import inspect
from dataclasses import fields

import pytest
import typer

from hipcoach.cli import explain, options, recommend
from hipcoach.cli.app import app
from hipcoach.coach.read_options import request_from
from hipcoach.coach.request import OPTION_NAMES, Request
from hipcoach.coach.routine import RequestRecord


@pytest.mark.parametrize("command", [recommend.recommend, explain.explain])
def test_a_command_has_the_requests_options_and_its_own(command: object) -> None:
    assert callable(command)
    names = list(inspect.signature(command).parameters)
    assert names[0] == "context"
    assert "options" not in names
    assert names.count("words") == 1
    assert {"symptoms", "minutes", "flags", "json", "output"} <= set(names)


def test_every_part_of_a_request_has_an_option() -> None:
    shared = set(inspect.signature(options.RequestOptions).parameters) - {"words"}
    assert set(Request._fields) == shared == set(inspect.signature(request_from).parameters) - {"catalogue"}


def test_the_record_of_a_request_has_every_part_but_what_is_said_of_signs() -> None:
    assert {field.name for field in fields(RequestRecord)} == set(Request._fields) - {"flags", "not_flags", "screened"}


def test_an_option_is_called_as_its_part_of_the_request_but_for_those_that_repeat() -> None:
    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    written = {name for parameter in command.commands["recommend"].params for name in parameter.opts}
    assert {f"--{OPTION_NAMES.get(name, name)}" for name in Request._fields} <= written


def test_every_command_says_what_it_does() -> None:
    program = typer.main.get_command(app)
    assert isinstance(program, typer.core.TyperGroup)
    assert program.commands
    assert all(command.help for command in program.commands.values())
