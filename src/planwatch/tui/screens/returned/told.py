"""What stands above and below the rows of what came back: counts, who answered, all about the row of the cursor."""

from collections import Counter
from collections.abc import Iterator, Sequence

from planwatch.service.files.returned import Returned
from planwatch.service.files.returned_items import DECIDED, Choice, Item, Kind
from planwatch.service.files.returned_told import about_file, in_words, waiting_in_words
from planwatch.tui.screens.returned.lines import Becomes, Line
from planwatch.words.numbers import number_of


def title(name: str, returned: Returned) -> tuple[str, ...]:
    """``Came back: returned · WB · 5 files``."""
    files = len({file.name for file in returned.files})
    return ("Came back", name, returned.day.plan.ref, number_of(files, "file") if files > 1 else "")


def counts(found: Sequence[Item], choice: Choice) -> str:
    """``2 conflicts · 7 edits · 3 updates · 1 new row · 2 not in the files · 1 to decide``."""
    kinds = Counter(item.kind for item in found)
    told = sum(kinds[kind] for kind in (Kind.TOLD, Kind.UNREAD, Kind.COPIED, Kind.STRANGE))
    parts = [
        *(number_of(kinds[kind], kind.value) for kind in (*DECIDED, Kind.EDIT, Kind.UPDATE, Kind.NEW) if kinds[kind]),
        f"{kinds[Kind.MISSING]} not in the files" if kinds[Kind.MISSING] else "",
        f"{told} only told" if told else "",
        f"{kinds[Kind.GONE]} taken out" if kinds[Kind.GONE] else "",
    ]
    open_ = sum(1 for item in found if choice.is_open(item))
    return " · ".join(filter(None, (*parts, f"{open_} to decide" if open_ else ""))) or "nothing was changed in them"


def who(returned: Returned) -> str:
    """``3 answered: A; B; C · 2 did not: D; E``."""
    answered, silent = returned.answered, returned.silent
    parts = [f"{len(answered)} answered: {'; '.join(answered)}" if answered else "nobody has answered"]
    if silent:
        parts.insert(0, f"{len(silent)} did not answer: {'; '.join(silent)}")
    return " · ".join(parts)


def about_row(returned: Returned, line: Line) -> Iterator[str]:
    """All that there is to say of the row under the cursor, what matters first."""
    item = line.item
    if item is None:
        yield f"nobody answered: {waiting_in_words(line.waiting)}" if line.waiting else f"{line.lead} answered"
        return
    yield in_words(item)
    yield from filter(None, (_KEYS.get(line.becomes, ""), f"why moved: {item.why}" if item.why else ""))
    if item.ref and item.title:
        yield " · ".join(filter(None, (f"{item.called} {item.title}", item.lead)))
    files = [file for file in returned.files if (file.name, file.kind) == (item.file, item.part)]
    if files:
        yield " · ".join(filter(None, (about_file(files[0]), item.place)))


_KEYS = {
    Becomes.DECIDE: "t takes theirs · o leaves it as the plan has it; undecided, it stays too",
    Becomes.MISSING: "nothing is done to it · w withdraws it, with the reason",
    Becomes.LEFT_OUT: "left out · x takes it again",
}
