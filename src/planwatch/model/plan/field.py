"""What a field of a part is to whoever types into it or reads it."""

from enum import Enum, StrEnum, auto

from msgspec import Struct


class Holds(Enum):
    """What sort of thing stands in a field, and so how it is typed, checked and shown."""

    TEXT = auto()
    PROSE = auto()
    """A text for people that is mended more often than written anew, and goes out with the plan."""
    WORDED = auto()
    """A date as written, with the first and last day that it can mean."""
    DAY = auto()
    CHOICE = auto()
    NUMBER = auto()
    FIGURE = auto()
    """A number that may have a fraction."""
    PERCENT = auto()
    MONEY = auto()
    """Whole pence, typed and shown as pounds."""
    ADDRESS = auto()
    """Where e-mail goes to."""
    SWITCH = auto()
    NAME = auto()
    """The name of another part."""
    NAMES = auto()
    """The names of several."""
    NUMBERS = auto()
    """What documents are numbered by: ``1``, ``1a``."""
    LINES = auto()


class Field(Struct, frozen=True):
    """A field that can be typed into. ``name`` is its flat name, in files, JSON and what is typed."""

    name: str
    holds: Holds = Holds.TEXT
    label: str = ""
    """What screens call it, where that is not its name."""
    what: str = ""
    """What a text must be to go in, as a refusal says it: ``a rating``, ``days, such as 30``."""
    help: str = ""
    """What a form says of it."""
    is_needed: bool = False
    """Whether it is never empty."""
    choices: type[StrEnum] | None = None
    is_optional: bool = False
    """Whether a choice can be none."""
    least: int = 0
    most: int = 0
    of: str = ""
    """The kind of part that is named."""
    is_past: bool = False
    """Whether a day must have been: ``24 Aug`` is the last one, and none to come is taken."""
    suggested: tuple[str, ...] = ()
    """Words that mostly stand there, where any others can too."""
    apart: str = ", "
    """What stands between several."""

    @property
    def called(self) -> str:
        """What screens call it."""
        return self.label or self.name.replace("_", " ")


INTERNAL = Field("internal", Holds.SWITCH, help="yes: a public forum is not given it")
"""The mark of a part that is not for the public."""
