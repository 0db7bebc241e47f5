"""The trace of a request, and the verdict on one exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.coach.explain import Explanation, Unexplained, Verdict
from hipcoach.render import as_text, wording
from hipcoach.render.paper import Capabilities, Paper
from hipcoach.vocabulary import clock, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.explain import Answer, Choice
    from hipcoach.coach.hearing import Evidence


def answer(result: Answer, catalogue: Catalogue, capabilities: Capabilities) -> str:
    """Whatever was explained."""
    if isinstance(result, Explanation):
        return explanation(result, catalogue, capabilities)
    if isinstance(result, Verdict):
        return verdict(result, catalogue, capabilities)
    if isinstance(result, Unexplained):
        paper = Paper(capabilities)
        paper.gap()
        _words(paper, result.words)
        return as_text.outcome(result.outcome, capabilities) + paper.text()
    return as_text.outcome(result, capabilities)


def _words(paper: Paper, words: Sequence[Evidence]) -> None:
    """What everyday words were taken to say; the phrases are those of symptoms.yaml and red_flags.yaml."""
    paper.line(("Read from the words", "bold"))
    for each in words:
        ignored = f", does not count: {each.ignored}" if each.ignored else ""
        paper.line("- ", (each.id, "cyan"), f" {each.weight:+d}{ignored}", indent=2, hang=2)
        paper.line((f'{wording.quoted([each.words])} is "{each.phrase}"', "dim"), indent=4)
    if not words:
        paper.line("Nothing that the knowledge has a phrase for.", indent=2)


def explanation(trace: Explanation, catalogue: Catalogue, capabilities: Capabilities) -> str:
    """From facts to rules to weights to choices."""
    paper = Paper(capabilities)
    if trace.words:
        _words(paper, trace.words)
        paper.gap()
    paper.line(("Rules that fired", "bold"))
    for rule in trace.rules:
        facts = f"when {', '.join(rule.facts)}" if rule.facts else "always"
        paper.line("- ", (rule.rule, "cyan"), f" ({facts}; {', '.join(rule.effects)})", indent=2, hang=2)
        paper.line(rule.because, indent=4)
        paper.line((f"{catalogue.source[rule.source].citation} [{rule.grade}]", "dim"), indent=4)
        _origin(paper, rule.origin)
    paper.gap()
    paper.line(("Weights", "bold"))
    for target, weight in sorted(trace.weights.items(), key=lambda each: (-each[1], each[0])):
        paper.line(f"{weight:g}  {spoken(target)}", indent=2)
    if trace.cautions:
        paper.line(("Cautions: ", "bold"), ", ".join(trace.cautions))
    paper.line(("Template: ", "bold"), f"{trace.template}, {clock(trace.budget_seconds)} to fill")
    paper.gap()
    paper.line(("Chosen", "bold"))
    for choice in trace.choices:
        _choice(paper, choice)
    paper.gap()
    paper.line(("Left out", "bold"))
    for left in trace.left_out:
        paper.line("- ", (left.exercise, "cyan"), f" ({left.rule}): {left.reason}", indent=2, hang=2)
    return paper.text()


def verdict(answer: Verdict, catalogue: Catalogue, capabilities: Capabilities) -> str:
    """Why this one, or why not."""
    paper = Paper(capabilities)
    name = catalogue.exercise[answer.exercise].name
    told = f"is in the routine, in '{answer.phase}'" if answer.chosen else "is not in the routine"
    score = "" if answer.score is None else f" Its score is {answer.score:g}."
    paper.line((name, "bold"), f" {told}.{score}")
    for reason in answer.reasons:
        paper.line("- ", (reason.rule, "cyan"), f": {reason.because}", indent=2, hang=2)
        paper.line(
            (catalogue.source[reason.source].citation if reason.source in catalogue.source else reason.source, "dim"),
            indent=4,
        )
        _origin(paper, catalogue.origin("rules", reason.rule))
    if answer.origin:
        paper.line((f"This exercise is written in {answer.origin}.", "dim"))
    if answer.instead:
        paper.line(("Its phase took", "bold"))
        for choice in answer.instead:
            _choice(paper, choice)
    return paper.text()


def _choice(paper: Paper, choice: Choice) -> None:
    rules = ", ".join(reason.rule for reason in choice.because)
    head = f" · {choice.phase} · score {choice.score:g} · {clock(choice.seconds)}"
    paper.line("- ", (choice.exercise, "cyan"), head, indent=2, hang=2)
    paper.line((rules, "dim"), indent=4)
    _origin(paper, choice.origin)


def _origin(paper: Paper, origin: str | None) -> None:
    """Where an entry of one's own is written."""
    if origin:
        paper.line((f"written in {origin}", "dim"), indent=4)
