"""The text in a file's bytes, whichever program wrote them."""

import re

from planwatch.errors import PlanwatchError

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""What a file begins with, and the encoding that this tells."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 1 << 16
_MOST_CONTROLS = 0.02
"""The share of control characters above which it is no text."""
WINDOWS = "it is not UTF-8 and was read as Windows-1252, as Excel saves CSV: look at its accents and dashes"


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
                raise _no_text() from None
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), (WINDOWS,)
    except UnicodeDecodeError:
        raise _no_text() from None


def _no_text() -> PlanwatchError:
    return PlanwatchError("it holds bytes that are no text", "save it as UTF-8 text in the program that made it")
