"""Files damaged by chance, as bytes, parts of a packed file, tags and cells; and what an import of one may not do.

``python -m tests.exchange.mutations 10000 [FOLDER]`` tries very many in processes of their own, also of a folder's
files, and tells each fault with the number that makes it again.
"""

import io
import multiprocessing
import multiprocessing.queues
import re
import resource
import shutil
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from random import Random

from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import is_snapshot
from planwatch.service.files.import_ import import_given
from planwatch.service.files.open import faults, open_session
from planwatch.service.files.preview import read_plan
from planwatch.service.files.returned import came_back, files_in, open_returned
from planwatch.service.files.returned_take import take
from planwatch.service.files.tables import import_table, open_file
from planwatch.service.journal.undo import undo
from planwatch.service.session import Session
from tests.desk import TODAY, counts, told
from tests.draws import NASTY

_NUMBERS = ("-1", "0", "1e400", "nan", "99999999999", "1048577", "XFD1048576", "2015-13-45", "0001-01-01", "9999-12-31")
_TEXTS = (
    *NASTY, "", " ", "'=1", "_xD800_", "&#0;", "\ufffe", "x" * 40_000, "1" * 5_000, "[" * 3_000, "TBC", "31/31/31",
    "1.2; 1.2", "99999999999999999999 years after never", "§" * 300, "\x1b]0;x\x07", "planwatch P change 99",
    "17-a0f8a0", "every 0 days from 1 Jan 9999", "12-999999",
)  # fmt: skip
_NUMBER = re.compile(rb"\d+(?:[.-]\d+)*")
_BETWEEN = re.compile(rb">([^<>]{1,200})<|[,;\t|\"]([^,;\t|\"\r\n]{1,200})(?=[,;\t|\"])")
_TAGS = re.compile(rb"</?[^<>]{1,300}>|[{}\[\]]|\r?\n")


def mutated(whole: bytes, random: Random) -> bytes:
    """The file with one to four things in it damaged."""
    data = whole
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        data = _packed(data, random) if data.startswith(b"PK") and random.random() < 0.8 else _damaged(data, random)
    return data


def _packed(data: bytes, random: Random) -> bytes:
    try:
        return _repacked(data, random)
    except Exception:  # noqa: BLE001 - a file damaged before cannot always be packed again, in many ways
        return _damaged(data, random)


