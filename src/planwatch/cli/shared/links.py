"""Web addresses in what is printed, as links of the terminal (OSC 8)."""

from planwatch.model.text.links import addresses, drawn_links


def with_links(text: str) -> str:
    """The text with each web address in it as a link; one that is cut leads nowhere, and stays as it is."""
    parts: list[str] = []
    at = 0
    for start, end, address in drawn_links(text, addresses(text)):
        if text[end : end + 1] != "…":
            parts += [text[at:start], f"\x1b]8;;{address}\x1b\\{text[start:end]}\x1b]8;;\x1b\\"]
            at = end
    return "".join((*parts, text[at:]))
