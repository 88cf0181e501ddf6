"""Words that files have for statuses, ratings and priorities, as the model's; the rest is listed and never guessed."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from planwatch.model.plan.kinds import Priority, Rag, Status

DONE = "done"
"""The meaning of blue in a RAG column: no rating, but that the action is finished."""

_STATUS = {
    Status.NOT_STARTED: """
        not started; not yet started; not begun; not yet begun; not commenced; not yet commenced; to do; todo; to-do;
        planned; open; pending; new; not due; not yet due; backlog; to be started; yet to start; scheduled; ready;
        proposed; unstarted; waiting; no action yet; not yet; future; upcoming; selected for development; ⬜; ☐
    """,
    Status.IN_PROGRESS: """
        in progress; in-progress; inprogress; ongoing; on-going; on going; on; started; doing; underway; under way;
        active; in hand; partially implemented; partly implemented; part implemented; partially achieved;
        partly achieved; partially met; partly met; partially delivered; off track; off-track; behind schedule;
        slipping; some slippage; in process; in development; in review; work in progress; wip; part complete;
        partly complete; partially complete; partially completed; part completed; partially; progressing; commenced;
        begun; continuing;
        on track; on target; on schedule; working on it; in train; started and ongoing; current; review; testing;
        🔄; 🚧
    """,
    Status.COMPLETE: """
        complete; completed; done; closed; finished; verified; accepted; resolved; achieved; implemented; delivered;
        fully implemented; fully complete; fully achieved; actioned; met; discharged; fixed; shipped; merged; ✅; ✔; ✓;
        ☑; 🟦
    """,
    Status.ASSURED: "assured; embedded; evidenced; complete and embedded; completed and embedded; complete and assured",
    Status.WITHDRAWN: """
        withdrawn; cancelled; canceled; deleted; dropped; removed; abandoned; superseded; merged with another;
        no longer needed; no longer required; no longer relevant; not applicable; rejected; declined; won't do; wont do;
        won't fix; wontfix; not planned; duplicate; discontinued; void; ❌; 🚫
    """,
}
_RAG = {
    Rag.RED: "red; r; 🔴; 🟥; off track; off-track; 🛑",
    Rag.AMBER: "amber; a; yellow; orange; y; 🟡; 🟠; 🟨; 🟧; at risk",
    Rag.GREEN: "green; g; 🟢; 🟩; on track; on-track; on target; on schedule; 💚",
    DONE: "blue; b; 🔵; 🟦; complete; completed; done; closed; purple",
    "": """
        grey; gray; white; black; n/a; na; n a; none; not applicable; not started; not yet started; not due;
        not yet due; not rated; unrated; no rating; not set; tbc; tba; ⚪; ⚫; ⬜; -; –; —
    """,
}
_PRIORITY = {
    Priority.HIGH: """
        high; h; urgent; important; critical; very high; highest; top; major; must; must have; essential; immediate;
        blocker; priority 1; p1; p0; high priority; 🔴
    """,
    Priority.LOW: """
        low; l; minor; lowest; very low; trivial; could; could have; advisory; low priority; desirable; nice to have; 🟢
    """,
    "": """
        medium; m; normal; moderate; med; should; should have; none; average; standard; medium priority; n/a; -; –;
        not set; unspecified; 🟡
    """,
}


def _table(words: dict[str, str] | dict[Status, str]) -> dict[str, str]:
    return {word.strip(): str(meaning) for meaning, listed in words.items() for word in listed.split(";")}


KNOWN = {"status": _table(_STATUS), "rag": _table({str(k): v for k, v in _RAG.items()}), "priority": _table(_PRIORITY)}
"""The meaning of each word by the field in which it stands; empty where it says that there is none."""
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "✅", "☑", "[x]", "ticked", "tick"})
_NO = frozenset(
    {"no", "n", "false", "0", "not yet", "✗", "✘", "❌", "☐", "[ ]", "-", "–", "n/a", "na", "tbc", "outstanding"}
)
_MARKS = re.compile(r"[*_`~]+")
_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_RAG_WORD = re.compile(r"\b(red|amber|yellow|green|blue)\b|[🔴🟥🟡🟠🟨🟧🟢🟩🔵🟦]")
_WAS = re.compile(r"\b(?:was|were|previously|formerly|from|prev\.?|last (?:time|month|quarter))\b.*|[←<].*")
_NOW = re.compile(r"^.*(?:→|->|=>|>|\bto\b|\bnow\b)")
_NOT_DONE = re.compile(
    r"(?i)not (?:fully )?(?:implement|complete|achiev|done|deliver|met\b|adopt|accept|agree|pursue|progress)"
)
"""What takes back what stands before it: ``Closed – not implemented``."""
_HEAD = re.compile(r"[^-–—:;,.(\n/]+")


class Understood(NamedTuple):
    """What a cell with such a word was understood as."""

    meaning: str | None
    """A status, rating or priority, ``done``, or empty for none; None where the word is not known."""
    rest: str = ""
    """What it says beyond that."""


@lru_cache(16384)
def folded(text: str) -> str:
    """A word as it is looked up: without capitals, marks of bold or code and blanks."""
    return " ".join(_MARKS.sub(" ", text).replace("\ufe0f", "").split()).casefold().strip(" .:;!")


@lru_cache(16384)
def status_of(text: str) -> Understood:
    """What a cell of a status column says: ``Complete – Oct 2015`` is complete, and says ``Oct 2015`` beyond that."""
    return _begins("status", text)


@lru_cache(4096)
def priority_of(text: str) -> Understood:
    """What a cell of a priority column says: ``1 – High`` is high, ``Medium`` neither high nor low."""
    found = _begins("priority", text)
    if found.meaning is not None:
        return found
    behind = re.fullmatch(r"(?:p|priority)? ?\d ?[-–:. (]+([a-z ]+)\)?", folded(text))
    return Understood(KNOWN["priority"].get(behind[1].strip()) if behind else None)


def _begins(field: str, text: str) -> Understood:
    known, low = KNOWN[field], folded(text)
    if low in known:
        return Understood(known[low])
    bare = low.strip("✅✔✓☑🔄🚧⬜☐❌🚫🟦🟩🟢🟡🟠🔴⚪🔵[]() ")
    if bare in known:
        return Understood(known[bare])
    head = _HEAD.match(bare)
    word = head[0].strip() if head else ""
    if word in known and len(word) > 2:
        rest = _rest(text, word)
        if field == "status" and _NOT_DONE.match(rest):
            return Understood(None)
        return Understood(known[word], rest)
    first = bare.split(" ", 1)[0]
    if field == "status" and first in ("complete", "completed", "done", "closed", "withdrawn", "cancelled", "ongoing"):
        return Understood(known[first], _rest(text, first))
    return Understood(None)


def _rest(text: str, word: str) -> str:
    found = re.search(re.escape(word).replace("\\ ", r"\s+"), text, re.IGNORECASE)
    return text[found.end() :].strip(" \n\t-–—:;,.()*_") if found else text


@lru_cache(4096)
def rag_of(text: str) -> Understood:
    """What a cell of a RAG column says: ``Green (was Amber)`` is green; ``Red/Amber`` is not known."""
    low = folded(text)
    if low in KNOWN["rag"]:
        return Understood(KNOWN["rag"][low])
    plain = _NOW.sub("", _WAS.sub("", _BRACKET.sub(" ", low))) if low else ""
    plain = " ".join(plain.split()).strip(" -–:;.,")
    if plain in KNOWN["rag"]:
        return Understood(KNOWN["rag"][plain])
    found = {KNOWN["rag"][match[0]] for match in _RAG_WORD.finditer(plain)}
    if len(found) == 1:
        return Understood(found.pop())
    if (
        not found
        and (letter := re.match(r"([ragb])(?=[ -–:(/.]+[^ragb]|$)", plain))
        and not re.match(r"[a-z]+/", plain)
    ):
        rest = plain[letter.end() :].lstrip(" -–:(.")
        return Understood(KNOWN["rag"][letter[1]] if KNOWN["rag"].get(rest, "?") == KNOWN["rag"][letter[1]] else None)
    return Understood(None)


def yes_or_no(text: str) -> bool | None:
    """Whether a cell says yes; None where it says something else."""
    low = folded(text)
    return True if low in _YES else False if low in _NO else None


def meaning_of(field: str, text: str, decided: Mapping[str, str]) -> Understood:
    """What a word in a column of that field means; ``decided`` are a person's, by the folded word, and come first."""
    if decided and (said := decided.get(folded(text))) is not None:
        meaning = decided_as(field, said)
        if meaning is not None:
            return Understood(meaning)
    return _READERS[field](text)


_READERS = {"status": status_of, "rag": rag_of, "priority": priority_of}
CHOICES: dict[str, list[str]] = {"status": list(Status), "rag": [*Rag, DONE], "priority": list(Priority)}
"""What the words of these fields can mean."""


def decided_as(field: str, meaning: str) -> str | None:
    """What a person who says so means of a status, RAG or priority: empty for nothing, None where it has no sense."""
    if is_nothing(meaning):
        return ""
    return next((choice for choice in CHOICES[field] if choice == folded(meaning)), None)


def is_nothing(meaning: str) -> bool:
    """Whether a person says that a word means nothing."""
    return folded(meaning) in ("", "-", "none")
