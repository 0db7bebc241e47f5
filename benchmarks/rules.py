"""The rules step alone, beside two rule engines that answer the same questions with the same rules.

Run: python benchmarks/rules.py (needs zen-engine and datalogic-py)
"""

from __future__ import annotations

import json
import random
import sys
from importlib import import_module
from itertools import compress, pairwise
from statistics import median
from timeit import timeit
from typing import TYPE_CHECKING, Any, NamedTuple

from hipcoach.catalogue import load_catalogue
from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.rule import Rule, When
from hipcoach.coach import Request
from hipcoach.coach.rulebook import RuleBook
from hipcoach.vocabulary import ACTIVITIES, CAUTIONS, OCCASIONS

if TYPE_CHECKING:
    from collections.abc import Callable

REQUESTS = 600
ROUNDS = 25
MARK = 2
"""Our decisions a second are to be this many times those of the faster engine."""
OURS = "hipcoach, RuleBook.fire"
SIGNS = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}

Answers = list[list[str]]
"""For each request, the ids of the rules that fired."""


class Round(NamedTuple):
    """Requests that no contender has met before."""

    requests: list[Request]
    facts: list[str]
    """The same, as JSON: the form that both engines read fastest."""


class Contender(NamedTuple):
    """One way to decide."""

    decide: Callable[[Round], Any]
    read: Callable[[Any], Answers]
    """Reads the answers out of what `decide` gives; not timed."""


def main() -> None:
    """Check that all give equal answers, then print decisions a second of contenders made anew."""
    try:
        zen, datalogic = import_module("zen"), import_module("datalogic_py")
    except ImportError:
        print("This benchmark needs two other engines: pip install zen-engine datalogic-py", file=sys.stderr)
        sys.exit(2)
    catalogue = load_catalogue()
    rules = [rule for rule in catalogue.rules if is_about_the_request(rule)]
    pick = random.Random(1)  # noqa: S311 (nothing secret)
    print(f"{len(rules)} of the {len(catalogue.rules)} built-in rules")
    rounds = [varied_requests([symptom.id for symptom in catalogue.symptoms], pick) for _ in range(ROUNDS)]
    for step in (compare, report):
        step({OURS: ours(rules)} | zen_engine(zen, rules) | datalogic_py(datalogic, rules), rounds)


def is_about_the_request(rule: Rule) -> bool:
    """It looks at what the person said, not at what rules add, and adds nothing that a rule could look at."""
    facts = {fact for when in (rule.when, *rule.unless) for fact, _ in wanted(when)}
    return bool(facts) and "template" not in facts and not rule.then.caution and not rule.then.template


def wanted(when: When) -> list[tuple[str, Any]]:
    """The facts it looks at, with the words or bounds it wants."""
    return [(fact, value) for fact, value in when if value is not None]


def varied_requests(symptoms: list[str], pick: random.Random) -> Round:
    """A round of requests, the same in every run."""
    requests = [
        Request(
            symptoms=tuple(pick.sample(symptoms, pick.randint(1, 2))),
            cautions=tuple(pick.sample(CAUTIONS, pick.randint(0, 2))),
            minutes=pick.choice((5, 8, 12, 20, 30, 45)),
            activity=pick.choice((None, *ACTIVITIES)),
            when=pick.choice((None, *OCCASIONS)),
            side=pick.choice((None, "left", "right", "both")),
            pain=pick.choice((None, 0, 2, 4, 5, 6, 7, 9)),
            age=pick.choice((None, 16, 30, 50, 70)),
        )
        for _ in range(REQUESTS)
    ]
    return Round(requests, [json.dumps(facts_of(request)) for request in requests])


def facts_of(request: Request) -> dict[str, Any]:
    """The request as the other engines read it."""
    same = ("focus", "activity", "moment", "pain", "age", "minutes")
    sets = {"symptom": request.symptoms, "caution": request.cautions, "side": request.side or "unknown"}
    return sets | {fact: getattr(request, fact) for fact in same}


# --- The contenders


def ours(rules: list[Rule]) -> Contender:
    """This project's rule book."""
    fire = RuleBook(tuple(rules)).fire
    return Contender(
        lambda new: [fire(request) for request in new.requests],
        lambda fired: [[rule.id for rule in each.rules] for each in fired],
    )


def zen_engine(zen: Any, rules: list[Rule]) -> dict[str, Contender]:
    """One decision table that collects, from the static loader: it alone keeps what it has compiled."""
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": zen_graph(rules)}}})

    def read(results: list[Any]) -> Answers:
        return [[row["id"] for row in each["result"]] for each in results]

    return {
        "zen-engine, evaluate": Contender(lambda new: [engine.evaluate("rules", facts) for facts in new.facts], read),
        "zen-engine, evaluate_batch": Contender(
            lambda new: engine.evaluate_batch([{"key": "rules", "context": facts} for facts in new.facts]),
            lambda results: read([each["data"] for each in results]),
        ),
    }


