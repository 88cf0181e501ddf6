"""The keys at the foot of a screen: how each is written, and which of them have room."""

NAMES = {
    "/": "slash", "?": "question_mark", "=": "equals_sign", "+": "plus", "-": "minus", "*": "asterisk",
    "[": "left_square_bracket", "]": "right_square_bracket", ":": "colon", ".": "full_stop", ">": "greater_than_sign",
    "#": "number_sign", "!": "exclamation_mark", ";": "semicolon", "@": "at", "%": "percent_sign", "$": "dollar_sign",
    "~": "tilde", "&": "ampersand", "^": "circumflex_accent", "'": "apostrophe",
    '"': "quotation_mark", "|": "vertical_line", "_": "underscore", ",": "comma",
    "\\": "backslash", "(": "left_parenthesis", ")": "right_parenthesis",
    "`": "grave_accent", "<": "less_than_sign", "{": "left_curly_bracket", "}": "right_curly_bracket",
}  # fmt: skip
"""What Textual calls a sign."""
_SIGNS = {name: sign for sign, name in NAMES.items()} | {
    "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "down": "↓", "enter": "⏎", "delete": "del", "up": "↑",
    "left": "←", "right": "→",
}  # fmt: skip


def shown_key(key: str) -> str:
    """Textual's name of a key as people read it."""
    return _SIGNS.get(key, key)


def width_of(key: str, label: str) -> int:
    """The cells that a key takes with its label and the blanks between."""
    return len(key) + len(label) + 3


def fitted(shown: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """Those keys with their labels that have room, in their order.

    Where there is none, what stands before the last two goes first: these are how to leave, and all the others.
    """
    kept = list(shown)
    while len(kept) > 1 and sum(width_of(*each) for each in kept) > room:
        del kept[max(0, len(kept) - 3)]
    return kept
