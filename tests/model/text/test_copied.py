"""An update that only repeats the one before it."""

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.text.copied import is_copied, last_news, unchanged_words

SAID = "Two interviews were held for the post of team manager; the panel meets again to decide on 12 January."


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        SAID.upper(),
        f"  {SAID.replace(' ', '  ')}\r\n",
        SAID.replace(";", ","),
        SAID.replace("held for", "held  for the"),
        SAID.replace("decide", "decided"),
        SAID[:-1],
    ],
)
def test_the_same_but_for_blanks_capitals_and_a_letter_or_two_is_copied(text: str) -> None:
    assert is_copied(text, SAID)
    assert is_copied(SAID, text)


@pytest.mark.parametrize(
    "text",
    [
        SAID.replace("12", "13"),
        SAID.replace("12 January", "12 February"),
        SAID.replace("Two", "Three"),
        SAID.replace("were held", "were not held"),
        SAID.replace("to decide", "agreed"),
        SAID + " One of the candidates has withdrawn since, so that the post goes out to advertisement again.",
        "Nothing of the kind.",
        "",
    ],
)
def test_a_number_a_month_a_not_or_another_sentence_is_news(text: str) -> None:
    assert not is_copied(text, SAID)
    assert not is_copied(SAID, text)


def test_numbers_that_changed_places_are_news() -> None:
    said = "So far 12 of the schools were visited and 74 of the homes"
    assert not is_copied("So far 74 of the schools were visited and 12 of the homes", said)


@pytest.mark.parametrize(("text", "copied"), [("No change.", True), ("no  CHANGE.", True), ("No change", False)])
def test_a_very_short_text_is_copied_only_where_it_is_the_same(text: str, copied: bool) -> None:
    assert is_copied(text, "No change.") is copied


@given(st.text(max_size=60), st.text(max_size=60))
def test_being_alike_goes_both_ways_and_a_text_is_like_itself(one: str, other: str) -> None:
    assert is_copied(one, other) == is_copied(other, one)
    assert is_copied(one, one)


def test_very_long_texts_are_compared_in_no_time_and_copied_only_where_they_are_the_same() -> None:
    marks = "".join(random.Random(1).choices("\u0300\u0301\u0308\u0323", k=400_000))
    begun = process_time()
    assert not is_copied(f"e{marks}", f"e{marks[::-1]}")
    assert is_copied(f"e{marks}", f"e{marks} ")
    assert process_time() - begun < 2


@pytest.mark.parametrize("before", ["red", "amber", "green", None])
@pytest.mark.parametrize("rag", ["red", "amber", "green", None])
def test_unchanged_breaks_the_silence_once_and_not_again_without_a_word(rag: str | None, before: str | None) -> None:
    words, others = unchanged_words(rag), unchanged_words(before)
    assert not is_copied(words, SAID)
    assert is_copied(words, others)
    assert last_news([(1, SAID), (2, others), (3, words)]) == 2
    assert last_news([(1, others), (2, SAID), (3, words)]) == 3
