"""People who work on one plan at once, each at a machine of their own, and what came of it, counted.

tests/engines/test_stress.py has the short form and the long one, eight writers for ten seconds each.
"""

import hashlib
import itertools
import json
import multiprocessing
import random
import sqlite3
import time
import traceback
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.queues import Queue
from pathlib import Path

import psycopg

from planwatch.errors import Conflict, PlanwatchError
from planwatch.exchange.toml.write import to_toml
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.reviews.queue import Verdict
from planwatch.model.values import replace
from planwatch.model.waits.knock_on import find_circle
from planwatch.paths import Address
from planwatch.service import read
from planwatch.service.actions.add import add_action
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note, note
from planwatch.service.change import How, Target
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal.undo import redo, undo
from planwatch.service.meetings import packs
from planwatch.service.meetings.meetings import add_meeting
from planwatch.service.reviews import run as reviews
from planwatch.service.session import Session
from planwatch.storage import doctor
from planwatch.storage.engine.server import first, rights
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.followed import Followed
from planwatch.storage.engine.server.rights import Right
from planwatch.storage.engine.server.schema import tables
from planwatch.storage.waits.dependencies import edges
from planwatch.storage.writing.batch import Batch
from tests.engines.machine import Machine
from tests.engines.postgres import Postgres
from tests.engines.proxy import Proxy

FORUM = "Board"
MEETS = date(2030, 1, 7)
KINDS = (
    "title", "title", "own", "note", "bulk", "add", "undo", "undo", "redo", "depends", "depends", "due", "import",
    "review", "issue",
)  # fmt: skip
UNKNOWN = "whether the change was kept will be seen"
KEPT = "the change is kept on the server"


@dataclass
class Told:
    """What a writer was told."""

    who: str
    kept: list[int] = field(default_factory=list[int])
    """Numbers of changes of which it was said that they are kept."""
    unknown: int = 0
    """Changes of which it was said that it is not known."""
    kinds: Counter[str] = field(default_factory=Counter[str])
    refused: Counter[str] = field(default_factory=Counter[str])
    waits: list[float] = field(default_factory=list[float])


class Writer:
    """Somebody who does whatever comes to mind."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session, self.chance, self.steps = session, random.Random(seed), itertools.count()
        self.day: PlanDay = session.one_plan()
        self.ids = list(read.list_ids(session, read.Listing("all", (self.day,))))
        self.shared = self.ids[:4]
        self.own = self.ids[seed % len(self.ids)]
        self.said: Snapshot = read.snapshot(session, self.day)

    def act(self, kind: str) -> None:  # noqa: C901  one line each
        """Do that, in words that nobody has written before."""
        session, one, mark = self.session, self.chance.choice(self.shared), f"{self.session.who} {next(self.steps)}"
        match kind:
            case "title":
                set_fields(session, [Target(one, self._row(one).version)], {"title": mark})
            case "own":
                set_fields(session, [Target(self.own)], {"how": f"{mark} 'quoted' \\ é – 日本", "success": mark})
            case "note":
                note(session, [Target(one)], Note(mark))
            case "bulk":
                set_fields(session, [Target(each) for each in self.ids], {"evidence": mark})
            case "add":
                add_action(session, self.day, {"title": mark, "due": "+2w"})
            case "undo":
                undo(session)
            case "redo":
                redo(session)
            case "depends":
                other = self.chance.choice([each for each in self.shared if each != one])
                set_fields(session, [Target(one)], {"depends_on": self._row(other).action.ref})
            case "due":
                set_fields(session, [Target(one)], {"due": f"+{self.chance.randrange(1, 90)}d"}, How(why=mark))
            case "import":
                import_snapshot(session, replace(self.said, plan=replace(self.said.plan, note=mark)), f"{mark}.toml")
            case "review":
                going = reviews.start(session, self.day, reviews.Asked())
                reviews.step(going, [going.ids[0]] if going.ids else [], Verdict.NO_EXCEPTIONS)
            case _:
                packs.issue(session, self.day, FORUM, MEETS, to_toml, lambda _: {"-board.md": mark * 500})

    def _row(self, action_id: int) -> ActionRow:
        (row,) = read.rows(self.session, (self.day,), [action_id])
        if row is None:
            raise PlanwatchError("somebody has taken it out")
        return row


def prepare(session: Session) -> None:
    """A meeting whose pack can be issued again and again."""
    add_meeting(session, session.one_plan(), FORUM, MEETS)


def work(url: str, folder: Path, who: str, seconds: float, seed: int, answer: "Queue[Told]") -> None:  # noqa: C901
    """Work for so long at a machine of one's own."""
    told = Told(who)
    made: list[int] = []
    finish, writing = Batch.finish, Followed.writing

    def finished(self: Batch) -> None:
        finish(self)
        if self.id is not None:
            made.append(self.id)

    @contextmanager
    def written(self: Followed) -> Generator[None]:
        made.clear()
        with writing(self):
            yield
        told.kept += made

    Batch.finish, Followed.writing = finished, written
    try:
        session = sit_down(url, folder, who)
        writer = Writer(session, seed)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kind = writer.chance.choice(KINDS)
            began = time.monotonic()
            try:
                writer.act(kind)
                told.kinds[kind] += 1
            except Conflict:
                told.refused["conflict"] += 1
            except PlanwatchError as error:
                text = str(error)
                if KEPT in text:
                    told.kept += made
                elif UNKNOWN in text:
                    told.unknown += len(made)
                    told.refused[UNKNOWN] += 1
                else:
                    told.refused[_kind_of(text)] += 1
                    if "does not answer" in text:
                        time.sleep(0.1)
            told.waits.append(time.monotonic() - began)
        session.database.close()
    except Exception:  # noqa: BLE001  told to the parent, whatever it is
        told.refused[f"FAILED {traceback.format_exc()[-700:]}"] += 1
    answer.put(told)


