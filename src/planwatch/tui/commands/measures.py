"""Measures: a reading written, the line of one drawn."""

from planwatch.model.text.visible import visible
from planwatch.service.measures.readings import Typed, after_reading, read
from planwatch.service.people.present import cell
from planwatch.service.plan.part_read import filter_words, filtered, part_rows
from planwatch.service.typed.choices import chosen
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.measures.line import MeasureLineScreen
from planwatch.tui.screens.measures.screen import MeasuresScreen
from planwatch.tui.screens.parts.forms import names_for
from planwatch.tui.screens.triage.screen import TriageScreen

MeasuresDesk = ScreenDesk[MeasuresScreen]


def show(desk: ActionDesk[TriageScreen]) -> None:
    """The table of measures."""
    desk.go(MeasuresScreen(desk.session), lambda _: desk.screen.reload())


def reading(desk: MeasuresDesk) -> None:
    """A reading of the measure under the cursor; another of the same day corrects that one."""
    row = desk.screen.row()
    if row is None:
        return

    def save(values: Values, agreed: Agreed) -> None:
        final = chosen(values["provisional"].strip() or "final", ("final", "provisional")) == "final"
        is_internal = chosen(values["internal"].strip() or "no", ("no", "yes")) == "yes"
        typed = Typed(values["value"], values["on"], values["by"], values["note"], not final, is_internal)
        number = read(desk.session, row, typed)
        said = "read" if number is not None else "has it already"
        desk.screen.changed(
            " · ".join(filter(None, (f"measure {row.name} {said}", after_reading(desk.session, row, typed)[1])))
        )

    unit, last, owner = map(visible, (row.part.unit, row.last or "none", row.part.owner or "you"))
    owners = names_for(desk.session, row.of, row.field("owner"))
    fields = (
        FormField("value", "reading", hint=f"a figure{f' in {unit}' if unit else ''}; last: {last}"),
        FormField("on", "of", understood=row.of.understood_past, hint="the day that it is of; none: today"),
        FormField("provisional", "final or not", names=("final", "provisional"), hint="provisional; none: final"),
        FormField("note", "note"),
        FormField("internal", "internal", names=("no", "yes"), hint="yes: a public forum is not given the note"),
        FormField("by", "by", names=owners, hint=f"whose word it is; none: {owner}"),
    )
    desk.form(f"Reading of {row.name} {row.part.title}", fields, save, cell=cell("measure", row.id, "reading"))


def line(desk: MeasuresDesk) -> None:
    """The line of the measure under the cursor; the arrows go on to the others that are listed."""
    screen, row = desk.screen, desk.screen.row()
    if row is None:
        return
    rows = filtered(screen.kind, part_rows(desk.session, screen.kind), filter_words(screen.words))
    at = next((place for place, one in enumerate(rows) if one.id == row.id), 0)
    if rows:
        desk.go(MeasureLineScreen(rows, at))


def turn(desk: ScreenDesk[MeasureLineScreen], step: int) -> None:
    """To the next measure, or the one before."""
    desk.screen.turn(step)
