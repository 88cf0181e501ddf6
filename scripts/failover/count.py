"""What became of the saves of a rehearsal: what the writers wrote down, held against what the server has."""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

_WORD = re.compile(r"writer\d+-\d+-word")
_ASIDE = re.compile(r"is kept in (.+?\.db);")


@dataclass(frozen=True)
class Counts:
    """What is told of a run."""

    saved: int
    lost: int
    lost_and_told: int
    doubled: int
    refused_yet_kept: int
    unsure: int
    longest_pause: float
    """Seconds from one save to the next of a writer, the longest."""

    @property
    def kept(self) -> int:
        """Acknowledged, and there."""
        return self.saved - self.lost


def count(logs: Iterable[Path], journal: Iterable[tuple[int, str | None]]) -> Counts:
    """Held against the journal of the server, as numbers of changes with what they wrote."""
    there = _changes_of_words(journal)
    by_came: dict[str, list[str]] = defaultdict(list)
    pause, told = 0.0, set[str]()
    for log in logs:
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        for line in lines:
            by_came[line["came"]].append(line["word"])
        pause = max(pause, _longest(lines))
        told |= _told(lines) & {line["word"] for line in lines}
    lost = {word for word in by_came["saved"] if word not in there}
    return Counts(
        saved=len(by_came["saved"]),
        lost=len(lost),
        lost_and_told=len(lost & told),
        doubled=sum(len(changes) > 1 for changes in there.values()),
        refused_yet_kept=sum(word in there for word in by_came["refused"]),
        unsure=len(by_came["unsure"]),
        longest_pause=pause,
    )


def _changes_of_words(journal: Iterable[tuple[int, str | None]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for change, after in journal:
        for word in _WORD.findall(after or ""):
            found[word].add(change)
    return found


def _longest(lines: list[dict[str, Any]]) -> float:
    at = [line["at"] for line in lines if line["came"] == "saved"]
    return max((after - before for before, after in pairwise(at)), default=0.0)


def _told(lines: list[dict[str, Any]]) -> set[str]:
    """The words in the copies that a writer was told are kept, with what the server lost."""
    words = set[str]()
    for line in lines:
        if line["came"] == "told" and (aside := _ASIDE.search(line["said"])):
            with closing(sqlite3.connect(aside[1])) as conn:
                words |= _changes_of_words(conn.execute("select batch_id, after from journal")).keys()
    return words
