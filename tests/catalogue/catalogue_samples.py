"""Small valid entries for the tests of the catalogue to change and to break."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Entry = dict[str, Any]

SOURCE: Entry = {"id": "book", "citation": "A book", "grade": "reference", "read": "all of it"}
FLAG: Entry = {
    "id": "fall",
    "name": "A fall",
    "question": "Did you fall?",
    "level": "urgent",
    "message": "Be seen today.",
    "source": "book",
    "grade": "reference",
}
SYMPTOM: Entry = {"id": "ache", "name": "An ache", "location": "the hip", "red_flags": ["fall", "fall", "fall"]}
EXERCISE: Entry = {
    "id": "bridge",
    "name": "Bridge",
    "motions": ["extension", "abduction"],
    "method": "strength",
    "position": "supine",
    "equipment": [["floor"]],
    "sides": "both",
    "dose": {"sets": [2, 4], "reps": [8, 12], "seconds_per_rep": 4, "rest_seconds": 15},
    "cue": "Press through the heels.",
    "steps": ["Lie on your back.", "Lift the hips."],
    "felt": "the buttocks",
    "closed_angle": "nothing folds hard",
    "quiet": ["spine"],
    "hip_flexion_deg": 50,
    "crosses_midline": False,
    "sources": ["book"],
}
PHASE: Entry = {"id": "work", "title": "Work", "serves": "strength", "fill": {"method": "strength"}, "share": 1}
TEMPLATE: Entry = {
    "id": "plain",
    "name": "Plain",
    "summary": "Work alone.",
    "default": True,
    "phases": [PHASE],
    "because": "It is short.",
    "source": "book",
    "grade": "convention",
}
RULE: Entry = {
    "id": "always",
    "then": {"emphasise": {"strength": 1}},
    "because": "Strength helps.",
    "source": "book",
    "grade": "trial",
}

WHOLE: dict[str, list[Entry]] = {
    "sources": [SOURCE],
    "red_flags": [FLAG],
    "symptoms": [SYMPTOM],
    "exercises": [EXERCISE],
    "templates": [TEMPLATE],
    "rules": [RULE],
}
"""A whole knowledge folder that validates on its own."""


def write_folder(folder: Path, files: dict[str, list[Entry]] | dict[str, str]) -> Path:
    """Write `KIND.yaml` for each kind: text as it stands, entries as JSON, which is YAML too."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content, indent=1)
        (folder / f"{kind}.yaml").write_text(text, encoding="utf-8")
    return folder
