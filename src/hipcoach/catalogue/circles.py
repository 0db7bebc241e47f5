"""Finds what leads back to itself, however much there is of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def circles(leads_to: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The groups in which each leads to every other, and those that lead to themselves (Kosaraju's algorithm).

    Args:
        leads_to: of each name, those that it leads to; a name without an entry leads nowhere.
    """
    back: dict[str, list[str]] = {}
    for name, others in leads_to.items():
        for other in others:
            back.setdefault(other, []).append(name)
    placed: set[str] = set()
    found = []
    for name in reversed(_finished(leads_to)):
        group = []
        waiting = [name]
        while waiting:
            here = waiting.pop()
            if here not in placed:
                placed.add(here)
                group.append(here)
                waiting += back.get(here, ())
        if len(group) > 1 or name in leads_to.get(name, ()):
            found.append(group)
    return found


def _finished(leads_to: Mapping[str, Iterable[str]]) -> list[str]:
    """Every name, after all those that it leads to and that had not been met before it."""
    done: list[str] = []
    met: set[str] = set()
    for start in leads_to:
        stack = [(start, iter(leads_to[start]))] if start not in met else []
        met.add(start)
        while stack:
            here, others = stack[-1]
            for other in others:
                if other not in met:
                    met.add(other)
                    stack.append((other, iter(leads_to.get(other, ()))))
                    break
            else:
                done.append(here)
                stack.pop()
    return done
