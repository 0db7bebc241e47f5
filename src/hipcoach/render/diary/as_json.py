"""The last weeks as JSON, and its schema."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from hipcoach.render import as_json

if TYPE_CHECKING:
    from hipcoach.catalogue.json_schema import Schema
    from hipcoach.render.diary.weeks import DiaryWeeks


def weeks_json(weeks: DiaryWeeks) -> str:
    """All of the value, in which nothing steers a terminal."""
    return as_json.dumps(asdict(weeks))


def weeks_schema() -> Schema:
    """The JSON Schema of that, made of the types it is written from."""
    from pydantic import TypeAdapter

    from hipcoach.catalogue.json_schema import described
    from hipcoach.render.diary.weeks import DiaryWeeks

    return described(TypeAdapter(DiaryWeeks), "serialization")
