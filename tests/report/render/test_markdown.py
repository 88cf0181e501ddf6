"""Typed text in Markdown stays text, whatever a reader of Markdown does with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.markdown import escaped, inline
from planwatch.model.text.visible import visible
from planwatch.model.values import replace
from planwatch.report.document import Cell, Chip
from planwatch.report.kinds.board import board
from planwatch.report.kinds.highlight import highlight
from planwatch.report.render.markdown import line, to_markdown
from tests.desk import SMALL, TODAY
from tests.draws import NASTY, names
from tests.report.paper import report_input, sections
from tests.strategies import snapshots

READER = MarkdownIt("gfm-like")
MARKUP = (
    "# head", "* item", "- item", "+ item", "1. one", "12) one", "> quote", "---", "===", "***", "```x", "~~~",
    "`code`", "*a*", "_a_", "**a**", "~~a~~", "[a](http://b)", "![a](b)", "<b>x</b>", "<http://a.b>", "&amp; &#65;",
    "http://a.example/x", "see www.example.org now", "ann@example.org", "a | b", "\\| x", "\\*a*", "mailto:ann@x.org",
    "[a]: http://b", "- [ ] task", "|a|b|\n|-|-|\n|c|d|", "    code", "a  \nb", "$x$", "==a==", "title #", "ftp://a.b/c",
    "xmpp:a@b.c/d", "HTTPS://EXAMPLE.ORG", "WWW.EXAMPLE.ORG",
    "see x.com now", "(0.AL)", "1.ax", "a-b.museum/x",
)  # fmt: skip


def read(text: str) -> list[tuple[str, str]]:
    """Every part that a reader finds, with its text."""
    return [(part.type, part.content) for token in READER.parse(text) for part in token.children or [token]]


@pytest.mark.parametrize("text", [*MARKUP, *NASTY])
def test_text_that_looks_like_markup_is_read_as_words(text: str) -> None:
    parts = read(escaped(text))
    assert {kind for kind, _ in parts} <= {"paragraph_open", "paragraph_close", "text", "text_special", "inline"}
    assert "".join(words for kind, words in parts if kind.startswith("text")) == visible(" ".join(text.split()))


@settings(max_examples=400)
@given(st.text("#*-+=_`~<>[]()!|\\&;:/@.w0 19ax\n\t$^{}\"'"))
def test_any_text_is_read_as_words(text: str) -> None:
    parts = read(escaped(text))
    assert {kind for kind, _ in parts} <= {"paragraph_open", "paragraph_close", "text", "text_special", "inline"}
    assert "".join(words for kind, words in parts if kind.startswith("text")) == visible(" ".join(text.split()))


@settings(max_examples=200)
@given(st.text("#*-+=_`~<>[]()!|\\&;:/@.w0 19ax\n$"), st.sampled_from(["### ", "| "]))
def test_headings_and_cells_keep_their_place(text: str, before: str) -> None:
    if before == "### ":
        tokens = READER.parse(f"### x {inline(text)}")
        assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    else:
        tokens = READER.parse(f"| a | b |\n| --- | --- |\n| {inline(text)} | end |")
        cells = [token.content for token in tokens if token.type == "inline"]
        assert (len(cells), cells[-1]) == (4, "end")


@settings(max_examples=15)
@given(snapshots())
def test_a_hostile_plan_makes_no_markup_of_its_own(snapshot: Snapshot) -> None:
    document = board(report_input(snapshot, TODAY))
    text = to_markdown(document)
    tokens = READER.parse(text)
    kinds = {part.type for token in tokens for part in token.children or [token]}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
        "em_open",
    }
    headings = [token for token in tokens if token.type == "heading_open"]
    titled = sum(bool(side.title) + len(side.sections) + bool(side.foot) for side in document.sides)
    assert len(headings) == 1 + titled
    assert all(visible(line) == line for line in text.split("\n"))


def test_every_table_has_as_many_cells_in_each_line_as_in_its_head() -> None:
    nasty = [replace(SMALL.action[0], ref=f"N{number}", title=text) for number, text in enumerate(NASTY)]
    snapshot = replace(SMALL, action=(*SMALL.action, *nasty))
    document = highlight(report_input(snapshot, TODAY))
    tokens = READER.parse(to_markdown(document))
    widths: list[list[int]] = []
    for token in tokens:
        if token.type == "table_open":
            widths.append([])
        elif token.type == "tr_open":
            widths[-1].append(0)
        elif token.type in ("th_open", "td_open"):
            widths[-1][-1] += 1
    tables = [one for one in sections(document).values() for block in one.blocks if type(block).__name__ == "Table"]
    assert len(widths) == len(tables)
    assert all(len(set(lines)) == 1 for lines in widths)


@given(names())
def test_escaping_loses_nothing_that_can_be_seen(text: str) -> None:
    shown = escaped(text)
    assert "".join(words for kind, words in read(shown) if kind.startswith("text")) == visible(" ".join(text.split()))


def test_what_stands_between_ratings_keeps_its_blanks() -> None:
    was, now = Chip("◆", "A", "amber", "amber"), Chip("■", "R", "red", "red")
    assert line([Cell(chips=(was, now), between=" →"), Cell(chips=(was, now))]) == "| ◆ A → ■ R | ◆ A, ■ R |"
