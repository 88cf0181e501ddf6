"""What the columns of a table without headings are, by what stands in them alone: always a guess."""

from collections.abc import Callable, Sequence

from planwatch.exchange.table.contents import Contents

_MOST_OF = 0.6
_TITLE = 12
"""Letters that a title has on the average, at least."""


def guesses(contents: Sequence[Contents]) -> dict[int, str]:
    """The fields of columns by their places: dates, words for status, RAG and priority, refs, a title, a lead."""
    found: dict[int, str] = {}
    for field, fits in _TOLD:
        at = next((at for at, held in enumerate(contents) if held.filled and at not in found and fits(held)), None)
        if at is not None:
            found[at] = field
    texts = [at for at, held in enumerate(contents) if held.filled and at not in found]
    long = [at for at in texts if contents[at].length >= _TITLE and contents[at].names + contents[at].prose > 0]
    title = max(long or texts, key=lambda at: (contents[at].distinct > 0.5, contents[at].length), default=None)
    if title is None:
        return {}
    lead = next((at for at in texts if at > title and contents[at].names >= _MOST_OF), None)
    return found | {title: "title"} | ({lead: "lead"} if lead is not None else {})


_TOLD: tuple[tuple[str, Callable[[Contents], bool]], ...] = (
    ("due", lambda held: held.dates >= _MOST_OF and held.length < 40),
    ("rag", lambda held: held.rag >= _MOST_OF and held.length < 12),
    ("status", lambda held: held.status >= _MOST_OF),
    ("priority", lambda held: held.priority >= _MOST_OF),
    ("percent", lambda held: held.percent >= _MOST_OF and held.length > 1 and held.numbers >= _MOST_OF),
)
