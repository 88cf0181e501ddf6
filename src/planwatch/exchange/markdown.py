"""Tables of Markdown, with the headings above them and the lines on which they stand."""

import re

from markdown_it import MarkdownIt

from planwatch.errors import PlanwatchError
from planwatch.exchange.html import read_html
from planwatch.exchange.html_table import LINE
from planwatch.exchange.table.provenance import Table

_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
"""What publishing programs put before a text."""
_MOST_LETTERS, _MOST_CELLS = 1_000_000, 50_000
"""Markdown of people is far smaller, and its parser takes seconds for more."""
_ATTRIBUTES = re.compile(r"^[ \t]*\{:.*\}[ \t]*$", re.MULTILINE)


def read_markdown(text: str, file: str, notes: tuple[str, ...] = ()) -> list[Table]:
    """The tables of the text, in its order; raises PlanwatchError where it is larger than a plan."""
    for number, most, what in ((len(text), _MOST_LETTERS, "letters"), (text.count("|"), _MOST_CELLS, "cells")):
        if number > most:
            raise PlanwatchError(
                f"it is Markdown of more than {most:,} {what}", "keep the plan alone, or save it as .csv"
            )
    body = text.replace("\r\n", "\n").replace("\r", "\n")
    body = _MATTER.sub(lambda matter: "\n" * matter[0].count("\n"), body)
    body = _ATTRIBUTES.sub("", body)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(body)
    for token in tokens:
        if token.type == "tr_open" and token.map:
            token.attrSet(LINE, str(token.map[0] + 1))
    return read_html(parser.renderer.render(tokens, parser.options, {}), file, notes)
