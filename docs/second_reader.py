"""Learn the second reader's weights from data/sayings/ and write data/second_reader.json.

python docs/second_reader.py

Run it when sayings, concepts or phrases were changed: what is counted in a text is words and concepts. It needs
scikit-learn, which nothing else does. The same sayings under the versions that the file names give the same weights.
"""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Iterator, Sequence
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
from hipcoach.coach.hearing.second_reader import FOREIGN, as_letters, loudness
from hipcoach.coach.hearing.tokens import tokens

SAYINGS = CHECKOUT / "sayings"
FEWEST = 3
"""A feature that fewer sayings have is left out."""
MOST = 8000
"""So many features are kept: those that speak loudest."""
FREELY = 0.8
"""How freely it may follow what it learns (scikit-learn's C)."""
STRANGERS = "strangers"
"""In the names of files whose sayings are strangers' own words, as those will speak who are read."""
TIMES = 8.0
"""So many times each of these counts."""
STEP = 0.08
"""Of a weight, in log odds."""
ITERATIONS = 2000


class Saying(NamedTuple):
    """What somebody typed, and what it means."""

    say: str
    answer: tuple[str, str]
    """A kind, and which symptom or red flag."""
    times: float
    """It counts so many times."""


def sayings(folder: Path = SAYINGS) -> Iterator[Saying]:
    """All that is learned: what is only advised (`advises`) is neither dangerous nor quite harmless, and left out."""
    for file in sorted(folder.glob("*.yaml")):
        times = TIMES if STRANGERS in file.stem else 1.0
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")):
            if "flag" in entry:
                yield Saying(entry["say"], ("flag", entry["flag"][0]), times)
            elif "means" in entry:
                yield Saying(entry["say"], ("symptom", entry["means"][0]), times)
            elif "foreign" in entry:
                yield Saying(entry["say"], (FOREIGN, ""), times)


def learned(said: Sequence[Saying]) -> dict[str, Any]:
    """The weights: fit once to see which features speak loudest, and once more with these alone."""
    lexicon = Lexicon.of(load_catalogue())
    counted = [features(HeardText(each.say, tokens(each.say), lexicon)) for each in said]
    often = Counter(feature for met in counted for feature in met)
    kept = sorted(feature for feature, count in often.items() if count >= FEWEST)
    answers = sorted({each.answer for each in said})
    for _ in range(2):
        rows = DictVectorizer(dtype=np.float64).fit([dict.fromkeys(kept, 1.0)])
        fitted = LogisticRegression(C=FREELY, max_iter=ITERATIONS, tol=1e-4).fit(
            rows.transform([dict.fromkeys(met, loudness(len(met))) for met in counted]),
            [answers.index(each.answer) for each in said],
            sample_weight=[each.times for each in said],
        )
        loud = np.abs(fitted.coef_).max(axis=0)
        loudest = sorted(zip(-loud, rows.get_feature_names_out(), strict=True))[:MOST]
        weights = dict(zip(rows.get_feature_names_out(), fitted.coef_.T, strict=True))
        kept = sorted(feature for _, feature in loudest)
    steps = {feature: np.rint(weights[feature] / STEP).astype(int).tolist() for feature in kept}
    return {
        "answers": {kind: [id_ for each, id_ in answers if each == kind] for kind, _ in answers},
        "step": STEP,
        "bias": np.rint(fitted.intercept_ / STEP).astype(int).tolist(),
        "weights": {feature: as_letters(row) for feature, row in steps.items() if any(row)},
    }


def versions() -> dict[str, str]:
    """Under which the weights were learned."""
    return {"python": platform.python_version(), "scikit-learn": sklearn.__version__, "numpy": np.__version__}


def main() -> None:
    """Write the file."""
    said = list(sayings())
    what = learned(said)
    file = CHECKOUT / LEARNED
    written = json.dumps({"learned_with": versions(), **what}, separators=(",", ":"), ensure_ascii=False)
    file.write_text(written + "\n", encoding="utf-8")
    print(f"{len(said)} sayings, {len(what['weights'])} features, {len(written)} bytes")


if __name__ == "__main__":
    main()
