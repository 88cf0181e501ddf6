"""What can be done to actions beyond editing a field: updates, completing, reopening, adding, removing, copying."""

from planwatch.errors import PlanwatchError
from planwatch.model.dates import when_in_words
from planwatch.model.kinds import OPEN
from planwatch.model.listed import Listed
from planwatch.model.three_dates import three_dates
from planwatch.service import editing, progress, reading
from planwatch.service.editing import How, Outcome, Target
from planwatch.service.fields import FIELDS
from planwatch.service.fieldtext import text_of
from planwatch.service.progress import Note
from planwatch.tui.editing import EditingScreen


class ActingScreen(EditingScreen):
    """The verbs. Each is one change, also of many marked actions."""

    def number_of(self) -> str:
        rows = self.edited_rows()
        return rows[0].action.ref if len(rows) == 1 else f"{len(rows)} actions"

    def action_note(self) -> None:
        """A form for an update: text, whose word, as at which day, and the rating then given."""
        from planwatch.tui.screens.form import Field, Form, Values

        row = self.begin()
        if row is None:
            return
        leads = reading.names(self.session, row.of.id, "lead")

        def save(values: Values, agreed: bool) -> None:
            internal = values["internal"].strip().casefold() in ("y", "yes")
            note = Note(values["text"], values["by"], values["as_at"], values["rag"], internal, agreed)
            outcome = progress.note(self.session, self.edited, note)
            self.last = outcome
            self.changed([target.id for target in self.edited])
            self.say(f"{outcome.in_words() or outcome.changed[0]} · update written · u undoes")

        form = Form(
            f"Update on {self.number_of()}",
            [
                Field("text", "update", hint="what moved, what is being done"),
                Field("by", "by", "" if self.is_bulk else row.action.lead, leads, hint="the lead"),
                Field("as_at", "as at", "today", understood=row.of.understood_past),
                Field("rag", "RAG", hint="r, a or g; empty leaves it as it is"),
                Field("internal", "internal", hint="y keeps it from public papers"),
            ],
            save,
        )  # fmt: skip
        self.app.push_screen(form, lambda _: self.rest())

    def action_complete(self) -> None:
        """Ask for the day it was done, and complete."""
        row = self.begin()
        if row is None:
            return
        if len(self.edited) == 1 and row.action.status not in OPEN:
            day = f" on {row.action.completed}" if row.action.completed else ""
            self.say(f"{row.action.ref} is {row.action.status}{day} already · C reopens it", wrong=True)
            return
        self.prompt.ask(
            f"{self.number_of()} completed on ", self._complete, value="today", understood=row.of.understood_past
        )

    def _complete(self, on: str) -> None:
        self.do(lambda: progress.complete(self.session, self.edited, on), self._completed, raising=True)

    def _completed(self, outcome: Outcome) -> str:
        rows = self.edited_rows()
        again = len(rows) == 1 and bool(outcome.number) and rows[0].action.status in OPEN
        return f"done once, due again {rows[0].action.due}" if again else "completed"

    def action_reopen(self) -> None:
        """Ask why, and put in progress again."""
        row = self.begin()
        if row is None:
            return
        if len(self.edited) == 1 and row.action.status in OPEN:
            self.say(f"{row.action.ref} is {row.action.status}: there is nothing to reopen", wrong=True)
            return

        def answer(why: str) -> None:
            self.do(lambda: progress.reopen(self.session, self.edited, why), lambda _: "reopened", raising=True)

        self.prompt.ask(f"reopen {self.number_of()}: why? (needed) ", answer)

    def action_agree(self) -> None:
        """Ask who agreed the due date, and make it the agreed one."""
        from planwatch.service import agreeing, date_changes

        row = self.begin()
        if row is None:
            return
        if len(self.edited) == 1:
            try:
                agreeing.check_agreeable(row)
            except PlanwatchError as error:
                self.say(str(error), wrong=True)
                return

        def answer(by: str) -> None:
            self.do(lambda: agreeing.agree(self.session, self.edited, by), lambda _: "date agreed", raising=True)

        names = date_changes.approvers(self.session, row.of)
        self.prompt.ask(f"{self._agreed_words(row)} agreed by whom? (empty: you) ", answer, names=names)

    def _agreed_words(self, row: Listed) -> str:
        """What is agreed, and what that overwrites."""
        if len(self.edited) > 1:
            return f"{self.number_of()}: current due dates"
        dates, today = three_dates(row.action), row.of.today
        return f"{row.action.ref}: {when_in_words(dates.current, today)}, not {when_in_words(dates.agreed, today)},"

    def action_moves(self) -> None:
        """Every date change, and how the plans hold their dates."""
        from planwatch.tui.screens.date_changes import DateChangesScreen

        self.app.push_screen(DateChangesScreen(self.session), lambda _: self.changed([], reload=True))

    def action_remove(self) -> None:
        """Ask, and take out of the plan; the safe answer is no."""
        from planwatch.tui.screens.question import Question

        row = self.begin()
        if row is None:
            return
        what = f"{row.action.ref} {row.action.title[:120]}" if len(self.edited) == 1 else self.number_of()

        def answered(yes: bool | None) -> None:
            if yes:
                self.do(lambda: editing.remove(self.session, self.edited), lambda _: "removed", reload=True)

        self.app.push_screen(Question(f"Remove {what}?\n\nUndo (u) brings it back."), answered)

    def action_pick_field(self) -> None:
        """Choose any field by name, then edit it over the action's title."""
        from planwatch.tui.screens.picker import Picker

        row = self.row()
        if row is None:
            return
        shown = [(name, f"{name:<10} {text_of(row.action, name)[:50]}") for name in FIELDS]

        def picked(name: str | None) -> None:
            if name:
                self.edit(name)

        self.app.push_screen(Picker("Edit which field?", shown), picked)

    def long_field(self) -> str:
        """The field whose text is edited in the user's editor."""
        return "how"

    def action_write(self) -> None:
        """Edit a long text in the user's own editor."""
        from planwatch.tui.external import edit_outside

        row = self.row()
        if row is None:
            return
        self.edited, field = (Target(row.id, row.version),), self.long_field()
        try:
            text = edit_outside(self.app, text_of(row.action, field))
        except PlanwatchError as error:
            self.say(str(error), wrong=True)
            return
        if text != text_of(row.action, field):
            self.save(field, text, How())

    def action_copy_cell(self) -> None:
        row = self.row()
        if row is not None:
            self._copy(self.cell_text(row))

    def cell_text(self, row: Listed) -> str:
        """The text of the cell under the cursor."""
        return text_of(row.action, "title")

    def action_copy_row(self) -> None:
        row = self.row()
        if row is not None:
            action = row.action
            fields = (action.ref, action.title, action.theme, action.lead, action.due, action.status, action.rag or "")
            self._copy("\t".join(map(str, fields)))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.say("copied, where the terminal allows it (OSC 52)")


def edits_on(column: str) -> str:
    """The field that ``e`` edits in a column that shows what follows from others."""
    return {"late": "due", "moves": "due", "updated": "", "plan": ""}.get(column, column)
