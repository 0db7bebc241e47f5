"""The trace of a request, or of words that led to no routine, and why one exercise is in a routine or not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from hipcoach.coach.explain import Explanation, Unexplained, Verdict
from hipcoach.coach.outcome import NothingLeft, Referral
from hipcoach.render import as_text, wording
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.paper import Paper
from hipcoach.text import clock, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.explain import Choice, Explained, FiredRule
    from hipcoach.coach.hearing import Evidence
    from hipcoach.coach.hearing.evidence import Voice


_MOST_RULES = 3


def explanation_text(result: Explained, catalogue: Catalogue, capabilities: Capabilities) -> str:
    """Write any answer of `explain`."""
    if isinstance(result, (Referral, NothingLeft)):
        return as_text.outcome(result, capabilities)
    paper = Paper(capabilities)
    if isinstance(result, Explanation):
        _trace(paper, result, catalogue)
    elif isinstance(result, Verdict):
        _verdict(paper, result, catalogue)
    elif isinstance(result, Unexplained):
        paper.gap()
        _words(paper, result.words, result.voices)
        return as_text.outcome(result.outcome, capabilities) + paper.text()
    else:
        assert_never(result)
    return paper.text()


def _words(paper: Paper, words: Sequence[Evidence], voices: Sequence[Voice]) -> None:
    """List the phrases of symptoms.yaml and red_flags.yaml that the words were taken for, and what else spoke."""
    paper.line(("Read from the words", "bold"))
    for evidence in words:
        ignored = f", does not count: {evidence.ignored}" if evidence.ignored else ""
        paper.line("- ", (evidence.id, "cyan"), f" {evidence.weight:+d}{ignored}", indent=2, hang=2)
        paper.line((f'{wording.quoted([evidence.words])} is "{evidence.phrase}"', "dim"), indent=4)
    if not words:
        paper.line("Nothing that the knowledge has a phrase for.", indent=2)
    if voices:
        paper.line(("What the second reader went by, and how loudly it spoke (log odds)", "bold"))
    for id_ in dict.fromkeys(voice.id for voice in voices):
        spoke = (f"{wording.quoted([voice.words])} {voice.loudness:+.1f}" for voice in voices if voice.id == id_)
        paper.line("- ", (id_, "cyan"), f" {', '.join(spoke)}", indent=2, hang=2)


def _trace(paper: Paper, trace: Explanation, catalogue: Catalogue) -> None:
    """From facts to rules to weights to choices."""
    for sign in trace.look_at:
        paper.line((f"{sign.flag}: {sign.text}", "bold red"))
        paper.gap()
    _answer(paper, trace, catalogue)
    if trace.words or trace.voices:
        _words(paper, trace.words, trace.voices)
        paper.gap()
    paper.line(("Rules that fired", "bold"))
    for rule in trace.rules:
        _rule(paper, rule, catalogue)
    paper.gap()
    paper.line(("Weights", "bold"))
    for target, weight in sorted(trace.weights.items(), key=lambda item: (-item[1], item[0])):
        paper.line(f"{weight:g}  {spoken(target)}", indent=2)
    if trace.cautions:
        paper.line(("Cautions: ", "bold"), ", ".join(trace.cautions))
    paper.line(("Stage: ", "bold"), trace.stage)
    least, most = trace.steps
    size = f"{clock(trace.budget_seconds)} to fill with {least} to {most} exercises"
    paper.line(("Template: ", "bold"), f"{trace.template}, {size}")
    paper.gap()
    paper.line(("Chosen", "bold"))
    for choice in trace.choices:
        _choice(paper, choice)
    paper.gap()
    paper.line(("Left out", "bold"))
    for left in trace.left_out:
        paper.line("- ", (left.exercise, "cyan"), f" ({left.rule}): {left.reason}", indent=2, hang=2)


def _answer(paper: Paper, trace: Explanation, catalogue: Catalogue) -> None:
    """Why these exercises: for each the reason that fewest others have, too; and what left most of the others out."""
    shared = Counter(reason.rule for choice in trace.choices for reason in choice.because)
    paper.line(("Why these", "bold"))
    for choice in trace.choices:
        own = min(choice.because, key=lambda reason: shared[reason.rule])
        paper.line("- ", (catalogue.exercise[choice.exercise].name, "bold"), f": {own.because}", indent=2, hang=2)
    most = Counter(left.rule for left in trace.left_out).most_common(_MOST_RULES)
    told = ", ".join(f"{count} by {rule}" for rule, count in most)
    paper.line(f"Left out: {len(trace.left_out)}, of these {told}. How it came to that, from facts to choices:")
    paper.gap()


def _rule(paper: Paper, rule: FiredRule, catalogue: Catalogue) -> None:
    facts = f"when {', '.join(rule.facts)}" if rule.facts else "always"
    paper.line("- ", (rule.rule, "cyan"), f" ({facts}; {', '.join(rule.effects)})", indent=2, hang=2)
    paper.line(rule.because, indent=4)
    paper.line((f"{catalogue.source[rule.source].citation} [{rule.grade}]", "dim"), indent=4)
    _origin(paper, rule.origin)


def _verdict(paper: Paper, verdict: Verdict, catalogue: Catalogue) -> None:
    """Why this exercise, or why not."""
    name = catalogue.exercise[verdict.exercise].name
    told = f"is in the routine, in '{verdict.phase}'" if verdict.chosen else "is not in the routine"
    score = "" if verdict.score is None else f" Its score is {verdict.score:g}."
    paper.line((name, "bold"), f" {told}.{score}{_rank(verdict)}")
    for reason in verdict.reasons:
        source = catalogue.source.get(reason.source)  # none under --only, where the project's own is not read
        paper.line("- ", (reason.rule, "cyan"), f": {reason.because}", indent=2, hang=2)
        paper.line((source.citation if source else reason.source, "dim"), indent=4)
        _origin(paper, catalogue.origin("rules", reason.rule))
    if verdict.origin:
        paper.line((f"This exercise is written in {verdict.origin}.", "dim"))
    if verdict.instead:
        paper.line(("Its phase took", "bold"))
        for choice in verdict.instead:
            _choice(paper, choice)


def _choice(paper: Paper, choice: Choice) -> None:
    rules = ", ".join(reason.rule for reason in choice.because)
    head = f" · {choice.phase} · score {choice.score:g} · {clock(choice.seconds)}"
    paper.line("- ", (choice.exercise, "cyan"), head, indent=2, hang=2)
    paper.line(f"{choice.setup_seconds} s to get there.{_rank(choice)}", indent=4)
    paper.line((rules, "dim"), indent=4)
    _origin(paper, choice.origin)


def _rank(ranked: Choice | Verdict) -> str:
    """Which choice it is in its role, and which rule says so."""
    if ranked.place is None:
        return f" For '{ranked.role}' nobody ranks it."
    return f" For '{ranked.role}' it is choice {ranked.place} ({ranked.ranked_by})."


def _origin(paper: Paper, origin: str | None) -> None:
    """Tell where an entry of one's own is written."""
    if origin:
        paper.line((f"written in {origin}", "dim"), indent=4)
