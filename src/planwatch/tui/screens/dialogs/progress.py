"""What takes longer than a moment: done in a thread, over a connection of its own, with a bar and a way to stop it."""

import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.service.files.open import second_session
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.desk import Step
from planwatch.tui.safe import content
from planwatch.tui.screens.dialogs.dialog import Dialog
from planwatch.tui.watch.worker import current_worker

_EVERY_SECONDS = 0.1
_WIDTH = 34
_BLOCK = 8
"""How much of the bar moves to and fro where nobody knows how much there is to do."""

Result = TypeVar("Result")


class Progress(Dialog[Callable[[], Result]], Generic[Result]):
    """Answers what gives the result, or raises what the work has raised; PlanwatchError where it was stopped.

    The work is given a session of its own and what it is to tell how much is done, and of how much; what that raises
    ends it. What tells nothing is waited for no longer once it is stopped, and what it then comes to is dropped.
    """

    KEYS = registry.PROGRESS
    DEFAULT_CSS = """
    Progress { align: center middle; }
    Progress > Vertical { width: 50; max-width: 90%; height: auto; padding: 1 2; background: $panel;
                          border: round $pw-rule; }
    Progress Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Progress #progress-key { color: $pw-muted; margin-top: 1; }
    """

    def __init__(self, what: str, session: Session, work: Callable[[Session, Step], Result]) -> None:
        super().__init__()
        self._what = what
        self._session = session
        self._work = work
        self._begun = time.monotonic()
        self._told: tuple[int, int] | None = None
        self._is_stopped = False
        self._answer: Callable[[], Result] | None = None

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(content(self._what), id="progress-what", markup=False)
            yield Static("", id="progress-bar", markup=False)
            yield Static("esc stops it: nothing is changed", id="progress-key", markup=False)

    def on_mount(self) -> None:
        self.run_worker(self._run, group="progress", thread=True, exit_on_error=False)
        self.set_interval(_EVERY_SECONDS, self._look)
        self._draw()

    def _run(self) -> None:
        worker = current_worker()

        def step(done: int, total: int) -> None:
            if self._is_stopped or worker.is_cancelled:
                raise PlanwatchError("stopped", "nothing was changed")
            self._told = (done, total)

        try:
            own = second_session(self._session)
            with own.database:
                result = self._work(own, step)
        except Exception as error:  # noqa: BLE001 - whoever asked for the work deals with what it raises
            self._answer = _raises(error)
        else:
            self._answer = lambda: result

    def _look(self) -> None:
        if self._answer is not None:
            self.dismiss(self._answer)
        elif self._is_stopped and self._told is None:
            self.dismiss(_raises(PlanwatchError("stopped", "nothing was changed")))
        else:
            self._draw()

    def _draw(self) -> None:
        self.query_one("#progress-bar", Static).update(self._bar(), layout=False)

    def _bar(self) -> str:
        if self._told is None:
            seconds = time.monotonic() - self._begun
            way = 2 * (_WIDTH - _BLOCK)
            at = abs((int(seconds / _EVERY_SECONDS) + way // 2) % way - way // 2)
            return f"{'░' * at}{'█' * _BLOCK}{'░' * (_WIDTH - _BLOCK - at)} {seconds:.0f} s"
        done, total = self._told
        full = _WIDTH * done // max(total, 1)
        return f"{'█' * full}{'░' * (_WIDTH - full)} {100 * done // max(total, 1)} %"

    def stop(self) -> None:
        """Have it end as soon as it can; what is written by then is taken back."""
        self._is_stopped = True
        self.query_one("#progress-key", Static).update("stopping …", layout=False)


def _raises(error: Exception) -> Callable[[], Any]:
    def answer() -> Any:
        raise error

    return answer
