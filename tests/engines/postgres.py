"""A PostgreSQL server from nothing: started for the tests on a free port of this machine, gone when they end."""

import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

MISSING = "this machine has no PostgreSQL (Debian: postgresql)"


@dataclass
class Postgres:
    """A server that runs. Everybody on this machine may connect to it as anybody."""

    folder: Path
    port: int
    binaries: Path

    def __post_init__(self) -> None:
        self._names = count()

    @property
    def environment(self) -> dict[str, str]:
        """With this, libpq finds the server under any name of a host; it speaks no TLS."""
        return {"PGHOSTADDR": "127.0.0.1", "PGPORT": str(self.port), "PGSSLMODE": "disable", "PGUSER": "postgres"}

    def url(self, name: str = "postgres", user: str = "postgres") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{name}"

    def run(self, sql: str, name: str = "postgres") -> None:
        import psycopg  # whoever only asks whether there is a server needs none of it

        with psycopg.connect(self.url(name), autocommit=True) as raw:
            raw.execute(sql.encode())

    def asked(self, sql: str, params: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        import psycopg

        with psycopg.connect(self.url()) as raw:
            return raw.execute(sql.encode(), params).fetchall()

    def database(self, template: str = "template0") -> str:
        """A new database; its name."""
        name = f"plan_{os.getpid()}_{next(self._names)}"
        how = "" if template == "template0" else " strategy file_copy"
        self.run(f"create database {name} template {template}{how}")
        return name

    def empty(self, name: str) -> None:
        """A database of that name with nothing in it, whatever was in it before."""
        self.drop(name)
        self.run(f"create database {name} template template0")

    def drop(self, name: str) -> None:
        """Take a database away, whoever is in it."""
        self.run(f"drop database if exists {name} with (force)")

    def start(self) -> None:
        where = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder}"
        options = f"{where} -c fsync=off -c full_page_writes=off -c max_connections=200"
        self._pg_ctl("start", "-o", options, "-l", str(self.folder / "log"))

    def stop(self, how: str = "fast") -> None:
        self._pg_ctl("stop", "-m", how)

    def kill(self) -> None:
        """As a machine that stops: nothing is written, nobody is told."""
        lead = int((self.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(lead, signal.SIGSTOP)  # it begins nobody more
        others = [int(pid) for pid in Path(f"/proc/{lead}/task/{lead}/children").read_text().split()]
        for pid in (lead, *others):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while any(_runs(pid) for pid in (lead, *others)):
            time.sleep(0.02)
        for left in (self.folder / "data" / "postmaster.pid", self.folder / f".s.PGSQL.{self.port}.lock"):
            left.unlink(missing_ok=True)  # whoever reaps the dead may be slow, and is taken for one who lives

    def _pg_ctl(self, what: str, *more: str) -> None:
        _run([str(self.binaries / "pg_ctl"), "-D", str(self.folder / "data"), "-w", what, *more])


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def is_missing() -> bool:
    """Whether this machine has no PostgreSQL, and nobody insists (CI does): what needs a server is then not run."""
    return binaries() is None and not os.environ.get("CI") and not os.environ.get("PLANWATCH_NEED_SERVER")


def binaries() -> Path | None:
    """Where PostgreSQL's programs are; None where this machine has none."""
    found = [Path(path).parent for path in (shutil.which("initdb"), shutil.which("postgres")) if path]
    found = [each.resolve() for each in found] + sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for each in found:
        real = (each / "initdb").resolve().parent
        if (real / "postgres").exists():
            return real
    return None


@contextmanager
def running() -> Generator[Postgres]:
    """A server, as long as the block lasts."""
    where = binaries()
    assert where is not None, MISSING
    folder = Path(tempfile.mkdtemp(prefix="pw-pg-", dir=quick()))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, somebody())
        _run(
            [
                str(where / "initdb"),
                "-D",
                str(folder / "data"),
                "-U",
                "postgres",
                "--auth=trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync",
            ]
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Postgres(folder, port, where)
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def quick() -> Path | None:
    """A folder in memory, where there is room: a database for each test is some hundred files, and a copy is synced."""
    shared = Path("/dev/shm")
    return shared if shared.is_dir() and shutil.disk_usage(shared).free > 2 << 30 else None


def somebody() -> str:
    """PostgreSQL does not run as root."""
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def as_somebody(*command: str) -> list[str]:
    """The command as whoever the server runs as runs it."""
    if os.geteuid():
        return list(command)
    return ["setpriv", f"--reuid={somebody()}", "--regid=nogroup", "--clear-groups", "--", *command]


def _run(command: list[str]) -> None:
    done = subprocess.run(as_somebody(*command), capture_output=True, text=True, check=False, cwd="/")
    log = next((Path(path) for before, path in itertools.pairwise(command) if before == "-l"), None)
    said = log.read_text()[-2000:] if log is not None and log.exists() else ""
    assert not done.returncode, done.stdout + done.stderr + said
