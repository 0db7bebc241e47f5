"""One exercise, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.render import wording
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.paper import Paper
from hipcoach.text import spoken

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.exercise import Exercise
    from hipcoach.catalogue.figure import Figure

_MARGIN = 15


def exercise_text(
    entry: Exercise,
    catalogue: Catalogue,
    capabilities: Capabilities,
    figure: Figure | None = None,
    style: str = "blocks",
) -> str:
    """Everything the catalogue says of an exercise, and its figure."""
    paper = Paper(capabilities)
    paper.line((entry.name, "bold"), f" · {entry.id}")
    if entry.aliases:
        paper.line((f"also: {', '.join(entry.aliases)}", "dim"))
    paper.gap()
    if figure is not None:
        from hipcoach.render.figure_text import put_figure

        put_figure(paper, figure, style)
    paper.line(entry.cue)
    paper.gap()
    for number, step in enumerate(entry.steps, start=1):
        paper.line(f"{number}. ", step, hang=3)
    paper.gap()
    for name, value in _facts(entry):
        paper.line((name.ljust(_MARGIN), "bold"), value, hang=_MARGIN)
    _cautions(paper, entry)
    paper.gap()
    paper.line(("From", "bold"))
    for source in (catalogue.source[id_] for id_ in entry.sources):
        paper.line("- ", f"{source.citation} ({source.grade}; {source.read})", indent=2, hang=2)
    if origin := catalogue.origin("exercises", entry.id):
        paper.line("- ", f"written in {origin}", indent=2, hang=2)
    return paper.text()


def _facts(entry: Exercise) -> list[tuple[str, str]]:
    crosses = "crosses the midline" if entry.crosses_midline else "never crosses the midline"
    facts = [
        ("Motions", ", ".join(map(spoken, entry.motions))),
        ("Method", spoken(entry.method)),
        ("Position", entry.position),
        ("Needs", wording.kits(entry)),
        ("Dose", wording.dose_range(entry)),
        ("Tempo", wording.tempo(entry.dose.tempo or ())),
        ("Effort", entry.dose.effort or ""),
        ("Felt", entry.felt),
        ("No pinch at", entry.closed_angle),
        ("Quiet", ", ".join(entry.quiet)),
        ("Hip", f"at most {entry.hip_flexion_deg} degrees of flexion, {crosses}"),
    ]
    if entry.result:
        named = (("Usual", entry.result.usual), ("A difference", entry.result.difference), ("But", entry.result.caveat))
        facts += named
    if entry.easier:
        facts.append(("Easier", ", ".join(entry.easier)))
    if entry.harder:
        facts.append(("Harder", ", ".join(entry.harder)))
    return [(name, value) for name, value in facts if value]


def _cautions(paper: Paper, entry: Exercise) -> None:
    if entry.cautions:
        paper.gap()
        paper.line(("With a caution", "bold"))
    for caution in entry.cautions:
        paper.line("- ", f"{caution.id}, {caution.how}: {caution.note}", indent=2, hang=2)
