from __future__ import annotations

import multiprocessing
from typing import Any

import pytest
from built_in import built_in
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.phrase import Concept
from hipcoach.catalogue.red_flag import RedFlag
from hipcoach.catalogue.source import Source
from hipcoach.catalogue.symptom import Symptom
from hipcoach.coach.hearing import Hearing, Listener
from hipcoach.coach.hearing.facts import Fact
from hipcoach.coach.hearing.tokens import MOST_WORDS

_SAYS: dict[str, Any] = {
    "source": "book",
    "grade": "convention",
    "question": "So?",
    "message": "Go.",
    "level": "urgent",
}


def concept(id_: str, *words: str, hides: bool = False) -> Concept:
    return Concept(id=id_, words=words, hides=hides)


SMALL = Catalogue(
    sources=(Source(id="book", citation="A book.", grade="convention", read="all"),),
    concepts=(
        concept("denies", "no", "not", "never"),
        concept("clears", "ruled out"),
        concept("turns", "but", "when"),
        concept("relative", "mum", "dad"),
        concept("child", "son"),
        concept("years", "years ago"),
        concept("long-ago", "as a kid"),
        concept("pain", "hurts", "sore", "aches"),
        concept("hip", "hip", "hips"),
        concept("other", "hip hop", hides=True),
        Concept(id="thigh", words=("back of the thigh",), whole=True),
        Concept(id="sore-part", words=("leg",), of=("hip", "thigh")),
        concept("elsewhere", "invoice", "skates"),
    ),
    symptoms=(
        Symptom(id="hip", name="Hip", location="hip", general=True, phrases={3: ("<hip> <pain>",), 2: ("hip",)},
                red_flags=("pop", "old", "young")),
        Symptom(id="thigh", name="Thigh", location="thigh", phrases={3: ("<thigh> <pain>",), 1: ("sitting",)},
                red_flags=("pop", "old", "young")),
        Symptom(id="rink", name="Rink", location="hip", phrases={3: ("<hip> skates",)},
                red_flags=("pop", "old", "young")),
        Symptom(id="back", name="Back", location="back", phrases={3: ("back > <pain>",), -2: ("<thigh>",)},
                red_flags=("pop", "old", "young")),
    ),
    red_flags=(
        RedFlag(id="pop", name="Pop", phrases={3: ("popped <sore-part>",), 2: ("popped",)}, **_SAYS),
        RedFlag(id="old", name="Old", phrases={3: ("operation",)}, lasting=True, **_SAYS),
        RedFlag(id="young", name="Young", phrases={3: ("<child> <pain>", "<under-18> <pain>")}, **_SAYS),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener(SMALL)


def heard(listener: Listener, text: str) -> Hearing:
    return listener.hear(text)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("my hip hurts", ["hip"]),
        ("it hurts in my left hip", ["hip"]),
        ("the back of my left thigh is sore", ["thigh"]),
        ("the back of my thigh is sore and my hip aches", ["thigh"]),
        ("my back hurts", ["back"]),
        ("sore back", []),
        ("hip hop hurts", []),
        ("my hip does not hurt. it is not sore", []),
        ("hip. hurts", []),
        ("hip b c d e f g h i hurts", ["hip"]),
        ("hip b c d e f g h i j hurts", []),
        ("my hpi hurts an invoice", []),
        ("my hip hurts an invoice", []),
        ("my skates hurt", []),
        ("my hip hurts on skates", ["rink"]),
        ("my hip hurts on skates, and an invoice", []),
    ],
)
def test_symptoms_are_read_from_phrases(listener: Listener, text: str, clear: list[str]) -> None:
    assert heard(listener, text).clear_symptoms == tuple(clear)


