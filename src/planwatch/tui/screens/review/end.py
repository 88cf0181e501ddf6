"""The page of a review: who was present and the minutes, as they become the meeting's."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from planwatch.service.reviews import page
from planwatch.service.reviews.run import ReviewRun
from planwatch.tui import registry
from planwatch.tui.safe import content_lines
from planwatch.tui.screens.desk import FullScreen
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle


class ReviewEndScreen(FullScreen[bool]):
    """Answers whether the review was ended. What was typed here is kept at once, as everything is."""

    KEYS = registry.REVIEW_END
    AUTO_FOCUS = ""  # Textual would take the prompt's input, which is not shown
    DEFAULT_CSS = """
    ReviewEndScreen VerticalScroll { height: 1fr; padding: 0 1; }
    ReviewEndScreen #end-page { height: auto; }
    """

    def __init__(self, run: ReviewRun) -> None:
        super().__init__()
        self.review, self.session = run, run.session
        self.page = ""
        """The minutes as edited, or as made of what was decided."""

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        with VerticalScroll(can_focus=False):
            yield Static("", id="end-page", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self.page = self.review.minutes or page.minutes(self.review)
        left = len(page.unanswered(self.review))
        edited = "page as edited" if self.review.minutes else ""
        name = page.name_of(self.review)
        self.query_one(ScreenTitle).show("End of the review", f"{left} nobody answered for", edited, name)
        self.query_one("#end-page", Static).update(content_lines(self.page))

    def keep(self, *, present: Sequence[str] | None = None, minutes: str | None = None) -> None:
        """Keep who was present, or the page as edited; an empty page is made anew from what was decided."""
        run = self.review
        page.write_page(run, run.present if present is None else present, run.minutes if minutes is None else minutes)
        self._show()

    def on_prompt_closed(self) -> None:
        self.rest()

    def scroll_lines(self, step: int) -> None:
        """So many lines down."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def leave(self) -> None:
        self.dismiss(False)
