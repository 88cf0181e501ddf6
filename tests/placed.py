"""A plan file that says of itself what a copy of a server's plan says: for what is made of that in words."""

from datetime import datetime
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.service.session import Session
from planwatch.storage.engine.place import Other
from planwatch.storage.engine.sqlite import Database
from tests.desk import TODAY


class Placed(Database):
    """As if a server kept it."""

    at: datetime | None = None
    at_server = "plan@db1.example.org"
    there: tuple[Other, ...] = ()
    cell = ""

    @property
    def where(self) -> str:
        return self.at_server

    @property
    def away(self) -> PlanwatchError | None:
        return PlanwatchError(f"{self.name} does not answer: no route") if self.at is not None else None

    @property
    def as_at(self) -> datetime | None:
        return self.at

    @property
    def others(self) -> tuple[Other, ...]:
        return self.there

    def editing(self, cell: str) -> None:
        self.cell = cell


def sit_at_placed(path: Path, *there: Other, at: datetime | None = None) -> tuple[Session, Placed]:
    database = Placed.open(path)
    database.there, database.at = there, at
    return Session(database, who="ann", today=TODAY), database
