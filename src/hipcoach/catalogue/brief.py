"""Short words for a list, beside the full ones."""

from typing import Annotated, Any

from hipcoach.catalogue.base import FromList, OneOrMore, Text, plain
from hipcoach.catalogue.late import AfterValidator, BeforeValidator, Field
from hipcoach.catalogue.model import Model

BRIEF_WORDS = 12


def _few_words(text: str) -> str:
    words = len(text.split())
    if words > BRIEF_WORDS:
        raise ValueError(f"has {words} words; at most {BRIEF_WORDS} fit in a list")
    return text


Brief = Annotated[str, Field(max_length=120), AfterValidator(plain), AfterValidator(_few_words)]
"""One line of a list, in at most twelve words, with a small letter first and no full stop."""

BriefLine = Annotated[str, Field(max_length=78), AfterValidator(plain)]
"""A sentence that fits on one line of a terminal."""


class StopSign(Model):
    """When to stop an exercise."""

    text: Text
    """The whole sentence."""
    brief: Brief | None = None
    """The same in a list, in at most twelve words: "a pinch in the groin"."""

    @property
    def listed(self) -> str:
        """The sign in a list: its brief, or where it has none the sentence."""
        return self.brief or self.text


def as_stop_sign(value: Any) -> Any:
    """A stop sign; a text alone is one without a brief."""
    return {"text": value} if isinstance(value, str) else value


_AsStopSign = BeforeValidator(as_stop_sign, json_schema_input_type=Text | StopSign)
StopSigns = OneOrMore[Annotated[StopSign, FromList, _AsStopSign]]
"""Stop signs; a plain text is one without a brief."""
