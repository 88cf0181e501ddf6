"""Which action of the plan each row of a file is: rows that came in before are known again, and none comes in twice."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from planwatch.exchange.table.record import Record
from planwatch.model.plan.action import Action
from planwatch.model.plan.parts import OF
from planwatch.model.text.names import plain


class How(StrEnum):
    """By what a row was known again."""

    ID = "its id"
    ROW = "the whole row"
    DATED = "theme, title and due date"
    PLACE = "theme and title, in the same place"
    REF = "its ref"
    TITLE = "its title"
    NEW = "new"


SURE = (How.ID, How.ROW, How.REF)
"""Those of which there is no doubt."""


class Came(Struct, frozen=True, array_like=True):
    """What told a row from others when it came in, and the id of the action, or part of its kind, that it became."""

    action: int
    source: str
    whole: str
    dated: str
    named: str
    nth: int
    cells: str = ""
    """What tells whether a cell of it was changed, as ``held.prints`` has it."""
    kind: str = "action"


class Matched(Struct, frozen=True):
    """A row, and what it is in the plan."""

    record: Record
    action: int | None
    """None: a new one."""
    how: How


_BY_HISTORY: tuple[tuple[How, Callable[[Came | Record], object]], ...] = (
    (How.ID, lambda row: row.source),
    (How.ROW, lambda row: row.whole),
    (How.DATED, lambda row: row.dated),
    (How.PLACE, lambda row: (row.named, row.nth)),
)


def match(records: Sequence[Record], came: Sequence[Came], actions: Mapping[int, Action]) -> tuple[Matched, ...]:
    """Each row with its action, in the file's order; every action is that of one row at most.

    What came in before counts first (its id, the same row, theme and title and date, theme and title in that place),
    then the plan's own ref, then a title that one action alone has.
    """
    here = [one for one in came if one.kind == "action" and one.action in actions]
    found: dict[int, tuple[int, How]] = {}
    taken: set[int] = set()
    for how, key in _BY_HISTORY:
        _pair(found, taken, records, key, {one.action: key(one) for one in here}, how)
    _pair(found, taken, records, _ref, {row_id: plain(action.ref) for row_id, action in actions.items()}, How.REF)
    titles = {row_id: _title_of(action.theme, action.title) for row_id, action in actions.items()}
    _pair(found, taken, records, _title, titles, How.TITLE)
    return tuple(Matched(record, *found.get(at, (None, How.NEW))) for at, record in enumerate(records))


def match_parts(
    records: Sequence[Record], came: Sequence[Came], parts: Mapping[str, Mapping[int, Struct]]
) -> tuple[Matched, ...]:
    """The same of records of other kinds, with the ``parts`` of the plan by their kind and ids.

    Two registers number their risks alike, and two inspections their recommendations: a ref alone makes none the same,
    but it does where the words are alike too.
    """
    found: dict[int, Matched] = {}
    for kind in dict.fromkeys(record.kind for record in records):
        known = parts.get(kind, {})
        own = {at: record for at, record in enumerate(records) if record.kind == kind}
        found |= zip(own, _of_kind(list(own.values()), came, known), strict=True)
    return tuple(found[at] for at in range(len(records)))


def _of_kind(records: Sequence[Record], came: Sequence[Came], known: Mapping[int, Struct]) -> Iterator[Matched]:
    found: dict[int, tuple[int, How]] = {}
    taken: set[int] = set()
    here = [one for one in came if records[0].kind == one.kind and one.action in known]
    for how, key in _BY_HISTORY:
        _pair(found, taken, records, key, {one.action: key(one) for one in here}, how)
    names = _alone({row_id: plain(name_of(part)) for row_id, part in known.items()})
    for at, record in enumerate(records):
        same = names.get(plain(record.name)) if at not in found else None
        if same is not None and same not in taken and _alike(record.title, title_of(known[same])):
            found[at] = same, How.REF
            taken.add(same)
    titles = {row_id: plain(title_of(part)) for row_id, part in known.items()}
    _pair(found, taken, records, lambda record: plain(record.title), titles, How.TITLE)
    return (Matched(record, *found.get(at, (None, How.NEW))) for at, record in enumerate(records))


def _alike(one: str, other: str) -> bool:
    """Whether at least half of the words of the shorter stand in the longer."""
    words = sorted((set(plain(one).split()), set(plain(other).split())), key=len)
    return 2 * len(words[0] & words[1]) >= len(words[0]) > 0


def name_of(part: Struct) -> str:
    """The ref or number of a part."""
    return str(getattr(part, OF[type(part)].named_by[0]))


def title_of(part: Struct) -> str:
    """What a part is."""
    return str(getattr(part, "title", "") or getattr(part, "text", ""))


def _pair(
    found: dict[int, tuple[int, How]],
    taken: set[int],
    records: Sequence[Record],
    key: Callable[[Record], object],
    known: Mapping[int, object],
    how: How,
) -> None:
    """Join rows and actions of the same key, where one of each has it; those that are joined already stay so."""
    actions = _alone({row_id: value for row_id, value in known.items() if row_id not in taken})
    if not actions:
        return  # as in a new plan: no row has to be told by anything
    for value, at in _alone({at: key(record) for at, record in enumerate(records) if at not in found}).items():
        if value in actions:
            found[at] = actions[value], how
            taken.add(actions[value])


def _alone(told: Mapping[int, object]) -> dict[object, int]:
    """What only one of them tells; nothing told tells nothing."""
    counted = Counter(told.values())
    return {value: at for at, value in told.items() if value and counted[value] == 1}


def _ref(record: Record) -> object:
    return plain(str(record.given.get("ref", "")))


def _title(record: Record) -> object:
    return _title_of(str(record.given.get("theme", "")), str(record.given.get("title", "")))


def _title_of(theme: str, title: str) -> object:
    return (plain(theme), plain(title)) if title else ""


def gone(came: Iterable[Came], matched: Iterable[Matched], actions: Mapping[int, Action]) -> tuple[str, ...]:
    """The refs of actions that came from the file before and are not in it now; they stay in the plan."""
    there = {one.action for one in matched if one.record.kind == "action"}
    own = [one for one in came if one.kind == "action" and one.action in actions]
    return tuple(actions[one.action].ref for one in own if one.action not in there)


def gone_parts(
    came: Iterable[Came], matched: Iterable[Matched], parts: Mapping[str, Mapping[int, Struct]]
) -> tuple[str, ...]:
    """The same of parts of other kinds: ``risk R3``."""
    there = {(one.record.kind, one.action) for one in matched}
    own = [one for one in came if one.action in parts.get(one.kind, {}) and (one.kind, one.action) not in there]
    return tuple(f"{one.kind} {name_of(parts[one.kind][one.action])}" for one in own)
