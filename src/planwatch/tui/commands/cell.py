"""A field edited over its cell: what is typed, what it needs, and how it is saved."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from planwatch.errors import NeedsYes, PlanwatchError
from planwatch.model.plan.action import FIELDS
from planwatch.model.plan.field import Holds
from planwatch.model.text.visible import short
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions import edit
from planwatch.service.change import How, Outcome, Target
from planwatch.service.due.move import check_keeps_dates, is_move
from planwatch.service.people.present import open_elsewhere
from planwatch.service.typed.fields import TakesDateAway, needs_reason
from planwatch.service.typed.text import text_of
from planwatch.tui.again import Again
from planwatch.tui.desk import Agreed, Discarded, FormField, Meant, PlanDesk, Values

DATES = tuple(field.name for field in FIELDS if field.holds is Holds.WORDED)
_PROSE = tuple(field.name for field in FIELDS if field.holds is Holds.PROSE)
"""Fields that are mended more often than written anew: the first key typed does not replace them."""
LONG = tuple(name for name in _PROSE if name != "title")
"""Fields that are written over several lines, and not over their cell."""
_OWN = ("ref", "title")
"""Fields that no two actions have alike."""
NAMED = {field.name: field.of for field in FIELDS if field.of and field.of != "action"}


def edit_field(desk: PlanDesk, field: str, text: str | None = None, how: How | None = None) -> None:
    """Open the editor of a field over its cell, from what it holds or from ``text``."""
    meant = desk.meant()
    if meant is not None:
        FieldEdit(desk, meant, field, how or How()).again(text)


def edit_long(desk: PlanDesk, field: str) -> None:
    """A form of the one field, with room for several lines."""
    meant = desk.meant()
    if meant is not None:
        edit_long_from(desk, meant, field, "" if meant.many else text_of(meant.row.action, field))


def edit_long_from(desk: PlanDesk, meant: Meant, field: str, start: str) -> None:
    """The same, from that text."""

    def write(values: Values, agreed: Agreed) -> None:
        text = values[field]
        if meant.many and not text.strip():
            raise PlanwatchError("nothing typed, nothing changed", "a single - empties the field of all marked")
        save(desk, meant, field, "" if meant.many and text.strip() == "-" else text, How(), raising=True)

    desk.form(f"{meant.named}: {field}", [FormField(field, field, start, lines=True)], write, cell=meant.cell(field))


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A field of the actions meant, while it is edited."""

    desk: PlanDesk
    meant: Meant
    field: str
    how: How

    @property
    def cell(self) -> str:
        return self.meant.cell(self.field)

    def again(self, text: str | None = None) -> None:
        row = self.meant.row
        names = read.names(self.desk.session, row.of.id, NAMED[self.field]) if self.field in NAMED else ()
        start = text if text is not None else "" if self.meant.many else text_of(row.action, self.field)
        self.desk.edit_cell(self, start, names, select=self.field not in _PROSE)
        self.typed(start)

    def typed(self, text: str) -> None:
        about = overwriting(self.desk, self.meant, self.field)
        if self.field in DATES:
            words = self.meant.row.of.understood(text)
            self.desk.tell(f"{about}{self.field}: {words} · enter saves · esc leaves")
        else:
            self.desk.tell(f"{about}{self.field} · enter saves · tab saves and goes on · esc leaves")

    def left(self, text: str) -> None:
        self.desk.hide_editor()
        self.desk.rest_unless_elsewhere()
        if text != ("" if self.meant.many else text_of(self.meant.row.action, self.field)):
            self._keep(text)
        else:
            self.desk.tell("")

    def saved(self, text: str, step: int) -> None:
        many, field = self.meant.many, self.field
        meant_text = "" if many and text.strip() == "-" else text
        if not many and text == text_of(self.meant.row.action, field):
            self.desk.close_editor()
            self.desk.tell("")
        elif many and not text.strip():
            # The editor of many begins empty: enter at once must not empty them all.
            self.desk.close_editor()
            self.desk.tell("nothing typed, nothing changed · a single - empties the field of all marked")
        elif field == "due" and not step and self._is_move(meant_text):
            self._ask_why_moved(meant_text)
        elif field == "status" and any(needs_reason(meant_text, each) for each in self.meant.rows):
            self._ask_reason(meant_text)
        elif not self._save(meant_text):
            return
        if step:
            following = self.desk.next_field(field, step)
            if following is not None and not self.desk.is_asking:
                self.desk.do("edit:edit", following)

    def _is_move(self, text: str) -> bool:
        return any(is_move(self.desk.session, each, text) for each in self.meant.rows)

    def _ask_why_moved(self, text: str) -> None:
        if self._offers_no_date(text):
            return
        correction = self.how.correction
        ask = "what was mistyped? (needed" if correction else "why is it moved? (or empty"

        def answer(why: str) -> None:
            if correction and not why.strip():
                raise PlanwatchError("a correction needs its reason")
            self._save(text, why=why, raising=True)

        self.desk.hide_editor()
        self.desk.ask(f"{ask} · esc back) ", answer, leave=lambda _: self._keep(text), back=lambda: self.again(text))

    def _offers_no_date(self, text: str) -> bool:
        """Ask first, where words that name no day would take a date away."""
        if self.how.no_date:
            return False
        try:
            check_keeps_dates(self.desk.session, self.meant.rows, text)
        except TakesDateAway as refusal:
            meant_so = replace(self, how=replace(self.how, no_date=True))
            self.desk.hide_editor()
            self.desk.question(refusal.question, lambda: meant_so._ask_why_moved(text), lambda: self.again(text))
            return True
        return False

    def _ask_reason(self, text: str) -> None:
        self.desk.hide_editor()
        self.desk.ask(
            "why? (esc back) ", lambda why: self._save(text, why=why, raising=True),
            leave=lambda _: self._keep(text), back=lambda: self.again(text),
        )  # fmt: skip

    def _keep(self, text: str) -> None:
        """Keep what was typed for undo."""
        row = self.desk.row()
        if row is not None:
            self.desk.discarded = Discarded(row.id, self.field, text)
        self.desk.tell("not saved · u brings the text back")

    def _save(self, text: str, *, why: str = "", raising: bool = False) -> bool:
        return save(self.desk, self.meant, self.field, text, replace(self.how, why=why), raising=raising)


