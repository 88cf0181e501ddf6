"""Plan files: opening one, starting one, copying one, and finding out whether one is sound."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.paths import Address, Place
from planwatch.service.session import Session
from planwatch.storage.engine.file import has_leftover_log
from planwatch.storage.engine.sqlite import BUSY_SECONDS, Database
from planwatch.storage.plan.records import plans

STALE = "derived columns are stale"
"""How a sentence ends that says of what is made from the rest that it is not as that."""


def open_session(
    path: Place,
    *,
    create: bool = False,
    busy_seconds: float = BUSY_SECONDS,
    done: Callable[[int, int], object] = lambda there, of: None,
    at_once: bool = False,
    **who: object,
) -> Session:
    """Open a plan file, or a plan on a server, and sit down to it; ``who`` are fields of Session.

    On a server changes are signed with the name that it knows one by. ``done`` is told how a first copy of it comes
    on, how many rows of how many; ``at_once``: where there is one, it is opened before the server is asked. Raises
    PlanwatchError.
    """
    if isinstance(path, Address):
        from planwatch.storage.engine.server.address import Known  # few plans are on one
        from planwatch.storage.engine.server.followed import Followed

        followed = Followed.follow(Known(path), create=create, busy_seconds=busy_seconds, done=done, at_once=at_once)
        return Session(followed, **{**who, "who": followed.signs})  # type: ignore[arg-type]
    refuse_leftover_log(path)
    return Session(Database.open(path, create=create, busy_seconds=busy_seconds), **who)  # type: ignore[arg-type]


def refuse_leftover_log(path: Path) -> None:
    """Raise PlanwatchError where a program that was killed has left a log beside the file that is of another."""
    if has_leftover_log(path):
        # Loaded here: only a program that was killed leaves a log.
        from planwatch.storage.leftover import refuse_log_of_another

        refuse_log_of_another(path.absolute())


def second_session(session: Session) -> Session:
    """The same file and person over a connection of its own, for another thread."""
    return replace(session, database=session.database.again())


def copy_name(path: Path, what: str = "") -> Path:
    """The name of a copy of a plan file beside it, with the moment in it: ``plans.20160111-093000-123.db``."""
    moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")[:-3]
    return path.with_name(f"{path.stem}.{what}{moment}{path.suffix or '.db'}")


def backup(session: Session, target: Path) -> Path:
    """Write a consistent copy of the file; one that exists is never overwritten."""
    session.database.backup(target)
    return target


def read_only_reason(session: Session) -> str:
    """Why the file cannot be changed; empty where it can."""
    return session.database.read_only


def check_same(session: Session) -> None:
    """Raise PlanwatchError where the file is not the one any more that was opened; nothing is asked of it."""
    session.database.check_same()


def lost(session: Session) -> PlanwatchError | None:
    """Why the file can neither be changed nor read any more; None where it can be read."""
    return session.database.lost


def away(session: Session) -> PlanwatchError | None:
    """Why the server that keeps the plan cannot be followed now; None where it is, and for a file."""
    return session.database.away


def told(session: Session) -> list[str]:
    """What is to be said of what was opened, a sentence each."""
    return session.database.told


def faults(session: Session) -> list[str]:
    """What is wrong with the file, one sentence each; empty where it is sound."""
    from planwatch.storage import doctor

    return doctor.faults(session.database)


def made_anew(session: Session) -> list[str]:
    """What is made from the rest of the plan and was not as that, one sentence each; it is put right, where it may."""
    from planwatch.storage import doctor

    return doctor.made_anew(session.database)


def holds_no_plan(session: Session) -> bool:
    """Whether there is nothing in the file, as in one that was just made or a copy that came to nothing."""
    return not plans(session.database)