def datalogic_py(datalogic: Any, rules: list[Rule]) -> dict[str, Contender]:
    """JSONLogic: a compiled condition for each rule; and all rules in one expression that gives the list."""
    engine, handle = datalogic.Engine(), datalogic.DataHandle
    session = engine.session()
    evaluate, holds, many = session.evaluate, session.evaluate_bool, session.evaluate_many
    ids = [rule.id for rule in rules]
    conditions = [engine.compile(json_logic(rule)) for rule in rules]
    by_id = list(zip(ids, conditions, strict=True))
    merged = engine.compile({"merge": [{"if": [json_logic(rule), [rule.id], []]} for rule in rules]})

    def each_condition(new: Round) -> Answers:
        answers = []
        for facts in new.facts:
            data = handle(facts)
            answers.append([id_ for id_, condition in by_id if holds(condition, data)])
        return answers

    return {
        "datalogic-py, a condition a rule": Contender(each_condition, list),
        "datalogic-py, the same in one call": Contender(
            lambda new: [many(conditions, handle(facts)) for facts in new.facts],
            lambda results: [list(compress(ids, map("true".__eq__, each))) for each in results],
        ),
        "datalogic-py, one expression": Contender(lambda new: [evaluate(merged, facts) for facts in new.facts], list),
        "datalogic-py, one expression, batch": Contender(
            lambda new: session.evaluate_batch(merged, [handle(facts) for facts in new.facts]),
            lambda results: [json.loads(each) for each in results],
        ),
    }


# --- The rules in the other engines' languages


def json_logic(rule: Rule) -> Any:
    """The rule's condition as JSONLogic."""
    return all_of([*json_tests(rule.when), *({"!": all_of(json_tests(unless))} for unless in rule.unless)])


def all_of(tests: list[Any]) -> Any:
    """One test of several."""
    return tests[0] if len(tests) == 1 else {"and": tests}


def json_tests(when: When) -> list[Any]:
    """Every fact that must hold, as JSONLogic."""
    tests: list[Any] = []
    for fact, value in wanted(when):
        said = {"var": fact}
        if isinstance(value, Bounds):
            tests.append({"!==": [said, None]})
            tests += [{SIGNS[limit]: [said, number]} for limit, number in wanted_bounds(value)]
        elif fact in ("symptom", "caution"):
            tests.append({"or": [{"in": [word, said]} for word in value]})
        else:
            tests.append({"in": [said, list(value)]})
    return tests


def wanted_bounds(bounds: Bounds) -> list[tuple[str, float]]:
    """The limits that are given."""
    return [(limit, number) for limit, number in bounds if number is not None]


def zen_graph(rules: list[Rule]) -> dict[str, Any]:
    """A decision graph of one table: a column a fact, and one without a field that holds what `unless` says."""
    columns = list(dict.fromkeys(fact for rule in rules for fact, _ in wanted(rule.when)))
    inputs = [{"id": fact, "name": fact, "field": fact} for fact in columns] + [{"id": "unless", "name": "unless"}]
    table = {
        "hitPolicy": "collect",
        "inputs": inputs,
        "outputs": [{"id": "id", "name": "id", "field": "id"}],
        "rules": [zen_row(rule, columns) for rule in rules],
    }
    names = ("input", "decisionTable", "output")
    nodes = [{"id": name, "name": name, "type": f"{name}Node", "content": {}} for name in names]
    nodes[1]["content"] = table
    edges = [{"id": to, "type": "edge", "sourceId": start, "targetId": to} for start, to in pairwise(names)]
    return {"nodes": nodes, "edges": edges}


def zen_row(rule: Rule, columns: list[str]) -> dict[str, str]:
    """The rule as a row: a test of the fact in each column, empty where the rule does not look at it."""
    tests = {fact: zen_test("", fact, value) for fact, value in wanted(rule.when)}
    unless = [" and ".join(f"({zen_test(fact, fact, value)})" for fact, value in wanted(when)) for when in rule.unless]
    guard = " and ".join(f"not ({each})" for each in unless)
    return {"_id": rule.id, "id": f'"{rule.id}"', "unless": guard} | {fact: tests.get(fact, "") for fact in columns}


def zen_test(said: str, fact: str, value: Any) -> str:
    """One fact's test; `said` is its name, or empty in a column of its own."""
    if isinstance(value, Bounds):
        given = [f"{said} != null"] if said else []
        return " and ".join(given + [f"{said} {SIGNS[limit]} {number}" for limit, number in wanted_bounds(value)])
    if fact in ("symptom", "caution"):
        return " or ".join(f'contains({said or "$"}, "{word}")' for word in value)
    words = ", ".join(f'"{word}"' for word in value)
    return f"{said} in [{words}]" if said else words


# --- Checking and timing


def compare(contenders: dict[str, Contender], rounds: list[Round]) -> None:
    """Nothing is timed that answers otherwise than we do."""
    for new in rounds:
        answers = {name: each.read(each.decide(new)) for name, each in contenders.items()}
        for name, given in answers.items():
            wrong = sum(one != other for one, other in zip(given, answers[OURS], strict=True))
            if wrong:
                raise SystemExit(f"{name}: {wrong} of {REQUESTS} answers differ from ours; nothing was timed.")


def report(contenders: dict[str, Contender], rounds: list[Round]) -> None:
    """Decisions a second for each, all in turn, and how many times as many we make."""
    speeds = [{name: REQUESTS / seconds(each, new) for name, each in contenders.items()} for new in rounds]
    ratios = {name: median(speed[OURS] / speed[name] for speed in speeds) for name in contenders}
    print(f"Equal answers; median of {ROUNDS} rounds of {REQUESTS} new requests, all in turn")
    print(f"{'':40}{'decisions a second':>20}{'we make':>10}")
    for name, ratio in ratios.items():
        print(f"{name:40}{median(speed[name] for speed in speeds):20,.0f}{ratio:9.1f}x")
    fastest = min(ratios.keys() - {OURS}, key=ratios.__getitem__)
    print(f"Beside the fastest, {fastest}: {ratios[fastest]:.1f}x; the mark is {MARK}x.")


def seconds(contender: Contender, new: Round) -> float:
    """Seconds for a round; as is usual with timeit, without garbage collection."""
    return timeit(lambda: contender.decide(new), number=1)


if __name__ == "__main__":
    main()
