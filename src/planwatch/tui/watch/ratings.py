"""Working out the calculated ratings of a large plan while nobody waits: in a thread, over a connection of its own."""

from collections.abc import Callable
from functools import partial

from textual.message import Message
from textual.screen import Screen

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.service import read
from planwatch.service.files.open import second_session
from planwatch.service.read import Ratings
from planwatch.service.session import Session
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.watch.worker import current_worker

_AGAIN_SECONDS = 0.5


class RatingsReady(Message):
    """The ratings, None where the file could not be read; posted from the thread."""

    def __init__(self, ratings: Ratings | None) -> None:
        self.ratings = ratings
        super().__init__()


class RatingsWatch:
    """Has ratings worked out, and what turns on them listed anew once they are there.

    The screen is posted ``RatingsReady``, and hands it to ``take``.
    """

    def __init__(
        self, screen: Screen[None], worklist: Worklist, is_editing: Callable[[], bool], show: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._worklist = worklist
        self._is_editing = is_editing
        self._show = show
        self._is_rating = False

    def rate(self, *, anew: bool = False) -> None:
        """Have the ratings worked out where those at hand are not of now; ``anew``: even if that is under way."""
        if self._worklist.ratings_are_due and (anew or not self._is_rating):
            self._is_rating = True
            work = partial(self._work_out, self._worklist.session, self._worklist.days)
            self._screen.run_worker(work, group="ratings", exclusive=True, thread=True, exit_on_error=False)

    def _work_out(self, session: Session, days: tuple[PlanDay, ...]) -> None:
        worker = current_worker()
        ratings = None
        try:
            own = second_session(session)
            with own.database:
                ratings = read.ratings(own, days, lambda: worker.is_cancelled)
        except PlanwatchError:
            pass  # a file that cannot be read just now is told by the screen's own reading of it
        if not worker.is_cancelled:
            self._screen.post_message(RatingsReady(ratings))

    def take(self, ready: RatingsReady) -> None:
        """From now on these are the ratings."""
        if self._is_editing():  # rows must not move under an editor
            self._screen.set_timer(_AGAIN_SECONDS, lambda: self.take(ready))
            return
        self._is_rating = False
        if ready.ratings is None:
            return
        waited = self._worklist.waits_for_ratings
        self._worklist.take(ready.ratings)
        if waited:
            self._show()
        self.rate()
