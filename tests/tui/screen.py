"""What a person sees of an app under test."""

from textual.app import App
from textual.strip import Strip


def screen_strips(app: App[object]) -> list[Strip]:
    """The lines of the screen as drawn, with their styles."""
    return app.screen._compositor.render_strips()


def screen_text(app: App[object]) -> str:
    """The screen as lines of text, without blanks at their ends."""
    return "\n".join(strip.text.rstrip() for strip in screen_strips(app))
