"""How much a coach remembers of what it works out once: so many sets of rules and pools, fewer of many exercises."""

MOST_KEPT = 512
MOST_EXERCISES_KEPT = 500_000
"""In all of them: each may tell of every exercise, in some 0.4 kB with what follows from it."""


def most_kept(exercises: int) -> int:
    """How many may be kept that each tell of so many exercises, before it begins anew."""
    return max(1, min(MOST_KEPT, MOST_EXERCISES_KEPT // max(1, exercises)))
