"""The real command on a real terminal, with keys typed at its questions."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
from pathlib import Path


def typed(
    tmp_path: Path, keys: str, *arguments: str, then: tuple[tuple[str, str | signal.Signals], ...] = ()
) -> tuple[int, str, str]:
    """Run the command with a terminal that types `keys`; gives the exit code, stdout, and what the terminal showed.

    Args:
        tmp_path: where it runs.
        keys: typed at once.
        arguments: of the command.
        then: pairs of what the terminal has to show, after what came before, and what is typed
            at that, or the signal that is sent.
    """
    master, slave = pty.openpty()
    shown: list[bytes] = []
    waiting, read_from = [*then], 0

    def drain() -> None:
        nonlocal read_from
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                return
            if not part:
                return
            shown.append(part)
            so_far = b"".join(shown).decode(errors="replace")
            while waiting and (at := so_far.find(waiting[0][0], read_from)) >= 0:
                read_from = at + len(waiting[0][0])
                _, key = waiting.pop(0)
                if isinstance(key, str):
                    os.write(master, key.encode())
                else:
                    process.send_signal(key)

    command = [sys.executable, "-m", "hipcoach", *arguments]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, stderr=slave, cwd=tmp_path) as process:
        os.close(slave)
        reader = threading.Thread(target=drain)
        reader.start()
        os.write(master, keys.encode())
        try:
            out, _ = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()  # it waits for an answer that nobody types
            raise
        reader.join(timeout=60)
    os.close(master)
    assert not waiting, f"never asked: {waiting}"
    return process.returncode, out.decode(), b"".join(shown).decode()
