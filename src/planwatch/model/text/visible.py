"""Text that a person typed, made safe to draw: what a terminal would obey or hide is shown as a sign."""

import re
from collections.abc import Callable
from functools import cache

_BREAK = re.compile("\r\n|[\n\u2028\u2029]")

# Joiners, variation selectors and skin tones change the width of the sign before them in some terminals only, so a
# table that draws them cannot keep its columns. Without them the plain signs remain, which is Unicode's own fallback.
_PICTOGRAPH = "[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]"
_ALONE = (
    "\x80-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f"
)
# What takes no cell of its own but is drawn onto the sign before it: marks, and the later parts of Korean syllables.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0816-\u082d\u0859-\u085b\u0898-\u089f"
    "\u08ca-\u08e1\u08e3-\u0902\u093a\u093c\u0941-\u0948\u094d\u0951-\u0957\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1"
    "\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f7e\u0f80-\u0f84\u1161-\u11ff\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0"
    "\u2de0-\u2dff\u302a-\u302d\u3099\u309a\ua66f-\ua67d\ua69e\ua69f\ud7b0-\ud7fb\ufe20-\ufe2f"
)
_PILE = 6
"""Marks that are drawn on one sign; no writing needs more."""
_FLAGS = "\U0001f1e6-\U0001f1ff"
"""Letters of flags: two are one flag in some terminals and two signs in others."""
_HIDDEN = (
    "(?P<line>\r\n|[\n\u2028\u2029])"
    f"|(?P<joiner>[\ufe0e\ufe0f]|(?<={_PICTOGRAPH})[\u200d\U0001f3fb-\U0001f3ff])"
    "|(?P<control>[\x00-\x1f\x7f])"
    f"|(?P<flag>[{_FLAGS}])"
    f"|(?P<pile>(?<=[{_MARKS}]{{{_PILE}}})[{_MARKS}]+)"
    f"|[{_ALONE}]"
)
_ANY = f"[\x00-\x1f\x7f\u2028\u2029\ufe0e\ufe0f{_ALONE}{_FLAGS}{_MARKS}]"
"""What any of those begins with. Python calls some of them printable, so ``isprintable`` tells of ASCII only."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Only once a text needs it: every command loads this module."""
    return re.compile(pattern)


_DELETE = "␡"
_LONGEST = 20_000
_SIGN: dict[str, Callable[[str], str]] = {
    "line": lambda _: "⏎",
    "joiner": lambda _: "",
    "flag": lambda letter: chr(ord(letter) - 0x1F1E6 + ord("A")),
    "pile": lambda marks: f"⟨+{len(marks)}⟩",
    "control": lambda character: _DELETE if character == "\x7f" else chr(0x2400 + ord(character)),
}


def _sign(match: re.Match[str]) -> str:
    if match.lastgroup:
        return _SIGN[match.lastgroup](match[0])
    return f"⟨U+{ord(match[0]):04X}⟩"


def visible(text: str) -> str:
    """The text on one line, with control characters, escape sequences and direction overrides drawn as signs.

    Of very many marks on one sign the first few are drawn, and how many more there are. A line break becomes ``⏎``,
    ESC ``␛``, an override ``⟨U+202E⟩``, and so does a lone surrogate, which cannot be sent.
    """
    if text.isascii() and text.isprintable():
        return text
    return _compiled(_HIDDEN).sub(_sign, text) if _compiled(_ANY).search(text) else text


def bounded(text: str, most: int = _LONGEST) -> str:
    """As much of a text as anybody reads on a screen, and how much more there is: what is drawn takes time."""
    more = len(text) - most
    return text if more <= 0 else f"{text[:most]}… and {more:,} more characters"


def short(text: str, most: int = 40) -> str:
    """The beginning of a text, with an ellipsis where it is cut."""
    squeezed = " ".join(text.split())
    return squeezed if len(squeezed) <= most else squeezed[: most - 1].rstrip() + "…"


def visible_lines(text: str) -> str:
    """The same with its line breaks kept, for text that is drawn over several lines."""
    return "\n".join(visible(line) for line in _BREAK.split(text)) if _compiled(_ANY).search(text) else text