def test_a_name_that_is_a_sign_by_itself_is_read_as_the_sign() -> None:
    """Else a folder could take a sign's own sentence as another name of a complaint, and it would never be heard."""
    names = ("my hip popped", "something popped")
    back = SMALL.symptom["back"].model_copy(update={"aliases": names})
    own = Listener(SMALL.model_copy(update={"symptoms": (*SMALL.symptoms[:-1], back)}))
    assert [own.hear(name).flags for name in names] == [("pop",), ()]
    assert own.hear(names[1]).doubtful_flags == ("pop",)
    assert own.hear("Back").clear_symptoms == ("back",)


@pytest.mark.parametrize(
    ("text", "flags", "doubtful"),
    [
        ("my hip popped", ["pop"], []),
        ("something popped", [], ["pop"]),
        ("nothing. my hip never popped", [], []),
        ("popped hip ruled out", [], []),
        ("my hip popped as a kid", [], []),
        ("I had an operation as a kid", ["old"], []),
        ("my mum had an operation", ["old"], []),
        ("my mum had an operation, my hip hurts", [], []),
        ("my mum had an operation and will not let me touch her sore hip", ["old"], []),
        ("my hip hurts since my operation", ["old"], []),
        ("my son is sore", ["young"], []),
        ("my son says my hip is sore", [], []),
        ("im 16 and sore", ["young"], []),
    ],
)
def test_flags_are_read_from_phrases(listener: Listener, text: str, flags: list[str], doubtful: list[str]) -> None:
    found = heard(listener, text)
    assert (found.flags, found.doubtful_flags) == (tuple(flags), tuple(doubtful))


def test_the_trace_says_what_counts_and_why_not(listener: Listener) -> None:
    found = heard(listener, "My hip hurts, it never popped.")
    told = {(each.id, each.phrase, each.words, each.weight, each.ignored) for each in found.evidence}
    assert told == {
        ("hip", "<hip> <pain>", "hip hurts", 3, None),
        ("hip", "hip", "hip", 2, "said already"),
        ("pop", "popped", "popped", 2, "denied"),
        ("pop", "popped <sore-part>", "hip hurts, it never popped", 3, "denied"),
    }
    assert found.words("symptom", "hip") == ["hip hurts"]


def test_what_speaks_against_takes_away(listener: Listener) -> None:
    assert heard(listener, "back hurts").clear_symptoms == ("back",)
    assert heard(listener, "back hurts. the back of the thigh too").clear_symptoms == ()


def test_pain_and_side_are_heard(listener: Listener) -> None:
    assert heard(listener, "my left hip hurts, 4/10").facts == (Fact("side", "left", "left"), Fact("pain", 4, "4/10"))
    assert heard(listener, "left hip and right hip hurt").facts == ()
    assert heard(listener, "since i left the hip hurts").facts == ()
    assert heard(listener, "my hip hurts").facts == ()


def test_too_long_a_text_is_not_read(listener: Listener) -> None:
    assert heard(listener, "hip " * MOST_WORDS).too_long is False
    assert heard(listener, "hip " * (MOST_WORDS + 1)).too_long
    assert heard(listener, "x" * 1_000_000).too_long


_SAID = st.lists(st.sampled_from("my hip hurts the back of thigh is sore popped and when x y z .".split()), max_size=60)


@given(_SAID)
def test_what_is_out_of_reach_is_only_skipped(listener: Listener, words: list[str]) -> None:
    text = " ".join(words)
    near = listener.hear(text).evidence
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hipcoach.coach.hearing.match._within_reach", lambda item, _: item.spans)
        patch.setattr("hipcoach.coach.hearing.match._around_the_rarest", lambda items, _: items)
        assert listener.hear(text).evidence == near


@pytest.mark.slow
@pytest.mark.parametrize("text", ["worse than weeks ago ", "finger finger sore ", "foot swollen one flight "])
def test_the_same_words_over_and_over_do_not_hang(text: str) -> None:
    worker = multiprocessing.Process(target=_hear, args=(text * 490,))
    worker.start()
    worker.join(20)
    hung = worker.is_alive()
    worker.kill()
    assert not hung


def _hear(text: str) -> None:
    Listener(built_in()).hear(text)
