"""The one way in which text that a person typed reaches a Textual widget: never as markup."""

from collections.abc import Sequence

from textual.content import Content
from textual.suggester import SuggestFromList

from planwatch.model.text.visible import bounded, visible, visible_lines


def content(text: str) -> Content:
    """The text on one line as ``Content``; brackets are brackets."""
    return Content(visible(bounded(text)))


def content_lines(text: str) -> Content:
    """The same with its line breaks kept, for notes and other long text."""
    return Content(visible_lines(bounded(text)))


def suggester(names: Sequence[str]) -> SuggestFromList | None:
    """What completes a name being typed; an Input draws what is suggested as it is."""
    return SuggestFromList([visible(name) for name in names], case_sensitive=False) if names else None


def as_typed(shown: str, *raw: str) -> str:
    """The text meant by what an editor shows: one of ``raw`` that reads so, else itself with line breaks for ⏎."""
    return next((text for text in raw if shown == visible(text)), shown.replace("⏎", "\n"))
