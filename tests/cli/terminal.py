"""planwatch on a terminal: what it sends, and what is typed when it has said something."""

import os
import pty
import select
import subprocess
import sys

_PATIENCE = 20


def on_a_terminal(*args: str, typed: tuple[tuple[str, str], ...] = (), **env: str) -> tuple[str, int]:
    """What the terminal was sent and the exit code. ``typed``: keys, each with the words that are waited for first."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "planwatch", *args]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **env})
    os.close(theirs)
    sent, waiting = b"", list(typed)
    while select.select([ours], [], [], _PATIENCE)[0]:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        sent += chunk
        if waiting and waiting[0][0].encode() in sent:
            os.write(ours, waiting.pop(0)[1].encode())
    os.close(ours)
    return sent.decode(), process.wait(_PATIENCE)
