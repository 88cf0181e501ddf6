"""The page of a review: who was present and the minutes, as they become the meeting's; and the help of the review."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.service import read, review_page
from planwatch.service.reviews.run import Run
from planwatch.tui.safe import content_lines
from planwatch.tui.screens.help import Help
from planwatch.tui.telling import LeftOnce, Telling
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle


class ReviewEndScreen(Telling, LeftOnce[bool]):
    """Answers whether the review was ended. What was typed here is kept at once, as everything is."""

    AUTO_FOCUS = ""  # Textual would take the prompt's input, which is not shown
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "finish", "End review", tooltip="keep the page and end the review (asks)"),
        Binding("p", "present", "Present", tooltip="who was present"),
        Binding("E", "write", "Edit", tooltip="edit the page in your own editor (EDITOR)"),
        Binding("r", "anew", "Anew", tooltip="make the page anew from what was decided"),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(15)", show=False),
        Binding("pageup", "scroll(-15)", show=False),
        Binding("escape,q", "leave", "Back", tooltip="back to the review"),
    ]
    DEFAULT_CSS = """
    ReviewEndScreen VerticalScroll { height: 1fr; padding: 0 1; }
    ReviewEndScreen #end-page { height: auto; }
    """

    def __init__(self, run: Run) -> None:
        super().__init__()
        self.review, self.session = run, run.session
        self._page = run.minutes or review_page.minutes(run)

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        with VerticalScroll(can_focus=False):
            yield Static("", id="end-page", markup=False)
        yield Prompt()
        yield KeyBar()

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        left = len(review_page.unanswered(self.review))
        edited = "page as edited" if self.review.minutes else ""
        name = review_page.name_of(self.review)
        self.query_one(ScreenTitle).show("End of the review", f"{left} nobody answered for", edited, name)
        self.query_one("#end-page", Static).update(content_lines(self._page))

    def action_present(self) -> None:
        """Ask who was present: names, apart by semicolons."""
        names = read.names(self.session, self.review.day.id, "lead")
        self.prompt.ask(
            "present (names, apart by semicolons) ",
            self._keep_present,
            value="; ".join(self.review.present),
            names=names,
        )

    def _keep_present(self, typed: str) -> None:
        review_page.write_page(self.review, typed.split(";"), self.review.minutes)
        if not self.review.minutes:
            self._page = review_page.minutes(self.review)
        self._show()

    def on_prompt_closed(self) -> None:
        self.set_focus(None)

    def action_write(self) -> None:
        """Edit the page in the user's own editor; what comes of it is kept."""
        from planwatch.tui.external import edit_outside

        try:
            text = edit_outside(self.app, self._page)
            if text.strip() != self._page.strip():
                review_page.write_page(self.review, self.review.present, text)
                self._page = text
        except PlanwatchError as error:
            self.prompt.say(str(error), wrong=True)
        self._show()

    def action_anew(self) -> None:
        """Drop what was edited, and make the page of what was decided; undo brings the edited one back."""
        review_page.write_page(self.review, self.review.present, "")
        self._page = review_page.minutes(self.review)
        self._show()

    def action_finish(self) -> None:
        """Ask, and end the review."""
        from planwatch.tui.screens.question import Question

        left = len(review_page.unanswered(self.review))
        forum = self.review.asked.forum
        words = [f"End the review of {review_page.name_of(self.review)}?"]
        words += [f"{left} actions were skipped or not reached: the page names them."] if left else []
        words += [f"The page becomes the minutes of {forum}."] if forum else []

        def answered(yes: bool | None) -> None:
            if yes:
                review_page.finish(self.review, self.review.present, self._page)
                self.dismiss(True)

        self.app.push_screen(Question("\n\n".join(words)), answered)

    def action_scroll(self, step: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)

    def action_leave(self) -> None:
        self.dismiss(False)


_GONE = "Gone through:  ✓ decided   = no exceptions   – skipped. At the end of a theme enter asks for its rating.\n"


class ReviewHelp(Help):
    """The same, with the signs of a review."""

    def __init__(self, asked_on: Screen[Any]) -> None:
        super().__init__(asked_on)
        self._text = Content("\n").join([Content(_GONE), self._text])
