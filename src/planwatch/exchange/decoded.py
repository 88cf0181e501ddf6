"""The text in a file's bytes, whichever program wrote them."""

import re

from planwatch.errors import PlanwatchError

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""What a file begins with, and the encoding that this tells."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 1 << 16
_MOST_CONTROLS = 0.02
"""The share of control characters above which it is no text."""
WINDOWS = "it is not UTF-8 and was read as Windows-1252: look at its accents and dashes"

DAMAGED = "it holds bytes that are no text, shown as \ufffd"
_LOST = "\ufffd"


def is_text(data: bytes) -> bool:
    """Whether it can be the text of anything."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return True
    start = data[:_LOOKED_AT]
    return len(_CONTROLS.findall(start)) <= len(start) * _MOST_CONTROLS


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and what a person should know of how it was read; raises PlanwatchError where there is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                hint = "save it as UTF-8 text in the program that made it"
                raise PlanwatchError("it holds bytes that are no text", hint) from None
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _nearly(data)


def _nearly(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in the encoding in which it has the fewest faults, with what is to be said of it."""
    unicode = data.decode("utf-8", "replace")
    others = sum(letter > "\x7f" for letter in unicode)
    if others > 2 * unicode.count(_LOST):
        return unicode, (DAMAGED,)
    text = data.decode("cp1252", "replace")
    return text, ((WINDOWS, DAMAGED) if _LOST in text else (WINDOWS,))
