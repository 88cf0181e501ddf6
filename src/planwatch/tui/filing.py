"""Bringing snapshots in and taking them out, adding actions, starting a plan."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual.screen import Screen

from planwatch.errors import PlanwatchError
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service import editing, reading
from planwatch.service.session import Session
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.worklist import Worklist


class Filing(Screen[None]):
    """The part of triage that adds to the file and exchanges with others."""

    worklist: Worklist
    session: Session
    reload: Callable[[], None]
    rest: Callable[[], None]
    row: Callable[[], Listed | None]
    say: Callable[..., None]

    def _plan(self) -> PlanDay | None:
        """The plan meant: the only one, or that of the row."""
        row = self.row()
        if row is not None:
            return row.of
        return self.worklist.days[0] if self.worklist.days else None

    def action_add(self) -> None:
        """A form for a new action, in the theme of the row; without any plan, for a plan."""
        from planwatch.tui.screens.form import Field, Form, Values

        day, row = self._plan(), self.row()
        if day is None:
            self._start_plan()
            return
        themes, leads = (reading.names(self.session, day.id, kind) for kind in ("theme", "lead"))
        theme = row.action.theme if row is not None else (themes[0] if themes else "")

        def save(values: Values, agreed: bool) -> None:
            outcome = editing.add_action(self.session, day, values, add=agreed)
            self._show_new(outcome.changed[0], day)

        fields = [
            Field("title", "action", hint="what is to be done"),
            Field("theme", "theme", theme, themes),
            Field("lead", "lead", "", leads, hint="who answers for it"),
            Field("due", "due", understood=day.understood),
            Field("ref", "ref", hint="given if left empty"),
        ]
        self.app.push_screen(Form(f"New action in {day.plan.ref}", fields, save), lambda _: self.rest())

    def _show_new(self, ref: str, day: PlanDay) -> None:
        self.reload()
        row = reading.find_action(self.session, f"{day.plan.ref}:{ref}")
        shown = self.query_one(PlanTable).move_to(row.id)
        self.say(f"{ref} added · u undoes" + ("" if shown else " · not in this view: 9 shows all"))

    def _start_plan(self) -> None:
        from planwatch.service import plans
        from planwatch.tui.screens.form import Field, Form, Values

        def save(values: Values, agreed: bool) -> None:
            plans.add_plan(self.session, values["ref"], values["title"])
            self.reload()
            self.say("plan started · a adds its first action")

        fields = [Field("title", "title"), Field("ref", "ref", hint="short, such as WB")]
        self.app.push_screen(Form("New plan", fields, save), lambda _: self.rest())

    def action_about(self) -> None:
        """Choose the plan, a theme or a lead, and change it in a form."""
        from planwatch.tui.screens.picker import Picker
        from planwatch.tui.screens.records import entries, form

        day = self._plan()
        if day is None:
            return

        def picked(key: str | None) -> None:
            if key is not None:
                self.app.push_screen(form(self.session, day, key), saved)

        def saved(done: bool | None) -> None:
            if done:
                self.reload()
                self.say("saved · u undoes")

        self.app.push_screen(Picker(f"Change what of {day.plan.ref}?", entries(self.session, day)), picked)

    def action_import(self) -> None:
        """Ask for a file, show what it would change, and merge it after a yes."""
        self.query_one(Prompt).ask("import which file? ", self._ask_to_import)

    def _ask_to_import(self, name: str) -> None:
        from planwatch.exchange.registry import reader_for
        from planwatch.model.difference import lines
        from planwatch.service import importing
        from planwatch.tui.screens.question import Question

        path = Path(name.strip()).expanduser()
        if not name.strip():
            raise PlanwatchError("no file named", "type its name")
        today = self.session.today or self.session.clock().astimezone().date()
        snapshot = reader_for(path)(path, today, partial(reading.known_plan, self.session))
        tried = importing.import_snapshot(self.session, snapshot, path.name, dry_run=True)
        if not tried.difference:
            self.say(f"{path.name}: nothing to change")
            return
        told = lines(tried.difference)
        more = [f"… and {len(told) - 12} more"] if len(told) > 12 else []
        text = "\n".join([importing.in_words(tried), "", *told[:12], *more, "", f"Import {path.name}?"])
        self.app.push_screen(Question(text), lambda yes: self._import(snapshot, path.name) if yes else None)

    def _import(self, snapshot: Snapshot, name: str) -> None:
        from planwatch.service import importing

        try:
            merged = importing.import_snapshot(self.session, snapshot, name)
        except PlanwatchError as error:
            self.say(str(error), wrong=True)
            return
        self.reload()
        self.say(f"{importing.in_words(merged)} · change {merged.number}: H shows it, and can take it back")

    def action_export(self) -> None:
        """Ask for a file name and write the plan of the row as a snapshot."""
        day = self._plan()
        if day is not None:
            self.query_one(Prompt).ask(
                f"export {day.plan.ref} to which file? ",
                lambda name: self._export(day, name),
                value=f"{day.plan.ref}-{day.today.isoformat()}.toml",
            )

    def _export(self, day: PlanDay, name: str) -> None:
        from planwatch.exchange.registry import writer_for
        from planwatch.tui.screens.question import Question

        path = Path(name.strip()).expanduser()
        write = writer_for(path)

        def go(yes: bool | None = True) -> None:
            if yes:
                try:
                    write(reading.snapshot(self.session, day), path)
                except PlanwatchError as error:
                    self.say(str(error), wrong=True)
                else:
                    self.say(f"{day.plan.ref} written to {path}")

        if path.exists():
            self.app.push_screen(Question(f"{path} exists. Write over it?"), go)
        else:
            go()