def _kind_of(text: str) -> str:
    for sign in (
        "would wait", "nothing to redo", "no change of", "is taken back by its number", "does not answer",
        "in use in this plan", "somebody else is saving", "began a group", "connection was lost", "already",
        "is being reviewed", "refused the connection", "is of a review", "closed", "taken it out",
    ):  # fmt: skip
        if sign in text:
            return sign
    return text[:150]


def sit_down(url: str, folder: Path, who: str) -> Session:
    """Somebody's machine, with the copy that lies in that folder."""
    for _ in range(100):
        try:
            return Session(Followed.follow(Machine(Address(url), folder / who), busy_seconds=10.0), who=who)
        except PlanwatchError as error:
            if "does not answer" not in str(error):
                raise
            time.sleep(0.1)
    raise PlanwatchError("nobody answers")


def together(
    urls: dict[str, str], folder: Path, seconds: float, seed: int, meanwhile: Callable[[float], object] = time.sleep
) -> list[Told]:
    """All of them at once; ``meanwhile`` is what happens to the server in that time."""
    context = multiprocessing.get_context("fork")
    answer: Queue[Told] = context.Queue()
    writers = [
        context.Process(target=work, args=(url, folder, who, seconds, seed + place, answer))
        for place, (who, url) in enumerate(urls.items())
    ]
    for each in writers:
        each.start()
    meanwhile(seconds)
    told = [answer.get(timeout=240) for _ in writers]
    for each in writers:
        each.join()
    return sorted(told, key=lambda one: one.who)


@dataclass
class Found:
    """What came of it."""

    kept: int
    told: int
    lost: int
    doubled: int
    unknown: int
    wrong: list[str]


def count(told: Iterable[Told], anew: Path, copies: Iterable[Path], before: int) -> Found:
    """What was told against what the server has, which ``anew`` was copied from; and all copies against each other."""
    told = list(told)
    wrong = [text for one in told for text in one.refused if text.startswith("FAILED")]
    with closing(sqlite3.connect(anew)) as conn:
        rows = conn.execute("select id, who from batch where id > ?", (before,)).fetchall()
        has = {(who, number) for number, who in rows}
        said = [(one.who, number) for one in told for number in one.kept]
        wrong += out_of_order(conn)
        wanted = digest(conn)
    for each in copies:
        with closing(sqlite3.connect(each)) as conn:
            wrong += [
                f"{each}: {table} is not as on the server"
                for table, is_ in digest(conn).items()
                if is_ != wanted[table]
            ]
    unknown = sum(one.unknown for one in told)
    untold = len(has) - len(has & set(said))
    return Found(
        len(has), len(said), len(set(said) - has), max(0, untold - unknown) + len(said) - len(set(said)), unknown, wrong
    )


def digest(conn: sqlite3.Connection) -> dict[str, str]:
    """All that is in the tables of a plan."""
    named, cursor = tables(conn), conn.cursor()
    cursor.row_factory = None
    held = {table: cursor.execute(f'select * from "{table}" order by id').fetchall() for table in named}
    return {table: hashlib.sha256(repr(rows).encode()).hexdigest() for table, rows in held.items()}


