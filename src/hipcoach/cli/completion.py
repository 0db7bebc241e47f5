"""`hipcoach completion`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hipcoach.cli.complete import offer
from hipcoach.cli.output import emit
from hipcoach.cli.values import one_of


class Shell(StrEnum):
    """Shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


SCRIPTS = Path(__file__).with_name("shells")
"""A script of each, called `hipcoach.SHELL`."""


def completion(
    shell: Annotated[
        Shell,
        typer.Argument(
            metavar="SHELL",
            parser=one_of("completion", Shell),
            autocompletion=offer(*Shell),
            help="The one you use.",
        ),
    ],
) -> None:
    """The script that lets a shell complete at Tab, printed.

    \b
    bash: hipcoach completion bash > ~/.local/share/bash-completion/completions/hipcoach
          or, in ~/.bashrc: eval "$(hipcoach completion bash)"

    \b
    zsh:  hipcoach completion zsh > ~/.zfunc/_hipcoach
          and, in ~/.zshrc above its compinit: fpath+=~/.zfunc

    \b
    fish: hipcoach completion fish > ~/.config/fish/completions/hipcoach.fish
          and nothing more

    \b
    powershell: hipcoach completion powershell >> $PROFILE
          which nobody has tried yet

    Make the folder first (mkdir -p). Where XDG_DATA_HOME or XDG_CONFIG_HOME is set, it stands for ~/.local/share or
    ~/.config. It works from the next start of the shell. No file is changed but the one you name.
    """  # noqa: D301 (after a \b the parser keeps lines as they are)
    emit((SCRIPTS / f"hipcoach.{shell}").read_text(encoding="utf-8"), utf8=True)
