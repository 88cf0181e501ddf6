"""A paper as it will be handed out: read here first, for whom and as of when chosen, then saved, opened, copied."""

from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import weekday_and_day
from planwatch.service.files.catalogue import Asking, paper
from planwatch.service.files.made import Made
from planwatch.service.meetings.moments import looking_back, moment
from planwatch.service.reports import ReportAsked
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.desk import FullScreen
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.paper_view import PaperView
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle


class PaperScreen(FullScreen[None]):
    """One paper, made and seen; ``show`` puts another version of it in its place."""

    KEYS = registry.PAPER
    NOUN = "paper"

    def __init__(self, asking: Asking, asked: ReportAsked, made: Made) -> None:
        super().__init__()
        self.asking = asking
        self.asked = asked
        self.made = made
        self.now = asking.session
        """The plan of now, also while the paper is of an earlier moment."""
        self.saved: Path | None = None
        """Where it was saved as it is seen."""
        self.words = ""
        """What was looked for last."""
        self.then = ""
        """What is to be done on the screen below once this is left, as the registry names it."""

    @property
    def session(self) -> Session:  # type: ignore[override]
        return self.asking.session

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield PaperView()
        yield Prompt()
        yield KeyBar()

    @property
    def view(self) -> PaperView:
        return self.query_one(PaperView)

    def on_mount(self) -> None:
        self.show(self.asking, self.asked, self.made)

    def show(self, asking: Asking, asked: ReportAsked, made: Made) -> None:
        """Show that one."""
        if self.asking.session is not asking.session and self.asking.session is not self.now:
            self.asking.session.database.close()
        self.asking, self.asked, self.made, self.saved = asking, asked, made, None
        moment_of = asking.session.as_of
        as_of = f"as of {moment_of.label}" if moment_of is not None else f"as at {weekday_and_day(asking.day.today)}"
        for_ = f"for {asked.forum}{f' of {asked.meeting}' if asked.meeting else ''}" if asked.forum else ""
        named = f"{asking.day.plan.ref} · {made.what.rstrip(',')}"
        whom = for_ or ("for nobody in particular" if paper(asked.kind).is_told else "")
        self.query_one(ScreenTitle).show(named, whom, as_of)
        self.view.show(made.lines)
        self.rest()

    def on_unmount(self) -> None:
        """A copy of the past is nobody else's to close."""
        if self.asking.session is not self.now:
            self.asking.session.database.close()

    def as_of(self, words: str) -> Asking:
        """What is asked, of the plan as it was at a moment; no words: as it is now. Raises PlanwatchError."""
        session = looking_back(self.now, moment(self.now, words)) if words.strip() else self.now
        day = next((one for one in session.plan_days() if one.id == self.asking.day.id), None)
        if day is None:
            session.database.close()
            raise PlanwatchError(f"the plan {self.asking.day.plan.ref} was not there yet", "name a later moment")
        return replace(self.asking, session=session, day=day)

    def move(self, to: str) -> None:
        """Scroll."""
        view = self.view
        scrolls = {
            "down": view.scroll_down, "up": view.scroll_up, "page_down": view.scroll_page_down,
            "page_up": view.scroll_page_up, "first": view.scroll_home, "last": view.scroll_end,
        }  # fmt: skip
        scrolls[to](animate=False)

    def on_prompt_closed(self) -> None:
        self.rest()
