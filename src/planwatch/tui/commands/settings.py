"""The user's own settings: seen, tried and kept."""

from typing import cast

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.paths import config_file
from planwatch.service.files.place import where
from planwatch.service.session import login_name
from planwatch.settings import Settings, load, nearest
from planwatch.settings_kept import Value, keep
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen

ListDesk = ActionDesk[TriageScreen]


def settings(desk: ListDesk) -> None:
    """A form of all settings but the keymap. The skin is shown as it is typed; leaving goes back to the one before."""
    app = cast("PlanwatchApp", desk.screen.app)
    now, before = app.settings, app.theme

    def look(name: str) -> str:
        if name not in app.skin_names:
            return f"one of {', '.join(app.skin_names)}"
        app.theme = name
        return "as you see it now"

    def save(values: Values, agreed: Agreed) -> None:
        change(desk, _typed(app, values))
        desk.tell(f"kept in {config_file()}")

    def left(saved: bool) -> None:
        if not saved:
            app.theme = before

    at = where(app.session)
    who = FormField("who", "who", now.who, hint=f"signs your changes, and is “mine”; else {login_name()}")
    desk.form(
        f"Settings · {at} knows you as {app.session.who}" if at else "Settings",
        [
            FormField("skin", "skin", before, app.skin_names, understood=look),
            *([] if at else [who]),
            FormField("due_soon", "due soon", str(now.due_soon), hint="days ahead that view 2 looks"),
            FormField("mouse", "mouse", "yes" if now.mouse else "no", ("yes", "no"), hint="from the next start"),
        ],
        save,
        left,
    )


def _typed(app: PlanwatchApp, values: Values) -> dict[str, Value]:
    values = {"who": app.settings.who, **values}  # on a server it is not asked for
    skin, who, days, mouse = (values[name].strip() for name in ("skin", "who", "due_soon", "mouse"))
    if skin not in app.skin_names:
        raise PlanwatchError(f"there is no skin {skin!r}", nearest(skin, app.skin_names))
    if not days.isdecimal():
        raise PlanwatchError(f"due soon must be a number of days, not {days!r}", "14 is two weeks")
    if mouse.casefold() not in ("y", "yes", "n", "no"):
        raise PlanwatchError(f"mouse must be yes or no, not {mouse!r}")
    return {"skin": skin, "who": who, "due_soon": int(days), "mouse": mouse.casefold().startswith("y")}


def change(desk: ListDesk, values: dict[str, Value]) -> None:
    """Keep what is other than in the settings file, and go on with it. PlanwatchError: nothing is changed."""
    app, path = cast("PlanwatchApp", desk.screen.app), config_file()
    try:
        kept = load(path)
    except PlanwatchError as error:
        raise PlanwatchError(error.message, f"put {path} right first") from error
    other = {name: value for name, value in values.items() if getattr(kept, name) != value}
    if other:
        keep(path, other)
    take(desk, app, replace(app.settings, **values))


def take(desk: ListDesk, app: PlanwatchApp, now: Settings) -> None:
    """Go on with these settings; nothing is kept."""
    was, app.settings = app.settings, now
    app.theme = now.skin
    who = app.session.who if where(app.session) else now.who or login_name()
    if now.who != was.who:
        app.session = replace(app.session, who=who)
    for screen in app.screen_stack:
        if not isinstance(screen, TriageScreen):
            continue
        screen.worklist.settings = now
        if now.who != was.who:
            screen.use_session(replace(screen.session, who=who))
        elif now.due_soon != was.due_soon:
            screen.show_narrowed()
