"""Views of one's own: any is shown by its name, what is shown is saved under one, changed, taken out."""

from collections.abc import Callable, Sequence

from planwatch.errors import NeedsYes, PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.actions.views import View
from planwatch.model.plan.keys import flat
from planwatch.model.plan.kinds import Base
from planwatch.model.plan.view import FIELDS
from planwatch.model.text.names import plain
from planwatch.service.views import kept
from planwatch.service.views.look import saved_as
from planwatch.service.views.own import MINE, OwnView
from planwatch.tui.bindings import is_key
from planwatch.tui.command import Need
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.tui.needs import refusal
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen

ListDesk = ActionDesk[TriageScreen]
_NO_VIEWS = "there is no view of your own yet: save view, by :, keeps what is shown"


def pick(desk: ListDesk) -> None:
    """Show any view."""
    work = desk.screen.worklist
    counts = work.counts_of_views()
    entries = [(view.word, _line(view, counts.get(view.word))) for view in work.own.every()]
    desk.pick("Show which view?", entries, lambda word: desk.do("list:view", word), at=work.view.word)


def _line(view: View, number: int | None) -> str:
    whose = f" · {view.whose}: {view.base} {view.filter}".rstrip() if isinstance(view, OwnView) else ""
    return f"{view.key:>3}  {view.name}{'' if number is None else f'  {number}'}{whose}"


def save(desk: ListDesk) -> None:
    """Keep what is shown: under the name of the view that it was changed from, or another."""
    work = desk.screen.worklist
    own = work.view if isinstance(work.view, OwnView) else None
    if work.view.base not in tuple(Base):
        desk.tell("what others changed is another thing for everybody: begin from another view")
        return

    def keep(values: Values, agreed: Agreed) -> None:
        name, of = " ".join(values["name"].split()), _plan(desk, values["whose"])
        if not name:
            raise PlanwatchError("a view needs a name", "type one")
        there = next((each for each in work.own.all if each.plan == _id(of) and plain(each.name) == plain(name)), None)
        if there is not None and (own is None or there.word != own.word) and f"view {plain(name)}" not in agreed:
            raise NeedsYes(f"there is a view {there.name} already", "give another name", what=f"view {plain(name)}",
                           question=f"Put what is shown in place of {there.name}?", harmless=False)  # fmt: skip
        key = _free_key(desk, values["key"])
        kept.save(desk.session, saved_as(work.look, name, key, work.view.base), of)
        _show(desk, name, of)
        desk.tell(f"view {name} saved{'' if of is None else f' in {of.plan.ref} · u undoes'}")

    desk.form(
        "Save what is shown as a view",
        [
            FormField("name", "name", own.name if own is not None else ""),
            FormField("key", "key", own.saved.key if own is not None else "", hint="f2 to f12; or none"),
            FormField("whose", "whose", own.whose if own is not None else MINE, _whose(desk),
                      hint="mine: yours alone, over all plans · the ref of a plan: shared by all who use it"),
        ],
        keep,
    )  # fmt: skip


def change(desk: ListDesk) -> None:
    """Change one of one's own field by field: its name, key, filter, columns."""

    def asked(view: OwnView) -> None:
        held = {name: str(value or "") for name, value in flat(view.saved).items()}

        def keep(values: Values, _: Agreed) -> None:
            _may_write(desk, view.of)
            typed = {name: text for name, text in values.items() if text.strip() != held[name]}
            if "key" in typed:
                typed["key"] = _free_key(desk, typed["key"])
                kept.check_key(desk.session, typed["key"], view)
            kept.change(desk.session, view, typed)
            _show(desk, " ".join(values["name"].split()), view.of)
            desk.tell(f"view {values['name']} changed")

        fields = [
            FormField(field.name, field.called, held[field.name], [*(field.choices or ())], hint=field.help)
            for field in FIELDS
        ]
        desk.form(f"View {view.name}", fields, keep)

    _which(desk, "Change which view?", asked)


def remove(desk: ListDesk) -> None:
    """Ask, and take one out; the safe answer is no."""

    def asked(view: OwnView) -> None:
        def gone() -> None:
            _may_write(desk, view.of)
            kept.remove(desk.session, view)
            desk.screen.reload()
            desk.tell(f"view {view.name} removed{'' if view.of is None else ' · u undoes'}")

        shared = "It is yours alone, and nothing brings it back." if view.of is None else f"All of {view.whose} use it."
        desk.question(f"Remove the view {view.name}?\n\n{shared}", gone)

    _which(desk, "Remove which view?", asked)


def _which(desk: ListDesk, title: str, then: Callable[[OwnView], object]) -> None:
    work = desk.screen.worklist
    views = {view.word: view for view in work.own.all}
    if not views:
        desk.tell(_NO_VIEWS)
        return
    entries = [(word, _line(view, None)) for word, view in views.items()]
    desk.pick(title, entries, lambda word: then(views[word]), at=work.view.word)


def _show(desk: ListDesk, name: str, of: PlanDay | None) -> None:
    """Show the view of that name as it was saved just now."""
    work = desk.screen.worklist
    desk.screen.reload()
    view = next((each for each in work.own.all if each.plan == _id(of) and each.name == name), None)
    if view is not None:
        work.forget_look(view)
        desk.do("list:view", view.word)
        desk.screen.show_counts()


def _id(of: PlanDay | None) -> int | None:
    return of.id if of is not None else None


def _whose(desk: ListDesk) -> Sequence[str]:
    return [MINE, *(day.plan.ref for day in desk.screen.worklist.days)]


def _plan(desk: ListDesk, whose: str) -> PlanDay | None:
    """The plan of that ref; None for the user's own. Raises PlanwatchError."""
    typed = whose.strip().casefold()
    if typed in ("", MINE):
        return None
    of = next((day for day in desk.screen.worklist.days if day.plan.ref.casefold() == typed), None)
    if of is None:
        raise PlanwatchError(f"'{whose}' is no plan shown", f"one of {', '.join(_whose(desk))}")
    _may_write(desk, of)
    return of


def _may_write(desk: ListDesk, of: PlanDay | None) -> None:
    if of is not None and (reason := refusal((Need.NOW, Need.WRITABLE), desk)):
        raise PlanwatchError(reason)


def _free_key(desk: ListDesk, typed: str) -> str:
    """That key, which no command has; raises PlanwatchError."""
    key = typed.strip().casefold()
    bound = desk.screen.active_bindings.get(key)
    if key and bound is not None and is_key(key):
        raise PlanwatchError(f"{key} is the key of {bound.binding.description or bound.binding.action}",
                             "views take f2 to f12")  # fmt: skip
    return key
