"""Three PostgreSQL nodes of this machine that Patroni keeps one leader of, and the etcd that it asks who that is."""

import contextlib
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import psycopg

_TTL = 20
"""Seconds after which a leader that is silent is none any more; Patroni takes no less."""
_PATIENCE = 120
T = TypeVar("T")


class RehearsalError(Exception):
    """Why there is no rehearsal, in one line."""


class Node:
    """A node: PostgreSQL, and the Patroni that starts and watches it."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.port, self.rest = free_port(), free_port()
        self.patroni: subprocess.Popen[bytes] | None = None

    @property
    def postmaster(self) -> int | None:
        """The number of PostgreSQL's first process; None where it does not run."""
        try:
            return int((self.folder / "data" / "postmaster.pid").read_text().partition("\n")[0])
        except (OSError, ValueError):
            return None


class Cluster:
    """Nodes and etcd in one folder, on free ports of 127.0.0.1. Whoever is on this machine may connect as anybody."""

    def __init__(self, folder: Path, patroni: Path, *, synchronous: bool) -> None:
        self.folder, self.synchronous = folder, synchronous
        self._patroni = patroni
        self._binaries, self._etcd = binaries(), shutil.which("etcd")
        self._client, self._peer = free_port(), free_port()
        self._asked: subprocess.Popen[bytes] | None = None
        self.nodes = [Node(f"node{number}", folder / f"node{number}") for number in (1, 2, 3)]

    def url(self, user: str) -> str:
        """The address by which people reach whichever node leads."""
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return f"postgresql://{user}@{hosts}/plan?target_session_attrs=read-write"

    def start(self) -> None:
        """Start all of it; it has a leader and two that follow when this returns."""
        if self._etcd is None:
            raise RehearsalError("there is no etcd (Debian: etcd-server)")
        self.folder.mkdir(parents=True)
        give_away(self.folder)
        here, among = (f"http://127.0.0.1:{port}" for port in (self._client, self._peer))
        self._asked = self._begin(
            "etcd", self._etcd, "--name", "one", "--data-dir", str(self.folder / "etcd"),
            "--listen-client-urls", here, "--advertise-client-urls", here, "--listen-peer-urls", among,
            "--initial-advertise-peer-urls", among, "--initial-cluster", f"one={among}",
        )  # fmt: skip
        for node in self.nodes:
            node.folder.mkdir()
            (self.folder / f"{node.name}.yml").write_text(json.dumps(self._settings(node)))  # JSON is YAML
            give_away(node.folder)
            self.start_node(node)
            if node is self.nodes[0]:
                self._wait("a leader", self.leader)
        self._wait("two that follow", lambda: self.is_whole)

    def start_node(self, node: Node) -> None:
        """Start a node, or start it again."""
        settings = str(self.folder / f"{node.name}.yml")
        node.patroni = self._begin(node.name, str(self._patroni), settings)

    def leader(self) -> Node | None:
        """The node that leads; None while none does."""
        return next((node for node in self.nodes if _answers(node, "/primary")), None)

    @property
    def is_whole(self) -> bool:
        """Whether two nodes follow the leader, and one of them is waited for where that is asked."""
        leader = self.leader()
        if leader is None:
            return False
        states = [member["state"] for member in json.loads(_get(leader, "/cluster"))["members"]]
        waited = [member["role"] for member in json.loads(_get(leader, "/cluster"))["members"]]
        is_waited_for = "sync_standby" in waited or not self.synchronous
        return len(states) == 3 and states.count("streaming") == 2 and is_waited_for

    def kill_leader(self, stalled_seconds: float) -> Node:
        """Stop what sends the leader's log to the others for a moment, then kill the leader with all its processes."""
        leader = self.leader()
        first = leader.postmaster if leader else None
        if leader is None or leader.patroni is None or first is None:
            raise RehearsalError("there is no leader to kill")
        with psycopg.connect(f"postgresql://postgres@127.0.0.1:{leader.port}/postgres") as raw:
            senders = [pid for (pid,) in raw.execute("select pid from pg_stat_replication").fetchall()]
        for pid in senders:
            _signal(pid, signal.SIGSTOP)
        time.sleep(stalled_seconds)
        for pid in (leader.patroni.pid, first, *_children(first)):
            _signal(pid, signal.SIGKILL)
        leader.patroni.wait()
        return leader

    def wait_for_another(self, than: Node) -> Node:
        """The node that leads in its place."""

        def another() -> Node | None:
            found = self.leader()
            return None if found is than else found

        return self._wait("another leader", another)

    def wait_until_whole(self) -> None:
        """Return when all three are there again."""
        self._wait("three nodes", lambda: self.is_whole)

    def stop(self) -> None:
        """End all that was started."""
        begun = [node.patroni for node in self.nodes if node.patroni]
        for process in begun:
            process.terminate()
        for process, node in zip(begun, self.nodes, strict=False):
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                first = node.postmaster
                for pid in (process.pid, *((first, *_children(first)) if first else ())):
                    _signal(pid, signal.SIGKILL)
        if self._asked:
            self._asked.terminate()
            self._asked.wait(30)

    def versions(self) -> str:
        """What this was run with, in words."""
        said = (
            _first_line(str(self._patroni), "--version"),
            _first_line(str(self._binaries / "postgres"), "--version").partition(" (Debian")[0],
            _first_line(self._etcd or "etcd", "--version"),
        )
        return (
            ", ".join(said)
            .replace("patroni", "Patroni")
            .replace("postgres (PostgreSQL)", "PostgreSQL")
            .replace(" Version:", "")
        )

    def _begin(self, log: str, *command: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{log}.log").open("ab") as out:
            return subprocess.Popen(
                as_somebody(command), stdout=out, stderr=out, cwd="/", stdin=subprocess.DEVNULL, start_new_session=True
            )

    def _settings(self, node: Node) -> dict[str, Any]:
        rest, here = f"127.0.0.1:{node.rest}", f"127.0.0.1:{node.port}"
        return {
            "scope": "plan",
            "name": node.name,
            "restapi": {"listen": rest, "connect_address": rest},
            "etcd3": {"host": f"127.0.0.1:{self._client}"},
            "watchdog": {"mode": "off"},
            "bootstrap": {
                "dcs": {
                    "ttl": _TTL,
                    "loop_wait": 3,
                    "retry_timeout": 5,
                    "synchronous_mode": self.synchronous,
                    "maximum_lag_on_failover": 100 * 1024 * 1024,
                    "postgresql": {
                        "use_pg_rewind": True,
                        "parameters": {"max_connections": 60, "wal_log_hints": "on"},
                    },
                },
                "initdb": [{"encoding": "UTF8"}, {"locale": "C"}],
            },
            "postgresql": {
                "listen": here,
                "connect_address": here,
                "data_dir": str(node.folder / "data"),
                "pgpass": str(node.folder / "pgpass"),
                "bin_dir": str(self._binaries),
                "parameters": {"unix_socket_directories": str(node.folder)},
                "pg_hba": [f"host {database} all 127.0.0.1/32 trust" for database in ("all", "replication")]
                + ["local all all trust"],
                "authentication": {
                    "superuser": {"username": "postgres"},
                    "replication": {"username": "replicator"},
                },
            },
        }

    def _wait(self, what: str, look: Callable[[], T | None]) -> T:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if found := look():
                return found
            time.sleep(0.3)
        raise RehearsalError(f"there is no {what} after {_PATIENCE} seconds: see the logs in {self.folder}")


def somebody() -> str:
    """Who all of it runs as where root starts it: PostgreSQL refuses root."""
    return "postgres" if "postgres" in {each.pw_name for each in pwd.getpwall()} else "nobody"


def as_somebody(command: tuple[str, ...]) -> list[str]:
    """The command as somebody who is not root runs it."""
    if os.geteuid():
        return list(command)
    return ["setpriv", f"--reuid={somebody()}", "--regid=nogroup", "--clear-groups", "--", *command]


def give_away(folder: Path) -> None:
    """Let whoever runs the nodes write there."""
    folder.chmod(0o700)
    if not os.geteuid():
        shutil.chown(folder, somebody())


def installed(folder: Path) -> Path:
    """Patroni in an environment of its own, for whoever runs the nodes; where its program is."""
    # A Python below root's home can be run by root alone.
    python = sys.executable if os.geteuid() else "/usr/bin/python3"
    subprocess.run([python, "-m", "venv", "--without-pip", str(folder)], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--quiet"]
    subprocess.run([*pip, "patroni[etcd3]>=4", "psycopg[binary]>=3.2"], check=True)
    return folder / "bin" / "patroni"


def binaries() -> Path:
    """Where PostgreSQL's programs are."""
    found = shutil.which("initdb")
    each = [Path(found).resolve().parent] if found else []
    for folder in (*each, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)):
        if (folder / "postgres").exists():
            return folder
    raise RehearsalError("there is no PostgreSQL (Debian: postgresql)")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _get(node: Node, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{node.rest}{path}", timeout=3) as answer:
        return answer.read()


def _answers(node: Node, path: str) -> bool:
    try:
        return bool(_get(node, path))
    except (OSError, urllib.error.URLError):
        return False


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _first_line(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.partition("\n")[0]
