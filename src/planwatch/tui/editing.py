"""What every screen that changes actions can do: edit a field in place, rate, write an update, complete, undo."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from textual.widgets import Input

from planwatch.errors import PlanwatchError
from planwatch.model.plan.action import FIELDS
from planwatch.model.plan.field import Holds
from planwatch.service import editing, reading, undoing
from planwatch.service.editing import How, Outcome, Target
from planwatch.service.fields import needs_reason
from planwatch.service.fieldtext import text_of
from planwatch.service.moving import is_move
from planwatch.tui.changing import ChangingScreen, Discarded
from planwatch.tui.widgets.cell_editor import CellEditor
from planwatch.tui.widgets.rag_chooser import CHOICES, RagChooser

DATES = tuple(field.name for field in FIELDS if field.holds is Holds.WORDED)
PROSE = tuple(field.name for field in FIELDS if field.holds is Holds.PROSE)
"""Fields that are mended more often than written anew: the first key typed does not replace them."""
NAMED = {field.name: field.of for field in FIELDS if field.of and field.of != "action"}


class EditingScreen(ChangingScreen):
    """Editing fields where they stand; ratings, dates and names each in the way that suits them."""

    _how = How()

    def edit(self, field: str, text: str | None = None, how: How | None = None) -> None:
        row = self.row()
        if row is None:
            return
        self._leave_open()
        self.edited, self._how = self.targets(), how or How()
        if field == "rag":
            self.chooser.open(row.action.rag or "", self.region_of(field))
            self.say(self._about(field) + "r red · a amber · g green · backspace none")
            return
        several = self.is_bulk
        names = reading.names(self.session, row.of.id, NAMED[field]) if field in NAMED else ()
        start = "" if several and text is None else text_of(row.action, field) if text is None else text
        self.editor.open(field, start, self.region_of(field), names, select=field not in PROSE)
        self._tell_understood(start)

    def _leave_open(self) -> None:
        """Close what is open over a cell already, as a click on another command finds it; its text is kept."""
        self.chooser.close()
        if self.editor.is_open:
            self.on_cell_editor_left(CellEditor.Left(self.editor.text))

    def _about(self, field: str) -> str:
        """``RAG for 7 actions, overwriting 3 amber, 2 red:`` before an edit of those marked."""
        if not self.is_bulk:
            return ""
        rows = self.edited_rows()
        held = Counter(text_of(row.action, field) for row in rows)
        over = ", ".join(f"{n} {value[:20]}" for value, n in held.most_common(4) if value)
        label = "RAG" if field == "rag" else field
        which = rows[0].action.ref if len(rows) == 1 else f"{len(rows)} actions"
        return f"{label} for {which}" + (f", overwriting {over}" if over else "") + ": "

    def _tell_understood(self, text: str) -> None:
        field, row = self.editor.field, self.row()
        about = self._about(field)
        if field in DATES and row is not None:
            words = row.of.understood(text)
            self.say(f"{about}{field}: {words} · enter saves · esc leaves")
        else:
            self.say(f"{about}{field} · enter saves · tab saves and goes on · esc leaves")

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input is self.editor and self.editor.is_open:
            self._tell_understood(event.value)

    def on_cell_editor_left(self, event: CellEditor.Left) -> None:
        if not self.editor.is_open:
            return
        field, row = self.editor.field, self.row()
        self.editor.close()
        self.rest_unless_elsewhere()
        if row is not None and event.text != text_of(row.action, field):
            self._keep(field, event.text)
        else:
            self.say("")

    def on_cell_editor_saved(self, event: CellEditor.Saved) -> None:
        if not self.editor.is_open:
            return
        field, row, rows = self.editor.field, self.row(), self.edited_rows()
        text = "" if self.is_bulk and event.text.strip() == "-" else event.text
        if row is None or (not self.is_bulk and text == text_of(row.action, field)):
            self.close_editor()
            self.say("")
        elif self.is_bulk and not event.text.strip():
            # The editor of many begins empty: enter at once must not empty them all.
            self.close_editor()
            self.say("nothing typed, nothing changed · a single - empties the field of all marked")
        elif field == "due" and not event.step and any(is_move(self.session, each, text) for each in rows):
            self._ask_why_moved(text)
        elif field == "status" and any(needs_reason(text, each) for each in rows):
            self._ask_reason(field, text, "why?")
        elif not self.save(field, text, self._how):
            return
        if event.step and row is not None:
            following = self.next_field(field, event.step)
            if following is not None and not self.prompt.asking:
                self.edit(following)

    def _ask_why_moved(self, text: str) -> None:
        how = self._how
        label = "what was mistyped? (needed) " if how.correction else "why is it moved? (enter saves, empty for none) "

        def answer(why: str) -> None:
            if how.correction and not why.strip():
                raise PlanwatchError("a correction needs its reason")
            self.save("due", text, replace(how, why=why), raising=True)

        self.editor.close()
        # The date was accepted with enter: leaving the question of why still saves it, but for a correction.
        self.prompt.ask(label, answer, leave=lambda _: self._keep_or_save("due", text, how))

    def _ask_reason(self, field: str, text: str, label: str) -> None:
        how = self._how
        self.editor.close()
        self.prompt.ask(
            f"{label} ",
            lambda why: self._save_raising(field, text, replace(how, why=why)),
            leave=lambda _: self._keep(field, text),
        )

    def _save_raising(self, field: str, text: str, how: How) -> None:
        self.save(field, text, how, raising=True)

    def _keep_or_save(self, field: str, text: str, how: How) -> None:
        if how.correction:
            self._keep(field, text)
        elif not self.save(field, text, how):
            self._keep(field, text, said=False)

    def _keep(self, field: str, text: str, *, said: bool = True) -> None:
        """Keep what was typed for undo."""
        row = self.row()
        if row is not None:
            self._discarded = Discarded(row.id, field, text)
        if said:
            self.say("not saved · u brings the text back")

    def save(self, field: str, text: str, how: How, *, raising: bool = False) -> bool:
        """Save a field of the actions being edited; whether it was saved. What is refused is said."""
        return self.do(
            lambda: editing.set_fields(self.session, self.edited, {field: text}, how),
            lambda outcome: self._saved(field, text, outcome),
            lambda: self.save(field, text, replace(how, start=True, add=True)),
            raising=raising,
        )

    def _saved(self, field: str, text: str, outcome: Outcome) -> str:
        if outcome.number is None and not outcome.left:
            return "nothing to change"
        row = self.row()
        shown = " ".join(text.split()) or "none"
        if field in DATES and row is not None:
            shown = row.of.understood(text)
        return f"{'RAG' if field == 'rag' else field}: {shown}"

    def on_rag_chooser_left(self) -> None:
        if self.chooser.is_open:
            self.chooser.close()
            self.rest_unless_elsewhere()
            self.say("")

    def on_rag_chooser_chosen(self, event: RagChooser.Chosen) -> None:
        if self.chooser.is_open and self.save("rag", event.rag, self._how):
            self._offer_why()

    def _offer_why(self) -> None:
        """After a rating is saved: one line on why, which may be left empty."""
        number = self.last.number if self.last is not None else None
        if self.last is not None and number is not None:
            self.prompt.ask(
                f"{self.last.in_words().partition(':')[0] or 'saved'} · why? (enter or esc skips) ",
                lambda why: editing.give_reason(self.session, number, why),
            )

    def action_edit(self, field: str = "") -> None:
        """Edit a field; without one, that of the cell under the cursor."""
        self.edit(field)

    def action_correct_due(self) -> None:
        self.edit("due", how=How(correction=True))

    def action_step_rag(self, step: int) -> None:
        """One step better (1) or worse (-1); the one row under the cursor, never the marks."""
        row = self.row()
        if row is None:
            return
        order = CHOICES[:3]
        at = order.index(row.action.rag) if row.action.rag else 1 - step
        self.edited = (Target(row.id, row.version),)
        self.save("rag", order[max(0, min(at + step, 2))], How())

    def action_undo(self) -> None:
        """Bring back what was typed and left, or take back my last change."""
        discarded, row = self._discarded, self.row()
        if discarded is not None and row is not None and row.id == discarded.row:
            self._discarded = None
            self.edit(discarded.field, discarded.text)
            return
        self._take_back(lambda: f"took back: {undoing.undo(self.session).what}")

    def action_redo(self) -> None:
        self._take_back(lambda: f"did again: {undoing.redo(self.session).what.removeprefix('undo: ')}")

    def _take_back(self, step: Callable[[], str]) -> None:
        try:
            said = step()
        except PlanwatchError as error:
            self.say(str(error), wrong=True)
            return
        self.changed((), reload=True)
        self.say(said)
