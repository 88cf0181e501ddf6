"""The one way in which text that a person typed reaches a Textual widget: never as markup."""

import os
from collections.abc import Sequence

from textual.content import Content
from textual.style import Style
from textual.suggester import Suggester, SuggestFromList

from planwatch.model.text.visible import bounded, visible, visible_lines


def content(text: str) -> Content:
    """The text on one line as ``Content``; brackets are brackets."""
    return Content(visible(bounded(text)))


def content_lines(text: str) -> Content:
    """The same with its line breaks kept, for notes and other long text."""
    return Content(visible_lines(bounded(text)))


def knows_links() -> bool:
    """Whether the terminal may know links (OSC 8); who does not know them passes over them, but for the oldest."""
    return os.environ.get("TERM", "") not in ("", "dumb", "linux")


def with_links(told: Content) -> Content:
    """The same with web addresses as links, where the terminal may know them."""
    if "://" not in told.plain or not knows_links():
        return told
    from planwatch.model.text.links import addresses, drawn_links  # few texts hold any

    for start, end, address in drawn_links(told.plain, addresses(told.plain)):
        told = told.stylize(Style(link=address), start, end)
    return told


def suggester(names: Sequence[str], *, several: bool = False) -> Suggester | None:
    """What completes a name being typed, or the last of several; an Input draws what is suggested as it is."""
    shown = [visible(name) for name in names]
    if not shown:
        return None
    return _SuggestLast(shown) if several else SuggestFromList(shown, case_sensitive=False)


class _SuggestLast(Suggester):
    """Completes the last of several names, apart by semicolons, by one that is not there yet."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._names = names

    async def get_suggestion(self, value: str) -> str | None:
        head, last = value[: value.rfind(";") + 1], value[value.rfind(";") + 1 :]
        begun = last.lstrip()
        there = {part.strip().casefold() for part in head.split(";")}
        for name in self._names if begun else ():
            if name.casefold().startswith(begun.casefold()) and name.casefold() not in there:
                return f"{head}{last[: len(last) - len(begun)]}{name}"
        return None


def as_typed(shown: str, *raw: str) -> str:
    """The text meant by what an editor shows: one of ``raw`` that reads so, else itself with line breaks for ⏎."""
    return next((text for text in raw if shown == visible(text)), shown.replace("⏎", "\n"))
