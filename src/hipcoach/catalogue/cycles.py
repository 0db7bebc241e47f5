"""Finds the cycles among names that lead to one another, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def cycles(leads_to: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The groups in which each leads to every other, and those that lead to themselves (Kosaraju's algorithm).

    Args:
        leads_to: of each name, those that it leads to; a name without an entry leads nowhere.
    """
    reversed_: dict[str, list[str]] = {}
    for name, others in leads_to.items():
        for other in others:
            reversed_.setdefault(other, []).append(name)
    placed: set[str] = set()
    groups = []
    for start in reversed(_finished(leads_to)):
        group = []
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name not in placed:
                placed.add(name)
                group.append(name)
                waiting += reversed_.get(name, ())
        if len(group) > 1 or start in leads_to.get(start, ()):
            groups.append(group)
    return groups


def _finished(leads_to: Mapping[str, Iterable[str]]) -> list[str]:
    """Every name, in the order in which a depth-first search is done with it.

    The stack is a list, not Python's own, which some thousand names in a row would exhaust.
    """
    done: list[str] = []
    visited: set[str] = set()
    for start in leads_to:
        stack = [(start, iter(leads_to[start]))] if start not in visited else []
        visited.add(start)
        while stack:
            name, others = stack[-1]
            for other in others:
                if other not in visited:
                    visited.add(other)
                    stack.append((other, iter(leads_to.get(other, ()))))
                    break
            else:
                done.append(name)
                stack.pop()
    return done
