"""Sessions as anybody may have done them, for the tests."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from hipcoach.diary import DoneSession
from hipcoach.vocabulary import MINUTES, SIDES, STAGES, STEPS, VARIANTS

DONE: dict[str, Any] = {
    "hipcoach_session": 1,
    "id": "1b4e28ba-2fa1-4ed2-883f-0016d3cca427",
    "catalogue": "0123456789abcdef",
    "routine": {
        "symptoms": ["hamstring"],
        "template": "rotation-first",
        "minutes": 12,
        "side": "left",
        "stage": "settling",
        "variant": "a",
        "version": "0.1.0",
    },
    "started": "2026-11-27T07:05:00+01:00",
    "ended": "2026-11-27T07:17:30+01:00",
    "pain_before": 3,
    "pain_after": 2,
    "effort": None,
    "steps": [
        {
            "exercise": "prone-heel-drop-in",
            "sets_done": 2,
            "sets": 2,
            "seconds": 60,
            "skipped": False,
            "felt": "right",
            "hurt": None,
        },
        {
            "exercise": "clamshell",
            "sets_done": 0,
            "sets": 4,
            "seconds": 0,
            "skipped": False,
            "felt": None,
            "hurt": "nerve",
        },
        {
            "exercise": "long-leg-circles",
            "sets_done": 0,
            "sets": 2,
            "seconds": 0,
            "skipped": True,
            "felt": None,
            "hurt": None,
        },
    ],
}
"""One as its file has it."""

_IDS = st.lists(st.text("aefnxyz019", min_size=1, max_size=9), min_size=1, max_size=3).map("-".join)
_OF_TEN = st.none() | st.integers(0, 10)


@st.composite
def _steps(draw: st.DrawFn) -> dict[str, Any]:
    sets = draw(st.integers(0, 1000))
    done = draw(st.integers(0, sets))
    seconds = draw(st.sampled_from([0, 30, 86_400]))
    hurt = draw(st.none() | _IDS)
    return {
        "exercise": draw(_IDS),
        "sets_done": done,
        "sets": sets,
        "seconds": seconds,
        "skipped": draw(st.booleans()) and not (done or seconds or hurt),
        "felt": draw(st.sampled_from([None, "easy", "right", "too-much"])),
        "hurt": hurt,
    }


@st.composite
def sessions(draw: st.DrawFn) -> DoneSession:
    """Any session there may be."""
    zone = timezone(timedelta(minutes=draw(st.integers(-14 * 60, 14 * 60))))
    started = datetime(1901, 1, 1, tzinfo=zone) + timedelta(seconds=draw(st.integers(0, 297 * 365 * 86_400)))
    return DoneSession.model_validate(
        {
            "hipcoach_session": 1,
            "id": str(UUID(int=draw(st.integers(0, 2**128 - 1)), version=4)),
            "catalogue": draw(st.none() | st.text("0123456789abcdef", min_size=16, max_size=16)),
            "routine": {
                "symptoms": draw(st.lists(_IDS, max_size=4)),
                "template": draw(_IDS),
                "minutes": draw(st.integers(*MINUTES)),
                "side": draw(st.sampled_from([None, *SIDES])),
                "stage": draw(st.sampled_from(STAGES)),
                "variant": draw(st.sampled_from(VARIANTS)),
                "version": draw(st.sampled_from(["0.1.0", "1.10.2", "2.0.0rc1", "1.0+g12ab.d2026"])),
            },
            "started": started.isoformat(),
            "ended": (started + timedelta(seconds=draw(st.integers(0, 86_400)))).isoformat(),
            **{name: draw(_OF_TEN) for name in ("pain_before", "pain_after", "effort")},
            "steps": draw(st.lists(_steps(), min_size=1, max_size=4)) * draw(st.sampled_from([1, 1, 1, STEPS[1] // 2])),
        }
    )
