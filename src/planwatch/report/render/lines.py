"""Documents as lines for the shell and the app: heads and what stands below them, no markup."""

from collections.abc import Iterator
from dataclasses import dataclass

from planwatch.report.document import Document, Items, Lines, Words


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is shown; a head begins a section."""

    text: str
    is_head: bool = False


def lines(document: Document, most: int | None = None) -> Iterator[Line]:
    """Every section that has a title, with its words and lists; tables and pictures have no lines.

    With ``most`` a list has no more lines than that, and says how many are left out.
    """
    for section in (section for side in document.sides for section in side.sections if section.title):
        yield Line(section.title, is_head=True)
        for block in section.blocks:
            match block:
                case Items(items) | Lines(items):
                    yield from map(Line, items[:most])
                    if most is not None and len(items) > most:
                        yield Line(f"… and {len(items) - most} more, not shown here")
                case Words(text, tone="empty"):
                    yield Line(text[:1].lower() + text[1:].rstrip("."))
                case Words(text):
                    yield Line(text)
                case _:
                    pass
        if section.more:
            yield Line(section.more.rstrip("."))
