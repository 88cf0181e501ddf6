"""How many actions stand where, theme by theme, so that every line and every column adds up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from planwatch.model.actions.row import first_voice
from planwatch.model.due.lateness import Overdue, overdue
from planwatch.model.due.three_dates import Share
from planwatch.model.plan.kinds import DONE, OPEN, Rag, Status
from planwatch.model.ratings.calculate import Rating
from planwatch.model.reviews.queue import Count, proposed
from planwatch.report.rows import ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The actions of one part of a plan: each is in just one of the first eight."""

    complete: int = 0
    assured: int = 0
    red: int = 0
    """In progress and rated so: by the board where its rating stands, else by the lead, else by the plan's rule."""
    amber: int = 0
    green: int = 0
    unrated: int = 0
    """In progress without a rating."""
    not_started: int = 0
    withdrawn: int = 0
    not_started_late: int = 0
    """Of those not started, certainly past the agreed date."""
    no_update: int = 0
    """Open, and nobody has said a word for longer than the plan takes."""
    dated_agreed: int = 0
    """Open with an agreed date."""
    late_agreed: int = 0
    dated_original: int = 0
    late_original: int = 0

    @property
    def actions(self) -> int:
        """All of them."""
        return (
            self.complete + self.assured + self.red + self.amber + self.green + self.unrated + self.not_started
            + self.withdrawn
        )  # fmt: skip

    @property
    def open(self) -> int:
        """Those still to be done."""
        return self.red + self.amber + self.green + self.unrated + self.not_started

    @property
    def agreed(self) -> Share:
        """Overdue on the agreed dates."""
        return Share(self.late_agreed, self.dated_agreed)

    @property
    def original(self) -> Share:
        """Overdue on the original dates."""
        return Share(self.late_original, self.dated_original)

    def __add__(self, other: "Counted") -> "Counted":
        names = (field.name for field in fields(self))
        return Counted(**{name: getattr(self, name) + getattr(other, name) for name in names})


_FINISHED = {Status.COMPLETE: "complete", Status.ASSURED: "assured", Status.WITHDRAWN: "withdrawn"}
_RATED = {Rag.RED: "red", Rag.AMBER: "amber", Rag.GREEN: "green", None: "unrated"}


def counted(rows: Iterable[ReportRow]) -> Counted:
    """What these actions come to."""
    found: Counter[str] = Counter()
    for row in rows:
        status = row.action.status
        if status in OPEN:
            _count_dates(found, row)
            found["no_update"] += row.no_update
        if status is Status.NOT_STARTED:
            found["not_started"] += 1
            found["not_started_late"] += row.late is Overdue.YES
        else:
            found[_FINISHED.get(status) or _RATED[first_voice(row.action, row.listed.rating.rag)]] += 1
    return Counted(**found)


def counts_in_words(found: Counted) -> str:
    """``12 actions: 1 R, 2 A, 3 not started (1 late), 6 complete; overdue 2 on agreed, 3 on original dates``."""
    late = f" ({found.not_started_late} late)" if found.not_started_late else ""
    parts = (
        (found.red, "R"),
        (found.amber, "A"),
        (found.green, "G"),
        (found.unrated, "not rated"),
        (found.not_started, f"not started{late}"),
        (found.complete, "complete"),
        (found.assured, "assured"),
        (found.withdrawn, "withdrawn"),
    )
    told = ", ".join(f"{number} {words}" for number, words in parts if number)
    overdue = f"overdue {found.late_agreed} on agreed, {found.late_original} on original dates"
    return f"{found.actions} action{'s' * (found.actions != 1)}: {told}; {overdue}"


def _count_dates(found: Counter[str], row: ReportRow) -> None:
    original = row.dates.original
    found["dated_agreed"] += row.dates.agreed.last is not None
    found["late_agreed"] += row.late is Overdue.YES
    found["dated_original"] += original.last is not None
    today = row.listed.of.today
    found["late_original"] += overdue(row.action.status, original.first, original.last, today) is Overdue.YES


def by_theme(rows: Sequence[ReportRow], themes: Iterable[str]) -> list[tuple[str, Counted]]:
    """Each theme of the plan in its order, and what has none (an empty name) where there is any."""
    groups: dict[str, list[ReportRow]] = {theme: [] for theme in themes}
    for row in rows:
        groups.setdefault(row.action.theme, []).append(row)
    return [(theme, counted(group)) for theme, group in groups.items()]


def proposal(rows: Sequence[ReportRow]) -> Rating:
    """The rating that the rule proposes for a part of the plan, with its reasons."""
    open_rows = [row for row in rows if row.action.status in OPEN]
    rags = [first_voice(row.action, row.listed.rating.rag) for row in open_rows]
    done = sum(row.action.status in DONE for row in rows)
    late = sum(row.listed.overdue is Overdue.YES for row in open_rows)
    begun = sum(row.action.status is Status.IN_PROGRESS for row in open_rows)
    return proposed(Count(len(open_rows), done, rags.count(Rag.RED), rags.count(Rag.AMBER), late, begun))
