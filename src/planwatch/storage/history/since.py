"""As much of a plan as it takes to tell what became of it, as it is and as it was: most is the same in both."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from planwatch.model.dates.span import Span
from planwatch.model.history.kinds import WATCHED
from planwatch.model.plan.action import Move
from planwatch.model.plan.kinds import MoveKind, Rag, RiskStatus, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.ratings.facts import RiskStanding, Standing, Standings
from planwatch.model.text.copied import last_news
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.history.kinds import columns_of_kinds
from planwatch.storage.journal.earlier import Earlier, Row
from planwatch.storage.plan.rows import SAID, day_or_none, part_of

Part = TypeVar("Part")

_COLUMNS = {
    "theme": ("id", "seq", "removed", "title", "label", "sponsor_id", "lead_id"),
    "lead": ("id", "seq", "removed", "name", "until"),
    "occurrence": ("id", "seq", "removed", "action_id", "due_by"),
    "dependency": ("id", "seq", "removed", "action_id", "on_id"),
    "move": (
        "id", "seq", "removed", "action_id", "on", "was", "was_from", "was_by", "now", "now_from", "now_by", "kind",
        "why", "agreed_by",
    ),
    "action": (
        "id", "seq", "removed", "ref", "theme_id", "lead_id", "title", "start_from", "start_by", "due", "due_from",
        "due_by", "status", "reason", "percent", "rag", "completed", "completed_from", "completed_by", "board_rag",
        "board_why", "board_by", "added", "updated", "original_due_by", "agreed_due", "agreed_due_by",
        "heard_on",
    ),
    "risk": (
        "id", "seq", "removed", "ref", "title", "theme_id", "owner_id", "likelihood", "impact", "status", "reason",
        "internal",
    ),
}  # fmt: skip
_UPDATE = ("id", "seq", "removed", "action_id", "as_at", "text")


class TwoPlans:
    """How the actions of a plan stand, and how they stood."""

    def __init__(self, database: Database, plan_id: int) -> None:
        self._database = database
        self._plan_id = plan_id
        self._plan = database.named("select * from plan where id = ?", (plan_id,))[0]
        self._rows = {table: database.tuples(_select(table, names), (plan_id,)) for table, names in _COLUMNS.items()}
        self.earlier: Earlier | None = None
        """What the journal says of before, once the plan then was asked for."""
        self._made: dict[tuple[str, int], tuple[Row, Any]] = {}

    def now(self) -> Standings:
        """The plan as it is."""
        return self._snapshot(self._plan, self._rows)

    def then(self, batch: int) -> Standings | None:
        """The plan as it was after that change; None where it was not there."""
        columns = {**columns_of_kinds(WATCHED), **_COLUMNS, "update": _UPDATE, "plan": tuple(self._plan)}
        earlier = self.earlier = Earlier.of(self._database, self._plan_id, batch, columns)
        plan = self._plan | earlier.changed["plan"].get(self._plan_id, {})
        if self._plan_id in earlier.added["plan"] or plan["removed"]:
            return None
        for action_id, day in self._updated(earlier).items():
            earlier.changed["action"][action_id]["updated"] = day
        return self._snapshot(plan, {table: list(earlier.rows(table, rows)) for table, rows in self._rows.items()})

    def _updated(self, earlier: Earlier) -> dict[int, str | None]:
        """The day of the newest update then, of every action that has other updates now."""
        among = self._database.among
        touched = [*earlier.added["update"], *earlier.changed["update"]]
        of = {row[0] for row in among('select action_id from "update" where action_id is not null and id in', touched)}
        updates: dict[int, list[Row]] = {key: [] for key in of}
        rows = among(f'select {", ".join(_UPDATE)} from "update" where action_id in', list(of))
        for row in earlier.rows("update", map(tuple, rows)):
            if not row[2]:
                updates[row[3]].append((row[4], row[1], row[5]))
        return {key: last_news([(day, text) for day, _, text in sorted(told)]) for key, told in updates.items()}

    def _snapshot(self, plan: dict[str, Any], rows: dict[str, list[Row]]) -> Standings:
        return Standings(
            part_of(Plan, plan),
            tuple(row[3] for row in _there(rows["theme"])),
            {row[3]: day_or_none(row[4]) for row in _there(rows["lead"])},
            tuple(self._actions(rows)),
            tuple(_risks(rows)),
        )

    def _actions(self, rows: dict[str, list[Row]]) -> Iterable[Standing]:
        moves: dict[int, list[Move]] = defaultdict(list)
        for row in sorted(_there(rows["move"]), key=lambda row: (row[4], row[1], row[0])):
            moves[row[3]].append(self._once("move", row, _move, row))
        done: dict[int, date | None] = {}
        for row in sorted(_there(rows["occurrence"]), key=lambda row: row[4] or ""):
            done[row[3]] = day_or_none(row[4])
        refs = {row[0]: row[3] for row in rows["action"] if not row[2]}
        waits: dict[int, list[str]] = defaultdict(list)
        for row in _there(rows["dependency"]):
            if row[4] in refs:
                waits[row[3]].append(refs[row[4]])
        places = {row[0]: place for place, row in enumerate(sorted(rows["theme"], key=_by_seq))}
        themes = {row[0]: row[3] for row in rows["theme"]}
        leads = {row[0]: row[3] for row in rows["lead"]}
        for row in sorted(_there(rows["action"]), key=lambda row: places.get(row[4], len(places))):
            names = themes.get(row[4], ""), leads.get(row[5], "")
            hung = tuple(moves.get(row[0], ())), tuple(waits.get(row[0], ())), done.get(row[0])
            yield self._once("action", row, _action, row, *names, *hung)

    def _once(self, table: str, row: Row, make: Callable[..., Part], *of: Any) -> Part:
        """Made of the same, a part is the same: it is made once for both moments."""
        known = self._made.get((table, row[0]))
        if known is None or known[0] != of:
            known = self._made[table, row[0]] = (of, make(*of))
        return known[1]


def _select(table: str, names: Iterable[str]) -> str:
    columns = ", ".join(_WHY if (table, name) == ("move", "why") else f'm."{name}"' for name in names)
    return f'select {columns} from "{table}" m where m.plan_id = ? order by m.seq, m.id'


_WHY = f"coalesce(nullif(m.why, ''), {SAID}, '')"


def _risks(rows: dict[str, list[Row]]) -> Iterator[RiskStanding]:
    there = _there(rows["risk"])
    if not there:
        return
    themes, leads = ({row[0]: row[3] for row in rows[table]} for table in ("theme", "lead"))
    for _, _, _, ref, title, theme, owner, likelihood, impact, status, reason, internal in there:
        names = themes.get(theme, ""), leads.get(owner, "")
        yield RiskStanding(ref, title, *names, likelihood, impact, RiskStatus(status), reason, bool(internal))


def _by_seq(row: Row) -> tuple[int, int]:
    return row[1], row[0]


def _there(rows: Iterable[Row]) -> list[Row]:
    """Those in the plan, in its order."""
    return sorted((row for row in rows if not row[2]), key=_by_seq)


def _move(row: Row) -> Move:
    _, _, _, _, on, was, was_from, was_by, now, now_from, now_by, kind, why, agreed_by = row
    return Move(
        on=date.fromisoformat(on),
        was=_span(was, was_from, was_by),
        now=_span(now, now_from, now_by),
        kind=MoveKind(kind),
        why=why,
        agreed_by=agreed_by,
    )


def _action(
    row: Row, theme: str, lead: str, moves: tuple[Move, ...], depends_on: tuple[str, ...], done_until: date | None
) -> Standing:
    (
        _, _, _, ref, _, _, title, start_from, start_by, due, due_from, due_by, status, reason, percent, rag, completed,
        completed_from, completed_by, board_rag, board_why, board_by, added, updated, original_by, agreed, agreed_by,
        heard_on,
    ) = row  # fmt: skip
    return Standing(
        ref, title, theme, lead, _span("", start_from, start_by), _span(due, due_from, due_by), _STATUS[status],
        reason, percent, _RAG[rag], _span(completed, completed_from, completed_by), _RAG[board_rag], board_why,
        board_by, day_or_none(added), day_or_none(updated), moves, depends_on,
        done_until, day_or_none(heard_on), _other(agreed_by if agreed else original_by, due_by),
    )  # fmt: skip


_STATUS = {str(status): status for status in Status}
_RAG: dict[str | None, Rag | None] = {None: None, **{str(rag): rag for rag in Rag}}


def _other(agreed_by: str | None, due_by: str | None) -> date | None:
    """The last day of an agreed date that is another than the due date."""
    return day_or_none(agreed_by) if agreed_by != due_by else None


def _span(text: str, first: str | None, last: str | None) -> Span:
    return Span(text, day_or_none(first), day_or_none(last))
