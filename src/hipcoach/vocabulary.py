"""The field's words: closed lists that the catalogue, the coach and the command line share."""

from __future__ import annotations

from typing import Literal, get_args

Motion = Literal[
    "external_rotation",
    "internal_rotation",
    "abduction",
    "adduction",
    "flexion",
    "extension",
]
Method = Literal[
    "explore",
    "cars",
    "stretch",
    "pails-rails",
    "active",
    "isometric",
    "strength",
    "glide",
    "breathe",
]
Target = Literal[Motion, Method]
"""What an emphasis can be on."""
Position = Literal[
    "standing",
    "seated",
    "floor-sitting",
    "half-kneeling",
    "quadruped",
    "prone",
    "supine",
    "side-lying",
]
Equipment = Literal[
    "floor",
    "wall",
    "chair",
    "pillow",
    "towel",
    "belt",
    "band",
    "ball",
    "block",
    "box",
    "couch",
    "step",
    "stick",
    "table",
    "weight",
]
Caution = Literal[
    "hamstring-tendon",
    "gluteal-tendon",
    "hip-impingement",
    "hypermobile",
    "hip-replacement",
    "knee",
    "low-back",
    "balance",
    "groin-strain",
    "nerve",
]
Role = Literal[
    "explore",
    "turn-out",
    "turn-in",
    "extend",
    "to-the-side",
    "inward",
    "bend",
    "strengthen",
    "together",
    "settle",
]
"""What an exercise is in a session for; rules rank the exercises of a role."""
Stage = Literal["sore", "settling", "strong"]
"""How far a complaint has come, the sorest first."""
Surface = Literal["bed", "chair", "standing", "floor"]
"""What somebody can exercise on."""
Variant = Literal["a", "b", "c"]
"""Sessions for the same complaint that differ where there is a choice."""
Joint = Literal["spine", "knees", "ankles", "shoulders", "wrists", "neck"]
SideUse = Literal["each", "both", "alternating"]
"""each: one side, then the other; both: together; alternating: left and right in turn within a set."""
Side = Literal["left", "right", "both"]
Occasion = Literal["before", "after", "daily"]
Activity = Literal["running", "hiking", "cycling", "walking"]
Level = Literal["emergency", "urgent", "clinician-first", "advice"]
"""How grave a sign is, the gravest first; `advice` stops nothing: the routine says what to have looked at."""
Grade = Literal["coach", "trial", "published", "reference", "practice", "convention"]

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Answer = Literal["yes", "no", "unsure"]
"""To the question of a red flag."""

VARIANTS: tuple[Variant, ...] = get_args(Variant)
STAGES: tuple[Stage, ...] = get_args(Stage)
SURFACES: tuple[Surface, ...] = get_args(Surface)
MOTIONS: tuple[Motion, ...] = get_args(Motion)
METHODS: tuple[Method, ...] = get_args(Method)
POSITIONS: tuple[Position, ...] = get_args(Position)
EQUIPMENT: tuple[Equipment, ...] = get_args(Equipment)
CAUTIONS: tuple[Caution, ...] = get_args(Caution)
SIDES: tuple[Side, ...] = get_args(Side)
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
ACTIVITIES: tuple[Activity, ...] = get_args(Activity)
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
LEVELS: tuple[Level, ...] = get_args(Level)

ANSWERS: dict[str, Answer] = {"yes": "yes", "y": "yes", "no": "no", "n": "no", "unsure": "unsure", "not sure": "unsure"}
"""Answers by how they are written, in lower case."""

SHORT_FORMS: dict[str, Motion] = {"ir": "internal_rotation", "er": "external_rotation"}
"""Motions by the field's short form, in lower case: people type it, and nothing here writes it."""

ALSO_CALLED: dict[str, str] = {
    "run": "running",
    "jogging": "running",
    "hike": "hiking",
    "cycle": "cycling",
    "bike": "cycling",
    "biking": "cycling",
    "walk": "walking",
    "resistance-band": "band",
    "elastic-band": "band",
    "strap": "belt",
    "cushion": "pillow",
    "sofa": "couch",
    "dumbbell": "weight",
    "kettlebell": "weight",
    "l": "left",
    "r": "right",
    "all-fours": "quadruped",
    "sitting": "seated",
}
"""Other names of words in these lists."""

MINUTES = (3, 60)
"""The shortest session, and the longest."""
DEFAULT_MINUTES = 12
STEPS = (2, 9)
"""The fewest exercises that may be asked for, and the most that a session ever has."""
PAIN = (0, 10)
PLAN_WEEKS = (1, 16)
LAST_PLAN_START = "9000-01-01"
"""A plan that starts later would come to the end of the calendar."""
"""The fewest weeks of a plan, and the most."""
DEFAULT_WEEKS = 4
ALARM_MINUTES = (0, 7 * 24 * 60)
"""Of an alarm: the fewest and the most minutes before a session, a week at most."""
AGE = (0, 130)
"""Years."""

BARE_EQUIPMENT: frozenset[Equipment] = frozenset({"floor", "wall"})
"""What a room always has."""
HOME_EQUIPMENT: frozenset[Equipment] = BARE_EQUIPMENT | {"chair", "pillow", "towel", "belt"}
"""What a home always has; assumed at hand unless the person says `--equipment none`."""

POSITIONS_ON: dict[Surface, frozenset[Position]] = {
    "bed": frozenset({"supine", "prone", "side-lying", "seated"}),
    "chair": frozenset({"seated", "standing"}),
    "standing": frozenset({"standing"}),
    "floor": frozenset(POSITIONS),
}
"""The positions that each of these allows."""
UPRIGHT_POSITIONS: frozenset[Position] = frozenset({"standing", "seated"})
"""Positions from which one gets down to the floor."""
