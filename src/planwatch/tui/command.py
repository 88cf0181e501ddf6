"""What a command is: a key, what it does, how that is told, and what must be so for it."""

from dataclasses import dataclass
from enum import Enum, auto


class Need(Enum):
    """What must be so before a command begins; ``needs`` says the reason where it is not."""

    ROW = auto()
    """Something under the cursor."""
    NO_MARKS = auto()
    """Only one row is meant."""
    NOW = auto()
    """The plan of now is shown, and not as it was."""
    WRITABLE = auto()
    """The file can be written."""
    PLAN = auto()
    """There is a plan."""
    ONE_PLAN = auto()
    """It is clear which plan is meant: that of the row, or the only one."""
    OPEN_PLAN = auto()
    """No plan meant is closed."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does. ``id`` is its name in the user's keymap, ``keys`` those it has until changed there.

    One without keys is reached by the palette and by help.
    """

    id: str
    keys: tuple[str, ...]
    does: str
    """``module:function`` in ``planwatch.tui.commands``; the function is given the desk, then ``about``."""
    label: str
    help: str
    group: str
    footer: bool = False
    needs: tuple[Need, ...] = ()
    about: tuple[object, ...] = ()
    priority: bool = False
    """Whether the key is this command's even where a widget would take it."""
