"""Coming to a review from the list: which one, and going on with one that was left."""

from typing import TYPE_CHECKING

from planwatch.model.actions.row import PlanDay
from planwatch.tui.changing import ChangingScreen

if TYPE_CHECKING:
    from planwatch.service.reviews.run import Asked, Run


class Reviewing(ChangingScreen):
    """The part of the home screen that begins reviews and resumes them."""

    def action_review(self) -> None:
        """Choose what to review, or which review to go on with."""
        from planwatch.tui.screens.picker import Picker

        row, days = self.row(), self.session.plan_days()
        if not days:
            self.say("no plan to review yet", wrong=True)
            return
        day = row.of if row is not None else days[0]

        def picked(key: str | None) -> None:
            if key is not None:
                self.open_review(self._begun(day, key))

        self.app.push_screen(Picker(f"Review {day.plan.ref}", self._choices(day)), picked)

    def _choices(self, day: PlanDay) -> list[tuple[str, str]]:
        from planwatch.service.meetings import forums
        from planwatch.service.reviews import run as reviews

        going = [
            (f"go on:{number}", f"go on: {asked.in_words() or 'for no meeting'} ({begun})")
            for number, asked, begun in reviews.unfinished(self.session, day)
        ]
        names = [row.forum.name for row in forums.forums(self.session, (day,))]
        return [*going, *((f"forum:{name}", f"for {name}") for name in names), ("plan:", "for no meeting")]

    def _begun(self, day: PlanDay, key: str) -> "Run":
        from planwatch.service.reviews import run as reviews

        kind, _, name = key.partition(":")
        if kind == "go on":
            return reviews.resume(self.session, day, int(name))
        return reviews.begin(self.session, day, reviews.Asked(forum=name))

    def review_asked(self, asked: "Asked") -> None:
        """Begin that review of the one plan worked on, or go on with it."""
        from planwatch.service.reviews import run as reviews

        self.open_review(reviews.begin(self.session, self.session.one_plan(), asked))

    def open_review(self, run: "Run") -> None:
        """Show a review; afterwards the list as it is then."""
        from planwatch.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(run), lambda _: self.changed([], reload=True))
