"""Rows and texts that are written the plainest way, as most are: read without a call for each of their elements.

A hundred thousand cells are two hundred thousand calls of the XML parser. What is plain is taken out of a part before
the parser is given the rest: whole elements of ASCII alone, with no reference, comment or section in them or before
them, of which no parser could make anything else.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

_LONGEST = 1 << 18
"""Bytes of an element beyond which it is not waited for."""
_DECLARED = (b"<?xml ", b"\xef\xbb\xbf<?xml ")
_WORDS = r"[ -%'-;=-~]*+"
"""What may stand in an element as it is."""


_UP_TO_ROW = r'<row r="(\d{1,7}+)"(?: (?!r=|hidden=)[A-Za-z:]++="[ !#-%\'-;=-~]*+"| hidden="(?:0|false)")*+>'


def _cell(group: str, digits: str) -> str:
    ends = r"[^<>\x80-\xff]*+(?:(?<=/)>|>[ -;=-~]*+</f>)"
    return (
        rf'<c r="{group}[A-Z]{{1,3}}+){digits}"(?: s="{group}\d++)")?(?: t="{group}[a-z]++)")?'
        rf"(?:/>|>(?:{group}<f){ends})?(?:<v>{group}{_WORDS})</v>)?</c>)"
    )


_OF_THAT_ROW = _cell("(?:", r"(?:\1)")
_ROW = re.compile(f"{_UP_TO_ROW}((?:{_OF_THAT_ROW})*+)</row>".encode())
_CELL = re.compile(_cell("(", r"\d++"))
_TEXT = re.compile(rb'<si><t(?: xml:space="preserve")?>([\t\n -%\'-;=-~]*+)</t></si>')

Cell = tuple[str, str, str, str, str]
"""The letters of its column, its style, its type, whether it has a formula, and its value."""


def rows(take: Callable[[int, list[Cell]], object]) -> Callable[[Iterable[bytes]], Iterator[bytes]]:
    """What sifts a sheet: ``take`` is given the number of each plain row that is not hidden, and its cells."""

    def taken(row: re.Match[bytes]) -> None:
        take(int(row[1]), _CELL.findall(row[2].decode()))

    return partial(_sifted, _ROW, b"<row", taken)


def texts(take: Callable[[str], object]) -> Callable[[Iterable[bytes]], Iterator[bytes]]:
    """What sifts the texts of a workbook: ``take`` is given each plain one."""
    return partial(_sifted, _TEXT, b"<si>", lambda text: take(text[1].decode()))


def _sifted(
    plain: re.Pattern[bytes], opening: bytes, take: Callable[[re.Match[bytes]], object], chunks: Iterable[bytes]
) -> Iterator[bytes]:
    """What the parser is to be given, in pieces that end with an element's tag; between them the rest is taken."""
    text, chunks, begins = b"", iter(chunks), True
    for chunk in chunks:
        text += chunk
        declared = 5 if begins and text.startswith(_DECLARED) else 0
        begins = False
        if b"<!" in text or text.find(b"<?", declared) >= 0 or len(text) > len(chunk) + _LONGEST:
            break  # it may hold what looks like an element and is none; or one that is far from plain
        at = 0
        for found in plain.finditer(text):
            if found.start() > at:
                yield text[at : found.start()]
            take(found)
            at = found.end()
        end = text.rfind(opening, at)
        end = text.rfind(b">", at) + 1 if end < 0 else end
        if end > at:
            yield text[at:end]
        text = text[max(at, end) :]
    yield text
    yield from chunks
