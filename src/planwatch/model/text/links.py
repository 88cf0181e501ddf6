"""Addresses that a typed text names: of the web and of mail only, and none that deceives."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from planwatch.model.text.visible import visible

_ADDRESS = re.compile(r"""(?<![\w/])(?:https?://|mailto:)[^\s<>"`{}|\\^\x00-\x20\x7f-\x9f]+""", re.IGNORECASE)
_DRAWN = re.compile(r"https?://[^\s…]*", re.IGNORECASE)
_ENDS = ".,;:!?'"
_PAIRS = {")": "(", "]": "["}
_LONGEST = 2000


def addresses(text: str) -> tuple[str, ...]:
    """The web and mail addresses in a text, in its order, without what only ends the sentence around them."""
    if ":" not in text:
        return ()
    found = (_without_end(match[0]) for match in _ADDRESS.finditer(text))
    return tuple(dict.fromkeys(one for one in found if _is_sound(one)))


def _without_end(address: str) -> str:
    while address and (
        address[-1] in _ENDS
        or (address[-1] in _PAIRS and address.count(address[-1]) > address.count(_PAIRS[address[-1]]))
    ):
        address = address[:-1]
    return address


def _is_sound(address: str) -> bool:
    """Whether it leads somewhere, and is what it looks like: no name before an @ that reads like another place."""
    if len(address) > _LONGEST or visible(address) != address:
        return False
    try:
        parts = urlsplit(address)
        return bool(parts.path) if parts.scheme == "mailto" else bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def drawn_links(text: str, known: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where web addresses of these stand in a text as it is drawn, and which: one that is cut ends in ``…``.

    Only those of ASCII: terminals are sent no others.
    """
    web = [one for one in known if one[:4].lower() == "http" and one.isascii()]
    for match in _DRAWN.finditer(text):
        shown = match[0]
        is_cut = text[match.end() : match.end() + 1] == "…"
        address = next((one for one in web if (one.startswith(shown) if is_cut else shown.startswith(one))), "")
        if address:
            yield match.start(), match.start() + min(len(shown), len(address)), address
