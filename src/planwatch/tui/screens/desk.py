"""The desk of any full screen: asking, telling, going elsewhere."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from textual.css.query import NoMatches
from textual.screen import Screen, ScreenResultType

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.service.people.present import editing, open_elsewhere
from planwatch.service.session import Session
from planwatch.tui.desk import Agreed, Complete, FormField, Result, Step, Values
from planwatch.tui.external_editor import edit_outside
from planwatch.tui.screens.screen import CommandScreen
from planwatch.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from planwatch.tui.app import PlanwatchApp
    from planwatch.tui.screens.editors import Editors


class FullScreen(CommandScreen[ScreenResultType]):
    """A screen about the plans of a file, with a desk for its commands."""

    NOUN: str = "row"
    """What a row of its table is."""
    session: Session

    @property
    def desk(self) -> "ScreenDesk[Self]":
        return ScreenDesk(self)

    def rest(self) -> None:
        """Give the focus back to what the screen is about."""
        self.set_focus(None)

    def under_cursor(self) -> object:
        """What the row under the cursor stands for; None where there is none."""
        return None

    def marked(self) -> int:
        """How many rows are marked."""
        return 0

    def typed_now(self) -> object:
        """The question or editor that is open, with the text of it; None where there is none."""
        with suppress(NoMatches):  # a screen without that line
            if self.desk.prompt.asking:
                return self.desk.prompt, self.desk.prompt.typed
        editors = self.desk.open_editors()
        return (editors, editors.cell.text) if editors is not None and editors.cell.is_open else None

    def close_typed(self) -> None:
        """Close that: it was saved."""
        with suppress(NoMatches):
            self.desk.prompt.close()
        if (editors := self.desk.open_editors()) is not None:
            editors.close()
        self.rest()

    def tell_kept(self, said: str, *, is_kept: bool) -> None:
        """Say what became of what was to be saved; what was kept is not brought back."""
        self.desk.tell(said, wrong=not is_kept)
        if is_kept:
            self.desk.forget_left()


OfScreen = TypeVar("OfScreen", bound=FullScreen[Any], covariant=True)


class ScreenDesk(Generic[OfScreen]):
    """What is done on a screen, beyond what the screen itself shows; see ``planwatch.tui.desk``."""

    def __init__(self, screen: OfScreen) -> None:
        self.screen = screen

    @property
    def session(self) -> Session:
        return self.screen.session

    @property
    def prompt(self) -> Prompt:
        return self.screen.query_one(Prompt)

    def tell(self, text: str, *, wrong: bool = False) -> None:
        try:
            prompt = self.prompt
        except NoMatches:  # a screen without that line
            self.screen.notify(text, severity="error" if wrong else "information", markup=False)
        else:
            prompt.say(text, wrong=wrong)

    def open_editors(self) -> "Editors | None":
        """What stands over cells, where the screen has such."""
        return getattr(self.screen, "editors", None)

    def forget_left(self) -> None:
        """Offer no text any more that was left unsaved."""

    def ask(
        self,
        label: str,
        answer: Callable[[str], object],
        *,
        value: str = "",
        understood: Callable[[str], str] | None = None,
        leave: Callable[[str], object] | None = None,
        back: Callable[[], object] | None = None,
        names: Sequence[str] = (),
        complete: Complete | None = None,
    ) -> None:
        self.prompt.ask(
            label, answer, value=value, understood=understood, leave=leave, back=back, names=names, complete=complete
        )

    # Dialogs are loaded when the first is wanted: none is needed for the first picture.

    def form(
        self,
        title: str,
        fields: Sequence[FormField],
        save: Callable[[Values, Agreed], object],
        left: Callable[[bool], object] | None = None,
        *,
        cell: str = "",
    ) -> None:
        from planwatch.tui.screens.dialogs.form import Form

        def opened() -> str:
            editing(self.session, cell)
            return open_elsewhere(self.session, cell)

        def ended(saved: bool | None) -> None:
            editing(self.session, "")
            self.rest()
            if left is not None:
                left(bool(saved))

        self.go(Form(title, fields, save, opened=opened), ended)

    def pick(
        self,
        title: str,
        entries: Sequence[tuple[str, str]],
        picked: Callable[[str], object],
        *,
        at: str = "",
    ) -> None:
        from planwatch.tui.screens.dialogs.picker import Picker

        self.go(Picker(title, entries, at=at), lambda key: picked(key) if key is not None else None)

    def question(
        self,
        text: str,
        yes: Callable[[], object],
        no: Callable[[], object] | None = None,
        *,
        safe: bool = False,
    ) -> None:
        from planwatch.tui.screens.dialogs.question import Question

        def answered(said: bool | None) -> None:
            if said:
                yes()
            elif no is not None:
                no()

        self.go(Question(text, safe=safe), answered)

    def work(
        self,
        what: str,
        work: Callable[[Session, Step], Result],
        done: Callable[[Callable[[], Result]], object],
        *,
        is_long: bool,
    ) -> None:
        if not is_long:
            done(lambda: work(self.session, lambda _done, _all: None))
            return
        from planwatch.tui.screens.dialogs.progress import Progress

        def ended(answer: Callable[[], Result] | None) -> None:
            self.rest()
            if answer is None:
                return
            try:
                done(answer)
            except PlanwatchError as error:
                self.tell(str(error), wrong=True)

        self.go(Progress(what, self.session, work), ended)

    def go(self, screen: Screen[Result], left: Callable[[Result | None], object] | None = None) -> None:
        def ended(result: Result | None) -> None:
            if left is not None:
                left(result)
            again = screen.as_left() if isinstance(screen, CommandScreen) else None
            if again is not None:
                self._offer_back(lambda: self.go(again, left))

        self.screen.app.push_screen(screen, ended)

    def _offer_back(self, again: Callable[[], object]) -> None:
        with suppress(NoMatches):  # a screen without that line
            self.prompt.offer("not saved · u brings the text back", again)

    def bring_back(self) -> bool:
        try:
            return self.prompt.take_offer()
        except NoMatches:
            return False

    def edit_outside(self, text: str, *, cell: str = "") -> str:
        if elsewhere := open_elsewhere(self.session, cell):
            self.screen.notify(elsewhere, severity="warning", timeout=12, markup=False)
        editing(self.session, cell)
        try:
            return edit_outside(self.screen.app, text)
        finally:
            editing(self.session, "")

    def do(self, does: str, *about: object) -> None:
        self.screen.do(does, *about)

    def wrote(self, path: Path, said: str) -> None:
        cast("PlanwatchApp", self.screen.app).written = path.expanduser().resolve()
        opened = any(command.id == "open-written" for command in self.screen.KEYS)
        self.tell(f"{said} · :open file opens it" if opened else said)

    def copy(self, text: str) -> None:
        self.screen.app.copy_to_clipboard(text)
        self.tell("copied, where the terminal allows it (OSC 52)")

    def rest(self) -> None:
        self.screen.rest()

    # What the needs of a command are judged by.

    @property
    def noun(self) -> str:
        return self.screen.NOUN

    @property
    def comes_back(self) -> str:
        return " · T or esc comes back" if any(each.id == "as-of" for each in self.screen.KEYS) else ""

    def has_row(self) -> bool:
        return self.screen.under_cursor() is not None

    def marked(self) -> int:
        return self.screen.marked()

    def plans(self) -> tuple[PlanDay, ...]:
        return self.session.plan_days()

    def plans_meant(self) -> tuple[PlanDay, ...]:
        day = getattr(self.screen.under_cursor(), "of", None)
        return (day,) if isinstance(day, PlanDay) else self.plans()
