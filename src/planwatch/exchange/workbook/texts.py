"""What a workbook can hold as text: a program that opens it counts as it does, and refuses what it cannot read."""

import unicodedata
from collections.abc import Iterable

LONGEST = 32_767
"""What a cell holds, in units of UTF-16; what is longer goes out up to there, and comes back as no edit."""
LINE = 13.5
"""The height of a line of text, in points."""
_NARROW = 26
_MOST_LINES = 30
"""What the highest row has that a spreadsheet can."""
_NAME = 31
"""What the name of a sheet holds, in the same."""
_TAKEN = ("history", "lists", "summary", "rule and definitions")
"""Names that a sheet of actions cannot have: a program's own, and those of our other sheets."""


def fitting(text: str, most: int = LONGEST) -> str:
    """As much of a text as a cell holds, with no character cut in two."""
    if len(text) * 2 <= most or units(text) <= most:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * most]
    return kept.decode("utf-16-le", "ignore")


def cell_text(text: str) -> str:
    """A text as it is handed to what writes cells, which takes one between these tags for XML of its own."""
    return f"{fitting(text, LONGEST - 1)} " if text.startswith("<r>") and text.endswith("</r>") else fitting(text)


def units(text: str) -> int:
    """How long a text is for a program that counts in UTF-16: a picture character is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def lasting(text: str) -> str:
    """What is left of a text in every program: some of them drop control characters, or lay blanks together."""
    if text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(letter for letter in text if letter in "\n\r\t" or _lasts(letter)).split())


def _lasts(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) not in ("Cc", "Cn")


def shown(text: str) -> str:
    """A text on one line without what no XML holds, for titles and feet."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


class SheetNames:
    """Names that sheets can have: at most 31 units, none of them special, all different whatever the capitals."""

    def __init__(self) -> None:
        self._taken: set[str] = set(_TAKEN)
        self._counted: dict[str, int] = {}

    def of(self, name: str) -> str:
        """The name of the next sheet."""
        base = shown("".join(" " if letter in "[]:*?/\\'" else letter for letter in name)) or "Actions"
        unique, number = fitting(base, _NAME).strip(), self._counted.get(base, 2)
        while unique.casefold() in self._taken:
            end = f" {number}"
            unique, number = fitting(base, _NAME - len(end)).strip() + end, number + 1
        self._counted[base] = number
        self._taken.add(unique.casefold())
        return unique


def height_of(texts: Iterable[tuple[str, int]]) -> float:
    """How high a row must be, in points, that each text can be read in a column of that width.

    About, as no program that writes a file can measure its letters; a row that is given no height is one line high in
    some programs, with its texts over each other.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return LINE * min(lines, _MOST_LINES)


def _lines(text: str, width: int) -> int:
    if 2 * len(text) < width and text.isprintable():
        return 1  # however wide its letters are
    return sum(_lines_of(line, max(1, width)) for line in text.splitlines()) or 1


def _lines_of(line: str, width: int) -> int:
    """In a narrow column most lines end with room to spare, as no word of theirs is broken."""
    broad = wide(line)
    if width > _NARROW or broad < width:
        return 1 + broad // width
    lines, room = 1, width
    for word in line.split():
        long = wide(word)
        if long > room and room < width:
            lines, room = lines + 1, width
        lines, room = lines + long // width, room - long % width - 1
    return lines


def wide(line: str) -> int:
    """How wide a line of text is, in digits: about."""
    capitals = 0 if line.islower() else 2 * sum(map(str.isupper, line)) // 5
    return len(line) + capitals + (0 if line.isascii() else sum(map(_is_wide, line)))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
