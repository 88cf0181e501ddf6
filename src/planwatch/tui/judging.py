"""What others than the lead decide: the board's rating, that the evidence shows it worked, who takes over."""

from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from planwatch.model.action_words import lead_in_words
from planwatch.model.dates import day_in_full
from planwatch.model.kinds import OPEN, Status
from planwatch.model.listed import Listed
from planwatch.service import reading
from planwatch.service.editing import Outcome, Target
from planwatch.tui.acting import ActingScreen

if TYPE_CHECKING:
    from planwatch.tui.screens.form import Field, Values


class JudgingScreen(ActingScreen):
    """The verbs of boards and second persons, asked for in forms."""

    def action_board_rag(self) -> None:
        """A form for the board's rating; none ends it."""
        from planwatch.service import voices
        from planwatch.tui.screens.form import Field

        row = self.begin()
        if row is None:
            return
        action = row.action
        if not self.is_bulk and action.status not in OPEN and action.board_rag is None:
            self.say(f"{action.ref} is {action.status}: only an open action is rated", wrong=True)
            return
        one = None if self.is_bulk else action
        on = (one.board.on if one.board else None) if one else None

        def save(values: "Values", agreed: bool) -> None:
            rag, why, by, day = (values[name] for name in ("rag", "why", "by", "on"))
            self._told(voices.board_rate(self.session, self.edited, rag, why, by, day), f"board's rating: {rag}")

        self._ask(
            f"The board's rating of {self.number_of()}",
            [
                Field("rag", "board's RAG", (one.board_rag or "") if one else "", hint="r, a or g; none ends it"),
                Field("why", "why", (one.board.why if one.board else "") if one else "", hint="the board's reason"),
                Field("by", "forum", (one.board.by if one.board else "") if one else "", hint="which board"),
                Field("on", "on", day_in_full(on) if on else "today", understood=row.of.understood_past),
            ],
            save,
        )

    def action_assure(self) -> None:
        """A form for the evidence and who looked at it."""
        from planwatch.service import voices
        from planwatch.tui.screens.form import Field

        row = self.begin()
        if row is None:
            return
        action = row.action
        if not self.is_bulk and action.status is not Status.COMPLETE:
            self.say(f"{action.ref} is {action.status}, not complete: c completes it", wrong=True)
            return

        def save(values: "Values", agreed: bool) -> None:
            outcome = voices.assure(self.session, self.edited, values["by"], values["evidence"])
            self._told(outcome, row.of.plan.assured_label)

        second = "not the lead, nor who completed it" if row.of.plan.second_person else "whose word it is"
        evidence = "" if self.is_bulk else action.evidence
        self._ask(
            f"{self.number_of()}: does the evidence show that it worked?",
            [
                Field("evidence", "evidence", evidence, hint="what shows it: words, a file, a web address"),
                Field("by", "by", self.session.who, reading.names(self.session, row.of.id, "lead"), hint=second),
            ],
            save,
        )

    def action_hand_over(self) -> None:
        """Offer to give back what was covered for long enough; else a form to hand a lead's open actions over."""
        from planwatch.service import handover
        from planwatch.tui.screens.question import Question

        row = self.row()
        ended = [each for each in handover.ended_covers(self.session) if row is None or each.of.id == row.of.id]
        if not ended:
            self._ask_to_hand_over()
            return
        back = "\n".join(map(_on_two_lines, ended[:8]))
        more = f"\n… and {len(ended) - 8} more" if len(ended) > 8 else ""

        def answered(yes: bool | None) -> None:
            if yes:
                self.edited = tuple(Target(each.id, each.version) for each in ended)
                self.do(lambda: handover.hand_back(self.session, self.edited), lambda _: "given back", reload=True)
            else:
                self._ask_to_hand_over()

        self.app.push_screen(Question(f"The cover of these has ended:\n\n{back}{more}\n\nGive them back?"), answered)

    def _ask_to_hand_over(self) -> None:
        from planwatch.service import handover
        from planwatch.tui.screens.form import Field

        row = self.row()
        if row is None:
            return
        leads = reading.names(self.session, row.of.id, "lead")

        def save(values: "Values", agreed: bool) -> None:
            old, new, until, why = (values[name] for name in ("old", "new", "until", "why"))
            outcome = handover.hand_over(self.session, row.of, old, new, until, why, add=agreed)
            self.last = outcome
            self.changed([], reload=True)
            self.say(f"{', '.join(outcome.changed[:6])} handed to {new} · u undoes")

        self._ask(
            "Hand over all open actions of a lead",
            [
                Field("old", "from", row.action.lead, leads),
                Field("new", "to", "", leads),
                Field("until", "only until", understood=row.of.understood, hint="empty: for good; a day: as cover"),
                Field("why", "why", hint="kept with the change"),
            ],
            save,
        )

    def _ask(self, title: str, fields: "Sequence[Field]", save: "Callable[[Values, bool], None]") -> None:
        from planwatch.tui.screens.form import Form

        self.app.push_screen(Form(title, fields, save), lambda _: self.rest())

    def _told(self, outcome: Outcome, what: str) -> None:
        self.last = outcome
        self.changed([target.id for target in self.edited])
        self.say(f"{outcome.in_words() or outcome.changed[0]} · {what} · u undoes")


def _on_two_lines(row: Listed) -> str:
    return f"{row.action.ref} {shorten(row.action.title, 48, placeholder=' …')}\n  {lead_in_words(row)}"
