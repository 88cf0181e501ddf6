"""A change of which it is not known whether a server kept it: what was typed stays open until that is found out."""

from typing import Any, Protocol, cast

from textual.app import App

from planwatch.model.text.visible import short
from planwatch.service.files.place import NotKnown, not_known
from planwatch.service.session import Session

_READ = 20
"""Seconds in which it can be read."""


class _Typed(Protocol):
    """A screen on which something may be typed into."""

    def typed_now(self) -> object:
        """What is typed into, with the text of it; None where nothing is."""
        ...

    def close_typed(self) -> None:
        """Close that: it was saved."""
        ...

    def tell_kept(self, said: str, *, is_kept: bool) -> None:
        """Say what became of it, in place of what was said or offered before."""
        ...


class NotKnownWatch:
    """Tells what was found out, and closes what was typed into where it was kept: it is not to be saved twice."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self._change: NotKnown | None = None
        self._is_told = False
        self._typed: object = None
        """What was typed into, with the text, when it was not known."""

    def look(self) -> None:
        """Tell what was found out since."""
        change, screen = not_known(self._session), self._screen()
        typed = screen.typed_now() if screen is not None else None
        if change is not self._change:
            self._change, self._is_told, self._typed = change, False, typed
        if change is None or change.is_kept is None or self._is_told:
            return
        self._is_told = True
        is_as_then = typed is not None and typed == self._typed
        said = f"{short(change.what, 60)}: this was {'kept after all' if change.is_kept else 'not kept'}"
        if not change.is_kept:
            said += f", nothing was changed{': what was typed can be saved again' if is_as_then else ''}"
        self._app.notify(said, severity="information" if change.is_kept else "warning", timeout=_READ, markup=False)
        if screen is None:
            return
        if change.is_kept and is_as_then:
            screen.close_typed()
        screen.tell_kept(said, is_kept=change.is_kept)

    def _screen(self) -> _Typed | None:
        screen: Any = self._app.screen
        return cast("_Typed", screen) if hasattr(screen, "typed_now") else None
