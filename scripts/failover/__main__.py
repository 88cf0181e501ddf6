"""Kills the leader of three PostgreSQL nodes while people save changes, and counts: ``python -m scripts.failover``.

Patroni is installed from PyPI into a temporary folder; PostgreSQL and etcd have to be there (Debian: postgresql,
etcd-server). Everything runs on free ports of 127.0.0.1 in that folder, as somebody who is not root where root starts
it, and is ended and taken away when it is done. What came of it is printed as Markdown.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from scripts.failover.cluster import Cluster, RehearsalError, installed
from scripts.failover.count import Counts, count

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "db" / "samples" / "west-berkshire-2015.toml"


class Rehearsal:
    """Writers at machines of their own, on a cluster whose leaders are killed."""

    def __init__(self, cluster: Cluster, folder: Path, writers: int) -> None:
        self._cluster, self._folder = cluster, folder
        self._names = [f"writer{number}" for number in range(1, writers + 1)]
        self._stop = folder / "stop"
        self.without_leader: list[float] = []

    def run(self, kills: int, seconds: float, stalled: float) -> Counts:
        """Kill the leader so many times, each after so many seconds of work with three nodes there."""
        self._prepare()
        writers = [self._begin(name) for name in self._names]
        try:
            time.sleep(seconds)
            for _ in range(kills):
                killed = self._cluster.kill_leader(stalled)
                since = time.monotonic()
                new = self._cluster.wait_for_another(killed)
                self.without_leader.append(time.monotonic() - since)
                _say(f"{killed.name} was killed; {new.name} leads after {self.without_leader[-1]:.0f} s")
                time.sleep(seconds / 2)
                self._cluster.start_node(killed)
                self._cluster.wait_until_whole()
                time.sleep(seconds / 2)
        finally:
            self._stop.touch()
            for writer in writers:
                writer.wait(180)
        if failed := [writer.args for writer in writers if writer.returncode]:
            raise RehearsalError(f"a writer fell over: {failed}")
        with psycopg.connect(self._cluster.url("postgres")) as raw:
            rows = raw.execute("select batch_id, after from journal").fetchall()
        return count([self._log(name) for name in self._names], rows)

    def unsound(self) -> list[str]:
        """What ``planwatch doctor`` finds on each machine: its copy is compared with the server row for row."""
        found: list[str] = []
        for name in self._names:
            done = self._planwatch(name, "--db", self._cluster.url(name), "doctor")
            found += [f"{name}: {line}" for line in done.stdout.splitlines()]
            if done.returncode:
                found.append(f"{name}: {done.stderr.strip()}")
        return found

    def _prepare(self) -> None:
        owner = self._cluster.url("postgres")
        with psycopg.connect(owner.replace("/plan?", "/postgres?"), autocommit=True) as raw:
            raw.execute("create database plan template template0")
        plan = str(self._folder / "plan.db")
        self._done("owner", "--db", plan, "init", str(SAMPLE))
        self._done("owner", "copy", plan, owner)
        for name in self._names:
            self._done("owner", "grant", owner, name, "editor")

    def _begin(self, name: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "scripts.failover.writer", self._cluster.url(name), name]
        log = str(self._log(name))
        return subprocess.Popen([*command, log, str(self._stop)], cwd=ROOT, env=self._environment(name))

    def _done(self, machine: str, *words: str) -> None:
        done = self._planwatch(machine, *words)
        if done.returncode:
            raise RehearsalError(done.stderr.strip())

    def _planwatch(self, machine: str, *words: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "planwatch", *words]
        return subprocess.run(command, env=self._environment(machine), capture_output=True, text=True, check=False)

    def _environment(self, machine: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "PLANWATCH"))}
        return {**kept, "PLANWATCH_HOME": str(self._folder / machine)}

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.jsonl"


def table(runs: dict[str, tuple[Counts, list[float], list[str]]]) -> str:
    """The runs beside each other."""
    rows: dict[str, list[str]] = {}
    for counts, without, unsound in runs.values():
        for what, value in {
            "leader killed": f"{len(without)} times",
            "another led after": " · ".join(f"{seconds:.0f} s" for seconds in without),
            "longest pause of a writer": f"{counts.longest_pause:.0f} s",
            "saves acknowledged": f"{counts.saved:,}",
            "of these kept": f"{counts.kept:,}",
            "of these **lost**": f"**{counts.lost:,}**",
            "lost, and told to whoever saved it": f"{counts.lost_and_told:,}",
            "doubled": f"{counts.doubled:,}",
            "refused, and kept all the same": f"{counts.refused_yet_kept:,}",
            "left open whether it was kept": f"{counts.unsure:,}",
            "`doctor`, and each copy against the server": "clean" if not unsound else "; ".join(unsound),
        }.items():
            rows.setdefault(what, []).append(value)
    lines = [f"| {' | '.join(('', *runs))} |", f"|---{'|--:' * len(runs)}|"]
    return "\n".join([*lines, *(f"| {what} | {' | '.join(values)} |" for what, values in rows.items())])


def main(args: Sequence[str] | None = None) -> int:
    """The script; its exit code: 0 where nothing was lost that was promised, 1 where something was, 2 not run."""
    parser = argparse.ArgumentParser(prog="python -m scripts.failover", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--writers", type=int, default=6)
    parser.add_argument("--kills", type=int, default=3, help="how often the leader is killed")
    parser.add_argument("--seconds", type=float, default=20, help="of work before each kill, with three nodes there")
    parser.add_argument("--stalled", type=float, default=1, help="seconds for which no log was sent when it is killed")
    parser.add_argument("--only", choices=("synchronous", "asynchronous"), help="one run in place of both")
    given = parser.parse_args(args)
    modes = [given.only] if given.only else ["synchronous", "asynchronous"]
    folder = Path(tempfile.mkdtemp(prefix="planwatch-failover-"))
    folder.chmod(0o755)
    runs: dict[str, tuple[Counts, list[float], list[str]]] = {}
    said = ""
    try:
        patroni = installed(folder / "patroni")
        for mode in modes:
            _say(mode)
            machines = folder / f"machines-{mode}"
            machines.mkdir()
            cluster = Cluster(folder / mode, patroni, synchronous=mode == "synchronous")
            said = cluster.versions()
            try:
                cluster.start()
                rehearsal = Rehearsal(cluster, machines, given.writers)
                counts = rehearsal.run(given.kills, given.seconds, given.stalled)
                runs[mode] = counts, rehearsal.without_leader, rehearsal.unsound()
            finally:
                cluster.stop()
    except (RehearsalError, OSError, psycopg.Error, subprocess.SubprocessError) as error:
        print(f"not rehearsed: {error}; what there is lies in {folder}", file=sys.stderr)
        return 2
    print(f"{datetime.now(UTC):%-d %B %Y}; {said}, Python {platform.python_version()}; {os.cpu_count()} processors.")
    print(f"{given.writers} writers; before each kill no log was sent to the others for {given.stalled:g} s.\n")
    print(table(runs))
    shutil.rmtree(folder)
    return int(any(_broken(mode, *each) for mode, each in runs.items()))


def _broken(mode: str, counts: Counts, _: list[float], unsound: list[str]) -> bool:
    lost = counts.lost if mode == "synchronous" else counts.lost - counts.lost_and_told
    return bool(lost or counts.doubled or counts.refused_yet_kept or unsound)


def _say(text: str) -> None:
    print(f"failover: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
