"""What one version changed of another, as lines."""

from collections.abc import Iterator
from textwrap import shorten

from planwatch.model.life.revision import Line, Revision
from planwatch.model.plan.parts import PART

_TITLE = 60


def named(line: Line) -> str:
    """``C1.2``, ``deep dive Thresholds``, ``risk R2 (internal)``, ``the plan``: actions go by their ref alone."""
    if line.kind == "plan":
        return "the plan"
    mark = " (internal)" if line.internal else ""
    return line.name if line.kind == "action" else f"{PART[line.kind].one} {line.name}{mark}"


def counts_in_words(found: Revision) -> str:
    """``2 added, 1 withdrawn, 3 moved``; ``nothing changed``."""
    return ", ".join(f"{len(lines)} {became}" for became, lines in found.items()) or "nothing changed"


def revision_lines(found: Revision) -> Iterator[str]:
    """A heading for what became of it with how many, then a line for each."""
    for became, lines in found.items():
        yield f"{became.capitalize()}: {len(lines)}"
        for line in lines:
            yield f"  {line_in_words(line)}"


def line_in_words(line: Line) -> str:
    """``C1.2 Recruit social workers, due: 20 Oct → 30 Nov``."""
    title = shorten(line.title[: 4 * _TITLE], _TITLE, placeholder=" …")
    about = " ".join(filter(None, (named(line), title)))
    if line.field:
        return f"{about}, {line.field}: {' '.join(line.was.split())} → {' '.join(line.now.split())}"
    return f"{about}: {' '.join(line.now.split())}" if line.now else about
