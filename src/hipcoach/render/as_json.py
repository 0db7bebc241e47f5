"""JSON for scripts: UTF-8, versioned, additive within a version."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hipcoach.coach.routine import SCHEMA_VERSION
from hipcoach.render.letterhead import BLANK, Letterhead
from hipcoach.text import COMMAND, is_plain, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.catalogue.model import Model
    from hipcoach.coach.explain import Explanation, Unexplained, Verdict
    from hipcoach.coach.outcome import Sign
    from hipcoach.coach.plan import Plan
    from hipcoach.coach.screen import Clear
    from hipcoach.coach.todays import Today
    from hipcoach.errors import HipcoachError
    from hipcoach.render.instead_of_routine import Shown


def result(value: Shown | Explanation | Verdict | Unexplained | Clear, letterhead: Letterhead = BLANK) -> str:
    """A coach's answer; `letterhead` is there only where somebody wrote one."""
    named = letterhead.named()
    return dumps({**asdict(value), **({"letterhead": named} if named else {})})


def todays_answer(value: Today, signs: Sequence[Sign], letterhead: Letterhead = BLANK) -> str:
    """What to do now: `{schema_version, today, signs}`, and a routine, a rest day or what stands in its place."""
    told = asdict(value)
    rest, outcome = told.pop("rest"), told.pop("outcome")
    version = told.pop("schema_version")
    named = letterhead.named()
    return dumps(
        {
            "schema_version": version,
            "today": told,
            "signs": [asdict(sign) for sign in signs],
            **({"rest": rest} if rest else {}),
            **_under_its_name(outcome),
            **({"letterhead": named} if named else {}),
        }
    )


def weeks_planned(value: Plan, letterhead: Letterhead = BLANK) -> str:
    """A plan; the version of its routines stands above."""
    told = asdict(value)
    for session in told["sessions"]:
        del session["routine"]["schema_version"]
    named = letterhead.named()
    return dumps({**told, **({"letterhead": named} if named else {})})


def _under_its_name(outcome: dict[str, Any] | None) -> dict[str, Any]:
    """A routine as `routine`; what stands in its place has its name already. The version stands above."""
    if outcome is None:
        return {}
    del outcome["schema_version"]
    return {"routine": outcome} if "phases" in outcome else outcome


def entries(name: str, models: Sequence[Model]) -> str:
    """Entries of the catalogue as `{schema_version, NAME: [...]}`."""
    return named(name, [model.model_dump(mode="json") for model in models])


def lines(models: Iterable[Model]) -> str:
    """Entries of the catalogue, one a line."""
    return "".join(line(model.model_dump(mode="json")) for model in models)


def named(name: str, value: Any, error: HipcoachError | None = None) -> str:
    """Plain data as `{schema_version, NAME: ...}`, with the `error` where something is wrong that leaves an answer."""
    wrong = {"error": error.told()} if error else {}
    return dumps({"schema_version": SCHEMA_VERSION, name: value, **wrong})


def entry(name: str, model: Model, origin: str | None) -> str:
    """One entry as `{schema_version, NAME: {...}, origin}`; the origin is null where it came with the program."""
    return dumps({"schema_version": SCHEMA_VERSION, name: model.model_dump(mode="json"), "origin": origin})


def failure(error: HipcoachError, *, in_a_line: bool = False) -> str:
    """What went wrong, as `{schema_version, error: {kind, message, ...}}`."""
    told = {"schema_version": SCHEMA_VERSION, "error": error.told()}
    return line(told) if in_a_line else dumps(told)


def dumps(value: Any) -> str:
    """JSON text in which nothing steers a terminal or a runner of workflows: what would is written as its escape."""
    return _harmless(json.dumps(value, ensure_ascii=False, indent=2))


def line(value: Any) -> str:
    """The same in one line, without a blank that means nothing."""
    return _harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _harmless(text: str) -> str:
    text = without_surrogates(text) + "\n"
    text = COMMAND.sub(r"#\\u0023", text)
    return text if text.isascii() and "\x7f" not in text else "".join(map(_escaped, text))


def _escaped(sign: str) -> str:
    return sign if is_plain(sign) or sign == "\n" else json.dumps(sign)[1:-1]
