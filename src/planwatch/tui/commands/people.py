"""Who answers for what: handing over, and what is true of plans, themes and leads."""

from textwrap import shorten

from planwatch.model.actions.row import ActionRow
from planwatch.model.plan.kinds import PlanStatus
from planwatch.service import read
from planwatch.service.change import Target
from planwatch.service.life.missing import missing_signoffs
from planwatch.service.people import handover
from planwatch.service.people.present import cell
from planwatch.tui.commands.closing import CLOSE, ask_to_close
from planwatch.tui.desk import Agreed, FormField, Meant, PlanDesk, Values
from planwatch.tui.screens.dialogs.records import entries, form
from planwatch.words.action import lead_in_words

_SHOWN = 8
_TABLES = {f"all {kind}s": (kind, f"all {kind}s: add, rename, merge, remove") for kind in ("theme", "lead", "forum")}
"""What opens a table instead of a form: the kind, and how it reads in the list."""


def hand_over(desk: PlanDesk) -> None:
    """Offer to give back what was covered for long enough; else a form to hand a lead's open actions over."""
    row = desk.row()
    ended = [each for each in handover.ended_covers(desk.session) if row is None or each.of.id == row.of.id]
    if not ended:
        _ask_to_hand_over(desk)
        return
    covered = Meant(tuple(ended), tuple(Target(each.id, each.version) for each in ended), many=True)
    back = "\n".join(map(_on_two_lines, ended[:_SHOWN]))
    more = f"\n… and {len(ended) - _SHOWN} more" if len(ended) > _SHOWN else ""

    def give_back() -> None:
        desk.change(
            covered, lambda targets: handover.hand_back(desk.session, targets), lambda _: "given back", reload=True
        )

    words = f"The cover of these has ended:\n\n{back}{more}\n\nGive them back?"
    desk.question(words, give_back, lambda: _ask_to_hand_over(desk))


def _ask_to_hand_over(desk: PlanDesk) -> None:
    row = desk.row()
    if row is None:
        return
    leads = read.names(desk.session, row.of.id, "lead")

    def save(values: Values, agreed: Agreed) -> None:
        old, new, until, why = (values[name] for name in ("old", "new", "until", "why"))
        outcome = handover.hand_over(desk.session, row.of, old, new, until, why, add=agreed)
        desk.last = outcome
        desk.changed([], reload=True)
        desk.tell(
            f"{', '.join(outcome.changed[:6])}{' …' if len(outcome.changed) > 6 else ''} handed to {new} · u undoes"
        )

    desk.form(
        "Hand over all open actions of a lead",
        [
            FormField("old", "from", row.action.lead, leads),
            FormField("new", "to", "", leads),
            FormField("until", "only until", understood=row.of.understood, hint="empty: for good; a day: as cover"),
            FormField("why", "why", hint="kept with the change"),
        ],
        save,
        cell=cell("plan", row.of.id, "handover"),
    )


def _on_two_lines(row: ActionRow) -> str:
    return f"{row.action.ref} {shorten(row.action.title, 48, placeholder=' …')}\n  {lead_in_words(row)}"


def about(desk: PlanDesk) -> None:
    """Choose the plan, a theme or a lead, and change it in a form."""
    day = desk.plan()
    if day is None:
        return

    is_change: list[bool] = []

    def saved(done: bool) -> None:
        if done:
            desk.changed((), reload=True)
            now = next((one for one in desk.session.plan_days() if one.id == day.id), day)
            missing = missing_signoffs(desk.session, now) if now.plan.status is not day.plan.status else ""
            desk.tell(" · ".join(filter(None, ("saved", missing, "u undoes"))) if is_change[-1] else "nothing changed")

    def chosen(key: str) -> None:
        if key == CLOSE:
            ask_to_close(desk, day)
        elif key in _TABLES:
            desk.do("names:show", _TABLES[key][0])
        else:
            form(desk, day, key, saved, is_change.append)

    is_closed = day.plan.status is PlanStatus.CLOSED
    end = [] if is_closed else [(CLOSE, f"close {day.plan.ref}: carry forward what is open, hand it on or withdraw it")]
    tables = [(key, said) for key, (_, said) in _TABLES.items()]
    desk.pick(f"Change what of {day.plan.ref}?", [*entries(desk.session, day), *tables, *end], chosen)
