"""What a review asks for beyond what every screen of actions does: going on, rating a theme, escalating, the end."""

from abc import abstractmethod

from textual.content import Content

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.reviews.queue import Kind, Stop, Verdict
from planwatch.service import read, review_page
from planwatch.service.history.story import story
from planwatch.service.meetings import forums
from planwatch.service.review_page import Proposal
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import Run
from planwatch.tui.judging import JudgingScreen
from planwatch.tui.screens.review_told import action_told, happened_since, part_told
from planwatch.tui.worklist import Rows

_PARTS = {"achieved": "achieved", "next": "next", "help_needed": "help needed"}


class ReviewAsking(JudgingScreen):
    """The verbs of a review, and what is told of where it stands."""

    review: Run
    rows: Rows
    at: int

    @property
    @abstractmethod
    def stop(self) -> Stop:
        """What is looked at."""

    @abstractmethod
    def go(self, at: int, key: int | None = None) -> None:
        """To another stop."""

    def told(self) -> Content:
        """All there is to say of the stop."""
        run, stop, row = self.review, self.stop, self.row()
        if not run.stops:
            return Content("nothing to review: no open action was asked for · esc leaves")
        if stop.kind in (Kind.THEME, Kind.PLAN):
            said = review_page.said_now(run, stop.theme)
            return part_told(self._part_name(stop), self._proposal(stop), said, stop.kind is Kind.PLAN)
        if row is None:
            return Content("it was removed from the plan meanwhile")
        told, last = story(self.session, row), run.between.last
        if last is None:
            return action_told(told, stop, (), "")
        changed = [*happened_since(told, last), *reviews.changed_since(run, row)]
        return action_told(told, stop, changed, day_in_words(last, run.day.today))

    def _part_name(self, stop: Stop) -> str:
        return self.review.themes[stop.theme].name if stop.theme is not None else self.review.day.plan.title

    def _proposal(self, stop: Stop) -> Proposal:
        return review_page.proposal(self.review, stop.theme)

    def action_next(self) -> None:
        """Mark what is looked at as gone through, and go on; of a theme or the plan, ask for its rating."""
        if not self.stop.ids:
            self.rate_part()
        else:
            self._pass_on()

    def action_skip(self) -> None:
        """Go on without an answer."""
        if self.stop.kind is Kind.ACTION:
            self._pass_on()
        elif self.review.stops:
            self._advance("left as it is")

    def _pass_on(self) -> None:
        row, many = self.row(), len(self.stop.ids)
        try:
            verdict = reviews.pass_on(self.review, self.stop)
        except PlanwatchError as error:
            self.say(str(error), wrong=True)
            return
        if verdict is None:
            self._advance("it was removed meanwhile")
            return
        self.changed(self.stop.ids if many < 200 else ())
        many = sum(1 for each in self.rows.by_id(self.stop.ids) if each is not None)
        which = row.action.ref if many == 1 and row is not None else f"{many} actions"
        missed = " · nobody answered for it" if verdict is Verdict.SKIPPED else ""
        self._advance(f"{which} {verdict}{missed} · u undoes")

    def _advance(self, said: str) -> None:
        if self.at + 1 >= len(self.review.stops):
            self.say(said)
            self.action_end()
            return
        self.go(self.at + 1)
        self.say(said)

    def rate_part(self) -> None:
        """A form for the rating and commentary of the theme or the plan, filled with what is proposed."""
        from planwatch.tui.screens.form import Field, Form, Values

        stop, run = self.stop, self.review
        if not run.stops:
            return
        proposal, name = self._proposal(stop), self._part_name(stop)
        lead = run.themes[stop.theme].lead if stop.theme is not None else self.session.who
        leads = read.names(self.session, run.day.id, "lead")

        def save(values: Values, agreed: bool) -> None:
            said = {part: values[key] for key, part in _PARTS.items()}
            review_page.rate_part(run, stop.theme, values["rag"], said, values["by"])

        def left(saved: bool | None) -> None:
            self.rest()
            if saved:
                self.changed(())
                self._advance(f"{name} rated · u undoes")

        reasons = "; ".join(proposal.rating.reasons)
        parts = [
            Field(key, part, proposal.said[part], hint="" if part != "help needed" else "from whom, for what")
            for key, part in _PARTS.items()
        ]
        fields = [
            Field("rag", "RAG", proposal.rating.rag or "", hint="r, a or g"),
            *parts,
            Field("by", "by", lead, leads, hint="whose word it is"),
        ]
        self.app.push_screen(Form(f"{name}: proposed {proposal.rating.rag or 'none'} ({reasons})", fields, save), left)

    def action_escalate(self) -> None:
        """A form: to which forum, and what it is asked for."""
        from planwatch.tui.screens.form import Field, Values

        row, run = self.begin(), self.review
        if row is None:
            return
        others = [each.forum.name for each in forums.forums(self.session, (run.day,))]
        others = [name for name in others if name != run.asked.forum]
        if not others:
            self.say("the plan has no other forum · f adds one, among the meetings (B)", wrong=True)
            return

        def save(values: Values, agreed: bool) -> None:
            self._told(reviews.escalate(run, row, values["to"], values["why"]), f"on the agenda of {values['to']}")

        fields = [
            Field("to", "to", others[0] if len(others) == 1 else "", others, hint="which forum"),
            Field("why", "why", hint="what it is asked for"),
        ]
        self._ask(f"Escalate {row.action.ref} to the next meeting of", fields, save)

    def action_end(self) -> None:
        """The page of the review: who was present, what was decided; from there it is ended."""
        from planwatch.tui.screens.review_end import ReviewEndScreen

        def left(ended: bool | None) -> None:
            if ended:
                self.dismiss(None)
            else:
                self.rest()

        self.app.push_screen(ReviewEndScreen(self.review), left)

    def action_help(self) -> None:
        from planwatch.tui.screens.review_end import ReviewHelp

        self.app.push_screen(ReviewHelp(self))
