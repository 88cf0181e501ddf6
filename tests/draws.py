"""Texts, names, days and figures as anybody might type them, drawn by hypothesis."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.plan.figure import figure_text

TODAY = date(2016, 1, 11)

NASTY = (
    "[bold red]not markup[/]",
    "[/]",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "\u202eright to left\u202c",
    "שלום مرحبا",
    "👩\u200d👩\u200d👧 é e\u0301",
    "two\r\nlines\rand\nmore\t\x0b\x0c\x1c\x85\u2028\u2029",
    "\"quotes\" 'single' \"\"\" ''' \\ \\u0000 \\",
    '=HYPERLINK("http://x")',
    "# no comment = [1]\n[[action]]",
    "\ufeffbom \x7f\x01 \U0010ffff",
    "ORDER'; drop table action; --%_",
    "  blanks around  ",
    "wide 表 " * 30,
)
"""Texts that have broken programs like this one; each can be stored."""

LETTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@cache
def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Any text that can be stored: no NUL, no half of a surrogate pair."""
    return st.one_of(st.text(LETTERS, min_size=min_size, max_size=10), st.sampled_from(NASTY))


@cache
def names() -> st.SearchStrategy[str]:
    """What a ref, a theme's title or a lead's name can be."""
    return texts(1).filter(lambda text: text.strip())


@cache
def lines() -> st.SearchStrategy[tuple[str, ...]]:
    """A list of texts, which is kept as lines."""
    return st.lists(names().map(lambda text: text.replace("\n", "")).filter(str.strip), max_size=3).map(tuple)


@cache
def days() -> st.SearchStrategy[date]:
    return st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(2014, 1, 1), date(2018, 12, 31))


def _dateless(words: str) -> bool:
    return read_date(words, TODAY).last is None


@cache
@st.composite
def whens(draw: st.DrawFn, name: str, given: bool = False) -> dict[str, Any]:
    """The three fields of one date: none, words without days, words that hold for a given interval, or one day.

    ``given`` leaves out the first two, so that the words are never empty.
    """
    kind = draw(
        st.sampled_from(("interval", "day", "season") if given else ("none", "words", "interval", "day", "season"))
    )
    if kind == "none":
        return {name: ""}
    if kind == "words":
        return {name: draw(texts().filter(_dateless))}
    first, last = sorted((draw(days()), draw(days())))
    words = draw(names().filter(_dateless))
    if kind == "day":
        first, words = last, day_in_full(last)
    elif kind == "season":
        first, last, words = date(2016, 9, 1), date(2016, 11, 30), "Autumn  2016"
    return {name: words, f"{name}_from": first, f"{name}_by": last}


@cache
def one_of(choices: type[Enum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


@cache
def two_of(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Two of them at most."""
    return st.lists(strategy, max_size=2)


@cache
def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def distinct(draw: st.DrawFn, most: int) -> list[str]:
    return draw(st.lists(names(), max_size=most, unique=True))


def some_of(draw: st.DrawFn, names: Sequence[str]) -> tuple[str, ...]:
    """A few of these, each once."""
    return tuple(draw(st.lists(st.sampled_from(names), max_size=3, unique=True))) if names else ()


@cache
def figures() -> st.SearchStrategy[Decimal]:
    return st.decimals(-999_999, 999_999, places=3).map(lambda one: Decimal(figure_text(one)))
