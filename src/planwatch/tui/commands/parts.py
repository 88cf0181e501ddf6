"""Parts of any kind in their table: edited in place or in a form, added, taken out, filtered."""

from dataclasses import dataclass

from planwatch.errors import Conflict, PlanwatchError, with_hint
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Holds
from planwatch.model.values import replace
from planwatch.service.checks.typed import on_part
from planwatch.service.journal import undo as undoing
from planwatch.service.people.present import cell, open_elsewhere
from planwatch.service.plan.kind import PartRow
from planwatch.service.plan.kinds import kind_of
from planwatch.service.plan.part_edit import asked_before_removal, remove_part, set_part
from planwatch.service.plan.part_read import filter_words, filtered
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.parts.forms import YOURS, as_it_is_now, names_for, new_form, part_form
from planwatch.tui.screens.parts.screen import AnyParts, PartsScreen
from planwatch.tui.screens.triage.screen import TriageScreen

PartsDesk = ScreenDesk[AnyParts]


def show(desk: ActionDesk[TriageScreen], kind: str) -> None:
    """The table of a kind."""
    desk.go(PartsScreen(desk.session, kind_of(kind)), lambda _: desk.screen.reload())


def form(desk: PartsDesk) -> None:
    """The form of the one under the cursor."""
    row = desk.screen.row()
    if row is not None:
        part_form(desk, desk.screen.kind, row, desk.screen.changed)


def edit(desk: PartsDesk) -> None:
    """Edit the cell under the cursor; where that is no field, the form."""
    row, field = desk.screen.row(), desk.screen.table.cursor_column_key
    if row is None:
        return
    if any(each.name == field for each in desk.screen.kind.fields):
        _CellEdit(desk, row, field).again(row.text(field))
    else:
        form(desk)


@dataclass(frozen=True, slots=True)
class _CellEdit:
    """A field of a part while it is edited over its cell."""

    desk: PartsDesk
    row: PartRow[object]
    field: str

    @property
    def cell(self) -> str:
        """The cell, as others are told of it."""
        return cell(self.desk.screen.kind.name, self.row.id, self.field)

    def again(self, text: str) -> None:
        """Edit it, from this text."""
        screen, field = self.desk.screen, self.row.field(self.field)
        names = names_for(self.desk.session, self.row.of, field)
        screen.editors.open(self, text, screen.cell_region(self.field), names, select=field.holds is not Holds.PROSE)
        self.typed(text)

    def typed(self, text: str) -> None:
        """Say what a date would mean."""
        field = self.row.field(self.field)
        dated = field.holds in (Holds.DAY, Holds.WORDED)
        means = (self.row.of.understood_past if field.is_past else self.row.of.understood)(text) if dated else ""
        elsewhere = open_elsewhere(self.desk.session, self.cell)
        said = f"{field.called}{f': {means}' * bool(means)} · enter saves · tab saves and goes on · esc leaves"
        self.desk.tell(" · ".join(filter(None, (elsewhere, said))))

    def left(self, text: str) -> None:
        """Nothing is saved."""
        self.desk.screen.editors.close()
        self.desk.rest()
        self.desk.tell("" if text == self.row.text(self.field) else "not saved")

    def saved(self, text: str, step: int) -> None:
        """Save it, and go on to the next cell that is a field."""
        screen = self.desk.screen
        if text != self.row.text(self.field):
            try:
                set_part(self.desk.session, screen.kind, self.row, {self.field: text})
            except Conflict as conflict:
                screen.editors.edit = replace(self, row=as_it_is_now(self.desk.session, screen.kind, self.row))
                self.desk.tell(with_hint(conflict.message, YOURS), wrong=True)
                return
            except PlanwatchError as error:
                self.desk.tell(str(error), wrong=True)
                return
        screen.editors.close()
        self.desk.rest()
        name = text.strip() if self.field == screen.kind.key else self.row.name
        wrong = on_part(self.desk.session, self.row.of, screen.kind.name, name, (text,))
        said = f"{screen.kind.called} {self.row.name}: {self.row.field(self.field).called}"
        screen.changed(" · ".join(filter(None, (said, wrong))))
        if step and _next_field(self.desk, self.field, step):
            edit(self.desk)


def _next_field(desk: PartsDesk, field: str, step: int) -> bool:
    """Go to the next cell that is a field; whether there is one."""
    table, fields = desk.screen.table, {each.name for each in desk.screen.kind.fields}
    shown = [key for key in table.visible_columns if key in fields]
    at = shown.index(field) + step if field in shown else -1
    return 0 <= at < len(shown) and table.move_to_column(shown[at])


def add(desk: PartsDesk) -> None:
    """A form for one that comes into the plan of the row, else into one that is chosen."""
    screen, row, days = desk.screen, desk.screen.row(), desk.session.plan_days()
    by_ref: dict[str, PlanDay] = {day.plan.ref: day for day in days}
    if row is not None or len(days) == 1:
        new_form(desk, screen.kind, row.of if row is not None else days[0], screen.added)
    elif days:
        entries = [(ref, f"{ref}  {day.plan.title}") for ref, day in by_ref.items()]
        desk.pick("Add to which plan?", entries, lambda ref: new_form(desk, screen.kind, by_ref[ref], screen.added))


def actions(desk: PartsDesk) -> None:
    """One of the actions that go with it, whole; where none does, what it names: an address, a file."""
    row, kind = desk.screen.row(), desk.screen.kind
    if row is None:
        return
    found = kind.actions(row)
    if not found:
        from planwatch.tui.commands.addresses import has_any, of_part  # mostly an action is opened

        if has_any(row, desk.session):
            of_part(desk)
        else:
            desk.tell(f"no action goes with {kind.called} {row.name}, and it names no address and no file")
        return

    def picked(key: str) -> None:
        desk.do("open:show", desk.session, int(key), desk.screen.load)

    if len(found) == 1:
        picked(str(found[0][0]))
    else:
        desk.pick("Open which action?", [(str(action_id), said) for action_id, said in found], picked)


def overview(desk: PartsDesk) -> None:
    """All at one look in place of the one under the cursor, and back."""
    screen = desk.screen
    screen.is_overview = not screen.is_overview
    screen.tell_row()


def remove(desk: PartsDesk) -> None:
    """Take the one under the cursor out of the plan, after a question that says what would miss it."""
    row, kind = desk.screen.row(), desk.screen.kind
    if row is None:
        return

    def yes() -> None:
        remove_part(desk.session, kind, row)
        desk.screen.changed(f"{kind.called} {row.name} removed")

    desk.question(asked_before_removal(row, kind.used(row)), yes)


def filter_(desk: PartsDesk) -> None:
    """Show only what has all the words."""
    screen = desk.screen

    def answer(words: str) -> None:
        filtered(screen.kind, (), filter_words(words))  # refuses a key that there is not
        screen.words = words.strip()
        screen.load()

    desk.ask("filter: ", answer, value=screen.words)


def undo(desk: PartsDesk) -> None:
    """Bring back what was typed and left, or take back my last change."""
    if desk.bring_back():
        return
    change = undoing.undo(desk.session)
    desk.screen.load()
    desk.tell(f"took back change {change.id}: {change.what}")
