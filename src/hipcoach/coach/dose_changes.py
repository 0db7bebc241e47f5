"""Single changes of the doses in a draft, none of which takes the ratios further from what rules ask for."""

from __future__ import annotations

from hipcoach.coach.draft import Draft, DraftLine


class DoseChanges:
    """Raises and lowers doses, a level at a time; each method tells whether it changed anything."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def calm_lines(self) -> list[DraftLine]:
        """The lines whose load nothing bounds."""
        loading = self._draft.loading
        return (
            [line for line in self._draft.lines if line.exercise.id not in loading] if loading else [*self._draft.lines]
        )

    def mend(self) -> bool:
        """The one change of a dose by one level that helps the ratios most, where one is missed."""
        draft = self._draft
        least, best = draft.shortfall, None
        for line in draft.lines if least > 0 else ():
            for level in (line.level + 1, line.level - 1):
                gain = draft.gain_of(line, level)
                if gain and gain <= draft.room:
                    after = draft.shortfall_after(line.pull, gain)
                    if after < least:
                        least, best = after, (line, level)
        if best:
            draft.set_level(*best)
        return best is not None

    def trade(self) -> bool:
        """Raise a dose that would help but does not fit, on time taken from one that no ratio counts on."""
        draft = self._draft
        for up in draft.lines:
            gain = draft.gain_of(up, up.level + 1)
            if not gain or draft.shortfall_after(up.pull, gain) >= draft.shortfall:
                continue
            for down in draft.lines:
                if down is not up and down.level > 0 and all(pull <= 0 for pull in down.pull):
                    draft.set_level(down, down.level - 1)
                    return True
        return False

    def give_back(self, keep: DraftLine | None = None) -> bool:
        """Lower by one level the longest dose that nothing is lost by."""
        draft = self._draft
        for line in sorted(draft.lines, key=lambda line: -line.seconds):
            gain = line.step_to(line.level - 1)
            if line is not keep and gain and draft.shortfall_after(line.pull, gain) <= draft.shortfall:
                draft.set_level(line, line.level - 1)
                return True
        return False

    def grow(self, lines: list[DraftLine]) -> bool:
        """Raise each of these doses that has room, or else two together."""
        return self.raise_each(lines) or self._raise_two(lines)

    def raise_each(self, lines: list[DraftLine]) -> bool:
        """Raise each of these doses by one level, where that fits and misses no ratio."""
        draft, raised = self._draft, False
        for line in lines:
            gain = draft.gain_of(line, line.level + 1)
            if 0 < gain <= draft.room and draft.shortfall_after(line.pull, gain) <= draft.shortfall:
                draft.set_level(line, line.level + 1)
                raised = True
        return raised

    def _raise_two(self, lines: list[DraftLine]) -> bool:
        """Two doses that only keep the ratios when they grow together."""
        draft = self._draft
        for one in lines:
            gain = draft.gain_of(one, one.level + 1)
            if not 0 < gain < draft.room:
                continue
            before = draft.shortfall
            draft.set_level(one, one.level + 1)
            for other in lines:
                more = draft.gain_of(other, other.level + 1)
                if 0 < more <= draft.room and draft.shortfall_after(other.pull, more) <= before:
                    draft.set_level(other, other.level + 1)
                    return True
            draft.set_level(one, one.level - 1)
        return False
