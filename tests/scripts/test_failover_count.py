"""What a rehearsal of failover counts: saves that were told to be kept, held against the journal of the server."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from scripts.failover.__main__ import table
from scripts.failover.count import Counts, count


def _log(folder: Path, name: str, *lines: tuple[str, str, float, str]) -> Path:
    file = folder / f"{name}.jsonl"
    file.write_text(
        "".join(
            json.dumps({"came": came, "word": word, "at": at, "said": said}) + "\n" for came, word, at, said in lines
        )
    )
    return file


def _copy(path: Path, *words: str) -> Path:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("create table journal (batch_id integer, after text)")
        conn.executemany("insert into journal values (?, ?)", enumerate(words))
        conn.commit()
    return path


def test_what_is_not_in_the_journal_is_lost_and_what_is_there_as_two_changes_is_doubled(tmp_path: Path) -> None:
    aside = _copy(tmp_path / "plan.lost-1.db", "writer1-2-word", "writer2-1-word")
    logs = [
        _log(
            tmp_path, "writer1", ("saved", "writer1-1-word", 1.0, ""), ("saved", "writer1-2-word", 1.5, ""),
            ("refused", "writer1-3-word", 2.0, "away"), ("unsure", "writer1-4-word", 3.0, "whether"),
            ("told", "", 4.0, f"the server lost its last changes. What this machine had is kept in {aside}; not there"),
            ("saved", "writer1-5-word", 21.5, ""),
        ),
        _log(tmp_path, "writer2", ("saved", "writer2-1-word", 1.0, ""), ("refused", "writer2-2-word", 2.0, "away")),
    ]  # fmt: skip
    journal = [
        (1, '{"text":"writer1-1-word"}'), (2, "writer1-5-word"), (2, "writer1-5-word"), (3, "writer2-2-word"),
        (4, "writer1-4-word"), (5, "writer1-4-word"), (6, None),
    ]  # fmt: skip
    counts = count(logs, journal)
    assert counts == Counts(
        # Nobody told the second writer of theirs.
        saved=4, lost=2, lost_and_told=1, doubled=1, refused_yet_kept=1, unsure=1, longest_pause=20.0
    )  # fmt: skip
    assert counts.kept == 2


def test_runs_stand_beside_each_other() -> None:
    runs = {
        "synchronous": (Counts(1123, 0, 0, 0, 0, 0, 26.2), [20.0, 21.4], list[str]()),
        "asynchronous": (
            Counts(517, 19, 19, 0, 0, 0, 29.0),
            [18.0],
            ["writer1: update: 1 row is not as on the server"],
        ),
    }
    lines = table(runs).splitlines()
    assert lines[0] == "|  | synchronous | asynchronous |"
    assert "| saves acknowledged | 1,123 | 517 |" in lines
    assert "| another led after | 20 s · 21 s | 18 s |" in lines
    assert lines[-1].endswith("| clean | writer1: update: 1 row is not as on the server |")
