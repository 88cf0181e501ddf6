"""A change of which it is not known whether a server kept it: what was typed stays open until that is found out."""

from typing import Any

from textual.app import App

from planwatch.model.text.visible import short
from planwatch.service.files.place import not_known
from planwatch.service.session import Session
from planwatch.storage.engine.errors import NotKnown
from planwatch.tui.screens.dialogs.form import Form

_READ = 20
"""Seconds in which it can be read."""


class NotKnownWatch:
    """Tells what was found out, and closes what was typed into where it was kept: it is not to be saved twice."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self._change: NotKnown | None = None
        self._typed: object = None
        """What was typed into, and the text, when it was not known."""

    def look(self) -> None:
        """Tell what was found out since."""
        change = not_known(self._session)
        if change is not self._change:
            self._change, self._typed = change, self._open()
        if change is None or change.is_kept is None or self._typed is _TOLD:
            return
        was_open, self._typed = self._typed, _TOLD
        what, is_as_then = short(change.what, 60), was_open is not None and was_open == self._open()
        if not change.is_kept:
            more = ": what was typed can be saved again" if is_as_then else ""
            self._tell(f"{what}: this was not kept, nothing was changed{more}", wrong=True)
            return
        if is_as_then:
            self._close()
        self._tell(f"{what}: this was kept after all", wrong=False)

    def _open(self) -> object:
        """What is typed into, and the text of it now; None where nothing is."""
        screen = self._app.screen
        if isinstance(screen, Form):
            return screen, screen.values()
        desk: Any = getattr(screen, "desk", None)
        prompt, editors = getattr(desk, "prompt", None), _editors(screen)
        if prompt is not None and prompt.asking:
            return prompt, prompt.typed
        if editors is not None and editors.cell.is_open:
            return editors, editors.cell.text
        return None

    def _close(self) -> None:
        screen: Any = self._app.screen
        if isinstance(screen, Form):
            screen.dismiss(True)
            return
        screen.desk.prompt.close()
        if (editors := _editors(screen)) is not None:
            editors.close()
        screen.desk.rest()

    def _tell(self, said: str, *, wrong: bool) -> None:
        """Say it above all, and on the line, which says still that it is not known, or offers to bring a text back."""
        self._app.notify(said, severity="warning" if wrong else "information", timeout=_READ, markup=False)
        desk: Any = getattr(self._app.screen, "desk", None)
        if isinstance(self._app.screen, Form):
            self._app.screen.say(said, wrong=wrong)
        elif hasattr(desk, "tell"):
            desk.tell(said)
            if not wrong and hasattr(desk, "discarded"):
                desk.discarded = None


_TOLD = object()


def _editors(screen: Any) -> Any:
    return getattr(screen, "editors", None) or getattr(getattr(screen, "desk", None), "editors", None)
