"""Learn the second reader's weights from data/sayings/ and write data/second_reader.json.

python docs/second_reader.py

Run it when sayings, concepts or phrases were changed: what is counted in a text is words and concepts. It needs
scikit-learn, which nothing else does. The same sayings under the versions that the file names give the same weights.
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import sklearn
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from hipcoach.catalogue.load import CHECKOUT, LEARNED, load_catalogue
from hipcoach.coach.hearing.features import features
from hipcoach.coach.hearing.heard_text import HeardText
from hipcoach.coach.hearing.lexicon import Lexicon
from hipcoach.coach.hearing.second_reader import DANGER, FOREIGN, HARMLESS
from hipcoach.coach.hearing.tokens import tokens

SAYINGS = CHECKOUT / "sayings"
FEWEST = 2
"""A feature that fewer sayings have is left out."""
MOST = {"kind": 5000, "symptom": 1500, "flag": 2500}
"""So many features a head may have: those that speak loudest."""
STEPS = 127
"""The largest weight is so many steps from none."""
ITERATIONS = 2000


class Saying(NamedTuple):
    """What somebody typed, and what it means."""

    say: str
    kind: str
    label: str
    """A symptom, a red flag, or nothing."""


def sayings(folder: Path = SAYINGS) -> Iterator[Saying]:
    """All that is learned: what is only advised (`advises`) is neither dangerous nor quite harmless, and left out."""
    for file in sorted(folder.glob("*.yaml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            if "flag" in entry:
                yield Saying(entry["say"], DANGER, entry["flag"][0])
            elif "means" in entry:
                yield Saying(entry["say"], HARMLESS, entry["means"][0])
            elif "foreign" in entry:
                yield Saying(entry["say"], FOREIGN, "")


def learned(said: Sequence[Saying]) -> dict[str, Any]:
    """The weights of the three heads."""
    lexicon = Lexicon.of(load_catalogue())
    counted = [features(HeardText(each.say, tokens(each.say), lexicon)) for each in said]
    heads = {
        "kind": ({DANGER, FOREIGN, HARMLESS}, "kind"),
        "symptom": ({HARMLESS}, "label"),
        "flag": ({DANGER}, "label"),
    }
    return {
        name: _head(
            [met for met, each in zip(counted, said, strict=True) if each.kind in kinds],
            [getattr(each, answer) for each in said if each.kind in kinds],
            MOST[name],
        )
        for name, (kinds, answer) in heads.items()
    }


def _head(counted: Sequence[Iterable[str]], answers: Sequence[str], most: int) -> dict[str, Any]:
    """Fit once to see which features speak loudest, and once more with these alone."""
    often = Counter(feature for met in counted for feature in met)
    kept = sorted(feature for feature, count in often.items() if count >= FEWEST)
    for _ in range(2):
        rows = DictVectorizer().fit([dict.fromkeys(kept, 1)])
        fitted = LogisticRegression(max_iter=ITERATIONS, tol=1e-6).fit(
            rows.transform([dict.fromkeys(met, 1) for met in counted]), answers
        )
        loudness = np.abs(fitted.coef_).max(axis=0)
        loudest = sorted(zip(-loudness, rows.get_feature_names_out(), strict=True))[:most]
        weights = dict(zip(rows.get_feature_names_out(), fitted.coef_.T, strict=True))
        kept = sorted(feature for _, feature in loudest)
    scale = float(np.abs(fitted.coef_).max()) / STEPS
    steps = {feature: np.rint(weights[feature] / scale).astype(int).tolist() for feature in kept}
    return {
        "classes": fitted.classes_.tolist(),
        "scale": round(scale, 8),
        "bias": np.rint(fitted.intercept_ / scale).astype(int).tolist(),
        "weights": {feature: row for feature, row in steps.items() if any(row)},
    }


def versions() -> dict[str, str]:
    """Under which the weights were learned."""
    return {"python": platform.python_version(), "scikit-learn": sklearn.__version__, "numpy": np.__version__}


def main() -> None:
    """Write the file."""
    said = list(sayings())
    heads = learned(said)
    file = CHECKOUT / LEARNED
    written = json.dumps({"learned_with": versions(), **heads}, separators=(",", ":"), ensure_ascii=False)
    file.write_text(written + "\n", encoding="utf-8")
    print(f"{len(said)} sayings, {sum(len(head['weights']) for head in heads.values())} features, {len(written)} bytes")


if __name__ == "__main__":
    main()
