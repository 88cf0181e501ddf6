"""The ten steps of the tour: which key to press and why, and by what is seen that it was done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planwatch.tui.bar import shown_key
from planwatch.tui.registry import TRIAGE

if TYPE_CHECKING:
    from planwatch.service.journal.log import Entry

SAMPLE = "west-berkshire-2015"
"""The sample that is gone through, as at a day on which it has something of everything."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen since a step began."""

    view: str
    """The word of the view that the list shows."""
    filter: str
    screens: frozenset[str]
    """The screens that were looked at, by the names of their classes."""
    is_home: bool
    """Whether the list itself is looked at."""
    last: "Entry"
    """The newest change, whenever it was made."""
    changes: "tuple[Entry, ...]"
    """The changes made since, the newest first."""

    def has_set(self, field: str, to: str = "") -> bool:
        """Whether a field of an action was changed, to what holds that word where one is given."""
        details = [detail for change in self.changes for detail in change.details if detail.table == "action"]
        return any(each.field == field and to in each.after for each in details)


@dataclass(frozen=True, slots=True)
class Step:
    """``text`` names keys by the ids of their commands, in braces; ``is_done`` says whether it was done."""

    text: str
    is_done: Callable[[Seen], bool]


STEPS = (
    Step("{view-1} lists what is overdue, the worst first. That is where a triage begins.",
         lambda seen: seen.view == "overdue"),
    Step("{open} reads the first one whole: dates, ratings, what was said, and when. Then {back} comes back.",
         lambda seen: seen.is_home and "ActionScreen" in seen.screens),
    Step("{rag}, then a: it moves again, so rate it amber. It is saved at once; no key is for saving.",
         lambda seen: seen.has_set("rag", "amber")),
    Step("Why amber? {why}, a few words, enter: the reason is kept with the rating.",
         lambda seen: bool(seen.changes or seen.last.why)),
    Step("{due}, then +2w and enter: due in two weeks. Then why, and enter: every move keeps its reason.",
         lambda seen: seen.has_set("due")),
    Step("{lead-filter}, then hr and enter: only what one lead answers for, as before you talk to them.",
         lambda seen: "lead:" in seen.filter),
    Step("{mark} twice marks both. Then {lead}, qa and enter hands them to the QA Manager, as one change.",
         lambda seen: seen.has_set("lead")),
    Step("{undo} takes that back, for both at once. Any change can be undone, also tomorrow: {log} lists them.",
         lambda seen: any(change.kind == "undo" for change in seen.changes)),
    Step("{since}, and enter for the board: what changed since it last met, ready to be told. {back} comes back.",
         lambda seen: seen.is_home and "SinceScreen" in seen.screens),
    Step("{help} shows all keys; {palette} finds anything by your own word. {quit} ends the tour: nothing is kept.",
         lambda seen: False),
)  # fmt: skip


def told(step: Step, chosen: Mapping[str, str]) -> str:
    """The words of a step, with the keys that a user chose, by the ids of their commands as ``set_keymap`` has them."""
    text = step.text
    for command in TRIAGE:
        if (place := f"{{{command.id}}}") in text:
            keys = chosen.get(command.id, ",".join(command.keys)).split(",")
            text = text.replace(place, "enter" if keys[0] == "enter" else shown_key(keys[0]))
    return text


def lines(chosen: Mapping[str, str]) -> Iterable[str]:
    """All steps, numbered, for who has no terminal."""
    return (f"{number:>2}  {told(step, chosen)}" for number, step in enumerate(STEPS, 1))
