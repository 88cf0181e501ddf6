"""What "Working together" tells people to type makes a server of an empty machine, with TLS, passwords and rights.

Its commands are run one after the other as they are printed, on a server from nothing. ``sudo``, ``apt-get`` and
``pipx`` are played; ``db.example.org`` is this machine, by the address that the environment gives for any host.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from planwatch.exchange.toml.read import read_toml_file
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from scripts.draw_architecture import ROOT
from tests.desk import TODAY
from tests.docs.typed import SAMPLE
from tests.engines.postgres import MISSING, Postgres, as_somebody, is_missing, running, somebody

PAGE = (ROOT / "docs" / "working-together.md").read_text(encoding="utf-8")
WHOSE = {"At everybody else's": "bob"}
"""Whose desk the commands under a heading are typed at, where it is not ann's."""


class Office:
    """A host with PostgreSQL, and desks whose people have homes of their own."""

    def __init__(self, server: Postgres, folder: Path) -> None:
        self._server, self.folder = server, folder
        for name in ("bin", "typed"):
            (folder / name).mkdir()
        restart = as_somebody(str(server.binaries / "pg_ctl"), *_restart(server.folder))
        owner = f"-o {somebody()}" if not os.geteuid() else ""
        self._play("pipx", "exit 0")
        self._play(
            "sudo",
            f"""case "$1" in
              apt-get) exit 0;;
              systemctl) cd / && exec {shlex.join(restart)};;
              install) shift 3; exec install {owner} "$@";;
              -u) shift 2; exec env -u PGHOSTADDR PGHOST={server.folder} PGUSER=postgres "$@";;
              *) exec "$@";;
            esac""",
        )
        (folder / "bin" / "planwatch").symlink_to(Path(sys.executable).with_name("planwatch"))

    def typed(self, who: str, line: str, **more: str) -> "subprocess.CompletedProcess[str]":
        """A line that somebody types in a shell; whoever asks for a password gets it twice, on no terminal."""
        home = self.folder / who
        home.mkdir(exist_ok=True)
        path = os.pathsep.join([str(self.folder / "bin"), str(self._server.binaries), os.environ["PATH"]])
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "PLANWATCH", "XDG"))}
        found = {"PGHOSTADDR": "127.0.0.1", "PGPORT": str(self._server.port)}
        return subprocess.run(
            ["bash", "-c", line], env={**kept, **found, "HOME": str(home), "PATH": path, **more}, text=True,
            cwd=self.folder / "typed", capture_output=True, input="PASSWORD\nPASSWORD\n", start_new_session=True,
            timeout=120,
        )  # fmt: skip

    def connected(self) -> "psycopg.Connection[Any]":
        """Somebody on the host who has the plan open."""
        return psycopg.connect(host=str(self._server.folder), port=self._server.port, user="postgres", dbname="plan")

    def _play(self, name: str, script: str) -> None:
        program = self.folder / "bin" / name
        program.write_text(f"#!/usr/bin/env bash\n{script}\n")
        program.chmod(0o755)


def _restart(folder: Path) -> list[str]:
    return ["-D", str(folder / "data"), "-w", "-m", "fast", "-l", str(folder / "log"), "restart"]


def lines_by_section(page: str) -> Iterator[tuple[str, str]]:
    """The lines of all blocks of shell, each with the heading that it stands under."""
    for section in re.split(r"^#+ ", page, flags=re.MULTILINE):
        for block in re.findall(r"```sh\n(.+?)```", section, re.DOTALL):
            yield from ((section.partition("\n")[0], line) for line in block.splitlines())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A server that nobody may come to over the network yet, and a plan file at ann's desk."""
    if is_missing():
        pytest.skip(MISSING)
    with running() as server:
        # As Debian has it: whoever is postgres on the host is it in the database, too.
        (server.folder / "data" / "pg_hba.conf").write_text("local all postgres trust\n")
        made = Office(server, tmp_path)
        session = open_session(tmp_path / "typed" / "plan.db", create=True, today=TODAY)
        import_snapshot(session, read_toml_file(SAMPLE, TODAY), "plan.toml")
        session.database.close()
        yield made


def test_every_command_works_as_it_is_printed_and_nobody_else_gets_in(office: Office) -> None:
    lines = list(lines_by_section(PAGE))
    assert len(lines) > 30
    said: dict[str, str] = {}
    environment: dict[str, str] = {}
    before, guest = "", None
    for section, line in lines:
        if section != before:
            environment, before = {}, section
        if section == "Backups, and putting one back":
            guest = guest or office.connected()
        if line.startswith("export "):
            environment |= dict(word.split("=", 1) for word in shlex.split(line)[1:])
            continue
        done = office.typed(WHOSE.get(section, "ann"), line, **environment)
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        said[line] = done.stdout
    assert "grant execute" not in said["planwatch grant postgresql://ann@db.example.org/plan rita reader"]
    assert (office.folder / "typed" / "home.db").exists()
    assert guest is not None
    with pytest.raises(psycopg.OperationalError):  # nobody goes on in the plan that another took the place of
        guest.execute("select")
    _only_who_may(office)


def _only_who_may(office: Office) -> None:
    """Rita reads and changes nothing; no password, another password, no authority or another host: no plan."""
    address = "postgresql://{}@{}/plan"
    rita, ann = address.format("rita", "db.example.org"), address.format("ann", "db.example.org")
    shutil.copytree(office.folder / "ann", office.folder / "rita", ignore=shutil.ignore_patterns(".cache"))
    passwords = office.folder / "rita" / ".pgpass"
    passwords.write_text("db.example.org:*:plan:rita:PASSWORD\n")
    assert "Overdue" in office.typed("rita", f"planwatch --db '{rita}' list").stdout.title()
    refused = office.typed("rita", f"planwatch --db '{rita}' set C1.2 percent=70")
    assert refused.returncode == 2
    assert "the right to read it only" in refused.stderr
    passwords.write_text("db.example.org:*:plan:ann:WRONG\n")
    (office.folder / "ann" / ".postgresql").rename(office.folder / "ann" / "nowhere")
    trusting = {"SSL_CERT_FILE": str(office.folder / "typed" / "ca.crt")}  # as a system trusts a public authority
    assert office.typed("ann", f"planwatch --db '{ann}' list", **trusting).returncode == 0
    (office.folder / "ann" / "nowhere").rename(office.folder / "ann" / ".postgresql")
    for who, url, why in (
        ("bob", address.format("bob", "db.example.org"), "password authentication failed"),  # he has left
        ("rita", ann, "password authentication failed"),
        ("nobody", ann, "root.crt"),
        ("ann", address.format("ann", "other.example.org"), "does not match host name"),
    ):
        done = office.typed(who, f"planwatch --db '{url}' list")
        assert done.returncode == 2, (who, url, done.stdout)
        assert why in done.stderr
        assert "PASSWORD" not in done.stderr