def out_of_order(conn: sqlite3.Connection) -> list[str]:
    """Where changes do not follow one another, or a rule was broken that only all together can break."""
    wrong = [
        f"{name}: {found[:3]}"
        for name, sql in (
            ("moments", "select b.id from batch a join batch b on b.id = a.id + 1 where b.at <= a.at"),
            ("numbers", "select max(id), count(*) from batch having max(id) <> count(*)"),
            ("journal", "select a.id from journal a join journal b on b.id = a.id + 1 and b.batch_id < a.batch_id"),
            ("journal's numbers", "select max(id), count(*) from journal having max(id) <> count(*)"),
            ("refs", "select ref from action where removed = 0 group by plan_id, ref having count(*) > 1"),
        )
        if (found := conn.execute(sql).fetchall())
    ]  # fmt: skip
    last: dict[tuple[str, int, str], str] = {}
    for table, row_id, name, before, after in conn.execute(
        "select table_name, row_id, field, before, after from journal order by id"
    ):
        if name and last.get((table, row_id, name), before) != before:
            wrong.append(f"{table} {row_id} {name}: {before} does not follow {last[table, row_id, name]}")
        last[table, row_id, name] = after
    return wrong


def faults(copy: Path) -> list[str]:
    """What the doctor finds, and circles."""
    with Followed.open(copy) as database:
        found = doctor.faults(database)
        for (plan_id,) in database.tuples("select id from plan where removed = 0"):
            waits = edges(database, plan_id)
            if circle := find_circle(waits, {one for one, _ in waits}):
                found.append(f"a circle: {circle}")
    return found


def in_words(told: Iterable[Told], found: Found, seconds: float) -> str:
    """What is printed of a run."""
    told = list(told)
    kinds, refused = (
        sum((one.kinds for one in told), Counter[str]()),
        sum((one.refused for one in told), Counter[str]()),
    )
    waits = sorted(wait for one in told for wait in one.waits) or [0.0]
    p50, p99 = (1000 * waits[int(len(waits) * part)] for part in (0.5, 0.99))
    return (
        f"{len(told)} writers, {seconds:.0f} s: {found.told} changes told as kept, {found.kept} on the server, "
        f"{found.lost} lost, {found.doubled} doubled, {found.unknown} said to be unknown\n"
        f"  p50 {p50:.0f} ms, p99 {p99:.0f} ms, longest {waits[-1]:.1f} s; {json.dumps(dict(kinds))}\n"
        f"  refused: {json.dumps(dict(refused.most_common(8)), ensure_ascii=False)}\n"
        f"  wrong: {found.wrong or 'nothing'}"
    )


class Disturbed:
    """What goes wrong while people work: each is a way to spend so many seconds."""

    def __init__(self, postgres: Postgres, proxy: Proxy, seed: int) -> None:
        self.postgres, self.proxy, self.chance = postgres, proxy, random.Random(seed)
        self.times: Counter[str] = Counter()

    def drops(self, seconds: float) -> None:
        """Connections break, some of them when a change was sent and its answer is on the way; or nothing moves."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            match self.chance.choice(("hang up", "unheard", "unheard", "unsent", "stall")):
                case "hang up":
                    self.proxy.hang_up()
                    self.times["hung up"] += 1
                case "unheard":
                    self.proxy.swallows_answer_to = b"append("
                    self.times["answers lost"] += 1
                case "unsent":
                    self.proxy.swallows = b"append("
                    self.times["changes lost on the way"] += 1
                case _:
                    self.proxy.stalls = True
                    time.sleep(min(0.7, seconds / 6))
                    self.proxy.stalls = False
                    self.times["stalled"] += 1
            time.sleep(self.chance.uniform(0.1, 0.5))

    def killed(self, seconds: float) -> None:
        """The server is killed and started again."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(min(1.5, seconds / 3))
            self.postgres.kill()
            self.postgres.start()
            self.times["killed"] += 1


def roles(postgres: Postgres, name: str, number: int) -> list[str]:
    """So many people who may change the plan."""
    people = [f"w{each}" for each in range(number)]
    with Server(Known(Address(postgres.url(name))), 5.0) as server:
        for who in people:
            rights.give(server, rights.statements(server, who, Right.EDITOR))
    return people


def settled(postgres: Postgres, name: str, folder: Path, people: Iterable[str], told: list[Told], before: int) -> Found:
    """Everybody looks once more; then it is counted."""
    copies: list[Path] = []
    for who in people:
        session = sit_down(postgres.url(name, who), folder, who)
        session.database.close()
        copies.append(session.database.path)
    anew = folder / f"anew-{before}.db"
    with Server(Known(Address(postgres.url(name))), 5.0) as server:
        first.make(server, anew)
    found = count(told, anew, copies, before)
    found.wrong += faults(copies[0])
    return found


def last_change(postgres: Postgres, name: str) -> int:
    """The number of the newest change on the server."""
    with psycopg.connect(postgres.url(name)) as raw:
        return (raw.execute("select max(id) from batch").fetchone() or (0,))[0] or 0
