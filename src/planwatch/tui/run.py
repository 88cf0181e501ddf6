"""Opening the app on a plan file: the first page before Textual is loaded, then the app."""

import gc
import os
import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planwatch.errors import PlanwatchError
from planwatch.model.actions.views import VIEWS, View
from planwatch.model.values import replace
from planwatch.paths import Address, Place, state_folder
from planwatch.service.files.open import open_session
from planwatch.settings import Settings
from planwatch.tui.first_page.show import FirstPage, show
from planwatch.tui.table.worklist import Worklist

if TYPE_CHECKING:
    from types import FrameType

    from planwatch.service.reviews.run import Asked

BUSY_SECONDS = 3.0
"""How long a key waits for another program's write before it is told; the command line can wait longer."""

DEMO = "nothing here is kept · try e, r, d, n, u · ? tells all keys"
_LEAVE = (
    "\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1000l\x1b[?2048l\x1b[?2004l\x1b[?1004l\x1b[?7h\x1b[<u\x1b[?1049l\x1b[?25h"
)
"""Ends all that Textual or the first page has begun on a terminal."""


def run(
    path: Place,
    *,
    who: str = "",
    today: date | None = None,
    plan: str = "",
    settings: Settings,
    demo: bool = False,
    is_tour: bool = False,
    review: "Asked | None" = None,
    view: View = VIEWS[0],
    words: str = "",
) -> int:
    """Open the app on a plan file, made where it is missing; ``review``: on that review, of a file that is there.

    ``who`` is the name that somebody gave; empty: the login name, and a first start asks for another.
    ``view`` and ``words``, a filter, are what its list shows at first.
    ``is_tour``: the tour is begun, and ends the app.

    Returns the exit code. Raises PlanwatchError.
    """
    gc.disable()
    if isinstance(path, Address):
        _load_asyncio_alone()  # what speaks to servers would load all of it
    session = open_session(
        path,
        create=review is None and isinstance(path, Path),
        busy_seconds=BUSY_SECONDS,
        at_once=review is None,
        today=today,
        plan=plan,
    )
    is_named = bool(who) or not isinstance(path, Path)  # a server has a name for everybody
    session = replace(session, who=who if who and isinstance(path, Path) else session.who, throw_away=demo)
    with session.database, _terminal_left_clean():
        if review is not None:
            from planwatch.service.reviews.run import checked

            checked(session, session.one_plan(), review)  # what is wrong with the words is said before the app opens
        worklist = Worklist(session, settings, view, words)
        page = _first_page(worklist, settings) if review is None and not is_tour else None
        leave = page.leave if page is not None else lambda: None
        try:
            trace = _run(worklist, settings, DEMO if demo else "", review, page, is_named, is_tour)
        except PlanwatchError:
            leave()
            raise
        leave()
        if trace is not None:
            raise PlanwatchError("planwatch ended on a fault of its own", f"nothing accepted is lost; {_keep(trace)}")
        return 0


def _first_page(worklist: Worklist, settings: Settings) -> FirstPage | None:
    worklist.load()
    return show(worklist, settings, os.environ)


def _run(
    worklist: Worklist,
    settings: Settings,
    welcome: str,
    review: "Asked | None",
    page: FirstPage | None,
    is_named: bool,
    is_tour: bool,
) -> str | None:
    """Run the app; returns the trace of the fault that ended it, None where none did."""
    _load_asyncio_alone()
    from planwatch.tui.app import PlanwatchApp  # Textual, which the first page is not to wait for

    app = PlanwatchApp(
        worklist.session, settings, welcome, review, worklist=worklist, page=page, is_named=is_named, is_tour=is_tour
    )
    app.run(mouse=settings.mouse)
    if app.refusal is not None:
        raise app.refusal
    return app.trace if app.return_code else None


def _load_asyncio_alone() -> None:
    """Load it as in a Python that was built without TLS, which the app does not speak: that takes 4 MB."""
    if "asyncio" in sys.modules:
        return
    modules = cast("dict[str, object]", sys.modules)
    modules["ssl"] = None
    try:
        import_module("asyncio")
    finally:
        del modules["ssl"]


@contextmanager
def _terminal_left_clean() -> Generator[None]:
    """A terminal that is left while the app has it, by a kill or as its window closes, is left as it was."""
    if os.name != "posix" or not sys.stdin.isatty():
        yield
        return
    import termios

    attrs = termios.tcgetattr(sys.stdin.fileno())

    def put_back() -> None:
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, attrs)
        os.write(2, _LEAVE.encode())

    def leave(number: int, _: "FrameType | None") -> None:
        try:
            put_back()
        finally:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    # Who has them ignored, as nohup does, is not to be ended by them.
    heard = [
        each for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT) if signal.getsignal(each) is not signal.SIG_IGN
    ]
    before = {number: signal.signal(number, leave) for number in heard}
    try:
        yield
    except PlanwatchError:
        raise  # the app has ended, or was not begun
    except BaseException:
        with suppress(OSError, termios.error):
            put_back()
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _keep(trace: str) -> str:
    """Keep the trace of a fault for a report; says where it is."""
    file = state_folder() / "fault.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(trace, "utf-8", errors="backslashreplace")
    except OSError as problem:
        return f"its trace could not be written: {problem.strerror}"
    return f"please report it with {file}"
