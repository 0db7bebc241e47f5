"""What the harness holds the program to, it sees broken."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from typing import Any

import isolated
import pytest
from finds import Broken
from grammar import lines
from hypothesis import HealthCheck, given, settings
from isolated import in_parts
from promises import harmless
from routine_promises import broken_by

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, request_from
from hipcoach.render import as_json


@pytest.fixture
def routine(coach: Coach) -> dict[str, Any]:
    request = request_from(coach.catalogue, symptoms=["hamstring"])
    data: dict[str, Any] = json.loads(as_json.result(coach.recommend(request)))
    return data


def test_a_routine_as_it_is_breaks_no_promise(routine: dict[str, Any], catalogue: Catalogue) -> None:
    assert list(broken_by(routine, catalogue)) == []


_CAUTIONS = ["hip-replacement", "osteoporosis", "knee", "nerve", "pregnancy", "hamstring-tendon", "back", "groin"]
_SPOILT: dict[str, Callable[[dict[str, Any], dict[str, Any]], Any]] = {
    "a routine takes no longer than the minutes": lambda routine, _: routine["request"].update(minutes=1),
    "the phases' seconds add up to the whole": lambda routine, _: routine.update(total_seconds=1),
    "the steps' seconds add up to the phase": lambda _, step: step.update(seconds=step["seconds"] + 1),
    "what is to be spared is not done": lambda routine, step: routine["request"]["avoid"].append(step["method"]),
    "what a caution forbids is not done": lambda routine, _: routine["request"].update(cautions=_CAUTIONS),
    "what is not at hand is not needed": lambda routine, _: routine["request"].update(equipment=[]),
    "what is left out is not done": lambda routine, step: routine["left_out"].append({"exercise": step["exercise"]}),
}


@pytest.mark.parametrize("promise", _SPOILT)
def test_a_spoilt_routine_breaks_its_promise(routine: dict[str, Any], catalogue: Catalogue, promise: str) -> None:
    _SPOILT[promise](routine, routine["phases"][0]["steps"][0])
    assert promise in {broken for broken, _ in broken_by(routine, catalogue)}


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u202e", "\u2028", "\udcff", "\x07"])
def test_a_sign_that_steers_a_screen_is_seen(sign: str) -> None:
    with pytest.raises(Broken, match="steers"):
        harmless(f"a{sign}b")


def test_a_part_that_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "MOST_SECONDS", -1.0)
    with pytest.raises(Broken, match="more than -1 s"):
        in_parts(lambda: _work(lambda: None))


@pytest.mark.slow
def test_a_part_that_takes_too_much_memory_is_named() -> None:
    with pytest.raises(Broken, match="the part takes more than 300 MB"):
        in_parts(lambda: _work(lambda: bytearray(b"x") * 400_000_000))


def test_an_error_in_the_process_is_an_error_here() -> None:
    with pytest.raises(Broken, match="ZeroDivisionError"):
        in_parts(lambda: _work(lambda: 1 // 0))


def test_work_that_costs_little_says_how_it_ended() -> None:
    assert in_parts(lambda: _work(lambda: None)) == "done"


def _work(part: Callable[[], object]) -> Generator[str, None, str]:
    yield "the part"
    part()
    return "done"


@settings(max_examples=60, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(lines())
def test_no_line_names_a_place_outside_its_sandbox(line: tuple[str, ...]) -> None:
    assert not any(word.startswith(("/", "../")) for word in line)
