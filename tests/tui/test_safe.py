"""Typed text reaches a widget as it was typed."""

import pytest

from planwatch.tui.safe import content, content_lines


@pytest.mark.parametrize("text", ["[red]x[/red]", "a [TODO] b", "[/]", "[@click=app.quit]x[/]", "\\[x]", "notify [/"])
def test_brackets_stay_brackets_and_style_nothing(text: str) -> None:
    assert content(text).plain == text
    assert not content(text).spans


def test_control_characters_become_signs_and_only_long_text_keeps_its_lines() -> None:
    assert content("a\x1b[2J\nb").plain == "a␛[2J⏎b"
    assert content_lines("a\x1b[2J\nb").plain == "a␛[2J\nb"
