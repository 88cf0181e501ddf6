"""What a report is made of, before it is Markdown or HTML: sections of tables, texts and pictures."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planwatch.model.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Chip:
    """A rating as it is drawn: a shape, a letter and a colour, with the word for who cannot see them."""

    shape: str
    letter: str
    word: str
    tone: str
    voice: str = ""
    """Whose it is (``board``, ``lead``, ``calculated``), where several stand side by side."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Ratings, then words; ``tone`` is the name of a style."""

    text: str = ""
    tone: str = ""
    chips: tuple[Chip, ...] = ()
    between: str = ","
    """What stands between ratings: a comma, or an arrow where one became the other."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads; the first cell of a row is its head. ``total`` is the last line, where there is one."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    numbers: frozenset[int] = frozenset()
    """The columns that hold figures."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, with ratings before it."""

    text: str
    chips: tuple[Chip, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """Short lines, one below the other."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action in a list: its ref, what is said of it, and what else, a line each."""

    ref: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """A list of actions."""

    entries: tuple[ActionEntry, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names, each with what is so."""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a bar: so many of what ``word`` says."""

    word: str
    letter: str
    tone: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar whose parts add up to the whole."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """What the bars add up to."""
        return sum(bar.number for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Mark:
    """One point of a line: how far along it is and how high, both from 0 to 1, and what it says."""

    x: float
    y: float
    word: str
    is_open: bool = False
    """Whether it may still change."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure over time: its readings, the target as a level, the way to it; ``words`` say the same."""

    title: str
    marks: tuple[Mark, ...]
    words: str
    target: Mark | None = None
    way: tuple[Mark, ...] = ()
    """From the baseline to the target; the baseline alone where there is no way."""
    first: str = ""
    last: str = ""
    """The days at both ends."""


Block = Table | Words | Lines | Items | Entries | Facts | Chart | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a report under its own heading. ``more`` says what was left out and where it stands.

    Without a title it stands at the head of a paper.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """Sections that belong on one sheet; a side without a title is as long as it needs to be."""

    title: str
    sections: tuple[Section, ...]
    is_sheet: bool = False
    foot: tuple[str, ...] = ()
    """The rule and the definitions, a paragraph each: on the side where they stand."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subtitle: str
    banner: str
    sides: tuple[Side, ...]
    signed: str
    """The last line: which plan, as at which day."""


def row(*cells: "Cell | str | int") -> tuple[Cell, ...]:
    """Cells, of which plain texts and numbers need no style."""
    return tuple([cell if isinstance(cell, Cell) else Cell(str(cell)) for cell in cells])


def titled(plan: Plan) -> str:
    """``Improvement plan (WB), approved.``: which plan a paper is about."""
    return f"{plan.title} ({plan.ref}), {plan.status}."


def section(key: str, title: str, blocks: Iterable[Block], empty: str) -> Section:
    """A section, which says ``empty`` where there is nothing in it: tables without a row count as nothing."""
    found = tuple(block for block in blocks if not _is_empty(block))
    return Section(key, title, found or (Words(empty, tone="empty"),))


def _is_empty(block: Block) -> bool:
    match block:
        case Table():
            return not block.rows
        case Items():
            return not block.items
        case Lines():
            return not block.lines
        case Entries():
            return not block.entries
        case Facts():
            return not block.facts
        case Chart():
            return not block.total
        case Drawing():
            return not block.marks
        case Words():
            return not block.text and not block.chips


def annexed(whole: Section, rows: int, letters: int, *, once: bool = False) -> tuple[Section, Section | None]:
    """The section as it fits on its side, and the whole one for the annex, where anything did not fit.

    ``once``: only what did not fit is in the annex, so that nothing stands twice.

    ``rows`` is the most that a table or list may have, ``letters`` the most of a text in a table: a list has room for
    twice as many, a paragraph for five times.
    """
    blocks = tuple(_fitted(block, rows, letters) for block in whole.blocks)
    if blocks == whole.blocks:
        return whole, None
    left_out = sum(_length(was) - _length(now) for was, now in zip(whole.blocks, blocks, strict=True))
    place = f"annex to section {whole.title.split('.')[0]}"
    cut = "texts that end in … stand whole there" if any(map(_has_cut, whole.blocks, blocks)) else ""
    more = f"… and {left_out} more in the {place}" if left_out else f"More in the {place}"
    rest = tuple(map(_rest, whole.blocks, blocks)) if once else whole.blocks
    left = tuple(block for block in rest if not _is_empty(block))
    annex = replace(whole, key=f"annex-{whole.key}", title=f"Annex to section {whole.title}", blocks=left)
    return replace(whole, blocks=blocks, more=f"{more}; {cut}." if cut else f"{more}."), annex


def _fitted(block: Block, rows: int, letters: int) -> Block:
    match block:
        case Table():
            kept = (tuple(replace(cell, text=cut(cell.text, letters)) for cell in line) for line in block.rows[:rows])
            return replace(block, rows=tuple(kept))
        case Items():
            return replace(block, items=tuple(cut(item, 2 * letters) for item in block.items[:rows]))
        case Words():
            return replace(block, text=cut(block.text, 5 * letters))
        case Facts() | Chart() | Drawing() | Lines() | Entries():
            return block


def _rest(was: Block, now: Block) -> Block:
    """What of a block did not fit: the lines after those shown, and before them those whose texts were cut."""
    match was, now:
        case Table(), Table():
            return replace(was, rows=tuple(line for line in was.rows if line not in now.rows))
        case Items(), Items():
            return replace(was, items=tuple(item for item in was.items if item not in now.items))
        case _:
            return was if was != now else Words("")


def _length(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Items():
            return len(block.items)
        case _:
            return 0


def _has_cut(was: Block, now: Block) -> bool:
    """Whether a text was shortened among what was kept."""
    match was, now:
        case Table(), Table():
            return any(line != was.rows[number] for number, line in enumerate(now.rows))
        case Items(), Items():
            return now.items != was.items[: len(now.items)]
        case _:
            return was != now


def cut(text: str, most: int) -> str:
    """The text on one line, ended by … after a whole word where it is longer than that."""
    squeezed = " ".join(text.split())
    if len(squeezed) <= most:
        return text
    head = squeezed[: most - 1]
    return (head[: head.rfind(" ")] if " " in head[most // 2 :] else head).rstrip(" ,;:") + "…"
