"""Text that a person typed, made safe to draw: what a terminal would obey or hide is shown as a sign."""

import re
from collections.abc import Callable
from functools import cache

_BREAK = re.compile("\r\n|[\n\u2028\u2029]")

# Joiners, variation selectors and skin tones change the width of the sign before them in some terminals only, so a
# table that draws them cannot keep its columns. Without them the plain signs remain, which is Unicode's own fallback.
_PICTOGRAPH = "[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]"
_ALONE = (
    "\x80-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f"
)
_HIDDEN = (
    "(?P<line>\r\n|[\n\u2028\u2029])"
    f"|(?P<joiner>[\ufe0e\ufe0f]|(?<={_PICTOGRAPH})[\u200d\U0001f3fb-\U0001f3ff])"
    "|(?P<control>[\x00-\x1f\x7f])"
    f"|[{_ALONE}]"
)
_ANY = f"[\x00-\x1f\x7f\u2028\u2029\ufe0e\ufe0f{_ALONE}]"
"""What any of those begins with. Python calls some of them printable, so ``isprintable`` tells of ASCII only."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Only once a text needs it: every command loads this module."""
    return re.compile(pattern)


_DELETE = "␡"
_SIGN: dict[str, Callable[[str], str]] = {
    "line": lambda _: "⏎",
    "joiner": lambda _: "",
    "control": lambda character: _DELETE if character == "\x7f" else chr(0x2400 + ord(character)),
}


def _sign(match: re.Match[str]) -> str:
    if match.lastgroup:
        return _SIGN[match.lastgroup](match[0])
    return f"⟨U+{ord(match[0]):04X}⟩"


def visible(text: str) -> str:
    """The text on one line, with control characters, escape sequences and direction overrides drawn as signs.

    A line break becomes ``⏎``, ESC ``␛``, an override ``⟨U+202E⟩``, and so does a lone surrogate, which cannot be sent.
    """
    if text.isascii() and text.isprintable():
        return text
    return _compiled(_HIDDEN).sub(_sign, text) if _compiled(_ANY).search(text) else text


def visible_lines(text: str) -> str:
    """The same with its line breaks kept, for text that is drawn over several lines."""
    return "\n".join(visible(line) for line in _BREAK.split(text)) if _compiled(_ANY).search(text) else text
