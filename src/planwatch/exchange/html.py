"""Tables of HTML, as pages, mails, Word and Markdown hand them over: well formed or not."""

import re

from planwatch.errors import PlanwatchError
from planwatch.exchange.html_table import TableReader, one_line
from planwatch.exchange.markup import Tag, markup
from planwatch.exchange.outline import Outline
from planwatch.exchange.table.provenance import Table

_DEEPEST = 30
"""Tables within each other; mails are laid out in some ten."""
_HEADING = re.compile(r"h[1-6]")
_BREAKS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "dt", "dd", "pre", "table", "caption", "section", "hr"})
_UNSEEN = frozenset({"script", "style", "xmp", "textarea", "title", "template", "noscript"})
_STRUCK = frozenset({"s", "strike", "del"})
_NOTES = ("#footnote", "#endnote", "#comment", "#fn", "#_ftn", "#_edn")
"""What the marks of notes refer to; they are no words of the cell."""
_EMPTY = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr"}
)
_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"table", "tr", "td", "th", "thead", "tbody", "tfoot"})


def read_html(text: str, file: str, notes: tuple[str, ...] = ()) -> list[Table]:
    """The tables of a page, in the order of their beginnings, those within another's cell among them."""
    page = _Page()
    for token in markup(text):
        if isinstance(token, str):
            page.text(token)
        elif token.is_end:
            page.end(token.name)
        else:
            page.start(token)
    page.finish()
    return [table for reader in page.tables if (table := reader.made(file, notes)).rows]


class _Page:
    """Goes through a page and hands what is in its tables to a reader for each."""

    def __init__(self) -> None:
        self.tables: list[TableReader] = []
        self._open: list[TableReader] = []
        self._within: list[tuple[str, bool, bool]] = []
        """The elements that have not ended: name, whether they strike out, whether they are hidden."""
        self._outline = Outline()
        self._block: list[str] = []

    def text(self, text: str) -> None:
        if any(is_hidden for _, _, is_hidden in self._within):
            return
        is_struck = any(struck for _, struck, _ in self._within)
        for reader in self._open:
            reader.text(text, is_struck=is_struck)
        if not self._open:
            self._block.append(text)

    def start(self, tag: Tag) -> None:
        if tag.name in _PARTS:
            self._start_part(tag)
        elif tag.name in _BREAKS or _HEADING.fullmatch(tag.name):
            self._break()
        if tag.name not in _EMPTY and tag.name not in _PARTS:
            hidden = tag.name in _UNSEEN or _is_hidden(tag) or tag.attributes.get("href", "").startswith(_NOTES)
            self._within.append((tag.name, _is_struck(tag), hidden))

    def _start_part(self, tag: Tag) -> None:
        if tag.name == "table" or not self._open:
            self._end_block("p")
            if len(self._open) == _DEEPEST:
                raise PlanwatchError(f"more than {_DEEPEST} tables stand within each other in it", "")
            reader = TableReader(*self._outline.table(), depth=len(self._within))
            self.tables.append(reader)
            self._open.append(reader)
        reader = self._open[-1]
        for outer in self._open[:-1]:
            outer.text(" ", is_struck=False) if tag.name in _CELLS else outer.line_break()
        if tag.name in _CELLS:
            self._forget_from(reader.depth)
            reader.start_cell(tag, is_struck=_is_struck(tag))
        elif tag.name == "tr":
            self._forget_from(reader.depth)
            reader.start_row(tag, is_hidden=_is_hidden(tag))
        elif tag.name != "table":
            reader.start_section(is_head=tag.name == "thead")

    def end(self, name: str) -> None:
        if name in _PARTS:
            self._end_part(name)
            return
        if _HEADING.fullmatch(name) or name in _BREAKS:
            self._end_block(name)
        floor = self._open[-1].depth if self._open else 0
        for at in range(len(self._within) - 1, floor - 1, -1):
            if self._within[at][0] == name:
                del self._within[at:]
                return

    def _end_part(self, name: str) -> None:
        if not self._open:
            return
        reader = self._open[-1]
        self._forget_from(reader.depth)
        if name in _CELLS:
            reader.end_cell()
        elif name == "tr":
            reader.end_row()
        elif name == "table":
            reader.end()
            self._open.pop()
        else:
            reader.start_section(is_head=False)

    def _forget_from(self, depth: int) -> None:
        """What has not ended within a cell ends with it."""
        del self._within[depth:]

    def _break(self) -> None:
        for reader in self._open:
            reader.line_break()
        if not self._open:
            self._end_block("p")

    def _end_block(self, name: str) -> None:
        if self._open:
            for reader in self._open:
                reader.line_break()
            if name == "caption":
                self._open[-1].name_it()
            return
        text = one_line("".join(self._block))
        self._block.clear()
        if _HEADING.fullmatch(name):
            self._outline.heading(int(name[1]), text)
        else:
            self._outline.line(text)

    def finish(self) -> None:
        for reader in reversed(self._open):
            reader.end()


def _is_hidden(tag: Tag) -> bool:
    return tag.style("display") == "none" or "hidden" in tag.attributes


def _is_struck(tag: Tag) -> bool:
    decoration = tag.style("text-decoration") + tag.style("text-decoration-line")
    return tag.name in _STRUCK or "line-through" in decoration
