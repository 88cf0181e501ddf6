"""The texts of a workbook's cells, with what is struck out in them."""

import re
from xml.parsers.expat import XMLParserType

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import Archive
from planwatch.exchange.table.build import LONGEST, check_length
from planwatch.exchange.xlsx.plain import texts

_MOST = 50_000_000
"""Characters in all texts of a workbook together."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_IS_FALSE = frozenset({"0", "false"})


class Strings:
    """Gathers texts, while a part is walked through; in a sheet, the one that stands in a cell itself.

    Most texts are plain: their ends are not asked for, for the next beginning tells it, in half the time.
    """

    def __init__(self) -> None:
        self.plain: list[str] = []
        """What a person reads of each, as it is written."""
        self.struck: dict[int, str] = {}
        """What is struck out of those where something is."""
        self._is_heard = self._is_struck = False
        self._phonetic = 0
        self._all = 0
        self._parser: XMLParserType | None = None

    def follow(self, parser: XMLParserType) -> None:
        """What walks through the part, asked for the ends of elements only where they matter."""
        self._parser = parser

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "t":
            self._is_heard = not self._phonetic
        elif name in {"si", "is"}:
            self._begin()
        elif name == "r":
            self._is_heard = self._is_struck = False
            self._ask_for_ends()
        elif name == "strike":
            self._is_struck = attributes.get("val", "1") not in _IS_FALSE
        elif name == "rPh":
            self._is_heard = False
            self._phonetic += 1
            self._ask_for_ends()

    def take(self, text: str) -> None:
        """A text that is plain from its beginning to its end."""
        self._begin()
        self._is_heard = True
        self.heard(text)
        self._is_heard = False

    def _begin(self) -> None:
        self.plain.append("")
        self._is_heard = self._is_struck = False
        self._phonetic = 0
        if self._parser:
            self._parser.EndElementHandler = None

    def _ask_for_ends(self) -> None:
        if self._parser:
            self._parser.EndElementHandler = self.end

    def end(self, name: str) -> None:
        """An element ends."""
        local = name.rpartition(":")[2]
        if local == "t":
            self._is_heard = False
        elif local == "rPh":
            self._phonetic -= 1

    def heard(self, text: str) -> None:
        """What stands in an element."""
        if not self._is_heard or not self.plain:
            return
        if self._is_struck:
            index = len(self.plain) - 1
            whole = self.struck[index] = self.struck.get(index, "") + text
        else:
            self.plain[-1] += text
            whole = self.plain[-1]
        self._all += len(text)
        if len(whole) > LONGEST:
            check_length(whole)
        if self._all > _MOST:
            raise PlanwatchError(f"its texts have more than {_MOST // 1_000_000} million characters", "")


def read_strings(archive: Archive, part: str) -> Strings:
    """The texts that cells name by number; none where the workbook has none."""
    strings = Strings()
    if archive.has(part):
        archive.walk(part, strings.start, None, strings.heard, strings.follow, texts(strings.take))
    return strings


def decoded(text: str) -> str:
    """The text with the characters that XML cannot hold, which Office writes ``_x0007_``."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