def _repacked(data: bytes, random: Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    names = list(parts)
    if not names:
        return data
    name = random.choice(names)
    match random.randrange(12):
        case 0:
            del parts[name]
        case 1:
            parts[random.choice((name.upper(), f"../{name}", "xl/workbook.xml"))] = parts.pop(name)
        case 2:
            parts[name] = parts[random.choice(names)]
        case _:
            parts[name] = _damaged(parts[name], random)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return made.getvalue()


def _damaged(data: bytes, random: Random) -> bytes:
    how = random.choice((_bytes, _cut, _again, _number, _number, _cell, _cell, _cell, _tag, _tag, _end))
    return how(data, random)


def _bytes(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.randbytes(random.randint(1, 8)) + data[at + random.randint(0, 8) :]


def _cut(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + data[at + random.choice((1, 10, 1000)) :]


def _again(data: bytes, random: Random) -> bytes:
    at = random.randint(0, len(data))
    part = data[at : at + random.choice((10, 300, 5000))]
    return data[:at] + part * random.choice((2, 2, 50)) + data[at:]


def _end(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _put(found: re.Pattern[bytes], data: bytes, random: Random, new: bytes, group: int = 0) -> bytes:
    places = [match.span(match.lastindex or 0 if group else 0) for match in found.finditer(data, 0, 2_000_000)]
    if not places:
        return _bytes(data, random)
    first, last = random.choice(places)
    return data[:first] + new + data[last:]


def _number(data: bytes, random: Random) -> bytes:
    return _put(_NUMBER, data, random, random.choice(_NUMBERS).encode())


def _cell(data: bytes, random: Random) -> bytes:
    return _put(_BETWEEN, data, random, random.choice(_TEXTS).encode(), 1)


def _tag(data: bytes, random: Random) -> bytes:
    tags = _TAGS.findall(data, 0, 500_000) or [b""]
    return _put(_TAGS, data, random, random.choice((b"", random.choice(tags), random.choice(tags) * 3)))


def try_import(session: Session, path: Path) -> None:
    """Import a file, whatever it is, as the shell does, and take that back.

    It is refused with nothing changed, or done as a change that leaves a sound plan file and can be undone.
    """
    before, number = told(session), counts(session)
    message = ""
    try:
        done = _imported(session, path)
    except PlanwatchError as refused:
        message, done = refused.message, None
    assert "\n" not in message, message
    if done is None:
        assert counts(session) == number, "half a change is in the journal"
    else:
        undo(session, done)
    assert told(session) == before, "it is not as it was"


def _imported(session: Session, path: Path) -> int | None:
    if is_snapshot(path):
        return import_given(session, read_plan(session, path), path.name).number
    if came_back(path):
        return take(session, open_returned(session, files_in(path) if path.is_dir() else [path])).number
    seen = open_file(session, path)
    seen.difference  # noqa: B018 - as the preview shows it
    if seen.proposal.questions or not seen.proposal.records:
        return None
    return import_table(session, seen).number


# Very many of them, in processes of their own.

_MOST_MB, _MOST_SECONDS = 100, 2.0


def run(files: Mapping[str, bytes], template: Path, first: int, last: int, most_mb: int = _MOST_MB) -> Iterator[str]:
    """Try these numbers; each fault as a line or a traceback."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        session = _sat_down(template, folder)
        for seed in range(first, last):
            random = Random(seed)
            name = random.choice(list(files))
            path = folder / "in" / name
            shutil.rmtree(folder / "in", ignore_errors=True)
            path.parent.mkdir()
            path.write_bytes(mutated(files[name], random))
            with suppress(OSError):
                Path("/proc/self/clear_refs").write_text("5")
            begun = time.process_time()
            try:
                try_import(session, path.parent if seed % 10 == 0 and path.suffix in (".xlsx", ".csv") else path)
            except Exception:  # noqa: BLE001 - every fault is told, and the next file tried
                yield f"--- {seed} {name}\n{traceback.format_exc()}"
                with suppress(Exception):
                    session.database.close()
                session = _sat_down(template, folder)
            took, used = time.process_time() - begun, _most_used()
            if took > _MOST_SECONDS or used > most_mb:
                yield f"--- {seed} {name}: {took:.1f} s, {used} MB"
        yield from (f"--- {first}-{last}: {fault}" for fault in faults(session))
        session.database.close()


def _sat_down(template: Path, folder: Path) -> Session:
    for old in folder.glob("plan.db*"):
        old.unlink()
    return open_session(Path(shutil.copy(template, folder / "plan.db")), today=TODAY)


def _most_used() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    return 0


def _work(files: Mapping[str, bytes], template: Path, first: int, last: int, put: Callable[[str], object]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    for fault in run(files, template, first, last):
        put(fault)


def main(count: int, folder: Path | None, begin: int = 0) -> int:
    """Try that many, in processes of 250 each; returns how many faults were told."""
    from tests.exchange.test_mutated import own_files

    context, faults_told = multiprocessing.get_context("spawn"), 0
    with tempfile.TemporaryDirectory() as made:
        template = Path(made) / "template.db"
        files = own_files(Path(made), template)
        if folder is not None:
            found = (path for path in sorted(folder.iterdir()) if path.is_file() and path.stat().st_size < 400_000)
            files |= {path.name: path.read_bytes() for path in found}
        queue: multiprocessing.queues.Queue[str] = context.Queue()
        for first in range(begin, begin + count, 500):
            workers = [
                context.Process(target=_work, args=(files, template, start, start + 250, queue.put))
                for start in (first, first + 250)
            ]
            for worker in workers:
                worker.start()
            while any(worker.is_alive() for worker in workers) or not queue.empty():
                with suppress(Exception):
                    _tell(queue.get(timeout=0.5))
                    faults_told += 1
            for worker in workers:
                if worker.exitcode:
                    _tell(f"--- a process from {first} ended with {worker.exitcode}")
                    faults_told += 1
            _tell(f"tried up to {first + 500}")
    return faults_told


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    number, folder, begin, *_ = (*sys.argv[1:], *("", "0")[len(sys.argv) - 2 :])
    sys.exit(min(1, main(int(number), Path(folder) if folder else None, int(begin))))
