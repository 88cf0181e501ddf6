"""Actions that come and go; the first plan of a file."""

from planwatch.model.actions.row import PlanDay
from planwatch.model.text.visible import short
from planwatch.service import read
from planwatch.service.actions.add import add_action
from planwatch.service.actions.remove import remove as take_out
from planwatch.service.plan import start
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen


def add(desk: ActionDesk[TriageScreen]) -> None:
    """A form for a new action, in the theme of the row; without any plan, for a plan."""
    day, row = desk.plan(), desk.row()
    if day is None:
        _start_plan(desk)
        return
    themes, leads = (read.names(desk.session, day.id, kind) for kind in ("theme", "lead"))
    theme = row.action.theme if row is not None else (themes[0] if themes else "")

    def save(values: Values, agreed: Agreed) -> None:
        outcome = add_action(desk.session, day, values, add=agreed)
        _show_new(desk, outcome.changed[0], day, outcome.told)

    desk.form(
        f"New action in {day.plan.ref}",
        [
            FormField("title", "action", hint="what is to be done"),
            FormField("theme", "theme", theme, themes),
            FormField("lead", "lead", "", leads, hint="who answers for it"),
            FormField("due", "due", understood=day.understood),
            FormField("ref", "ref", hint="given if left empty"),
        ],
        save,
    )


def _show_new(desk: ActionDesk[TriageScreen], ref: str, day: PlanDay, note: str) -> None:
    was_empty = not len(desk.screen.worklist.rows)
    desk.screen.reload()
    row = read.find_action(desk.session, f"{day.plan.ref}:{ref}")
    shown = desk.screen.table.move_to(row.id)
    if not shown and was_empty:  # nobody is taken away from what they look at, but who looks at nothing is
        desk.do("list:go_to", row.id)
        shown = True
    note = f" · {note}" if note else ""
    more = " · a adds the next" if was_empty else ""
    desk.tell(f"{ref} added{note} · u undoes{more}" + ("" if shown else " · not in this view: 9 shows all"))


def _start_plan(desk: ActionDesk[TriageScreen]) -> None:
    """Ask the fewest things that a plan begins with; then for its first action."""

    def save(values: Values, agreed: Agreed) -> None:
        title = values["title"]
        ref = start.proposed_ref(desk.session, title)
        start.add_plan(desk.session, ref, title, theme=values["theme"], lead=values["lead"])
        desk.screen.reload()
        desk.tell(f"plan {ref} started · a adds its first action · A changes the plan itself")

    def left(saved: bool) -> None:
        if saved:
            add(desk)

    desk.form(
        "New plan",
        [
            FormField(
                "title", "title", hint="such as Recovery plan",
                understood=lambda typed: f"its ref will be {start.proposed_ref(desk.session, typed)}",
            ),
            FormField("theme", "first theme", hint="such as Workforce, or empty"),
            FormField("lead", "its lead", hint="who answers for it, or empty"),
        ],
        save,
        left,
    )  # fmt: skip


def remove(desk: ActionDesk[TriageScreen]) -> None:
    """Ask, and take out of the plan; the safe answer is no."""
    meant = desk.meant()
    if meant is None:
        return
    action = meant.row.action
    what = f"{action.ref} {short(action.title, 120)}" if len(meant.targets) == 1 else meant.named

    def make_away() -> None:
        desk.change(meant, lambda targets: take_out(desk.session, targets), lambda _: "removed", reload=True)

    plans = ", ".join(dict.fromkeys(row.of.plan.ref for row in meant.rows))
    desk.question(f"Remove {what} from the plan {plans}?\n\nUndo (u) brings it back.", make_away)
