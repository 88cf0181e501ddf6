"""HTML as a row of tags and texts, read in a time that its length alone decides.

The standard library's parser takes the square of it for comments or quotes that never end, and raises for some sections
of Word's pages.
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<[!?][^>]*(?:>|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]{0,50})(?P<rest>(?:[^>\"']|\"[^\"]{0,5000}\"|'[^']{0,5000}'){0,5000}+)>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?""")
_RAW = frozenset({"script", "style", "xmp", "textarea", "title"})
"""What holds no elements, whatever stands in it; none of it is seen in a page's text."""


class Tag(Struct, frozen=True):
    """A tag that begins an element, or ends it."""

    name: str
    attributes: dict[str, str]
    is_end: bool = False

    def style(self, name: str) -> str:
        """What its style says of that property, in small letters; empty where it says nothing."""
        for one in self.attributes.get("style", "").lower().split(";"):
            key, _, value = one.partition(":")
            if key.strip() == name:
                return value.strip()
        return ""

    def number(self, name: str, most: int) -> int:
        """An attribute that counts, from 1 to ``most``; 1 where it does not."""
        digits = self.attributes.get(name, "").strip()[:9]
        return min(max(int(digits), 1), most) if digits.isdecimal() else 1


def markup(text: str) -> Iterator[Tag | str]:
    """The tags and the texts between them, in order; comments, declarations, scripts and styles are left out."""
    at = 0
    while match := _TOKEN.match(text, at):
        at = match.end()
        if match["text"]:
            yield unescape(match["text"])
        elif match["name"]:
            tag = _tag(match)
            yield tag
            if tag.name in _RAW and not tag.is_end:
                at = _after(text, tag.name, at)


def _tag(match: re.Match[str]) -> Tag:
    if match["end"]:
        return Tag(match["name"].lower(), {}, is_end=True)
    attributes: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(match["rest"]):
        attributes.setdefault(name.lower(), unescape("".join(values)))
    return Tag(match["name"].lower(), attributes)


def _after(text: str, name: str, at: int) -> int:
    """Where the element that begins at ``at`` ends; the end of all where it does not."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
    return end.start() if end else len(text)
