"""HTML as a row of tags and texts, read in a time that its length alone decides.

The standard library's parser takes the square of it for comments or quotes that never end, and raises for some sections
of Word's pages.
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,50})")
_STOP = re.compile(r">|=\s*([\"'])")
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
        if "style" not in self.attributes:
            return ""
        for one in self.attributes["style"].lower().split(";"):
            key, _, value = one.partition(":")
            if key.strip() == name:
                return value.strip()
        return ""

    def number(self, name: str, most: int) -> int:
        """An attribute that counts, from 1 to ``most``; 1 where it does not."""
        if name not in self.attributes:
            return 1
        digits = self.attributes[name].strip()[:9]
        return min(max(int(digits), 1), most) if digits.isdecimal() else 1


def markup(text: str) -> Iterator[Tag | str]:
    """The tags and the texts between them, in order; comments, declarations, scripts and styles are left out.

    What follows a tag or comment that never ends is left out, too, as browsers have it.
    """
    at = 0
    while (start := text.find("<", at)) >= 0:
        if start > at:
            yield unescape(text[at:start])
        if named := _NAME.match(text, start):
            at = _end_of_tag(text, named.end())
            if at:
                tag = _tag(named, text[named.end() : at - 1])
                yield tag
                at = _after(text, tag.name, at) if tag.name in _RAW and not tag.is_end else at
        elif text.startswith(("<!", "<?", "</"), start):
            closing = "-->" if text.startswith("<!--", start) else ">"
            at = text.find(closing, start) + len(closing)
            at = 0 if at < len(closing) else at
        else:
            yield "<"
            at = start + 1
        if not at:
            return
    if at < len(text):
        yield unescape(text[at:])


def _end_of_tag(text: str, at: int) -> int:
    """Where the tag ends that goes on at this place; 0 where it does not."""
    while stop := _STOP.search(text, at):
        if not stop[1]:
            return stop.end()
        at = text.find(stop[1], stop.end()) + 1
        if not at:
            return 0
    return 0


def _tag(named: re.Match[str], rest: str) -> Tag:
    if named[1]:
        return Tag(named[2].lower(), {}, is_end=True)
    attributes: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(rest):
        attributes.setdefault(name.lower(), unescape("".join(values)))
    return Tag(named[2].lower(), attributes)


def _after(text: str, name: str, at: int) -> int:
    """Where the element that begins at ``at`` ends; the end of all where it does not."""
    end = re.compile(f"</{name}", re.IGNORECASE).search(text, at)
    return end.start() if end else len(text)
