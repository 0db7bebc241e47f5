"""What holds every day: laid beneath what is typed today, kept, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.coach.request import OPTION_NAMES, Request
from hipcoach.errors import UnknownWordError, UsageError
from hipcoach.text import key, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue

_ADDED = ("cautions", "avoid")
"""They add to what stands: what is typed for a day never lets an exercise through."""
LASTING = (
    "symptoms",
    "side",
    "cautions",
    "equipment",
    "minutes",
    "age",
    "activity",
    "avoid",
    "on",
    "steps",
    "template",
    "focus",
    "stage",
)
"""Fields of a request that may hold for longer than a day."""


def laid_over(standing: Request, typed: Request) -> Request:
    """What stands, with what is typed above it."""
    usual = Request()
    given = {field: value for field, value in typed._asdict().items() if value != getattr(usual, field)}
    for field in _ADDED:
        given[field] = tuple(dict.fromkeys((*getattr(standing, field), *getattr(typed, field))))
    return standing._replace(**given)


def dropped(standing: Request, words: Sequence[str]) -> Request:
    """What stands, without what these words name: an option, as `side`, or one of its values, as `knee`.

    Raises:
        UnknownWordError: nothing of it stands.
    """
    for word in words:
        standing = _without(standing, word)
    return standing


def _without(standing: Request, word: str) -> Request:
    named = key(word.removeprefix("--"))
    usual, left = Request(), {}
    for field in LASTING:
        value = getattr(standing, field)
        if named in (OPTION_NAMES.get(field, field), field):
            left[field] = getattr(usual, field)
        elif isinstance(value, tuple | frozenset):
            left[field] = type(value)(each for each in value if key(each) != named)
        elif str(value) == named:
            left[field] = None
    changed = standing._replace(**left)
    if changed == standing:
        known = [part for _, parts in _parts(standing) for part in parts]
        said = f"{shown(word)} does not stand in this diary; what does: {standing_in_words(standing)}"
        raise UnknownWordError(said, word=word, of="standing fact", did_you_mean=[p for p in known if named in p])
    return changed


def refuse_nothing(request: Request, catalogue: Catalogue) -> None:
    """Stop where nothing says what a session is for.

    Raises:
        UsageError: names the symptoms.
    """
    if not (request.symptoms or request.focus or request.template):
        known = ", ".join(catalogue.symptom)
        raise UsageError(f"say what it is for, by --symptom, --focus or --template; the symptoms are {known}")


def standing_in_words(standing: Request) -> str:
    """`hamstring, left, careful with knee, 12 min`."""
    return ", ".join(f"{lead}{' and '.join(parts)}" for lead, parts in _parts(standing)) or "nothing"


def _parts(standing: Request) -> list[tuple[str, list[str]]]:
    from hipcoach.diary.past import standing_of

    words: dict[str, Any] = standing_of(standing).model_dump(mode="json")
    parts = []
    for field in LASTING:
        value = words[field]
        if value in (None, []):
            continue
        said = value if isinstance(value, list) else [f"{value} min" if field == "minutes" else str(value)]
        parts.append((_LEADS.get(field, ""), said))
    return parts


_LEADS = {
    "cautions": "careful with ",
    "equipment": "with ",
    "avoid": "without ",
    "on": "on ",
    "age": "age ",
    "steps": "steps at most ",
}
