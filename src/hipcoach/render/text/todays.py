"""What stands above today's session: the verdict, why, and what the next stage asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from hipcoach.coach.outcome import EMERGENCY
from hipcoach.coach.routine import Routine
from hipcoach.coach.todays import TODAYS
from hipcoach.render.text.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.coach.outcome import Outcome, Sign
    from hipcoach.coach.todays import Adjustment, Criterion, DayVerdict, PlanPlace, Today
    from hipcoach.render.text.capabilities import Capabilities

_MEASURE = 84
_SAID: dict[DayVerdict, str] = {
    "first": "the first session",
    "more": "a little more than last time",
    "same": "the same as last time",
    "less": "less than last time",
    "light": "a light day",
    "rest": "a rest day",
    "clinician": "a clinician first",
}
MANY_NEW = "There more than one exercise may be new at once, each at its least dose."
_ROWS = 3
"""So many lines of why stand on one screen."""


def on_top(today: Today, signs: Sequence[Sign], capabilities: Capabilities, *, long: bool) -> str:
    """Write what stands on top.

    Args:
        today: what to do now.
        signs: those that nobody was asked about.
        capabilities: what can be shown.
        long: with the reason, its source and the entries of every change.
    """
    paper = Paper(capabilities, measure=_MEASURE)
    _signs(paper, signs)
    beside = _beside(today)
    paper.line((f"Today: {_said(today)}", "bold"), *(beside if long else _fitting(paper, _said(today), beside)))
    if today.plan and today.verdict != "clinician":
        _place(paper, today.plan)
    if today.rest and today.rest.text not in (change.text for change in today.why):
        paper.line(today.rest.text, indent=2)
    if long:
        for before, change in zip([None, *today.why], today.why, strict=False):
            _change(paper, change, again=before is not None and before.rule == change.rule)
    else:
        _in_short(paper, today.why)
    if today.next_stage and today.verdict != "clinician":
        (_criteria if long else _criteria_in_short)(paper, today.next_stage, today.criteria)
    return paper.text()


def _said(today: Today) -> str:
    if today.plan and today.plan.kind == "free" and today.verdict == "rest":
        return "a free day"
    return _SAID[today.verdict]


def _place(paper: Paper, place: PlanPlace) -> None:
    """Where the plan stands, in a line; what it asks for beside the session."""
    again = ", once more" if place.again else ""
    kind = {"loading": " · loads", "moving": " · only moves"}.get(place.kind, "")
    paper.line(f"{place.title}, week {place.week} of {place.of}: {place.theme}{again}{kind}", indent=2)
    if place.outside:
        paper.line("Beside the session: ", place.outside, indent=2)
    if place.goes_up:
        paper.line("Goes up: ", place.goes_up, indent=2)


def below_it(today: Today) -> Outcome | None:
    """What follows on the same sheet, without the notes that say again what stands on top; nothing on a rest day."""
    if not isinstance(today.outcome, Routine):
        return today.outcome
    return replace(today.outcome, advice=[note for note in today.outcome.advice if not note.id.startswith(TODAYS)])


def _signs(paper: Paper, signs: Sequence[Sign]) -> None:
    if not signs:
        return
    paper.line(("Before any exercise, a clinician first if one of these is so:", "bold red"))
    for sign in signs:
        paper.line("- ", sign.brief, indent=2, hang=2)
    paper.line(EMERGENCY)
    paper.gap()


def _beside(today: Today) -> list[str]:
    told = [f" · {today.stage_today}"]
    if today.rest and today.rest.days > 1:
        told.append(f" · the first of {today.rest.days}")
    if today.pain is not None:
        told.append(f" · pain {today.pain} of 10")
    if today.morning == "due":
        told.append(" · the morning after was not told")
    if today.baseline is not None:
        told.append(f" · a usual morning is {today.baseline:g}")
    return told


def _fitting(paper: Paper, said: str, beside: Sequence[str]) -> list[str]:
    """As much as one line holds."""
    fitting: list[str] = []
    for part in beside:
        if cell_len(f"Today: {said}{''.join(fitting)}{part}") <= paper.measure:
            fitting.append(part)
    return fitting


def _in_short(paper: Paper, why: Sequence[Adjustment]) -> None:
    """What is so, a line each, as long as it is few lines; what was looked at, and the rest, has `--why`."""
    left = _ROWS
    for number, change in enumerate(why):
        rest = f" ({len(why) - number - 1} more: --why)" if number + 1 < len(why) else ""
        rows = paper.rows(change.text, indent=2)
        ends = number + 1 < len(why) and rows + paper.rows(why[number + 1].text, indent=2) > left
        paper.line(change.text, *([(rest, "dim")] if ends else []), indent=2)
        left -= rows
        if ends:
            return


def _change(paper: Paper, change: Adjustment, *, again: bool) -> None:
    """What is so, and why: on whose word, and from which entries; once for what one rule says `again`."""
    paper.line(change.text, indent=2)
    if again:
        return
    paper.line((f"{change.because} ({change.source}, {change.grade})", "dim"), indent=4)
    if change.entries:
        entries = "; ".join(f"{entry.entry}, {entry.said}" for entry in change.entries)
        paper.line((f"Looked at: {entries}", "dim"), indent=4)


def _criteria_in_short(paper: Paper, stage: str, criteria: Sequence[Criterion]) -> None:
    if criteria:
        met = sum(each.met for each in criteria)
        paper.line(f"On to {stage}: {met} of {len(criteria)} criteria met (--why names them).", indent=2)


def _criteria(paper: Paper, stage: str, criteria: Sequence[Criterion]) -> None:
    if criteria:
        told = "; ".join(f"{each.text} ({'so' if each.met else 'not yet'})" for each in criteria)
        paper.line(f"On to {stage}: ", told, indent=2)
        paper.line(MANY_NEW, indent=2)
