"""What a person sees of an app under test."""

from typing import Any

from textual.app import App
from textual.strip import Strip


def screen_strips(app: App[Any]) -> list[Strip]:
    """The lines of the screen as drawn, with their styles."""
    return app.screen._compositor.render_strips()


def screen_text(app: App[Any]) -> str:
    """The screen as lines of text, without blanks at their ends."""
    return "\n".join(strip.text.rstrip() for strip in screen_strips(app))
