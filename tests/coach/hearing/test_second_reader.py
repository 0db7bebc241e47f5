"""The second reader chooses where phrases leave it open, offers and asks; it never refers, nor clears what was said."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from built_in import built_in
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.catalogue import Catalogue, load_catalogue
from hipcoach.catalogue.load import learned
from hipcoach.catalogue.phrase import CLEAR
from hipcoach.coach.hearing import Evidence, Hearing, Listener
from hipcoach.coach.hearing.agreement import MOST_OFFERED, agreed
from hipcoach.coach.hearing.listener import HINT
from hipcoach.coach.hearing.second_reader import Opinion, as_letters, from_letter, second_reader

ROOT = Path(__file__).parents[3]
SYMPTOMS = [symptom.id for symptom in built_in().symptoms]
FLAGS = [flag.id for flag in built_in().red_flags]
LARGEST = 120_000
"""Bytes, compressed."""


@pytest.fixture(scope="module")
def listener(catalogue: Catalogue) -> Listener:
    return Listener(catalogue)


def some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=3, unique=True).map(tuple)


share = st.floats(0, 1)


@st.composite
def opinions(draw: st.DrawFn) -> Opinion:
    def shares(ids: list[str]) -> dict[str, float]:
        return dict(sorted(((id_, draw(share)) for id_ in draw(st.permutations(ids))[:5]), key=lambda pair: -pair[1]))

    return Opinion(shares(SYMPTOMS), shares(FLAGS), draw(share), draw(share), ["word"] * draw(st.integers(0, 20)))


@given(some(FLAGS), some(FLAGS), some(SYMPTOMS), some(SYMPTOMS), opinions())
def test_it_never_refers_and_never_clears(
    told: tuple[str, ...], hinted: tuple[str, ...], clear: tuple[str, ...], possible: tuple[str, ...], opinion: Opinion
) -> None:
    hearing = Hearing(flags=told, doubtful_flags=hinted, clear_symptoms=clear, possible_symptoms=possible)
    after = agreed(hearing, opinion, referring=dict.fromkeys(told, True), general=("hip-pain",))
    assert {*after.flags} <= {*told}
    assert {*told, *hinted} <= {*after.flags, *after.doubtful_flags}
    assert len(after.doubtful_flags) <= max(MOST_OFFERED, len({*told, *hinted}) + 1)


@given(some(FLAGS).filter(bool), st.integers(HINT, CLEAR), st.booleans(), opinions())
def test_only_a_mere_hint_is_let_be_and_only_where_danger_is_most_unlikely(
    hinted: tuple[str, ...], weight: int, mended: bool, opinion: Opinion
) -> None:
    met = tuple(
        Evidence("flag", flag, phrase="a phrase", words="words", weight=weight, ignored=None, mended=mended)
        for flag in hinted
    )
    after = agreed(Hearing(evidence=met, doubtful_flags=hinted), opinion, referring={}, general=("hip-pain",))
    let_be = {*hinted} - {*after.doubtful_flags}
    if let_be:
        assert weight < CLEAR
        assert opinion.danger < 0.05
        assert let_be <= opinion.flags.keys(), "it knows nothing of a sign that it has not learned"


@given(some(SYMPTOMS).filter(bool), opinions())
def test_what_phrases_said_is_kept_or_asked(clear: tuple[str, ...], opinion: Opinion) -> None:
    after = agreed(Hearing(clear_symptoms=clear), opinion, referring={}, general=("hip-pain",))
    if after.clear_symptoms != clear:
        assert {*after.clear_symptoms} <= {*clear} or {*clear} <= {"hip-pain"} or not after.clear_symptoms


@given(some(SYMPTOMS), some(FLAGS), opinions(), st.floats(0, 0.3))
def test_what_is_feared_is_asked_all_the_more_where_nothing_is_understood(
    clear: tuple[str, ...], hinted: tuple[str, ...], opinion: Opinion, danger: float
) -> None:
    feared = opinion._replace(danger=danger)
    hearing = Hearing(doubtful_flags=hinted, clear_symptoms=clear)
    named, told = (
        agreed(hearing, feared, referring={}, general=("hip-pain",), is_named=is_named) for is_named in (True, False)
    )
    assert {*named.doubtful_flags} <= {*told.doubtful_flags}
    if told.clear_symptoms:
        assert named.doubtful_flags == told.doubtful_flags


@pytest.mark.parametrize("ignored", ["denied", "long ago", "somebody else"])
@pytest.mark.parametrize(("danger", "asked"), [(0.3, ()), (0.6, ()), (0.8, ("dvt",))])
def test_what_phrases_ruled_out_is_asked_only_where_danger_is_likely(
    ignored: str, danger: float, asked: tuple[str, ...]
) -> None:
    met = Evidence("flag", "dvt", phrase="a phrase", words="words", weight=CLEAR, ignored=ignored)
    feared = Opinion({}, {"dvt": 0.9, "neuro": 0.05}, danger, 0.0, [])
    assert agreed(Hearing(evidence=(met,)), feared, referring={}, general=()).doubtful_flags == asked


def test_a_few_in_a_hundred_are_asked_about_where_nothing_is_understood() -> None:
    flags = {"trauma": 0.5, "dvt": 0.08, "neuro": 0.05}
    feared = Opinion({"stiffness": 0.5}, flags, danger=0.1, foreign=0.0, met=["word"] * 20)
    said, unsaid = (agreed(Hearing(clear_symptoms=c), feared, referring={}, general=()) for c in (("stiffness",), ()))
    assert (said.doubtful_flags, unsaid.doubtful_flags) == ((), ("trauma", "dvt"))
    assert agreed(Hearing(), feared, referring={}, general=(), is_named=True).doubtful_flags == ()


@pytest.mark.parametrize("say", ["10 minutes", "20 min before a run", "only a mat and a chair"])
def test_wishes_alone_are_asked_about_no_danger(listener: Listener, say: str) -> None:
    assert listener.hear(say).doubtful_flags == ()


def test_knowledge_of_ones_own_is_read_by_phrases_alone(catalogue: Catalogue) -> None:
    assert second_reader(catalogue) is not None
    assert second_reader(Catalogue(symptoms=catalogue.symptoms[:3])) is None


@pytest.mark.slow
def test_what_it_fears_is_asked_whatever_a_folder_does(tmp_path: Path) -> None:
    """Switched off, named so, or crowded out by hints of its own: a folder can't silence it."""
    text = "my groin is numb and my hip hurts"
    fear: set[str] = set()
    hint = '{"name": "N", "level": "advice", "question": "Q?", "message": "M.", "phrases": {"2": ["hip"]},'
    hint += '"source": "field-convention", "grade": "convention", "id": '
    own = built_in().symptom["outer-hip"].model_dump(mode="json", exclude_defaults=True)
    for number, files in enumerate(
        [
            {},
            {"symptoms": '[{"id": "weekend-recovery", "off": true}]'},
            {"symptoms": json.dumps([own | {"aliases": [*own.get("aliases", []), text]}])},
            {"red_flags": f'[{hint} "a"}}, {hint} "b"}}, {hint} "c"}}]'},
        ]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        for kind, content in files.items():
            (folder / f"{kind}.yaml").write_text(content, encoding="utf-8")
        asked = {*Listener(load_catalogue([folder] if files else [])).hear(text).doubtful_flags} - {"a", "b", "c"}
        fear = fear or asked
        assert asked & fear


def test_it_says_what_it_went_by(listener: Listener) -> None:
    heard = listener.hear("getting up off the settee is a negotiation, my hips hold out for better terms")
    offered = {*heard.clear_symptoms, *heard.possible_symptoms}
    assert offered
    assert {voice.id for voice in heard.voices if voice.kind == "symptom"} & offered
    assert all(voice.loudness > 0 and voice.words for voice in heard.voices)


def test_the_same_text_is_read_the_same(listener: Listener, catalogue: Catalogue) -> None:
    say = "left the shoe on the stairs again and only saw it behind me, back is sore"
    assert listener.hear(say) == Listener(catalogue).hear(say)


def test_what_it_learned_stays_small() -> None:
    assert len(gzip.compress((ROOT / "data" / "second_reader.json").read_bytes(), mtime=0)) <= LARGEST


def test_a_step_is_a_letter() -> None:
    steps = [-44, -1, 0, 1, 13, 44]
    assert [*map(from_letter, as_letters(steps))] == steps
    assert [*map(from_letter, as_letters([-300, 300]))] == [-44, 44]


@pytest.mark.slow
def test_the_weights_are_what_the_script_learns() -> None:
    """Within a step or two: the last digits are the processor's, under the same versions too."""
    script = (
        "import sys, json; sys.path.insert(0, 'docs'); import second_reader as s;"
        " print(json.dumps([s.versions(), s.learned(list(s.sayings()))]))"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    versions, again = json.loads(run.stdout)
    shipped = learned()
    assert versions.keys() == shipped["learned_with"].keys()
    assert again["answers"] == shipped["answers"]
    both = again["weights"].keys() & shipped["weights"].keys()
    assert len(both) > 0.95 * len(shipped["weights"])
    pairs = (zip(*(map(from_letter, each["weights"][word]) for each in (again, shipped)), strict=True) for word in both)
    far = [pair for pair in pairs if max(abs(a - b) for a, b in pair) > 2]
    assert len(far) < 0.02 * len(both)
