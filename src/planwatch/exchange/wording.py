"""How messages about a file name a place in it and show a text found there."""

from collections.abc import Iterable

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.model.plan.parts import OF
from planwatch.model.text import names

_LONGEST = 60


def shown(text: str, most: int = _LONGEST) -> str:
    """``text`` as it may stand in a message: on one line, not too long, and nothing in it acts on a terminal."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)


def shown_path(path: object) -> str:
    """A path in a message: whole, for its end is what tells files apart."""
    return shown(str(path), 4096)


def place(kind: str, index: int, name: object = "") -> str:
    """``action 12 (C1.2)``: the part as counted in its file, from 1, and as its people call it."""
    return f"{kind} {index + 1} ({shown(name)})" if isinstance(name, str) and name else f"{kind} {index + 1}"


def name_of(part: Struct) -> object:
    """What a message calls a part beside its number; empty where one word alone does not tell it from others."""
    names = OF[type(part)].named_by
    return getattr(part, names[0]) if len(names) == 1 else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """``did you mean "lead"?`` for the known word most like ``word``; empty where none is."""
    near = names.nearest(word, known)
    return f'did you mean "{shown(near)}"?' if near else ""


def text_fault(text: str) -> str:
    """What makes ``text`` impossible to store; empty where nothing does."""
    if "\0" in text:
        return "holds a NUL character"
    try:
        text.encode()
    except UnicodeEncodeError:
        return "holds half of a surrogate pair"
    return ""


def within(where: str, error: PlanwatchError) -> PlanwatchError:
    """The same error, said to be at ``where``."""
    return PlanwatchError(f"{where}: {error.message}", error.hint)
