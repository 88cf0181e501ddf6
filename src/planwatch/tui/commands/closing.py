"""Closing a plan: a form that asks what becomes of what is still open, kind by kind."""

from collections import Counter

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.life.closing import HOW, KINDS, NotDecided
from planwatch.service.life import closing
from planwatch.service.people.present import cell
from planwatch.tui.desk import Agreed, FormField, PlanDesk, Values
from planwatch.words.numbers import number_of

CLOSE = "close"
_HOW = "type in each line carry, or usual: POST: WHAT IT WILL LOOK AT, or withdrawn: REASON"


def ask_to_close(desk: PlanDesk, day: PlanDay) -> None:
    """Ask for each kind, and for single ones apart from that; saved, all of it is one change."""
    numbers = Counter(one.kind for one in closing.still_open(desk.session, day))
    plans = [each.plan.ref for each in desk.session.plan_days() if each.id != day.id]

    def save(values: Values, agreed: Agreed) -> None:
        typed = {f"{kind}s": values[kind] for kind in numbers if values[kind].strip()} | _single(values["but"])
        try:
            made = closing.close(desk.session, day, values["into"], typed)
        except NotDecided as refusal:
            blank = [f"{kind}s ({numbers[kind]})" for kind in KINDS if kind in numbers and not values[kind].strip()]
            raise PlanwatchError(f"not decided yet: {', '.join(blank)}" if blank else refusal.message, _HOW) from None
        desk.changed((), reload=True)
        started = f", {made.into.ref} started" if made.into is not None and not made.into.title else ""
        desk.tell(f"{day.plan.ref} closed{started}, {number_of(len(made.every), 'part')} decided · u undoes")

    def meant(typed: str) -> str:
        try:
            return closing.going_into(desk.session, day, typed).in_words()
        except PlanwatchError as refusal:
            return refusal.message

    fields = [FormField("into", "into the plan", "", plans, meant, "what is carried goes there; a new ref starts one")]
    fields += [
        FormField(kind, f"{kind}s"[:15], "", hint=f"{numbers[kind]} open: carry, or usual: POST: …, or withdrawn: …")
        for kind in KINDS
        if kind in numbers
    ]
    fields += [FormField("but", "but", "", hint="single ones: A10 = withdrawn: REASON; risk:R1 = carry")]
    desk.form(f"Close {day.plan.ref}", fields, save, cell=cell("plan", day.id))


def _single(words: str) -> dict[str, str]:
    typed: dict[str, str] = {}
    for each in filter(str.strip, words.split(";")):
        name, equals, how = each.partition("=")
        if not equals:
            raise PlanwatchError(f"'{each.strip()}' says not what becomes of it", HOW)
        typed[name.strip()] = how.strip()
    return typed
