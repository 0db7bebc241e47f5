"""What is wrong with a drawn figure, measured: sunk or floating parts, limbs that do not reach or pass through."""

from __future__ import annotations

from itertools import combinations, pairwise

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.contact import lowest_of_foot, lowest_of_knee, lowest_of_shin
from hipcoach.figures.interpolate import in_between
from hipcoach.figures.painters_order import Core, cores, gap_between
from hipcoach.figures.parts import body_parts
from hipcoach.figures.pose import SolvedFrame, ankle_place, palm_place, solved_frames
from hipcoach.figures.shapes import Part
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.vectors import length, lerp, minus

SUNK = 1.0
CONTACT = 0.5
BETWEEN = 1.5
REACH = 1.0
THROUGH = 2.5
SHARES = (0.25, 0.5, 0.75)

_ALONE = {
    ("thigh", "pelvis"), ("thigh", "shin"), ("shin", "foot"), ("upper-arm", "chest"), ("upper-arm", "forearm"),
    ("forearm", "hand"), ("neck", "chest"), ("neck", "head"), ("chest", "pelvis"), ("head", "chest"),
    ("upper-arm", "neck"), ("foot", "foot"), ("hand", "hand"), ("forearm", "hand"),
}  # fmt: skip
"""Neighbours that share a joint, or may lie in each other."""


def ways(figure: Figure, found: list[SolvedFrame]) -> list[tuple[SolvedFrame, SolvedFrame]]:
    pairs = list(pairwise(found))
    return [*pairs, (found[-1], found[0])] if figure.closed and len(found) > 1 else pairs


def faults(figure: Figure) -> list[str]:
    found = solved_frames(figure)
    said = []
    for number, frame in enumerate(found, start=1):
        said += [f"frame {number}: {each}" for each in _of_frame(frame)]
    for a, b in ways(figure, found):
        for share in SHARES:
            skeleton = in_between(a, b, share)
            where = f"between {found.index(a) + 1} and {found.index(b) + 1} at {share}"
            said += [f"{where}: {each}" for each in sunk(skeleton, BETWEEN) + lifted(skeleton, a, b)]
    return said


def _of_frame(frame: SolvedFrame) -> list[str]:
    skeleton = frame.skeleton
    return sunk(skeleton, SUNK) + off_contact(frame) + out_of_reach(frame) + through(skeleton) + bent_back(skeleton)


def sunk(skeleton: Skeleton, most: float) -> list[str]:
    low = {part.name: min(centre[2] - radius for centre, radius in part.spheres) for part in body_parts(skeleton)}
    return [f"{name} is {-z:.1f} under the floor" for name, z in low.items() if z < -most]


def off_contact(frame: SolvedFrame) -> list[str]:
    said = []
    for side, limb in frame.state.limbs.items():
        leg = frame.skeleton.legs[side]
        gaps = {}
        if limb.rests in ("sole", "foot"):
            gaps["foot"] = lowest_of_foot(leg) - limb.level
        if limb.rests in ("knee", "shin"):
            gaps["knee"] = lowest_of_knee(leg) - limb.level
        if limb.rests == "shin":
            gaps["shin"] = lowest_of_shin(leg) - limb.level
        said += [
            f"{side} {name} is {gap:+.1f} from what it rests on" for name, gap in gaps.items() if abs(gap) > CONTACT
        ]
    return said


def lifted(skeleton: Skeleton, a: SolvedFrame, b: SolvedFrame) -> list[str]:
    said = []
    for side in ("working", "other"):
        first, last = a.state.limbs[side], b.state.limbs[side]
        stepping = last.new_foot and b.state.anchor.endswith("-foot")
        if first.rests and first.rests == last.rests and first.level == last.level and not stepping:
            low = lowest_of_foot if first.rests in ("sole", "foot") else lowest_of_knee
            gap = low(skeleton.legs[side]) - first.level
            if abs(gap) > BETWEEN:
                said.append(f"{side} {first.rests} is {gap:+.1f} from what it rests on")
    return said


def out_of_reach(frame: SolvedFrame) -> list[str]:
    said = []
    for side, limb in frame.state.limbs.items():
        if limb.hand is not None and (limb.new_hand or limb.hand.on != "floor"):
            wanted = palm_place(limb.hand, frame.skeleton, side)
            gap = length(minus(wanted, frame.skeleton.arms[side].hand))
            if gap > REACH:
                said.append(f"{side} hand is {gap:.1f} from where it is put")
        if limb.foot is not None:
            gap = length(minus(ankle_place(limb.foot, frame.skeleton, side), frame.skeleton.legs[side].ankle))
            if gap > REACH:
                said.append(f"{side} foot is {gap:.1f} from where it is put")
    return said


def bent_back(skeleton: Skeleton) -> list[str]:
    said = []
    for side, leg in skeleton.legs.items():
        ahead = sum(leg.thigh[0][i] * leg.shin[2][i] for i in range(3))
        if ahead < -0.02:
            said.append(f"{side} knee bends backwards")
    return said


def through(skeleton: Skeleton) -> list[str]:
    said = []
    parts = [part for part in body_parts(skeleton) if "kneecap" not in part.name]
    for a, b in combinations(parts, 2):
        depth = _depth(a, b)
        if depth > THROUGH:
            said.append(f"{a.name} passes {depth:.1f} into {b.name}")
    return said


def _depth(a: Part, b: Part) -> float:
    (side_a, kind_a), (side_b, kind_b) = _split(a.name), _split(b.name)
    same = side_a == side_b or not side_a or not side_b
    if same and ((kind_a, kind_b) in _ALONE or (kind_b, kind_a) in _ALONE):
        return 0.0
    deepest = 0.0
    for first in _lines(a, kind_a):
        for second in _lines(b, kind_b):
            deepest = max(deepest, -gap_between(first, second)[0])
    return deepest


def _split(name: str) -> tuple[str, str]:
    side, dash, kind = name.partition("-")
    return (side, kind) if dash and side in ("working", "other") else ("", name)


def _lines(part: Part, kind: str) -> list[Core]:
    spheres = part.spheres
    if kind in ("thigh", "upper-arm"):  # the upper third lies in its joint
        (p, r), (q, s) = spheres[0], spheres[-1]
        return [((lerp(p, q, 0.35), r + (s - r) * 0.35), (q, s))]
    return cores(part)
