"""Short papers as Markdown, by no template: agendas, minutes, what changed, the page of a review."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planwatch.model.text.markdown import escaped, inline
from planwatch.report.document import (
    Block,
    Cell,
    Chart,
    Document,
    Drawing,
    Entries,
    Facts,
    Items,
    Lines,
    Section,
    Table,
    Words,
)


def page(document: Document) -> str:
    """The document as Markdown; what a person typed stands in it as text, never as markup."""
    return "\n\n".join(_paragraphs(document)) + "\n"


def with_titles(document: Document) -> Document:
    """The same for a template, which knows no short lines and has a title over every section."""

    def told(part: Section) -> Section:
        blocks = tuple(Items(block.lines) if isinstance(block, Lines) else block for block in part.blocks)
        return replace(part, title=part.title or "About this paper", blocks=blocks)

    return replace(
        document, sides=tuple(replace(side, sections=tuple(map(told, side.sections))) for side in document.sides)
    )


def _paragraphs(document: Document) -> Iterator[str]:
    yield f"# {inline(document.title)}"
    if document.banner:
        yield f"**{inline(document.banner)}**"
    if document.subtitle:
        yield escaped(document.subtitle)
    for side in document.sides:
        if side.title:
            yield f"## {inline(side.title)}"
        for section in side.sections:
            yield from _section(section, "###" if side.title else "##")
    if document.signed:
        yield escaped(document.signed)


def _section(section: Section, level: str) -> Iterator[str]:
    if section.title:
        yield f"{level} {inline(section.title)}"
    for block in section.blocks:
        yield "\n".join(_lines(block))
    if section.more:
        yield escaped(section.more)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Words():
            yield escaped(block.text)
        case Lines():
            yield from map(escaped, block.lines)
        case Items(items, is_numbered):
            marks = (f"{number}." if is_numbered else "-" for number in range(1, len(items) + 1))
            yield from (f"{mark} {escaped(item)}" for mark, item in zip(marks, items, strict=True))
        case Entries():
            for one in block.entries:
                yield f"- **{inline(one.ref)}** {inline(one.text)}"
                yield from (f"  - {escaped(note)}" for note in one.notes)
        case Table():
            yield _row(map(inline, block.columns))
            yield _row("---:" if number in block.numbers else "---" for number in range(len(block.columns)))
            yield from (_row(map(_cell, line)) for line in (*block.rows, *([block.total] if block.total else [])))
        case Facts():
            yield from (f"- {escaped(name)}: {escaped(text)}" for name, text in block.facts)
        case Chart():
            yield escaped(f"{block.title}: {', '.join(f'{bar.number} {bar.word}' for bar in block.bars)}")
        case Drawing():
            yield escaped(f"{block.title}: {block.words}")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    chips = f"{cell.between} ".join(f"{chip.shape} {chip.letter}" for chip in cell.chips)
    return " ".join(part for part in (chips, inline(cell.text)) if part)
