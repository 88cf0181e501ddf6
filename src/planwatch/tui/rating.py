"""Working out the calculated ratings of a large plan while nobody waits: in a thread, over a connection of its own."""

from collections.abc import Callable
from functools import partial

from textual.message import Message
from textual.worker import get_current_worker

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.service import read
from planwatch.service.files.open import second_session
from planwatch.service.read import Ratings
from planwatch.service.session import Session
from planwatch.tui.changing import ChangingScreen
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.worklist import Worklist

_AGAIN_SECONDS = 0.5


class RatingsReady(Message):
    """The ratings, None where the file could not be read; posted from the thread."""

    def __init__(self, ratings: Ratings | None) -> None:
        self.ratings = ratings
        super().__init__()


class RatingScreen(ChangingScreen):
    """The part of triage that has ratings worked out, and lists anew what turns on them once they are there."""

    worklist: Worklist
    load: Callable[..., None]
    _is_rating = False

    def rate(self, *, anew: bool = False) -> None:
        """Have the ratings worked out where those at hand are not of now; ``anew``: even if that is under way."""
        if self.worklist.ratings_are_due and (anew or not self._is_rating):
            self._is_rating = True
            work = partial(self._work_out, self.session, self.worklist.days)
            self.run_worker(work, group="ratings", exclusive=True, thread=True, exit_on_error=False)

    def _work_out(self, session: Session, days: tuple[PlanDay, ...]) -> None:
        worker = get_current_worker()
        ratings = None
        try:
            own = second_session(session)
            with own.database:
                ratings = read.ratings(own, days, lambda: worker.is_cancelled)
        except PlanwatchError:
            pass  # a file that cannot be read just now is told by the screen's own reading of it
        if not worker.is_cancelled:
            self.post_message(RatingsReady(ratings))

    def on_ratings_ready(self, event: RatingsReady) -> None:
        if self.is_editing:  # rows must not move under an editor
            self.set_timer(_AGAIN_SECONDS, lambda: self.on_ratings_ready(event))
            return
        self._is_rating = False
        if event.ratings is None:
            return
        waited = self.worklist.waits_for_ratings
        self.worklist.take(event.ratings)
        if waited:
            self.load(keep=self.query_one(PlanTable).cursor_key)
        self.rate()