def label_of(field: str) -> str:
    """What a field is called where it is told what is changed."""
    return "RAG" if field == "rag" else field


def overwriting(desk: PlanDesk, meant: Meant, field: str) -> str:
    """``RAG for 7 actions, overwriting 3 amber, 2 red:`` before an edit of those marked; who else edits it."""
    elsewhere = open_elsewhere(desk.session, meant.cell(field))
    before = f"{elsewhere} · " if elsewhere else ""
    if not meant.many:
        return before
    held = Counter(text_of(row.action, field) for row in meant.rows)
    over = ", ".join(f"{n} {short(value, 20)}" for value, n in held.most_common(4) if value)
    return f"{before}{label_of(field)} for {meant.named}" + (f", overwriting {over}" if over else "") + ": "


def save(
    desk: PlanDesk,
    meant: Meant,
    field: str,
    text: str,
    how: How,
    *,
    raising: bool = False,
    saved: Callable[[PlanDesk, Meant], object] | None = None,
    told: str = "",
) -> bool:
    """Save a field of the actions meant; whether it was saved. What is refused is said.

    ``saved`` is done once it was, also where that took a yes; ``told`` stands before what is told of it.
    """

    def said(outcome: Outcome) -> str:
        if outcome.number is None and not outcome.left:
            return "nothing to change"
        shown = meant.row.of.understood(text) if field in DATES else " ".join(text.split()) or "none"
        return " · ".join(filter(None, (f"{told}{label_of(field)}: {shown}", outcome.told)))

    def make(targets: tuple[Target, ...]) -> Outcome:
        return edit.set_fields(desk.session, targets, {field: text}, replace(how, asks=True))

    def agreed(refusal: NeedsYes) -> None:
        save(desk, meant, field, text, how.with_yes(refusal), saved=saved, told=told)

    def once_more(desk: PlanDesk, meant: Meant) -> None:
        # What was said yes to was for those actions.
        save(desk, meant, field, text, How(how.why), saved=saved, told="again ")

    words = f"{label_of(field)} {short(text, 40) or 'none'}{f', as {short(how.why, 40)}' if how.why else ''}"
    again = Again(words, None if field in _OWN or how.correction else once_more)
    was_saved = desk.change(meant, make, said, agreed, raising=raising, again=again)
    if was_saved and saved is not None:
        saved(desk, meant)
    return was_saved
