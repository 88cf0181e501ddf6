"""Text that could be obeyed, hidden or turned round by a terminal is drawn as signs."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.text.visible import bounded, visible, visible_lines


def test_ordinary_text_is_left_alone() -> None:
    for text in (
        "",
        "Recruit 6 posts: £350 – “now” [red]x[/red]",
        "Llŷn, 東京, e\u0301té",
        "می\u200cخواهم",
        "a\u00a0b",
    ):
        assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo\r\nthree\u2028four", "one⏎two⏎three⏎four"),
        ("a\tb\rc", "a␉b␍c"),
        ("\x00\x1b[2J\x7f", "␀␛[2J␡"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("due \u202etsrif\u202c", "due ⟨U+202E⟩tsrif⟨U+202C⟩"),
        ("\u2066\u200f\u061c\u200b", "⟨U+2066⟩⟨U+200F⟩⟨U+061C⟩⟨U+200B⟩"),
        ("lone \ud83d", "lone ⟨U+D83D⟩"),
        ("x\U0001f3fb \u1160\u3164", "x⟨U+1F3FB⟩ ⟨U+1160⟩⟨U+3164⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
    ],
)
def test_what_a_terminal_obeys_or_hides_becomes_a_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_signs_that_only_some_terminals_join_are_drawn_apart() -> None:
    assert visible("👩\u200d💻 ⚠\ufe0f 👍🏽") == "👩💻 ⚠ 👍"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("e" + "\u0301" * 3, "e" + "\u0301" * 3),
        ("e" + "\u0301" * 9 + "x", "e" + "\u0301" * 6 + "⟨+3⟩x"),
        ("e" + "\u0301\u0323" * 200_000, "e" + "\u0301\u0323" * 3 + "⟨+399994⟩"),
        ("\u1100" + "\u1161" * 8, "\u1100" + "\u1161" * 6 + "⟨+2⟩"),
        ("\U0001f1ec\U0001f1e7", "GB"),
    ],
)
def test_of_very_many_marks_on_one_sign_a_few_are_drawn(text: str, shown: str) -> None:
    begun = process_time()
    assert visible(text) == shown
    assert process_time() - begun < 1


def test_of_a_very_long_text_a_part_is_drawn_with_how_much_more_there_is() -> None:
    assert bounded("x" * 20_000) == "x" * 20_000
    assert bounded("x" * 400_000) == "x" * 20_000 + "… and 380,000 more characters"


def test_letters_joined_to_hide_their_width_are_shown() -> None:
    assert visible("a\u200db") == "a⟨U+200D⟩b"


def test_long_text_keeps_its_line_breaks_where_it_has_room_for_them() -> None:
    assert visible_lines("one\r\ntwo\x1b\n") == "one\ntwo␛\n"


@given(st.text(st.characters(codec=None)))
def test_nothing_visible_can_move_the_cursor_or_fail_to_be_sent(text: str) -> None:
    shown = visible(text)
    assert not any(ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 for character in shown)
    shown.encode()
    assert visible(shown) == shown
