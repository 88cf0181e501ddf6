"""Looking whether the terminal is still there."""

import select
import sys


def is_terminal_gone() -> bool:
    """Whether nobody can type any more: the terminal was closed, and no signal told of it.

    So it is under ``nohup``, and where the terminal is not the one that controls the program. Reading it then gives
    nothing, at once and for ever, which would keep a processor busy until somebody finds it.
    """
    if not hasattr(select, "poll") or sys.__stdin__ is None:
        return False
    terminal = select.poll()
    terminal.register(sys.__stdin__.fileno(), 0)
    return any(event & select.POLLHUP for _, event in terminal.poll(0))
