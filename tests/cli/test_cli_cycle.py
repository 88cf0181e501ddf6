"""The whole fortnight by the command line alone: agenda, review, minutes, pack, and what changed by the next."""

import json
from email import message_from_bytes
from pathlib import Path
from typing import Any

from tests.cli.conftest import Call

BOARD = "improvement programme"
MET, NEXT = "2016-01-21", "2016-03-03"


def test_a_fortnight_is_played_by_commands(call: Call, samples_path: Path, tmp_path: Path) -> None:
    def said(*words: str, today: str = MET) -> str:
        done = call("--plan", "WB", "--as", "clerk", *words, db=samples_path, today=today)
        assert done.exit_code == 0, done.output
        return done.stdout

    def told(*words: str, today: str = MET) -> Any:
        return json.loads(said(*words, "--json", today=today))

    assert "Decisions asked for" in said("agenda", BOARD)
    queue = [row["ref"] for row in told("review", BOARD)]
    assert len(queue) == len(set(queue)) == 41
    said("set", queue[0], "rag=red", "--why", "nobody came")
    said("note", "A6", "Goes to the Executive in March", "--rag", "amber")
    said("set", "A11", "due=+2w", "--why", "the partner was late")
    said("review", "--theme", "Leadership", "--rag", "amber", "--achieved", "the panel runs", "--next", "A6")
    said("meetings", BOARD, "21 Jan 2016", "status=held", "present=Chief Executive; Director (DCS)")
    said("resolve", BOARD, "extend", "until the advert closes", "C4.1")
    said("resolve", BOARD, "challenge", "seen in no team", "D5", "--rag", "red")
    said("resolve", BOARD, "report-back", "why are core groups late", "B6")
    minutes = said("minutes", BOARD)
    for line in ("Present: Chief Executive; Director (DCS).", "until the advert closes", "why are core groups late"):
        assert line in minutes
    issued = told("issue", BOARD)
    assert said("pack", BOARD) == said("export", "-", "--as-of", f"change {issued['as_of']}")

    said("done", "A11", "--on", "2 Mar 2016", today=NEXT)
    since = told("since", BOARD, today=NEXT)
    assert [one["ref"] for one in since["completed"]] == ["A11"]
    assert since["compared_with"] == "the pack issued then"
    assert "why are core groups late" in said("agenda", BOARD, today=NEXT), "it comes back by itself"
    said("answer", BOARD, "21 Jan 2016", "3", "Two teams have no chair", today=NEXT)
    assert "why are core groups late (B6) → answered" in said("agenda", BOARD, today=NEXT)
    for words, ref in (
        (("board", BOARD), "A11"),
        (("theme", "Workforce"), "C4.1"),
        (("lead", "HR Partner"), "C4.1"),
        (("evidence",), "A11"),
    ):
        assert ref in said("report", *words, today=NEXT)
    said("chase", "--out", str(tmp_path / "letters"), today=NEXT)
    letters = [message_from_bytes(path.read_bytes()) for path in (tmp_path / "letters").glob("*.eml")]
    assert len(letters) > 5
    assert all(letter["Subject"] and not letter["Bcc"] for letter in letters)
