"""A request as the command line that makes it."""

from __future__ import annotations

from hipcoach.coach.request import DEFAULT_MINUTES, Request
from hipcoach.vocabulary import HOME_EQUIPMENT


def command_line(request: Request) -> str:
    """The shortest command that asks for the same. Ids and words of the vocabulary need no quotes."""
    options: list[tuple[str, object]] = [("symptom", symptom) for symptom in request.symptoms]
    options += [("focus", request.focus), ("template", request.template)]
    options += [("minutes", None if request.minutes == DEFAULT_MINUTES else request.minutes)]
    if not request.equipment >= HOME_EQUIPMENT:
        options.append(("equipment", "none"))
        options += [("equipment", thing) for thing in sorted(request.equipment - {"floor", "wall"})]
    else:
        options += [("equipment", thing) for thing in sorted(request.equipment - HOME_EQUIPMENT)]
    options += [("avoid", word) for word in request.avoid]
    options += [("caution", caution) for caution in request.cautions]
    options += [("activity", request.activity), ("when", request.moment), ("side", request.side)]
    options += [("pain", request.pain), ("age", request.age)]
    options += [("flag", flag) for flag in request.flags]
    return " ".join(["hipcoach recommend", *(f"--{name} {value}" for name, value in options if value is not None)])
