"""What people type in their first minute, and what comes of it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ASKED = "Before any exercise: is one of these so?"

LINES = [
    # --- words, with and without a command, with and without quotes
    ("my hip hurts", 2, ASKED, ""),
    ('"my hip hurts"', 2, ASKED, ""),
    ("recommend my hip hurts", 2, ASKED, ""),
    ("recommend stiff hips 20 min", 2, ASKED, "--minutes 20 would be"),
    ("recommend hamstring 10 minutes", 2, "10 minutes", ""),
    ("recommend tight hips, 10 minutes, pain 3 out of 10", 2, "--minutes 10 --pain 3", ""),
    ("hamstring", 2, "High hamstring pain", ""),
    ("my calf is swollen since the flight", 3, "Emergency: get help now.", "a clinician first"),
    ("morning stiffness", 2, ASKED, ""),
    ("ouch", 2, "Not understood", "hipcoach symptoms"),
    ("recommend “my hip hurts”", 2, ASKED, "curly quotes"),
    ("recommend hip pain - left side", 2, ASKED, ""),
    ("recommend -- -my hip hurts", 2, ASKED, ""),
    ("recommend -- --my hip hurts", 2, ASKED, ""),
    # --- the name of something else
    ("clamshell", 2, "", "hipcoach show clamshell"),
    ("daily-cars", 2, "", "hipcoach recommend --template daily-cars"),
    ("cars", 2, "", "hipcoach recommend --focus cars"),
    # --- a command's name, and then no usage of it
    ("help i cant feel my leg", 2, "", "hipcoach recommend 'help i cant feel my leg'"),
    ("show me stretches for tight hips", 2, "", "hipcoach recommend 'show me stretches for tight hips'"),
    ("screen my leg is numb", 2, "", "hipcoach recommend 'screen my leg is numb'"),
    ("symptoms of a torn labrum", 2, "", "hipcoach recommend 'symptoms of a torn labrum'"),
    ("flags everywhere in my hip", 2, "", "hipcoach recommend 'flags everywhere in my hip'"),
    ("templates my hip", 2, "", "hipcoach recommend 'templates my hip'"),
    # --- commands of other programs, and help in every way
    ("ls", 2, "", "did you mean: hipcoach list"),
    ("show help", 0, "ID", ""),
    ("list help", 0, "--motion", ""),
    ("help recommend --symptom", 0, "--symptom", ""),
    ("figure skating wrecked my hips", 2, "", "An exercise drawn"),
    ("list glutes", 2, "", "hipcoach recommend 'list glutes'"),
    ("show foam roller", 2, "", "`hipcoach list` has them"),
    ("show 90/90", 2, "", "'ninety-ninety-switch'"),
    ("''", 2, "Not understood", "hipcoach symptoms"),
    ("recommend '  '", 2, "Not understood", "hipcoach symptoms"),
    # --- slips
    ("recomend -s hamstring", 2, "", "did you mean: hipcoach recommend -s hamstring"),
    ("recommned my hip hurts", 2, "", "did you mean: hipcoach recommend my hip hurts"),
    ("catalog where", 2, "", "did you mean: hipcoach catalogue where"),
    ("symptom", 2, "", "did you mean: hipcoach symptoms"),
    ("--hlep", 2, "", "did you mean --help?"),
    ("-help", 2, "", "did you mean --help?"),
    ("-symptom hamstring", 2, "", "did you mean --symptom?"),
    ("recommend \u2013symptom hamstring", 2, "", "type --symptom"),
    ("recommend \u2014minutes 5", 2, "", "type --minutes"),
    ("recommend -s hamstring \u2013m 5", 2, "", "type -m"),
    ("recommend -s hamstring --time 10", 2, "", "did you mean --minutes?"),
    ("recommend -s hamstring --duration 10", 2, "", "did you mean --minutes?"),
    ("recommend -s hamstring --pdf", 2, "", "did you mean --format pdf?"),
    ("recommend -s hamstring --wibble", 2, "", "`hipcoach recommend --help` lists them"),
    ("recommend -s hamstrng", 2, "", "did you mean 'hamstring'?"),
    # --- help and versions
    ("", 0, "Commands:", ""),
    ("help", 0, "Commands:", ""),
    ("--help", 0, "Commands:", ""),
    ("-h", 0, "Commands:", ""),
    ("-q -h", 0, "Commands:", ""),
    ("list -h", 0, "--motion", ""),
    ("catalogue -h", 0, "check", ""),
    ("help recommend", 0, "--symptom", ""),
    ("help catalogue check", 0, "Everything that is wrong", ""),
    ("recommend -s hamstring -h", 0, "--symptom", ""),
    ("-V", 0, "hipcoach 0.", ""),
    ("version", 0, "hipcoach 0.", ""),
    ("recommend --version", 0, "hipcoach 0.", ""),
    # --- options where they come to mind
    ("-s hamstring -m 5", 0, "of 5 minutes", ""),
    ("--symptom hamstring --minutes 8", 0, "of 8 minutes", ""),
    ("-m 5 recommend -s hamstring", 0, "of 5 minutes", ""),
    ("--json symptoms", 0, '"symptoms"', ""),
    ("list --catalogue /nope", 1, "", "/nope"),
    ("list --catalogue=/nope", 1, "", "/nope"),
    ("recommend -s hamstring -m 5 --only", 2, "", "no symptom is called 'hamstring'"),
    ("recommend -q -s hamstring -m 60", 0, "of 60 minutes", ""),
    # --- values as people write them
    ("recommend -s hamstring -m 10m", 0, "of 10 minutes", ""),
    ("recommend -s hamstring -m 10min", 0, "of 10 minutes", ""),
    ("recommend -s hamstring -m '10 minutes'", 0, "of 10 minutes", ""),
    ("recommend -s hamstring --minutes 10 min", 0, "of 10 minutes", ""),
    ("recommend -s hamstring -m ten", 2, "", "--minutes takes a whole number from 3 to 60, not 'ten'"),
    ("recommend -s hamstring -m 7,5", 2, "", "from 3 to 60"),
    ("recommend -s hamstring -m 2", 2, "", "from 3 to 60"),
    ("recommend -s hamstring --pain 3/10", 0, "High hamstring pain", ""),
    ("recommend -s hamstring --pain 11", 2, "", "--pain takes a whole number from 0 to 10"),
    ("recommend -s hamstring --age '45 years'", 0, "High hamstring pain", ""),
    ("recommend -s hamstring --age 1979", 2, "", "--age takes a whole number from 0 to 130"),
    ("recommend -s hamstring --side l", 0, "left", ""),
    ("recommend -s hamstring --format md", 0, "# High hamstring pain", ""),
    ("recommend -s hamstring --format JSON", 0, '"schema_version"', ""),
    ("recommend -s hamstring --format Word", 2, "", "--format takes text, json, markdown, html, pdf, not 'Word'"),
    ("recommend -s hamstring,it-band", 0, "High hamstring pain and IT-band pain", ""),
    ("recommend -s itband", 0, "IT-band pain", ""),
    ("recommend -s 'IT Band'", 0, "IT-band pain", ""),
    ("recommend -s hamstring --activity run", 0, "High hamstring pain", ""),
    ("recommend -s hamstring -e 'resistance band'", 0, "High hamstring pain", ""),
    ("show 'Hip CARs'", 2, "", "did you mean 'standing-hip-cars'"),
    ("show clamshells", 0, "Clamshell · clamshell", ""),
    ("show Feet sinking apart", 0, "prone-heel-drop-test", ""),
    ("completion", 2, "", "bash, zsh, fish, powershell"),
    ("recommend -s", 2, "", "see `hipcoach recommend --help`"),
    ("config set side left", 2, "", 'side = "left"'),
    ("config caution=knee,nerve", 2, "", 'caution = ["knee", "nerve"]'),
    ("show 90/90 switch", 0, "ninety-ninety-switch", ""),
    ("show figure 4", 2, "", "did you mean 'supine-figure-four-stretch'"),
    ("show pigeon", 2, "", "did you mean 'box-pigeon'?"),
    ("show clamshell bridge", 0, "Bridge · glute-bridge", ""),
    ("show clamshell nosuchthing", 2, "", "no exercise is called 'nosuchthing'"),
    ("list --motion IR", 0, "prone-heel-drop-test", ""),
    # --- files
    ("recommend -s hamstring -o routine.html", 0, "", "written to routine.html"),
    ("recommend -s hamstring -o routine.json", 0, "", "written to routine.json"),
    ("explain -s hamstring -o why.json", 0, "", "written to why.json"),
    ("recommend -s hamstring -o routine.docx", 2, "", "no .docx is made here"),
    ("recommend -s hamstring -o routine.pdf --format json", 2, '"error"', "would be json"),
    ("recommend -s hamstring --json --format html", 2, '"error"', "two forms"),
    ("figure clamshell -o clamshell.png", 2, "", "no .png is made here; made are .svg"),
    ("recommend -s hamstring -o -", 0, "High hamstring pain", ""),
    # --- pasted
    ("'$' hipcoach symptoms", 0, "hamstring", ""),
    ("hipcoach symptoms", 0, "hamstring", ""),
    # --- beside each other
    ("recommend -s hamstring it-band hurts", 2, ASKED, "--symptom says what it is for"),
    ("config", 0, "minutes", ""),
    ("config set minutes 8", 2, "", "minutes = 8"),
]


@pytest.mark.parametrize(("line", "exit_code", "out", "err"), LINES, ids=[line[0] or "nothing" for line in LINES])
def test_a_line_comes_to_what_was_meant(
    hipcoach: Callable[..., Any], line: str, exit_code: int, out: str, err: str
) -> None:
    done = hipcoach(*shlex.split(line), exit_code=exit_code)
    assert out in done.stdout.decode()
    assert err in done.stderr.decode()
    if not out:
        assert done.stdout == b""


def test_a_file_has_the_form_that_its_name_says(hipcoach: Callable[..., Any], tmp_path: Path) -> None:
    begins = {
        "a.html": b"<!doctype html",
        "b.json": b"{",
        "c.md": b"# ",
        "d.pdf": b"%PDF",
        "e": b"High",
        "f.txt": b"High",
    }
    for name, first in begins.items():
        hipcoach("recommend", "-s", "hamstring", "-o", name)
        assert (tmp_path / name).read_bytes().lower().startswith(first.lower())
    assert {file.name for file in tmp_path.iterdir()} == set(begins)


@pytest.mark.slow
def test_words_that_say_nothing_else_are_no_slip_of_a_command(hipcoach: Callable[..., Any], coach: Any) -> None:
    """What a symptom is called leads to a question about it, never to a command that is spelt nearly so."""
    for symptom in coach.catalogue.symptoms:
        for name in (symptom.id, *symptom.aliases):
            assert b"did you mean" not in hipcoach(*name.split(), exit_code=2).stderr
