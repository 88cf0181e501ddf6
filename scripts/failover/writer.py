"""Somebody at a machine of their own, who saves as fast as they can and writes down what came of each save.

``python -m scripts.failover.writer URL NAME LOG STOP``, until the file STOP is there; the machine's files are where
PLANWATCH_HOME says.
"""

import json
import sys
import time
from pathlib import Path
from typing import TextIO

from planwatch.errors import PlanwatchError
from planwatch.paths import Address
from planwatch.service import read
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note, note
from planwatch.service.change import Target
from planwatch.service.files.open import away, open_session, told
from planwatch.service.session import Session
from planwatch.storage.engine.server.local import Lost

_AGAIN = 0.2


class Writer:
    """A person at work. Each save has a word that no other has, so that it is found again."""

    def __init__(self, address: Address, who: str, log: TextIO) -> None:
        self._address, self._who, self._log = address, who, log
        self._session: Session | None = None
        self._count = 0

    def work(self, stop: Path) -> None:
        """Save until that file is there."""
        while not stop.exists():
            try:
                session = self._session = self._session or self._sit_down()
                _look(session)
                self._save(session)
            except Lost as lost:
                self._tell("noticed", "", lost.message)
                self.leave()
            except PlanwatchError as error:
                self._tell("waits", "", error.message)
                time.sleep(_AGAIN)

    def leave(self) -> None:
        """Quit."""
        session, self._session = self._session, None
        if session is not None:
            session.database.close()

    def _sit_down(self) -> Session:
        session = open_session(self._address)
        for sentence in told(session):
            self._tell("told", "", sentence)
        return session

    def _save(self, session: Session) -> None:
        self._count += 1
        word = f"{self._who}-{self._count}-word"
        targets = self._targets(session)
        try:
            if self._count % 5 == 0:
                note(session, targets[:1], Note(word))
            else:
                set_fields(session, targets[: 3 if self._count % 7 == 0 else 1], {"how": word})
        except Lost:
            self._tell("refused", word, "the server lost its last changes")
            raise
        except PlanwatchError as error:
            self._tell("unsure" if "whether the change was kept" in error.message else "refused", word, error.message)
            time.sleep(_AGAIN)
        else:
            self._tell("saved", word, "")

    def _targets(self, session: Session) -> list[Target]:
        days = session.plan_days()
        ids = read.list_ids(session, read.Listing("all", days))
        mine = [each for place, each in enumerate(ids) if place % 8 == int(self._who.removeprefix("writer")) % 8]
        return [Target(row.id, row.version) for row in read.rows(session, days, mine[:3]) if row is not None]

    def _tell(self, came: str, word: str, said: str) -> None:
        self._log.write(json.dumps({"came": came, "word": word, "said": said, "at": time.time()}) + "\n")


def _look(session: Session) -> None:
    """As the app does, which is what has the server followed. Raises PlanwatchError while it is away, Lost."""
    session.database.poll()
    if isinstance(why := away(session), Lost):
        raise why
    if why is not None:
        raise PlanwatchError(why.message)


def main(url: str, who: str, log: str, stop: str) -> None:
    """The script."""
    with Path(log).open("a", buffering=1, encoding="utf-8") as out:
        writer = Writer(Address(url), who, out)
        writer.work(Path(stop))
        writer.leave()


if __name__ == "__main__":
    main(*sys.argv[1:])
